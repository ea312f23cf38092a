import { engagementOutlines } from '../clients/places';
import { readPayload } from '../ledger/snapshot';
import { markTold } from '../ledger/told-mark';
import { AppError } from '../platform/app-error';
import { RunAgain } from '../platform/job';
import { push } from '../platform/queue';
import { commit, type Write } from '../platform/storage/transaction';
import type { DeliveryState } from './contract';
import type { Outcome } from './jira-answer';
import { takeMailsFor } from './delivery-mails';
import { messageOf } from './delivery-message';
import { deliverByNotify } from './notify-road';
import { wakeAt, waitsUntil } from './quiet-waiting';
import { deliverByRequest } from './request-road';
import { placeOf, readPlace, type SendPlace } from './send-place';
import { type DeliveryBody, deliveryRecords, engagementScope, isTold, isUnderWay, perContact, readDelivery, type StoredDelivery, type StoredUpdate, type ToldBody, toldRecords, updateRecords } from './update-store';

export const deliveryQueue = 'deliver-update';

/** Longer than a consumer may run (55 seconds), so that a live lease means somebody may still be at it. */
const leaseSeconds = 120;
/** With the waits between them, some six hours of Jira being away. */
const mostAttempts = 30;
const longestWaitSeconds = 900;

const secondsUntil = (at: string | undefined) => (at === undefined ? 0 : Math.ceil((Date.parse(at) - Date.now()) / 1000));
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

/**
 * Hands one message to Jira for one contact. Safe to repeat: only who holds the lease on the delivery calls Jira, and what an
 * earlier try may have done is looked up first, or, where Jira cannot tell, left as unknown. In quiet hours nothing leaves.
 */
export async function deliver({ updateId, contactId }: { updateId: string; contactId: string }): Promise<void> {
  const [update, delivery] = await Promise.all([updateRecords.get(updateId), readDelivery(updateId, contactId)]);
  if (!update || !delivery || !isUnderWay(update)) return;
  // The event before this one may have broken off right here.
  if (isTold(delivery)) return markTold(updateId);
  const { road, accountId, engagementId, attempts, leaseUntilAt, notBeforeAt } = delivery.body;
  if (road === 'by-hand' || !['waiting', 'sending'].includes(delivery.state)) return;
  const wait = secondsUntil(delivery.state === 'sending' ? leaseUntilAt : notBeforeAt);
  // It waits for the morning, or for tomorrow's mails: a schedule brings it.
  if (wait > longestWaitSeconds) return;
  if (wait > 0) throw new RunAgain(wait);
  if (delivery.state === 'sending' && road === 'notify') return conclude(delivery, update, { kind: 'unknown', certainLater: false });

  const [payload, place] = await Promise.all([readPayload(updateId, delivery.body), placeFor(updateId, engagementId)]);
  const quietEnd = place && waitsUntil(place, delivery.body.timeZone, new Date().toISOString());
  if (quietEnd !== undefined) return waitUntil(delivery, quietEnd);
  const mailsAgain = await takeMailsFor(delivery);
  if (mailsAgain !== undefined) return waitUntil(delivery, mailsAgain, 'mails');
  const leased = await lease(delivery);
  if (!payload || !place) return conclude(leased, update, { kind: 'refused', problem: 'no-road' });
  const outcome = await (road === 'notify' ? deliverByNotify(accountId, payload, place) : deliverByRequest(leased, messageOf(payload, delivery.body), place, attempts > 0));
  return conclude(leased, update, outcome);
}

/** Of an update released before there were places, the engagement's own value tells. */
async function placeFor(updateId: string, engagementId: string): Promise<SendPlace | undefined> {
  const kept = await readPlace(updateId);
  if (kept) return kept;
  const [outline] = await engagementOutlines([engagementId]);
  return outline && placeOf(outline);
}

/** A schedule brings it then: an event can wait fifteen minutes at most. */
const waitUntil = (delivery: StoredDelivery, at: string, waitsFor?: DeliveryBody['waitsFor']) =>
  commit([changed(delivery, 'waiting', { ...delivery.body, notBeforeAt: at, waitsFor }), wakeAt(delivery.body.updateId, at)]);

/** Also the mark that a call is about to be made. */
async function lease(delivery: StoredDelivery): Promise<StoredDelivery> {
  const body = { ...delivery.body, attempts: delivery.body.attempts + 1, leaseUntilAt: inSeconds(leaseSeconds) };
  const write = changed(delivery, 'sending', body);
  try {
    await commit([write]);
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') throw new RunAgain(leaseSeconds);
    throw error;
  }
  return { ...delivery, state: 'sending', body, revision: write.value?.revision ?? '' };
}

async function conclude(delivery: StoredDelivery, update: StoredUpdate, outcome: Outcome): Promise<void> {
  const body = { ...delivery.body, ...('issueKey' in outcome && outcome.issueKey && { issueKey: outcome.issueKey }) };
  if (outcome.kind === 'done') return commitTold(delivery, outcome.state, update, body);
  if (outcome.kind === 'refused') return commit([changed(delivery, 'failed', { ...body, problem: outcome.problem, problemFile: outcome.problemFile })]);
  const mayTryAgain = body.attempts < mostAttempts;
  if (outcome.kind === 'unknown' && !(outcome.certainLater && mayTryAgain)) return commit([changed(delivery, 'unknown', { ...body, problem: 'lost-answer' })]);
  if (!mayTryAgain) return commit([changed(delivery, 'failed', { ...body, problem: 'jira-unavailable' })]);
  const seconds = outcome.kind === 'later' ? outcome.afterSeconds : Math.min(longestWaitSeconds, 30 * 2 ** Math.min(body.attempts - 1, 5));
  if (seconds > longestWaitSeconds) return waitUntil({ ...delivery, body }, inSeconds(seconds));
  await commit([changed(delivery, 'waiting', { ...body, notBeforeAt: inSeconds(seconds) })]);
  // A fresh event: Forge would repeat this one four times at most.
  await pushDelivery(delivery.body, seconds);
}

export const pushDelivery = ({ updateId, contactId }: Pick<DeliveryBody, 'updateId' | 'contactId'>, delaySeconds = 0) => push(deliveryQueue, [{ updateId, contactId }], delaySeconds);

/** The delivery in its new state. A lease, a wait and a problem belong to the state they came with. */
export function changed(delivery: StoredDelivery, state: DeliveryState, body: DeliveryBody): Write {
  const { leaseUntilAt, notBeforeAt, waitsFor, problem, problemFile, ...rest } = body;
  const kept: Pick<DeliveryBody, 'leaseUntilAt' | 'notBeforeAt' | 'waitsFor' | 'problem' | 'problemFile'> = {
    ...(state === 'sending' && { leaseUntilAt }),
    ...(state === 'waiting' && notBeforeAt && { notBeforeAt, ...(waitsFor && { waitsFor }) }),
    ...((state === 'failed' || state === 'unknown') && { problem, ...(problemFile !== undefined && { problemFile }) }),
  };
  return deliveryRecords.replace(delivery, { state, body: { ...rest, ...kept, changedAt: new Date().toISOString() } });
}

const attemptsToCommit = 3;

/** What she was told last once she was told this, too; news may come in any order. */
function withUpdate(known: ToldBody | undefined, { id, body: { kind, number, sentAt } }: StoredUpdate): ToldBody {
  const newest = known && known.sentAt > sentAt ? known : { updateId: id, number, sentAt };
  const update = kind === 'update' && !(known?.update && known.update.sentAt > sentAt) ? { id, sentAt } : known?.update;
  return { updateId: newest.updateId, number: newest.number, sentAt: newest.sentAt, ...(update && { update }) };
}

const isKnown = (known: ToldBody, update: StoredUpdate) => known.sentAt > update.body.sentAt && withUpdate(known, update).update?.id === known.update?.id;

/** The delivery's last state and the record of what she was told, in one transaction; then the ledger hears of it. */
export async function commitTold(delivery: StoredDelivery, state: DeliveryState, update: StoredUpdate, body = delivery.body): Promise<void> {
  const { engagementId, contactId, updateId } = body;
  for (let attempt = 1; ; attempt++) {
    const told = await toldRecords.get(perContact(engagementId, contactId));
    const row = { scope: engagementScope(engagementId), at: new Date().toISOString(), subject: contactId, body: withUpdate(told?.body, update) };
    const tell = told ? toldRecords.replace(told, row) : toldRecords.create(perContact(engagementId, contactId), row);
    try {
      await commit([changed(delivery, state, body), ...(told && isKnown(told.body, update) ? [] : [tell])]);
      break;
    } catch (error) {
      // Another update to her may have been told in between; a delivery that somebody else changed is not ours any more.
      const current = await readDelivery(updateId, contactId);
      if (attempt >= attemptsToCommit || current?.revision !== delivery.revision) throw error;
    }
  }
  await markTold(updateId);
}
