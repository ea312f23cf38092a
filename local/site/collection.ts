import type { Database } from '../database';

/** Records of one kind, held in memory and written through to the database before `put` returns. */
export type Collection<Item> = {
  get(id: string): Item | undefined;
  all(): IterableIterator<Item>;
  size(): number;
  /** Stores the item under its id, replacing what was there. */
  put(item: Item): Item;
  delete(id: string): void;
};

/** Follows a collection's changes, to keep an index beside it. */
export type Observer<Item> = { added(item: Item): void; removed(item: Item): void };

export function createCollections(database: Database) {
  database.run('CREATE TABLE IF NOT EXISTS site (kind TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID');

  return function collection<Item>(kind: string, idOf: (item: Item) => string, observer?: Observer<Item>): Collection<Item> {
    const items = new Map<string, Item>();
    for (const row of database.all<{ id: string; json: string }>('SELECT id, json FROM site WHERE kind = ?', kind)) {
      const item = JSON.parse(row.json) as Item;
      items.set(row.id, item);
      observer?.added(item);
    }
    return {
      get: (id) => items.get(id),
      all: () => items.values(),
      size: () => items.size,
      put(item) {
        const id = idOf(item);
        database.run('INSERT INTO site (kind, id, json) VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET json = excluded.json', kind, id, JSON.stringify(item));
        const previous = items.get(id);
        if (previous !== undefined) observer?.removed(previous);
        items.set(id, item);
        observer?.added(item);
        return item;
      },
      delete(id) {
        const previous = items.get(id);
        if (previous === undefined) return;
        database.run('DELETE FROM site WHERE kind = ? AND id = ?', kind, id);
        items.delete(id);
        observer?.removed(previous);
      },
    };
  };
}
