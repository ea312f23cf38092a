import kvs, { Sort } from '@forge/kvs';
import { batchRead, type Wanted } from './batch';
import { type RecordValue, recordEntity, type Row, type Stored } from './record';
import type { Write } from './transaction';

export type Page<Body> = { records: Stored<Body>[]; cursor?: string };
export type ListQuery = {
  scope: string;
  state?: string;
  /** 1 to 100. */
  limit: number;
  cursor?: string;
  order?: 'newest' | 'oldest';
};

export type Collection<Body> = {
  /** Strongly consistent, as everything correctness depends on must be. */
  get(id: string): Promise<Stored<Body> | undefined>;
  /** In the order asked for; ids that are not there are left out. */
  getMany(ids: string[]): Promise<Stored<Body>[]>;
  /** The same as getMany, to be asked for by readTogether with records of other kinds. */
  wants(ids: string[]): Wanted<Body>;
  /** Lags behind writes: only for lists a person reads. */
  list(query: ListQuery): Promise<Page<Body>>;
  /** The key must be free. */
  create(id: string, row: Row<Body>): Write;
  /** Whatever stands there: for what anybody would write the same way, or where whoever is last is right. */
  put(id: string, row: Row<Body>): Write;
  /** Depends on `current` being what was read. */
  replace(current: Stored<Body>, row: Partial<Row<Body>>): Write;
  remove(current: Stored<Body>): Write;
  /** The record as such a write leaves it, once it is committed: no need to read it again. */
  written(write: Write): Stored<Body>;
};

/** The records of one kind. `upgrade` turns a body of an older schema version into today's. */
export function collection<Body>(kind: string, version: number, upgrade: (body: unknown, version: number) => Body = (body) => body as Body): Collection<Body> {
  const entity = kvs.entity<RecordValue>(recordEntity);
  const keyOf = (id: string) => `${kind}:${id}`;
  const stored = (key: string, value: RecordValue): Stored<Body> => ({
    id: key.slice(kind.length + 1),
    scope: value.scope,
    state: value.state,
    at: value.at,
    subject: value.subject,
    revision: value.revision,
    body: value.version === version ? (value.body as Body) : upgrade(value.body, value.version),
  });
  const valueOf = (row: Row<Body>): RecordValue => ({
    scope: row.scope,
    kind,
    state: row.state ?? '-',
    at: row.at,
    subject: row.subject?.trim() || '-',
    revision: crypto.randomUUID(),
    version,
    body: row.body,
  });

  const wants = (ids: string[]): Wanted<Body> => ({
    keys: ids.map(keyOf),
    found: (values) =>
      ids.flatMap((id) => {
        const value = values.get(keyOf(id));
        return value ? [stored(keyOf(id), value)] : [];
      }),
  });

  return {
    async get(id) {
      const value = await entity.get(keyOf(id));
      return value && stored(keyOf(id), value);
    },
    async getMany(ids) {
      const wanted = wants(ids);
      return wanted.found(await batchRead(wanted.keys));
    },
    wants,
    async list({ scope, state, limit, cursor, order = 'newest' }) {
      const index = state === undefined ? entity.query().index('by-kind', { partition: [scope, kind] }) : entity.query().index('by-state', { partition: [scope, kind, state] });
      const query = index.sort(order === 'newest' ? Sort.DESC : Sort.ASC).limit(limit);
      const answer = await (cursor ? query.cursor(cursor) : query).getMany();
      return { records: answer.results.map(({ key, value }) => stored(key, value)), ...(answer.nextCursor && { cursor: answer.nextCursor }) };
    },
    create: (id, row) => ({ key: keyOf(id), value: valueOf(row), previous: null }),
    put: (id, row) => ({ key: keyOf(id), value: valueOf(row), previous: undefined }),
    replace: (current, row) => ({ key: keyOf(current.id), value: valueOf({ ...current, ...row }), previous: current.revision }),
    remove: (current) => ({ key: keyOf(current.id), value: undefined, previous: current.revision }),
    written({ key, value }) {
      if (!value) throw new Error(`Nothing is left of ${key}.`);
      return stored(key, value);
    },
  };
}
