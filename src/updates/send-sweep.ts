import { isToldKnown, markTold } from '../ledger/told-mark';
import { push } from '../platform/queue';
import { commitIfFirst } from '../platform/storage/commit-if-first';
import { deliveryQueue } from './delivery';
import { deliveriesOf } from './delivery-list';
import { releaseQueue } from './release';
import { silenceMilliseconds, lookAgainAt, stopLooking, watchOf } from './send-watch';
import { deliveryRecords, stateOf, type StoredDelivery, type StoredUpdate, updateRecords } from './update-store';

type Standing = Awaited<ReturnType<typeof deliveriesOf>>;

/** After the undo; an event pushed in time has come by then. */
const overdueMilliseconds = 90_000;
/** Of one look: what the queue takes in a minute belongs to others as well. */
const deliveriesInLook = 100;

/**
 * An update whose events Forge has lost gets them again. The watch moves on before, so that of two runs one pushes; it goes once
 * nothing of the update is under way and the ledger knows of it. Safe to repeat.
 */
export async function lookAfter(updateId: string): Promise<void> {
  const watch = await watchOf(updateId, new Date().toISOString());
  if (!watch) return;
  const update = await updateRecords.get(updateId);
  const standing = update && (await deliveriesOf(update));
  if (!standing || (await isThrough(update, standing))) return void (await commitIfFirst([stopLooking(watch)]));
  if (await commitIfFirst([lookAgainAt(watch, nextLook(standing.deliveries))])) await reviveSend(update, standing, deliveriesInLook);
}

async function isThrough(update: StoredUpdate, { deliveries, counts }: Standing): Promise<boolean> {
  const state = stateOf(update);
  if (state === 'taken-back') return update.body.withdrawn === undefined || deliveries.every((delivery) => delivery.state !== 'waiting');
  return state === 'sent' && !deliveries.some(isOpen) && (counts.told === 0 || (await isToldKnown(update.id)));
}

/** Pushes again what shows no sign of life: a second event does no harm. The mark comes before the push, so that of many who look at once one does it. A reader may also have been told while the queue did not answer. */
export async function reviveSend(update: StoredUpdate, { deliveries, counts }: Standing, most: number): Promise<void> {
  if (isStuck(update, deliveries)) {
    const mark = updateRecords.replace(update, { body: { ...update.body, nudgedAt: new Date().toISOString() } });
    if (await commitIfFirst([mark])) await push(releaseQueue, [{ updateId: update.id }]);
  }
  if (counts.told > 0) await markTold(update.id);
  if (stateOf(update) !== 'sent') return;
  const silent = deliveries.filter(isSilent).slice(0, most);
  const marked = await Promise.all(silent.map((delivery) => commitIfFirst([deliveryRecords.replace(delivery, { body: { ...delivery.body, nudgedAt: new Date().toISOString() } })])));
  await push(deliveryQueue, silent.filter((_, index) => marked[index]).map(({ body: { updateId, contactId } }) => ({ updateId, contactId })));
}

function isStuck(update: StoredUpdate, deliveries: StoredDelivery[]): boolean {
  const { sentAt, undoUntilAt, nudgedAt = sentAt, handedOutAt = sentAt, withdrawn } = update.body;
  if (Date.now() - Math.max(...[undoUntilAt, nudgedAt, handedOutAt].map(Date.parse)) <= overdueMilliseconds) return false;
  return ['waiting', 'releasing'].includes(stateOf(update)) || (withdrawn !== undefined && deliveries.some(({ state }) => state === 'waiting'));
}

const isOpen = ({ state, body: { road } }: StoredDelivery) => road !== 'by-hand' && ['waiting', 'sending'].includes(state);

/** Since when nothing more has happened to it, or will have. */
const lastSign = ({ body: { changedAt, notBeforeAt, nudgedAt } }: StoredDelivery): number => Math.max(...[changedAt, notBeforeAt, nudgedAt].map((at) => Date.parse(at ?? changedAt)));

const isSilent = (delivery: StoredDelivery) => isOpen(delivery) && Date.now() - lastSign(delivery) > silenceMilliseconds;

/** Not before one that waits, for the morning or for tomorrow, could be silent. */
function nextLook(deliveries: StoredDelivery[]): number {
  const signs = deliveries.filter(isOpen).map(lastSign);
  return Math.max(Date.now(), signs.reduce((earliest, sign) => Math.min(earliest, sign), signs[0] ?? 0)) + silenceMilliseconds;
}
