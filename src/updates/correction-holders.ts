import { hasLeft } from '../clients/account-contacts';
import type { Engagement } from '../clients/contract';
import { type FactsNow, isCorrectionOf, toldBetter, type WrongLine } from '../ledger/correction';
import { laterSnapshots, type SnapshotHeader } from '../ledger/snapshot';
import type { ToldLine } from '../ledger/told';
import type { CorrectionStart } from './correction-contract';
import { linesFor } from './message/content';
import { isTold, contactIdsOf, readDeliveries, stateOf, type StoredDelivery, type StoredUpdate, updateHeadKeys, updateHeadRecords, updateRecords } from './update-store';

type Found = Pick<CorrectionStart, 'holders' | 'others'>;

/** Who was told a line, as far as anybody knows, and has not heard better since. */
export async function holdersOf(update: StoredUpdate, wrong: WrongLine & { lines: ToldLine[] }, engagement: Engagement, now: FactsNow): Promise<Found> {
  const deliveries = await readDeliveries(update.id, await contactIdsOf(update));
  const holding = deliveries.filter((delivery) => mayHold(delivery) && isInHers(delivery, wrong));
  const better = await toldBetterSince(update, wrong, holding.map(({ body }) => body.contactId), now);
  const found: Found = { holders: [], others: [] };
  for (const delivery of deliveries) {
    const { contactId, name } = delivery.body;
    const contact = engagement.contacts.find(({ id }) => id === contactId);
    const reason = !isInHers(delivery, wrong) ? 'not-in-hers' : !mayHold(delivery) ? 'not-told' : better.has(contactId) ? 'told-better' : !contact || hasLeft(contact) ? 'has-left' : undefined;
    if (reason) found.others.push({ contactId, name, reason });
    else found.holders.push({ contactId, name, ...(delivery.state === 'unknown' && { unknown: true as const }) });
  }
  return found;
}

/** A short message leaves lines out. */
const isInHers = (delivery: StoredDelivery, { line, lines }: { line: ToldLine; lines: ToldLine[] }) => linesFor(lines, delivery.body).some(({ id }) => id === line.id);

/** Nobody knows of an unknown one: for a correction it counts as told. */
const mayHold = (delivery: StoredDelivery) => isTold(delivery) || delivery.state === 'unknown';

async function toldBetterSince(update: StoredUpdate, wrong: WrongLine, contactIds: string[], now: FactsNow): Promise<Set<string>> {
  const { engagementId, sentAt } = update.body;
  const heads = await updateHeadRecords.getMany(updateHeadKeys(engagementId));
  const later = (await laterSnapshots(engagementId, sentAt, heads.map(({ body }) => body.updateId))).filter(({ id }) => id !== update.id);
  const states = new Map((await updateRecords.getMany(later.map(({ id }) => id))).map((each) => [each.id, stateOf(each)]));
  const better = new Set<string>();
  for (const snapshot of later) {
    if (snapshot.kind === 'word-of-mouth') {
      if (toldBetter(wrong, snapshot, now)) for (const { id } of snapshot.contacts) better.add(id);
    } else if (states.get(snapshot.id) !== 'taken-back') {
      for (const contactId of await toldBetterBy(snapshot, wrong, contactIds.filter((id) => !better.has(id)), now)) better.add(contactId);
    }
  }
  return better;
}

async function toldBetterBy(snapshot: Exclude<SnapshotHeader, { kind: 'word-of-mouth' }>, wrong: WrongLine, contactIds: string[], now: FactsNow): Promise<string[]> {
  if (!toldBetter(wrong, snapshot, now)) return [];
  const corrects = snapshot.kind === 'correction' && isCorrectionOf(snapshot, wrong.updateId, wrong.line.id);
  return (await readDeliveries(snapshot.id, contactIds)).flatMap((delivery) => {
    // A correction of this line that is on its way needs no other.
    const heard = isTold(delivery) || (corrects && delivery.state !== 'failed');
    const lines = linesFor(snapshot.lines, delivery.body);
    return heard && toldBetter(wrong, { ...snapshot, lines }, now) ? delivery.body.contactId : [];
  });
}
