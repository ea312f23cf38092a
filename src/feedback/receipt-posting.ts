import { contactsAmong } from '../clients/account-contacts';
import { engagementOutlines } from '../clients/places';
import { workingDaysLater } from '../clients/working-time';
import { RunAgain } from '../platform/job';
import { noteMails } from '../updates/mail-quota';
import { postPublicComment, type Posted } from '../updates/public-comment';
import { pushWork } from './feedback-queue';
import { receiptDocument } from './receipt';
import { changeRecord } from './record-change';
import { responseTimesOf } from './response-time';
import { type FeedbackBody, feedbackRecords, type StoredFeedback } from './store';

/** The comment's property that says whose receipt it is. */
const receiptProperty = 'candor.receipt';
/** Longer than a consumer may run (55 seconds), so that a live lease means somebody may still be at it. */
const leaseSeconds = 120;
const mostAttempts = 30;
const longestWaitSeconds = 900;

type Receipt = FeedbackBody['receipt'];

/**
 * Says on her request that it has come. Safe to repeat: only who holds the lease comments, and what an earlier try may have left
 * there is looked for first. Whoever has had an answer by then needs no receipt.
 */
export async function postReceipt(feedbackId: string): Promise<void> {
  const current = await feedbackRecords.get(feedbackId);
  if (!current || !isReceiptDue(current.body)) return;
  const wait = secondsUntil(current.body.receipt.leaseUntilAt);
  if (wait > 0) throw new RunAgain(wait);
  const leased = await lease(feedbackId, await promisedAnew(current.body));
  if (leased) await conclude(leased, await post(leased));
}

/** Undefined when nothing is left to do. */
async function lease(feedbackId: string, hearsBy: string | undefined): Promise<StoredFeedback | undefined> {
  let isOurs = false;
  const leased = await changeRecord(feedbackId, (body) => {
    isOurs = isReceiptDue(body) && secondsUntil(body.receipt.leaseUntilAt) <= 0;
    const receipt: Receipt = { state: 'sending', attempts: body.receipt.attempts + 1, leaseUntilAt: inSeconds(leaseSeconds) };
    return isOurs ? { ...withReceipt(body, receipt), ...(hearsBy !== undefined && { hearsBy }) } : undefined;
  });
  if (leased && !isOurs && isReceiptDue(leased.body)) throw new RunAgain(leaseSeconds);
  return isOurs ? leased : undefined;
}

/** A receipt so late that its promise has passed would be broken when she reads it. Not where an earlier try may have been read. */
async function promisedAnew({ hearsBy, kind, projectId, placeId, receipt }: FeedbackBody): Promise<string | undefined> {
  if (hearsBy === undefined || secondsUntil(hearsBy) > 0 || receipt.state === 'sending') return undefined;
  const [[place], times] = await Promise.all([engagementOutlines(placeId === undefined ? [] : [placeId]), responseTimesOf(projectId)]);
  return place && workingDaysLater(new Date().toISOString(), times[kind], place.plan.workingTime, place.timeZone);
}

export const isReceiptDue = ({ receipt }: FeedbackBody) => receipt.state === 'waiting' || receipt.state === 'sending';
const secondsUntil = (at: string | undefined) => (at === undefined ? 0 : Math.ceil((Date.parse(at) - Date.now()) / 1000));
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const withReceipt = (body: FeedbackBody, receipt: Receipt): FeedbackBody => ({ ...body, receipt });

async function post({ id, body }: StoredFeedback): Promise<Posted | 'needless'> {
  const { request, requestGone, hearsBy, answeredAt, receipt } = body;
  const [place] = await engagementOutlines(body.placeId === undefined ? [] : [body.placeId]);
  if (!request || requestGone || hearsBy === undefined || answeredAt !== undefined || !place) return 'needless';
  const document = receiptDocument({
    language: body.language,
    timeZone: await timeZoneOf(body, place.timeZone),
    name: body.asker.name,
    reference: body.reference,
    ownerName: body.owner?.name ?? place.team.projectManager.name,
    hearsBy,
    now: new Date().toISOString(),
  });
  return postPublicComment({ issueId: request.id, property: receiptProperty, id, document, repeated: receipt.attempts > 1 });
}

/** Hers while she is a contact; the engagement's otherwise. */
export async function timeZoneOf({ engagementId, asker }: Pick<FeedbackBody, 'engagementId' | 'asker'>, otherwise: string): Promise<string> {
  if (engagementId === undefined || asker.accountId === undefined) return otherwise;
  const [found] = await contactsAmong([engagementId], asker.accountId);
  return found?.contact.timeZone ?? otherwise;
}

async function conclude({ id, body: { receipt } }: StoredFeedback, posted: Posted | 'needless'): Promise<void> {
  const { attempts, leaseUntilAt } = receipt;
  const end = async (state: Receipt['state']) => {
    // A lease that ran out belongs to somebody else by now.
    await changeRecord(id, (body) => (body.receipt.leaseUntilAt === leaseUntilAt ? withReceipt(body, { state, attempts }) : undefined));
  };
  if (posted === 'posted') {
    await noteMails(`receipt ${id}`);
    return end('posted');
  }
  if (posted === 'needless') return end('none');
  if (posted !== 'unknown' && 'refused' in posted) return end('failed');
  if (attempts >= mostAttempts) return end(posted === 'unknown' ? 'unknown' : 'failed');
  // What an unknown try may have said is not changed.
  await end(posted === 'unknown' ? 'sending' : 'waiting');
  const seconds = posted === 'unknown' ? 30 * 2 ** Math.min(attempts - 1, 5) : posted.later;
  await pushWork([{ kind: 'receipt', feedbackId: id }], Math.min(seconds, longestWaitSeconds));
}
