import LibSql from 'libsql';

export type SqlValue = string | number | null;

/** The embedded database below the runtime and the site. One seam, so that node:sqlite can replace libsql when Node 20 goes. */
export type Database = {
  all<Row>(sql: string, ...values: SqlValue[]): Row[];
  /** The first row, cheaper than `all`. libsql adds a `_metadata` to it. */
  first<Row>(sql: string, ...values: SqlValue[]): Row | undefined;
  run(sql: string, ...values: SqlValue[]): void;
  /** Runs `work` atomically; it must not be asynchronous. */
  transaction<Result>(work: () => Result): Result;
  close(): void;
};

/** Opens (or creates) a crash-safe database file; ':memory:' keeps it in memory. Throws where the folder cannot be written. */
export function openDatabase(path: string): Database {
  const connection = new LibSql(path);
  connection.exec('PRAGMA journal_mode = WAL');
  connection.exec('PRAGMA synchronous = NORMAL');
  const statements = new Map<string, LibSql.Statement>();
  let open = true;

  const prepare = (sql: string) => {
    if (!open) throw new Error('The database is closed.');
    const known = statements.get(sql);
    if (known) return known;
    const statement = connection.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  /** libsql aborts the process when a boolean, a Date or an object is bound. */
  const checked = (values: SqlValue[]) => {
    for (const value of values) {
      if (value !== null && typeof value !== 'string' && typeof value !== 'number') {
        throw new TypeError(`A ${typeof value} cannot be bound to a statement.`);
      }
    }
    return values;
  };

  return {
    all: <Row>(sql: string, ...values: SqlValue[]) => prepare(sql).all(...checked(values)) as Row[],
    first: <Row>(sql: string, ...values: SqlValue[]) => prepare(sql).get(...checked(values)) as Row | undefined,
    run: (sql, ...values) => {
      prepare(sql).run(...checked(values));
    },
    transaction: (work) => {
      connection.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        connection.exec('COMMIT');
        return result;
      } catch (error) {
        connection.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => {
      if (!open) return;
      open = false;
      statements.clear();
      connection.close();
    },
  };
}
