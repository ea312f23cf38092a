import { collection } from '../platform/storage/collection';
import type { Stored } from '../platform/storage/record';
import type { Write } from '../platform/storage/transaction';

/**
 * By update id: when to see whether it still goes on. Written with the update and gone once nothing of it is under way, so that a
 * schedule finds what is and reads nothing else.
 */
const watchRecords = collection<Record<string, never>>('send-watch', 1);
type SendWatch = Stored<Record<string, never>>;

/** Longer than any wait an event of ours takes by itself (15 minutes). */
export const silenceMilliseconds = 20 * 60_000;
const at = (time: number) => ({ at: new Date(time).toISOString() });

/** Part of whatever makes it go on, or go on once more. */
export const watchFrom = (updateId: string): Write => watchRecords.put(updateId, { scope: 'site', ...at(Date.now() + silenceMilliseconds), body: {} });
export const lookAgainAt = (watch: SendWatch, time: number): Write => watchRecords.replace(watch, at(time));
export const stopLooking = (watch: SendWatch): Write => watchRecords.remove(watch);

/** The longest due first. The list lags: `watchOf` knows. */
export async function dueSends(now: string, limit: number): Promise<string[]> {
  const page = await watchRecords.list({ scope: 'site', limit, order: 'oldest' });
  return page.records.filter(({ at }) => at <= now).map(({ id }) => id);
}

export async function watchOf(updateId: string, now: string): Promise<SendWatch | undefined> {
  const watch = await watchRecords.get(updateId);
  return watch && watch.at <= now ? watch : undefined;
}
