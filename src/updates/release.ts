import { movePlanOn, readEngagement } from '../clients/engagement';
import { visibleIssueIds } from '../clients/visibility';
import { dateIn } from '../i18n/dates';
import { recordAsked } from '../ledger/client-acts';
import { readSnapshot, recordAsks, tell } from '../ledger/snapshot';
import { AppError } from '../platform/app-error';
import { RunAgain } from '../platform/job';
import { push } from '../platform/queue';
import { commit, type Write } from '../platform/storage/transaction';
import { changed, deliveryQueue } from './delivery';
import { openDraft, removeDraft, reopenDraft } from './draft';
import { notSentMail } from './plan-mail';
import { toldNews } from './pending-news';
import { forgetWake } from './quiet-waiting';
import { isUnderWay, readDeliveries, stateOf, type StoredUpdate, updateRecords } from './update-store';

export const releaseQueue = 'release-update';

/** https://developer.atlassian.com/platform/forge/limits-async-events/: 50 events a push, 500 a minute for the whole installation. */
const eventsInPush = 50;
const eventsAMinute = 400;
const longestDelaySeconds = 900;
const writesInTransaction = 25;
/** An event that came before its update was committed finds it on one of these. */
const looksForUpdate = 3;

/**
 * Begins to send: what the update says is checked against Jira for the last time, then every contact gets an event of her own.
 * Safe to repeat at every step.
 */
export async function release(updateId: string, retries: number): Promise<void> {
  const update = await updateRecords.get(updateId);
  if (!update) {
    if (retries < looksForUpdate) throw new RunAgain(10);
    return;
  }
  if (stateOf(update) === 'waiting') {
    const wait = Math.ceil((Date.parse(update.body.undoUntilAt) - Date.now()) / 1000);
    if (wait > 0) throw new RunAgain(wait);
    return (await allVisible(update)) ? begin(update) : withdraw(update);
  }
  if (stateOf(update) === 'releasing') return handOut(update);
  if (update.body.withdrawn) return failDeliveries(update);
}

async function allVisible({ body: { engagementId, issueIds } }: StoredUpdate): Promise<boolean> {
  const engagement = await readEngagement(engagementId);
  if (!engagement) return false;
  const visible = issueIds.length > 0 ? await visibleIssueIds(engagement, issueIds) : new Set<string>();
  return issueIds.every((id) => visible.has(id));
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

async function handOut(update: StoredUpdate): Promise<void> {
  const { contactIds, engagementId, plannedOn, sentAt } = update.body;
  const snapshot = await readSnapshot(update.id);
  if (snapshot?.kind === 'update') await commitAll(await recordAsks(snapshot));
  if (snapshot?.lines.some(({ section }) => section === 'asks')) await recordAsked(engagementId, sentAt);
  await pushWaiting(update.id, contactIds);
  const engagement = plannedOn === undefined ? undefined : await readEngagement(engagementId);
  if (engagement && plannedOn !== undefined) await movePlanOn(engagementId, plannedOn, dateIn(sentAt, engagement.timeZone));
  await commitOrLookAgain([updateRecords.replace(update, { state: 'sent' })]);
}

async function pushWaiting(updateId: string, contactIds: string[]): Promise<void> {
  const deliveries = (await readDeliveries(updateId, contactIds)).filter(({ state, body }) => body.road !== 'by-hand' && state === 'waiting');
  for (let start = 0; start < deliveries.length; start += eventsInPush) {
    const events = deliveries.slice(start, start + eventsInPush).map(({ body }) => ({ updateId, contactId: body.contactId }));
    await push(deliveryQueue, events, Math.min(longestDelaySeconds, Math.floor(start / eventsAMinute) * 60));
  }
}

/** Quiet hours have ended for some of its contacts: theirs and, to no harm, the events of others who wait. Safe to repeat. */
export async function wakeDeliveries(updateId: string, at: string): Promise<void> {
  const update = await updateRecords.get(updateId);
  if (update && isUnderWay(update)) await pushWaiting(updateId, update.body.contactIds);
  await forgetWake(updateId, at);
}

/** An issue it names may no longer be shown: nothing leaves, and the draft is open again. */
async function withdraw(update: StoredUpdate): Promise<void> {
  const draft = update.body.kind === 'update' ? await openDraft(update.body.engagementId) : undefined;
  const body = { ...update.body, withdrawn: 'issue-not-visible' as const };
  const taken = updateRecords.replace(update, { state: 'taken-back', body });
  await commitOrLookAgain([taken, ...(draft?.number === update.body.number ? reopenDraft(draft) : [])]);
  await failDeliveries({ ...update, body });
  const engagement = body.byItself ? await readEngagement(body.engagementId) : undefined;
  // Nobody is looking.
  if (engagement) await notSentMail(body.sentBy.accountId, engagement, body.sentAt, [{ kind: 'refused' }]);
}

async function failDeliveries({ id, body }: StoredUpdate): Promise<void> {
  const waiting = (await readDeliveries(id, body.contactIds)).filter(({ state }) => state === 'waiting');
  await commitAll(waiting.map((delivery) => changed(delivery, 'failed', { ...delivery.body, problem: body.withdrawn })));
}

/** In as many transactions as it takes: only for writes that mean nothing to each other. */
export async function commitAll(writes: Write[], together = writesInTransaction): Promise<void> {
  for (let start = 0; start < writes.length; start += together) await commit(writes.slice(start, start + together));
}

/** Who lost the race to the sender's undo, or to the same event, looks again at what is now. */
async function commitOrLookAgain(writes: Write[]): Promise<void> {
  try {
    await commit(writes);
  } catch (error) {
    throw error instanceof AppError && error.code === 'conflict' ? new RunAgain(5) : error;
  }
}
