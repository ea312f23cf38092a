import type { Engagement } from '../clients/contract';
import { quietUntil } from '../clients/quiet-hours';
import { collection } from '../platform/storage/collection';
import { commit, type Write } from '../platform/storage/transaction';

/**
 * When deliveries of an update that wait for the end of quiet hours go on: one record for all that wait for the same moment, looked for
 * by a schedule. An event each would have to be pushed again every fifteen minutes of a night.
 */
const wakes = collection<{ updateId: string }>('quiet-wake', 1);

/** A message to this contact waits so long (ISO) when it is to leave at a moment; absent: it leaves. */
export function waitsUntil({ plan, contacts, timeZone }: Engagement, contactId: string, at: string): string | undefined {
  return plan.quiet && quietUntil(at, plan.quiet, contacts.find(({ id }) => id === contactId)?.timeZone ?? timeZone);
}

/** Whoever comes second writes the same. */
export const wakeAt = (updateId: string, at: string): Write => ({ ...wakes.create(wakeId(updateId, at), { scope: 'site', at, body: { updateId } }), previous: undefined });
const wakeId = (updateId: string, at: string) => `${updateId}.${at}`;

export async function dueWakes(now: string, limit: number): Promise<{ updateId: string; at: string }[]> {
  const page = await wakes.list({ scope: 'site', limit, order: 'oldest' });
  return page.records.filter(({ at }) => at <= now).map(({ at, body }) => ({ updateId: body.updateId, at }));
}

/** Once its deliveries have their events. */
export async function forgetWake(updateId: string, at: string): Promise<void> {
  const wake = await wakes.get(wakeId(updateId, at));
  if (wake) await commit([wakes.remove(wake)]);
}
