import { movePlanOn, readEngagement } from '../clients/engagement';
import { engagementOutlines } from '../clients/places';
import { visibleIssueIds } from '../clients/visibility';
import { dateIn } from '../i18n/dates';
import { recordAsked } from '../ledger/client-acts';
import { readSnapshot, recordAsks, tell } from '../ledger/snapshot';
import { AppError } from '../platform/app-error';
import { RunAgain } from '../platform/job';
import { push } from '../platform/queue';
import { commit, type Write } from '../platform/storage/transaction';
import { attachmentProblems } from './attachment-state';
import { changed, deliveryQueue } from './delivery';
import { openDraft, removeDraft, reopenDraft } from './draft';
import { notSentMail } from './plan-mail';
import { inStates } from './delivery-list';
import { toldNews } from './pending-news';
import { planQueue } from './plan-watch';
import { forgetWake, moveWake } from './quiet-waiting';
import { keepPlace, placeOf } from './send-place';
import { recordPoint } from './series-record';
import { settleWhatIsShared } from './shared-court';
import { contactIdsOf, isUnderWay, readDeliveries, stateOf, type StoredDelivery, type StoredUpdate, type UpdateBody, updateRecords } from './update-store';

export const releaseQueue = 'release-update';

/**
 * https://developer.atlassian.com/platform/forge/limits-async-events/: 500 a minute for the whole installation. Each delivery may bring
 * another, for a request that is new is one, and others need some.
 */
export const eventsAMinute = 200;
const secondsInMinute = 60;
const writesInTransaction = 25;
const transactionsAtOnce = 4;
/** An event that came before its update was committed finds it on one of these. */
const looksForUpdate = 3;

/**
 * Begins to send: what the update says is checked against Jira for the last time, then every contact gets an event of her own.
 * Safe to repeat at every step.
 */
export async function release({ updateId, from }: { updateId: string; from?: number }, retries: number): Promise<void> {
  const update = await updateRecords.get(updateId);
  if (!update) {
    if (retries < looksForUpdate) throw new RunAgain(10);
    return;
  }
  if (stateOf(update) === 'waiting') {
    const wait = Math.ceil((Date.parse(update.body.undoUntilAt) - Date.now()) / 1000);
    if (wait > 0) throw new RunAgain(wait);
    const hindrance = await hindranceOf(update);
    return hindrance ? withdraw(update, hindrance) : begin(update);
  }
  if (stateOf(update) === 'releasing') return handOut(update, from);
  if (update.body.withdrawn) return failDeliveries(update);
}

type Hindrance = NonNullable<UpdateBody['withdrawn']>;

/** An issue or a file this client may not see by now. */
async function hindranceOf({ body: { engagementId, issueIds, attachments = [] } }: StoredUpdate): Promise<Hindrance | undefined> {
  const engagement = await readEngagement(engagementId);
  if (!engagement) return 'issue-not-visible';
  const visible = issueIds.length > 0 ? await visibleIssueIds(engagement, issueIds) : new Set<string>();
  if (!issueIds.every((id) => visible.has(id))) return 'issue-not-visible';
  const [problem] = (await attachmentProblems(engagement, attachments)).values();
  return problem && `attachment-${problem}`;
}

/** From here on it cannot be taken back. */
async function begin(update: StoredUpdate): Promise<void> {
  const started = updateRecords.replace(update, { state: 'releasing' });
  await commitOrLookAgain([started, ...(update.body.kind === 'update' ? await settled(update) : [])]);
  return handOut({ ...update, state: 'releasing', revision: started.value?.revision ?? '' });
}

/** An update is now what this client was told last; its draft is done with, and so is the news it tells. */
async function settled({ id, body: { engagementId, number, sentAt } }: StoredUpdate): Promise<Write[]> {
  const [draft, head, snapshot] = await Promise.all([openDraft(engagementId), tell({ id, engagementId, sentAt }), readSnapshot(id)]);
  const news = await toldNews(engagementId, snapshot?.lines.map((line) => line.id) ?? []);
  return [head, ...(draft?.number === number ? removeDraft(draft) : []), ...news];
}

/** So many a minute; for the rest it comes again. `from`: how many had their events when this was asked for. */
async function handOut(update: StoredUpdate, from?: number): Promise<void> {
  const { recipients, engagementId, plannedOn, sentAt, handedOut = 0 } = update.body;
  // Another event is ahead of this one.
  if (from !== undefined && from !== handedOut) return;
  if (handedOut === 0) {
    await recordWhatIsTold(update);
    await settleWhatIsShared(update);
  }
  const [engagement] = await engagementOutlines([engagementId]);
  if (engagement) await keepPlace(update.id, placeOf(engagement));
  await pushWaiting(await readDeliveries(update.id, await contactIdsOf(update, handedOut, eventsAMinute)));
  const next = Math.min(recipients, handedOut + eventsAMinute);
  if (next < recipients) {
    // Pushed before it is written down: an event that is ahead of what is written does nothing.
    await push(releaseQueue, [{ updateId: update.id, from: next }], secondsInMinute);
    return commitOrLookAgain([updateRecords.replace(update, { body: { ...update.body, handedOut: next, handedOutAt: new Date().toISOString() } })]);
  }
  if (engagement && plannedOn !== undefined) await movePlanOn(engagementId, plannedOn, dateIn(sentAt, engagement.timeZone));
  await commitOrLookAgain([updateRecords.replace(update, { state: 'sent' })]);
}

/** What it told of the whole, for the charts, and what it asks for. */
async function recordWhatIsTold({ id, body: { engagementId, sentAt } }: StoredUpdate): Promise<void> {
  const snapshot = await readSnapshot(id);
  if (snapshot?.kind === 'update') {
    await recordPoint(snapshot);
    await commitAll(await recordAsks(snapshot));
  }
  if (snapshot?.lines.some(({ section }) => section === 'asks')) await recordAsked(engagementId, sentAt);
}

/** Nobody is pushed who waits for a moment that has not come. */
export async function pushWaiting(deliveries: StoredDelivery[]): Promise<void> {
  const soon = new Date(Date.now() + secondsInMinute * 1000).toISOString();
  const due = deliveries.filter(({ state, body: { road, notBeforeAt = '' } }) => road !== 'by-hand' && state === 'waiting' && notBeforeAt <= soon);
  await push(deliveryQueue, due.map(({ body: { updateId, contactId } }) => ({ updateId, contactId })));
}

/** What some of its contacts waited for has come: they go on, so many a minute. Safe to repeat. */
export async function wakeDeliveries(updateId: string, at: string): Promise<void> {
  const update = await updateRecords.get(updateId);
  const now = new Date().toISOString();
  const isDue = ({ body: { road, notBeforeAt = '' } }: StoredDelivery) => road !== 'by-hand' && notBeforeAt <= now;
  const due = update && isUnderWay(update) ? await inStates(update, ['waiting'], eventsAMinute + 1, isDue) : [];
  const [engagement] = update && due.length > 0 ? await engagementOutlines([update.body.engagementId]) : [];
  if (engagement) await keepPlace(updateId, placeOf(engagement));
  await pushWaiting(due.slice(0, eventsAMinute));
  if (due.length <= eventsAMinute) return forgetWake(updateId, at);
  const later = new Date(Date.now() + secondsInMinute * 1000).toISOString();
  if (await moveWake(updateId, at, later)) await push(planQueue, [{ wakeUpdateId: updateId, at: later }], secondsInMinute);
}

/** What it names may no longer be shown: nothing leaves, and the draft is open again. */
async function withdraw(update: StoredUpdate, withdrawn: Hindrance): Promise<void> {
  const draft = update.body.kind === 'update' ? await openDraft(update.body.engagementId) : undefined;
  const body = { ...update.body, withdrawn };
  const taken = updateRecords.replace(update, { state: 'taken-back', body });
  await commitOrLookAgain([taken, ...(draft?.number === update.body.number ? reopenDraft(draft) : [])]);
  await failDeliveries({ ...update, body });
  const engagement = body.byItself ? await readEngagement(body.engagementId) : undefined;
  // Nobody is looking.
  if (engagement) await notSentMail(body.sentBy.accountId, engagement, body.sentAt, [{ kind: 'refused' }]);
}

async function failDeliveries(update: StoredUpdate): Promise<void> {
  const { id, body } = update;
  const waiting = (await readDeliveries(id, await contactIdsOf(update))).filter(({ state }) => state === 'waiting');
  await commitAll(waiting.map((delivery) => changed(delivery, 'failed', { ...delivery.body, problem: body.withdrawn })));
}

/** In as many transactions as it takes: only for writes that mean nothing to each other. */
export async function commitAll(writes: Write[], together = writesInTransaction): Promise<void> {
  const parts = Array.from({ length: Math.ceil(writes.length / together) }, (_, index) => writes.slice(index * together, (index + 1) * together));
  for (let start = 0; start < parts.length; start += transactionsAtOnce) await Promise.all(parts.slice(start, start + transactionsAtOnce).map(commit));
}

/** Who lost the race to the sender's undo, or to the same event, looks again at what is now. */
async function commitOrLookAgain(writes: Write[]): Promise<void> {
  try {
    await commit(writes);
  } catch (error) {
    throw error instanceof AppError && error.code === 'conflict' ? new RunAgain(5) : error;
  }
}
