import type { Database } from '../database';

/** The bytes of files by id: in the database only, for they are many and rarely read. */
export type Files = { get(id: string): Buffer | undefined; put(id: string, content: Uint8Array): void; delete(id: string): void };

export function createFiles(database: Database): Files {
  database.run('CREATE TABLE IF NOT EXISTS file (id TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID');
  return {
    get(id) {
      const [row] = database.all<{ content: string }>('SELECT content FROM file WHERE id = ?', id);
      return row && Buffer.from(row.content, 'base64');
    },
    // As text: the seam to the database binds no bytes.
    put: (id, content) => database.run('INSERT INTO file (id, content) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET content = excluded.content', id, Buffer.from(content).toString('base64')),
    delete: (id) => database.run('DELETE FROM file WHERE id = ?', id),
  };
}
