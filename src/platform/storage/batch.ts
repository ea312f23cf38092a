import kvs from '@forge/kvs';
import { type RecordValue, recordEntity, type Stored } from './record';

/** https://developer.atlassian.com/platform/forge/limits-kvs-ce/ */
const largestBatch = 25;
/** Thousands of records would take a resolver's time one batch after the other. */
const batchesAtOnce = 8;

/** The values of these keys, with one request for 25 of them. Missing ones are left out. */
export async function batchRead(keys: string[]): Promise<Map<string, RecordValue>> {
  const found = new Map<string, RecordValue>();
  const unique = [...new Set(keys)];
  const batches = Array.from({ length: Math.ceil(unique.length / largestBatch) }, (_, index) => unique.slice(index * largestBatch, (index + 1) * largestBatch));
  for (let start = 0; start < batches.length; start += batchesAtOnce) await Promise.all(batches.slice(start, start + batchesAtOnce).map((batch) => readInto(found, batch)));
  return found;
}

async function readInto(found: Map<string, RecordValue>, keys: string[]): Promise<void> {
  const answer = await kvs.batchGet<RecordValue>(keys.map((key) => ({ key, entityName: recordEntity })));
  for (const { key, value } of answer.successfulKeys) if (value) found.set(key, value);
  const missing = new Set(answer.failedKeys.filter(({ error }) => error.code === 'KEY_NOT_FOUND').map(({ key }) => key));
  // A batch is best effort: what it neither brought nor knows to be missing is asked for alone, so that "missing" is certain.
  for (const key of keys.filter((key) => !found.has(key) && !missing.has(key))) {
    const value = await kvs.entity<RecordValue>(recordEntity).get(key);
    if (value) found.set(key, value);
  }
}

/** Records of one collection, to be read together with others. */
export type Wanted<Body> = { keys: string[]; found(values: Map<string, RecordValue>): Stored<Body>[] };
type Found<Wishes> = { [Key in keyof Wishes]: Wishes[Key] extends Wanted<infer Body> ? Stored<Body>[] : never };

/** Reads records of several collections with as few requests as Forge allows. */
export async function readTogether<Wishes extends Record<string, Wanted<never>> | Record<string, Wanted<unknown>>>(wishes: Wishes): Promise<Found<Wishes>> {
  const all = Object.entries(wishes as Record<string, Wanted<unknown>>);
  const values = await batchRead(all.flatMap(([, { keys }]) => keys));
  return Object.fromEntries(all.map(([name, wanted]) => [name, wanted.found(values)])) as Found<Wishes>;
}
