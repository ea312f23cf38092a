import kvs, { Filter, FilterConditions } from '@forge/kvs';
import { AppError } from '../app-error';
import { logFailure } from '../log';
import { type RecordValue, recordEntity } from './record';

/** One write of a transaction. `previous` is the revision it depends on; null means the key must be free; undefined means whatever is there. */
export type Write = { key: string; value: RecordValue | undefined; previous: string | null | undefined };

/** https://developer.atlassian.com/platform/forge/limits-kvs-ce/ */
const largestTransaction = 25;

/**
 * Writes all or nothing. Throws `conflict` when somebody else wrote first, and `unavailable` when storage did not answer and
 * nothing was written. The answer's code is not looked at: after any failure the records are read again, so a lost answer to a
 * write that succeeded counts as success.
 */
export async function commit(writes: Write[]): Promise<void> {
  if (writes.length === 0) return;
  if (writes.length > largestTransaction) throw new Error(`A transaction holds ${largestTransaction} writes, not ${writes.length}.`);
  try {
    await transaction(writes).execute();
  } catch (error) {
    const found = await Promise.all(writes.map(({ key }) => kvs.entity<RecordValue>(recordEntity).get(key))).catch((cause: unknown) => {
      throw new AppError('unavailable', 'failure.storage-unavailable', { cause });
    });
    if (writes.every(({ value }, index) => found[index]?.revision === value?.revision)) return;
    const unchanged = writes.every(({ previous }, index) => previous === undefined || (found[index]?.revision ?? null) === previous);
    if (!unchanged) throw new AppError('conflict', 'failure.changed-elsewhere', { cause: error });
    logFailure('storage transaction', error);
    throw new AppError('unavailable', 'failure.storage-unavailable', { cause: error });
  }
}

function transaction(writes: Write[]) {
  const pending = kvs.transact();
  for (const { key, value, previous } of writes) {
    const entity = { entityName: recordEntity, ...(previous !== undefined && { conditions: condition(previous) }) };
    if (value) pending.set<RecordValue>(key, value, entity);
    else pending.delete<RecordValue>(key, entity);
  }
  return pending;
}

const condition = (previous: string | null) =>
  new Filter<RecordValue>().and('revision', previous === null ? FilterConditions.notExists() : FilterConditions.equalTo(previous));
