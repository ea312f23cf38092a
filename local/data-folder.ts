import LibSql from 'libsql';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { openDatabase, type Database } from './database';
import { UsageError } from './options';

const databaseFiles = ['candor.db', 'candor.db-wal', 'candor.db-shm'];
const lockMilliseconds = 50;

/** Opens the one database everything is kept in, for this program alone. What is in the way is said in words. */
export function openDataFolder(folder: string, { reset }: { reset: boolean }): Database {
  const path = resolve(folder);
  try {
    makeFolder(path);
    return openLocked(path, lock(path), reset);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`The data folder ${path} cannot be used: ${reason}. Choose another with --data DIR.`);
  }
}

/** Step by step: mkdir's own `recursive` never returns where the system refuses with ENOENT, as below /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

function openLocked(path: string, release: () => void, reset: boolean): Database {
  try {
    if (reset) for (const file of databaseFiles) rmSync(join(path, file), { force: true });
    const database = openWritable(join(path, 'candor.db'));
    return {
      ...database,
      close() {
        database.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** Two programs on one folder would each keep their own picture of it. The system takes the lock back when the program ends, however it ends. */
function lock(path: string): () => void {
  const connection = new LibSql(join(path, 'lock.db'), { timeout: lockMilliseconds });
  try {
    connection.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    if (!(error instanceof Error && /locked|busy/i.test(error.message))) throw error;
    throw new UsageError(`The data folder ${path} is in use by another Candor. Stop it, or choose another folder with --data DIR.`);
  }
  return () => {
    connection.exec('ROLLBACK');
    connection.close();
  };
}

/** A file in a read-only folder opens; only writing shows it. */
function openWritable(file: string): Database {
  const database = openDatabase(file);
  database.run('CREATE TABLE IF NOT EXISTS program (name TEXT PRIMARY KEY, value TEXT NOT NULL)');
  database.run("INSERT INTO program (name, value) VALUES ('opened', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", new Date().toISOString());
  return database;
}
