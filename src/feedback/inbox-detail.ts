import type { Engagement } from '../clients/contract';
import { engagementOutlines } from '../clients/places';
import { lastTold } from '../ledger/last-told';
import { toldViews } from '../ledger/mention';
import { notFound } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { readTogether } from '../platform/storage/batch';
import type { FeedbackDetail, FeedbackItem } from './contract';
import { conversationOf } from './conversation';
import { feedbackFor } from './inbox-record';
import { freshWork } from './issue-fresh';
import { issueNames, linkedIssues } from './issue-names';
import { feedbackState, isUnread, itemOf } from './item';
import { linesAnswered } from './line-tie';
import { loopOf } from './loop';
import { toldByUpdate } from './loop-riding';
import { contactOf, mergedFeedback, mergedInto, personKey } from './merge-askers';
import { markRead, marksWish } from './read-marks';
import { readersOf, type RequestReaders } from './readers';
import { feedbackRecords, feedbackTexts, projectScope, type StoredFeedback } from './store';

const mostEarlier = 10;
const searchedForEarlier = 100;

/**
 * Feedback with all that is needed to answer it; the caller has read it from then on. `touched`: she has just changed it, so her
 * lists shall show it. Six calls to Jira, and a few more while somebody waits for news of work that is done.
 */
export async function detailOf(id: string, caller: Caller, { touched = false } = {}): Promise<FeedbackDetail> {
  const read = await readRecords(id, caller);
  const [told = read.record] = await toldByUpdate([read.record]);
  const { body } = told;
  const [{ record, names }, merged, { engagement, context }, projectManager, readers, contact, earlier] = await Promise.all([
    freshWork(told),
    mergedInto(read.merges),
    toldBefore(told),
    projectManagerOf(told),
    body.request && readersOf(body.request.id, caller.language),
    contactOf(body),
    earlierOf(told),
  ]);
  const issues = linkedIssues(record.body.issues, names);
  const [conversation, loop, lines] = await Promise.all([conversationOf(record, merged, new Set(readers?.accountIds)), loopOf(record, merged, issues), linesAnswered(told, read.text ?? body.excerpt)]);
  if (touched || isUnread(body, read.readAt)) await markRead(caller, [record.id]);
  const unreachable = whyUnreachable(record, readers, contact !== undefined && !contact.hasLeft);
  return {
    item: itemOf(record, { text: read.text ?? body.excerpt, engagement, projectManager, issues, readAt: new Date().toISOString(), now: Date.now() }),
    conversation,
    readers: readers?.names ?? [],
    ...(unreachable && { unreachable }),
    context: { ...context, ...(lines && { lines }), earlier },
    ...(loop && { loop }),
  };
}

/** Feedback as a list shows it, after the caller changed it. */
export async function changedItem(id: string, caller: Caller): Promise<FeedbackItem> {
  const { record, text } = await readRecords(id, caller);
  const [engagement, projectManager, names] = await Promise.all([engagementOf(record.body.engagementId), projectManagerOf(record), issueNames(Object.keys(record.body.issues)), markRead(caller, [record.id])]);
  const issues = linkedIssues(record.body.issues, names);
  return itemOf(record, { text: text ?? record.body.excerpt, engagement, projectManager, issues, readAt: new Date().toISOString(), now: Date.now() });
}

type Named = Pick<Engagement, 'id' | 'projectId' | 'client'>;
type Read = { record: StoredFeedback; text: string | undefined; readAt: string | undefined; merges: Parameters<typeof mergedInto>[0] };

/** One storage request, and two more for each time it was merged away. */
async function readRecords(id: string, caller: Caller): Promise<Read> {
  const { records, texts, marks, merges } = await readTogether({
    records: feedbackRecords.wants([id]),
    texts: feedbackTexts.wants([id]),
    marks: marksWish(caller),
    merges: mergedFeedback.wants([id]),
  });
  const [record] = records;
  if (record?.body.projectId !== caller.projectId) throw notFound();
  if (record.body.mergedInto !== undefined) {
    const last = await feedbackFor(caller, id);
    if (last.id !== id) return readRecords(last.id, caller);
  }
  return { record, text: texts[0]?.body.text, readAt: marks[0]?.body.at[id], merges: merges[0] };
}

async function engagementOf(engagementId: string | undefined): Promise<Named | undefined> {
  return engagementId === undefined ? undefined : (await engagementOutlines([engagementId]))[0];
}

/** Who looks after what nobody has taken: the receipt says so. */
async function projectManagerOf({ body }: StoredFeedback): Promise<string | undefined> {
  const [place] = body.owner || body.placeId === undefined ? [] : await engagementOutlines([body.placeId]);
  return place?.team.projectManager.name;
}

/** Her client, and what that was told. Where a rule sent her words to another project, what was told in hers stays there. */
async function toldBefore({ body }: StoredFeedback): Promise<{ engagement: Named | undefined; context: Pick<FeedbackDetail['context'], 'lastTold' | 'issues'> }> {
  const engagement = await engagementOf(body.engagementId);
  if (engagement?.projectId !== body.projectId) return { engagement, context: { issues: [] } };
  const [last, issues] = await Promise.all([lastTold(engagement.id), toldViews(engagement.id, Object.keys(body.issues))]);
  return { engagement, context: { ...(last && { lastTold: last }), issues } };
}

/** Jira has the last word on what is still there. Whoever was removed as a contact still reads her own request. */
function whyUnreachable({ body }: StoredFeedback, readers: RequestReaders | undefined, isContact: boolean): FeedbackDetail['unreachable'] {
  if (!body.request) return 'no-request';
  if (!readers) return 'request-missing';
  return body.engagementId !== undefined && !isContact ? 'contact-removed' : undefined;
}

/** Among the newest feedback of the project. Nobody without an account or a contact of her own is known again. */
async function earlierOf({ id, body }: StoredFeedback): Promise<FeedbackDetail['context']['earlier']> {
  if (body.asker.accountId === undefined && body.asker.contactId === undefined) return [];
  const { records } = await feedbackRecords.list({ scope: projectScope(body.projectId), limit: searchedForEarlier });
  const asker = personKey(body.asker);
  return records
    .filter((record) => record.id !== id && record.body.mergedInto === undefined && personKey(record.body.asker) === asker && record.body.receivedAt <= body.receivedAt)
    .slice(0, mostEarlier)
    .map((record) => {
      const { kind, reference, receivedAt, excerpt, longer } = record.body;
      return { id: record.id, kind, state: feedbackState(record.body), reference, receivedAt, text: longer ? `${excerpt}…` : excerpt };
    });
}
