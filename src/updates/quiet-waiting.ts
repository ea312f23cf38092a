import { quietUntil } from '../clients/quiet-hours';
import { commitIfFirst } from '../platform/storage/commit-if-first';
import { collection } from '../platform/storage/collection';
import { commit, type Write } from '../platform/storage/transaction';
import type { SendPlace } from './send-place';

/**
 * When deliveries of an update that wait for the end of quiet hours go on: one record for all that wait for the same moment, looked for
 * by a schedule. An event each would have to be pushed again every fifteen minutes of a night.
 */
const wakes = collection<{ updateId: string }>('quiet-wake', 1);

/** A message to this contact waits so long (ISO) when it is to leave at a moment; absent: it leaves. */
export const waitsUntil = ({ quiet, timeZone }: SendPlace, ownTimeZone: string | undefined, at: string): string | undefined => quietUntil(at, quiet, ownTimeZone ?? timeZone);

/** Whoever comes second writes the same. */
export const wakeAt = (updateId: string, at: string): Write => wakes.put(wakeId(updateId, at), { scope: 'site', at, body: { updateId } });
const wakeId = (updateId: string, at: string) => `${updateId}.${at}`;

export async function dueWakes(now: string, limit: number): Promise<{ updateId: string; at: string }[]> {
  const page = await wakes.list({ scope: 'site', limit, order: 'oldest' });
  return page.records.filter(({ at }) => at <= now).map(({ at, body }) => ({ updateId: body.updateId, at }));
}

/** It goes on a little later; false when somebody else has moved or forgotten it. */
export async function moveWake(updateId: string, at: string, later: string): Promise<boolean> {
  const wake = await wakes.get(wakeId(updateId, at));
  return wake !== undefined && commitIfFirst([wakes.remove(wake), wakeAt(updateId, later)]);
}

/** Once its deliveries have their events. */
export async function forgetWake(updateId: string, at: string): Promise<void> {
  const wake = await wakes.get(wakeId(updateId, at));
  if (wake) await commit([wakes.remove(wake)]);
}
