import { contactsAmong, type EngagementContact } from '../clients/account-contacts';
import { engagementsOfAnchor, type EngagementOutline } from '../clients/places';
import { recordAct } from '../ledger/client-acts';
import { AppError } from '../platform/app-error';
import type { Comment } from '../platform/jira/answers';
import { asApp } from '../platform/jira/jira';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import { plain } from '../updates/message/plain-text';
import { isNudge } from '../updates/nudge-comment';
import { updateAnsweredOn } from '../updates/update-request';
import { documentText } from '../platform/jira/document-text';
import { changed } from './inbox-record';
import { keepFeedback } from './incoming';
import { mentionNamed } from './named-issues';
import { isGone } from './readers';
import { postReceipt } from './receipt-posting';
import { changeSurviving, clockStopped } from './record-change';
import { referenceOf } from './reference';
import { keepRequest, requestWithRole } from './request-intake';
import type { ReadRequest, RequestRole } from './request-reading';
import { commentFeedbackId, excerptLength, feedbackRecords, feedbackTexts, requestFeedbackId, type StoredFeedback, waitingReplies } from './store';
import { excerptOf, languageOfText } from './words';

/** Somebody's public words. */
type Words = { id: string; author: { accountId: string; displayName: string; isCustomer: boolean }; text: string; at: string };

const commentsInPage = 100;
const mostPages = 10;
/** The event of a new request may come after that of its first comment, but not by this much. */
const outOfOrderMilliseconds = 3_600_000;
/** On one update request, without a word of ours on it. */
const mostReplies = 100;
/** What a comment without words says: it holds a picture or a file. */
const pictureOnly = '📎';

/** Takes a comment on a request, or on the issue notify mails hang on. A comment that was changed only changes its words. */
export async function takeComment({ issueId, commentId, on }: { issueId: string; commentId: string; on: 'request' | 'anchor' }): Promise<void> {
  const words = await publicWords(issueId, commentId, on);
  if (!words) return;
  if (on === 'anchor') return takeFromAnchor(issueId, words);
  const known = await feedbackRecords.get(requestFeedbackId(issueId));
  if (known) return hear(known, words);
  const found = await requestWithRole(issueId);
  if (!found) return;
  if (found.role.role === 'updates') return takeFromUpdates(found.request, found.role, words);
  await takeLate(found.request, found.role, words);
}

/** Undefined for internal comments, for those of apps, Candor among them, and for what is gone. */
async function publicWords(issueId: string, commentId: string, on: 'request' | 'anchor'): Promise<Words | undefined> {
  const comment = await commentOf(issueId, commentId);
  const author = comment?.author;
  if (!comment || !author || author.accountType === 'app' || isNudge(comment) || (on === 'request' && comment.jsdPublic !== true)) return undefined;
  return {
    id: comment.id,
    author: { accountId: author.accountId, displayName: author.displayName, isCustomer: author.accountType === 'customer' },
    text: plain(documentText(comment.body)) || pictureOnly,
    at: new Date(comment.created ?? Date.now()).toISOString(),
  };
}

/** Newest first: the one an event tells of is nearly always on the first page. */
async function commentOf(issueId: string, commentId: string): Promise<Comment | undefined> {
  for (let page = 0; page < mostPages; page++) {
    const query = { orderBy: '-created', expand: 'properties', startAt: page * commentsInPage, maxResults: commentsInPage };
    const { comments, total } = await asApp()
      .send('comments', { path: { issue: issueId }, query })
      .catch((error: unknown) => {
        if (isGone(error)) return { comments: [], total: 0 };
        throw error;
      });
    const found = comments.find(({ id }) => id === commentId);
    if (found || (page + 1) * commentsInPage >= total) return found;
  }
  return undefined;
}

/** A word on a request that is feedback: hers makes it our turn again, ours stops the clock. */
async function hear(known: StoredFeedback, words: Words): Promise<void> {
  const { body } = known;
  const { accountId, isCustomer } = words.author;
  const isHers = isCustomer || accountId === body.asker.accountId || (body.engagementId !== undefined && (await contactsAmong([body.engagementId], accountId)).length > 0);
  if (isHers) {
    await changeSurviving(known.id, (current) => (words.at > current.lastFromClientAt ? { ...current, lastFromClientAt: words.at } : undefined));
    if (body.engagementId !== undefined) await recordAct(body.engagementId, words.at);
    return;
  }
  await countAsAnswer(known.id, words.at);
  if (body.engagementId !== undefined && body.request) await mention(body.engagementId, body.request.key, words);
}

/** What was merged into other feedback is answered by itself: a word to one who asked keeps no promise that was made to another. */
async function countAsAnswer(feedbackId: string, at: string): Promise<void> {
  await repeatOnConflict(async () => {
    const current = await feedbackRecords.get(feedbackId);
    if (!current || at <= (current.body.answeredAt ?? '')) return;
    await commit([changed(current, { ...current.body, answeredAt: at }), ...(await clockStopped(current.id))]);
  });
}

/** What our own people said of issues. */
const mention = (engagementId: string, requestKey: string, { text, at, author }: Words) => mentionNamed(engagementId, text, { at, byName: author.displayName, requestKey });

/** The first word of a request Candor has not seen: its own event is late, or it is older than the engagement. */
async function takeLate(request: ReadRequest, role: RequestRole, words: Words): Promise<void> {
  const isLate = Date.parse(words.at) - Date.parse(request.createdAt) < outOfOrderMilliseconds;
  const isHers = words.author.isCustomer || words.author.accountId === request.reporter.accountId;
  if (!isLate && !isHers) return;
  await keepRequest(request, role, isLate ? undefined : words.at);
  const kept = await feedbackRecords.get(requestFeedbackId(request.id));
  if (kept) await hear(kept, words);
  await postReceipt(requestFeedbackId(request.id));
}

/** Her answer to an update is feedback of its own; ours to her answers it. */
async function takeFromUpdates(request: ReadRequest, { place, contact }: RequestRole & { role: 'updates' }, words: Words): Promise<void> {
  const { accountId, isCustomer } = words.author;
  const [writer] = contact?.contact.accountId === accountId ? [contact] : await contactsAmong([place.id], accountId);
  if (writer || isCustomer || accountId === request.reporter.accountId) {
    const kept = await keepReply(place, writer, words, { id: request.id, key: request.key });
    if (kept.record.body.answeredAt === undefined) await rememberReply(request.id, kept.record.id);
    return;
  }
  await answerReplies(request.id, words.at);
  if (contact) await mention(place.id, request.key, words);
}

async function takeFromAnchor(issueId: string, words: Words): Promise<void> {
  const engagements = await engagementsOfAnchor(issueId);
  const [writer] = await contactsAmong(engagements.map(({ id }) => id), words.author.accountId);
  const place = engagements.find(({ id }) => id === writer?.engagementId);
  if (writer && place) await keepReply(place, writer, words);
}

async function keepReply(place: EngagementOutline, writer: EngagementContact | undefined, words: Words, request?: { id: string; key: string }): Promise<{ record: StoredFeedback }> {
  const id = commentFeedbackId(words.id);
  const replyTo = await updateAnsweredOn(place.id, writer?.contact.id);
  const { accountId, displayName } = words.author;
  const kept = await keepFeedback({
    id,
    door: 'reply',
    asker: { name: writer?.contact.name ?? displayName, accountId, ...(writer && { contactId: writer.contact.id }), ...(request && { request }) },
    place,
    isContact: writer !== undefined,
    text: words.text,
    language: writer?.contact.language ?? languageOfText(words.text),
    ...(request && { request }),
    ...(replyTo && { replyTo }),
    reference: referenceOf(id),
    receivedAt: words.at,
  });
  if (!kept.isNew) await changeWords(id, words.text);
  return kept;
}

/** Her words as they are now. */
export async function changeWords(feedbackId: string, text: string): Promise<void> {
  await repeatOnConflict(async () => {
    const [record, whole] = await Promise.all([feedbackRecords.get(feedbackId), feedbackTexts.get(feedbackId)]);
    if (!record) return;
    const words = { excerpt: excerptOf(text), longer: text.length > excerptLength };
    const before = whole?.body.text ?? record.body.excerpt;
    if (before === text) return;
    await commit([
      changed(record, { ...record.body, ...words }),
      ...(whole ? [feedbackTexts.replace(whole, { body: { text } })] : words.longer ? [feedbackTexts.create(feedbackId, { scope: record.scope, at: record.at, body: { text } })] : []),
    ]);
  });
}

/** Our next public word on that request answers it. */
export async function rememberReply(requestIssueId: string, feedbackId: string): Promise<void> {
  await repeatOnConflict(async () => {
    const known = await waitingReplies.get(requestIssueId);
    if (known?.body.feedbackIds.includes(feedbackId)) return;
    const feedbackIds = [...(known?.body.feedbackIds ?? []), feedbackId].slice(-mostReplies);
    const row = { scope: 'site', at: new Date().toISOString(), body: { feedbackIds } };
    await commit([known ? waitingReplies.replace(known, row) : waitingReplies.create(requestIssueId, row)]);
  });
}
async function answerReplies(requestIssueId: string, at: string): Promise<void> {
  const waiting = await waitingReplies.get(requestIssueId);
  if (!waiting) return;
  const replies = await feedbackRecords.getMany(waiting.body.feedbackIds);
  const answered = replies.filter(({ body }) => body.receivedAt < at);
  for (const { id } of answered) await countAsAnswer(id, at);
  if (answered.length === 0) return;
  // Our word may be known late: what she has said since still waits.
  const left = replies.filter(({ body }) => body.receivedAt >= at).map(({ id }) => id);
  try {
    await commit([left.length === 0 ? waitingReplies.remove(waiting) : waitingReplies.replace(waiting, { body: { feedbackIds: left } })]);
  } catch (error) {
    // She has written again meanwhile; what was answered is answered, and stays on the list until our next word.
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
  }
}
