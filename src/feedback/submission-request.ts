import { engagementOutlines, type EngagementOutline } from '../clients/places';
import { quoted } from '../clients/visibility';
import { asApp } from '../platform/jira/jira';
import { RunAgain } from '../platform/job';
import { commit } from '../platform/storage/transaction';
import { answerOf } from '../updates/jira-answer';
import { oneLine } from '../updates/message/plain-text';
import { documentOf, paragraphsOf } from './answer-document';
import { pushWork } from './feedback-queue';
import { postReceipt } from './receipt-posting';
import { type StoredFeedback, submissionRecords } from './store';
import { leaseAgain, leaseEnd, settleSubmission, type Submission, submissionKey } from './submission';

/** A request created a moment ago may not be in Jira's search index yet. */
const indexLagSeconds = 150;
const lookAgainSeconds = 30;
const longestWaitSeconds = 900;
/** After that it is kept without a request: nothing is lost, and it is answered another way. */
const longestTryMilliseconds = 24 * 3_600_000;
/** Of the title; Jira takes 255 characters, the reference among them. */
const longestTitle = 120;
/** A document with more lines than this is kept in one piece, or it would be larger than Jira takes. */
const mostLines = 500;

/** Her first words and the reference: she finds it by them, and so does Candor when an answer was lost. */
export function summaryOf(text: string, reference: string): string {
  const line = oneLine(text);
  let title = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(line)) {
    if (title.length + segment.length > longestTitle) break;
    title += segment;
  }
  return `${title}${title.length < line.length ? '…' : ''} · ${reference}`;
}

/** Her words in text nodes, which Jira never reads as markup. */
function descriptionOf(text: string) {
  if (text.split('\n').length <= mostLines) return documentOf(paragraphsOf(text));
  return documentOf([{ type: 'codeBlock', content: [{ type: 'text', text }] }]);
}

/** For the queue: makes the request of what the form sent if that has not been done, and lets her know. */
export async function followSubmission(accountId: string, reference: string): Promise<void> {
  const found = await submissionRecords.get(submissionKey(accountId, reference));
  if (!found || found.body.feedbackId !== undefined) return;
  const leased = await leaseAgain(found);
  if (!leased) throw new RunAgain(lookAgainSeconds);
  const made = await makeRequest(leased);
  if ('laterSeconds' in made) return pushWork([{ kind: 'submission', accountId, reference }], Math.min(made.laterSeconds, longestWaitSeconds));
  await postReceipt(made.id);
}

/** Asks Jira for the request of a submission whose lease is ours, and keeps it as feedback. Never asks twice for the same. */
export async function makeRequest(submission: Submission): Promise<StoredFeedback | { laterSeconds: number }> {
  const { body } = submission;
  const [place] = await engagementOutlines([body.engagementId]);
  if (!place?.serviceDesk || Date.now() - Date.parse(body.receivedAt) > longestTryMilliseconds) return settleSubmission(submission);
  if (body.askedAt !== undefined) {
    const search = await answerOf(createdMeanwhile(submission));
    if (search.kind !== 'answered') return { laterSeconds: search.kind === 'busy' ? search.afterSeconds : lookAgainSeconds };
    if (search.value) return settleSubmission(submission, search.value);
    if (Date.now() - Date.parse(body.askedAt) < indexLagSeconds * 1000) return { laterSeconds: lookAgainSeconds };
  }
  return ask(await asking(submission), place.serviceDesk);
}

/** The mark that Jira is about to be asked. */
async function asking(submission: Submission): Promise<Submission> {
  const body = { ...submission.body, askedAt: new Date().toISOString(), leaseUntilAt: leaseEnd() };
  const write = submissionRecords.replace(submission, { body });
  await commit([write]);
  return { ...submission, body, revision: write.value?.revision ?? '' };
}

/** https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-request/#api-rest-servicedeskapi-request-post */
async function ask(submission: Submission, { serviceDeskId, requestTypeId, feedbackRequestTypeId }: NonNullable<EngagementOutline['serviceDesk']>): Promise<StoredFeedback | { laterSeconds: number }> {
  const { accountId, summary, text } = submission.body;
  const description = descriptionOf(text);
  // A request type may ask for more than Candor can say, and since yesterday. The one of updates is known to take a title alone.
  const tries = [
    { requestTypeId: feedbackRequestTypeId ?? requestTypeId, requestFieldValues: { summary, description } },
    { requestTypeId, requestFieldValues: { summary, description } },
    { requestTypeId, requestFieldValues: { summary } },
  ];
  for (const values of tries) {
    const answer = await answerOf(asApp().send('createRequest', { body: { serviceDeskId, raiseOnBehalfOf: accountId, isAdfRequest: true, ...values } }));
    if (answer.kind === 'answered') return settleSubmission(submission, { id: answer.value.issueId, key: answer.value.issueKey });
    if (answer.kind === 'busy') return { laterSeconds: answer.afterSeconds };
    if (answer.kind === 'lost') return { laterSeconds: lookAgainSeconds };
  }
  return settleSubmission(submission);
}

async function createdMeanwhile({ body: { accountId, summary, receivedAt } }: Submission): Promise<{ id: string; key: string } | undefined> {
  const minutes = Math.ceil((Date.now() - Date.parse(receivedAt)) / 60_000) + 15;
  const jql = `reporter = ${quoted(accountId)} AND created >= -${minutes}m ORDER BY created DESC`;
  const { issues } = await asApp().send('search', { body: { jql, fields: ['summary'], maxResults: 50 } });
  const found = issues.find(({ fields }) => fields?.summary === summary);
  return found && { id: found.id, key: found.key };
}
