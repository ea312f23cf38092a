import type { Clock } from '../../clock';
import type { Database } from '../../database';
import type { Entity, EntityIndex } from '../manifest';

/** `value` is JSON text, `expire` milliseconds. */
export type Item = { key: string; value: string; created: number; updated: number; expire: number | null };
/** 'value', 'secret', or 'entity:' and the entity's name. */
export type Namespace = string;
export type Items = ReturnType<typeof createItems>;

const columns = `namespace TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, created INTEGER NOT NULL,
  updated INTEGER NOT NULL, expire INTEGER, PRIMARY KEY (namespace, key)`;

export function entityNamespace(entityName: string): Namespace {
  return `entity:${entityName}`;
}

/** The SQL expression of an attribute. A query must repeat it letter by letter for its index to be used. */
export function attributeExpression(attribute: string): string {
  return `json_extract(value, '$."${attribute}"')`;
}

/**
 * The stored items twice: `storage_items` is what `get` sees, `storage_visible` what queries see. Writes reach the second
 * one when they are older than the query lag; until then they wait in `storage_changes`.
 */
export function createItems(database: Database, clock: Clock, entities: Iterable<Entity>) {
  let queryLag = 0;
  database.run(`CREATE TABLE IF NOT EXISTS storage_items (${columns}) WITHOUT ROWID`);
  database.run(`CREATE TABLE IF NOT EXISTS storage_visible (${columns}) WITHOUT ROWID`);
  database.run(`CREATE TABLE IF NOT EXISTS storage_changes (sequence INTEGER PRIMARY KEY, at INTEGER NOT NULL,
    namespace TEXT NOT NULL, key TEXT NOT NULL, value TEXT, created INTEGER, updated INTEGER, expire INTEGER)`);
  createIndexes(database, entities);

  const show = (namespace: Namespace, key: string, item: Item | undefined) => {
    if (!item) database.run('DELETE FROM storage_visible WHERE namespace = ? AND key = ?', namespace, key);
    else insert(database, 'storage_visible', namespace, item);
  };

  /** Lets queries see what has become old enough. */
  const refreshVisible = () => {
    const horizon = clock.now() - queryLag;
    const changes = database.all<{ sequence: number; namespace: string; key: string; value: string | null } & Item>(
      'SELECT sequence, namespace, key, value, created, updated, expire FROM storage_changes WHERE at <= ? ORDER BY sequence',
      horizon,
    );
    if (changes.length === 0) return;
    database.transaction(() => {
      for (const change of changes) show(change.namespace, change.key, change.value === null ? undefined : change);
      database.run('DELETE FROM storage_changes WHERE at <= ?', horizon);
    });
  };

  /** Must run inside a transaction of the database. */
  const change = (namespace: Namespace, key: string, item: Item | undefined) => {
    if (item) insert(database, 'storage_items', namespace, item);
    else database.run('DELETE FROM storage_items WHERE namespace = ? AND key = ?', namespace, key);
    if (queryLag === 0) {
      database.run('DELETE FROM storage_changes WHERE namespace = ? AND key = ?', namespace, key);
      show(namespace, key, item);
    } else {
      database.run(
        'INSERT INTO storage_changes (at, namespace, key, value, created, updated, expire) VALUES (?, ?, ?, ?, ?, ?, ?)',
        clock.now(), namespace, key, item?.value ?? null, item?.created ?? null, item?.updated ?? null, item?.expire ?? null,
      );
    }
  };

  /** The platform may keep an expired item for up to 48 hours; nobody is shown one here. */
  const read = (namespace: Namespace, key: string): Item | undefined =>
    database.first<Item>(
      'SELECT key, value, created, updated, expire FROM storage_items WHERE namespace = ? AND key = ? AND (expire IS NULL OR expire > ?)',
      namespace, key, clock.now(),
    );

  return {
    read,
    refreshVisible,
    /** `previous` is what was read of the key in the same transaction of the database. */
    write: (namespace: Namespace, key: string, value: string, secondsToLive: number | undefined, previous: Item | undefined): Item => {
      const now = clock.now();
      const expire = secondsToLive === undefined ? null : now + secondsToLive * 1000;
      const item = { key, value, created: previous?.created ?? now, updated: now, expire };
      change(namespace, key, item);
      return item;
    },
    /** Must run inside a transaction of the database. */
    remove: (namespace: Namespace, key: string) => change(namespace, key, undefined),
    setQueryLag: (milliseconds: number) => {
      queryLag = milliseconds;
      refreshVisible();
    },
  };
}

function insert(database: Database, table: string, namespace: Namespace, item: Item) {
  database.run(
    `INSERT OR REPLACE INTO ${table} (namespace, key, value, created, updated, expire) VALUES (?, ?, ?, ?, ?, ?)`,
    namespace, item.key, item.value, item.created, item.updated, item.expire,
  );
}

/** One partial index for each index of the manifest, named after what it covers; those no longer declared go. */
function createIndexes(database: Database, entities: Iterable<Entity>) {
  const wanted = new Map<string, string>();
  for (const entity of entities) {
    for (const index of entity.indexes) {
      const name = indexName(entity, index);
      const expressions = [...index.partition, ...index.range].map(attributeExpression);
      wanted.set(
        name,
        `CREATE INDEX IF NOT EXISTS "${name}" ON storage_visible (${expressions.join(', ')}, key) WHERE namespace = '${entityNamespace(entity.name)}'`,
      );
    }
  }
  const present = database.all<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'storage_visible' AND name LIKE 'visible %'",
  );
  for (const { name } of present) if (!wanted.has(name)) database.run(`DROP INDEX "${name}"`);
  for (const statement of wanted.values()) database.run(statement);
}

export function indexName(entity: Entity, index: EntityIndex): string {
  return `visible ${entity.name} ${index.partition.join('+')} ${index.range.join('+')}`;
}
