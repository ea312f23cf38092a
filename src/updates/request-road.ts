import type { Engagement } from '../clients/contract';
import { engagementOutlines } from '../clients/places';
import { messageCatalogues } from '../i18n/message';
import { translate } from '../i18n/translate';
import { AppError } from '../platform/app-error';
import { asApp } from '../platform/jira/jira';
import type { Stored } from '../platform/storage/record';
import { commit } from '../platform/storage/transaction';
import type { DeliveryProblem, Message } from './contract';
import { answerOf, type JiraAnswer, type Outcome } from './jira-answer';
import { attachmentProblems } from './attachment-state';
import { postPublicComment } from './public-comment';
import { attachToRequest } from './request-files';
import { engagementScope, perContact, type RequestBody, requestRecords, type StoredDelivery } from './update-store';

/** The comment's property that says which delivery it is. */
const deliveryProperty = 'candor.delivery';
/** A request created a moment ago may not be in Jira's search index yet. */
const indexLagSeconds = 150;
const lookAgainSeconds = 30;

type RequestIssue = { id: string; key: string };
type Place = Pick<Engagement, 'id' | 'projectId' | 'serviceDesk'>;
type Found = { issue: RequestIssue } | { outcome: Outcome };

/** Comments on the contact's own customer request. `repeated`: an earlier try may have left the comment there. */
export async function deliverByRequest(delivery: StoredDelivery, message: Message, engagement: Place, repeated: boolean): Promise<Outcome> {
  const found = await requestOf(delivery, engagement);
  if ('outcome' in found) return found.outcome;
  const { id: issueId, key: issueKey } = found.issue;
  // First: the message says that they are there.
  const withoutFiles = await withFiles(delivery, message, { ...engagement, issueId, repeated });
  if (withoutFiles) return { ...withoutFiles, ...(withoutFiles.kind !== 'later' && { issueKey }) };
  const posted = await postPublicComment({ issueId, property: deliveryProperty, id: delivery.id, document: message.comment, repeated });
  if (posted === 'posted') return { kind: 'done', state: 'posted', issueKey };
  if (posted === 'unknown') return { kind: 'unknown', certainLater: true, issueKey };
  if ('later' in posted) return { kind: 'later', afterSeconds: posted.later };
  return { kind: 'refused', problem: commentProblem(posted.refused), issueKey };
}

/** Undefined once the files of the message are on her request, or it has none; otherwise why it cannot be posted yet. They are looked at anew: it may have waited for a night. */
async function withFiles(delivery: StoredDelivery, { attachments = [] }: Message, place: Place & { issueId: string; repeated: boolean }): Promise<Outcome | undefined> {
  if (attachments.length === 0 || !place.serviceDesk) return undefined;
  const [engagement] = await engagementOutlines([place.id]);
  if (!engagement) return { kind: 'refused', problem: 'no-road' };
  const problems = await answerOf(attachmentProblems(engagement, attachments));
  if (problems.kind !== 'answered') return postponed(problems);
  const hindered = attachments.find(({ id }) => problems.value.has(id));
  const problem = hindered && problems.value.get(hindered.id);
  if (hindered && problem) return { kind: 'refused', problem: `attachment-${problem}`, problemFile: hindered.name };
  const request = { id: place.issueId, serviceDeskId: place.serviceDesk.serviceDeskId };
  const attached = await attachToRequest({ request, deliveryId: delivery.id, language: delivery.body.language, attachments, repeated: place.repeated });
  if (attached === 'attached') return undefined;
  if (attached === 'unknown') return { kind: 'unknown', certainLater: true };
  if ('later' in attached) return { kind: 'later', afterSeconds: attached.later };
  if ('status' in attached) return { kind: 'refused', problem: commentProblem(attached.status) };
  return { kind: 'refused', problem: `attachment-${attached.refused}`, problemFile: attached.name };
}

const commentProblem = (status: number): DeliveryProblem => (status === 404 ? 'request-missing' : status === 401 || status === 403 ? 'no-permission' : 'recipient-refused');

/** Her request: the one on record, or a new one. The intent is written first, so that a lost answer is looked for, never repeated blindly. */
async function requestOf(delivery: StoredDelivery, engagement: Place): Promise<Found> {
  const { accountId, contactId } = delivery.body;
  if (!accountId || !engagement.serviceDesk) return { outcome: { kind: 'refused', problem: 'no-road' } };
  const id = perContact(engagement.id, contactId);
  const known = await requestRecords.get(id);
  if (known?.body.accountId === accountId) {
    if (known.body.issue) return { issue: known.body.issue };
    const intendedSecondsAgo = (Date.now() - Date.parse(known.body.intendedAt)) / 1000;
    const search = await answerOf(createdMeanwhile(known.body, intendedSecondsAgo));
    if (search.kind !== 'answered') return { outcome: postponed(search) };
    if (search.value) return adopt(known, search.value);
    if (intendedSecondsAgo < indexLagSeconds) return { outcome: { kind: 'later', afterSeconds: lookAgainSeconds } };
  }
  const summary = known?.body.accountId === accountId ? { kind: 'answered' as const, value: known.body.summary } : await answerOf(summaryFor(delivery, engagement));
  if (summary.kind !== 'answered') return { outcome: postponed(summary) };
  const earlierIssueIds = known ? earlierIds(known.body) : [];
  const body: RequestBody = { accountId, summary: summary.value, intendedAt: new Date().toISOString(), ...(earlierIssueIds.length > 0 && { earlierIssueIds }) };
  const row = { scope: engagementScope(engagement.id), at: body.intendedAt, subject: contactId, body };
  try {
    await commit([known ? requestRecords.replace(known, row) : requestRecords.create(id, row)]);
  } catch (error) {
    // Another update to the same person is just creating it.
    if (error instanceof AppError && error.code === 'conflict') return { outcome: { kind: 'later', afterSeconds: lookAgainSeconds } };
    throw error;
  }
  const intent = await requestRecords.get(id);
  if (!intent) return { outcome: { kind: 'later', afterSeconds: lookAgainSeconds } };
  return create(intent, engagement.serviceDesk);
}

const earlierIds = ({ issue, earlierIssueIds = [] }: RequestBody) => [...earlierIssueIds, ...(issue ? [issue.id] : [])];

/** For a question that was not answered: nothing was done yet. */
function postponed(answer: Exclude<JiraAnswer<unknown>, { kind: 'answered' }>): Outcome {
  if (answer.kind === 'refused') return { kind: 'refused', problem: 'no-permission' };
  return { kind: 'later', afterSeconds: answer.kind === 'busy' ? answer.afterSeconds : lookAgainSeconds };
}

async function summaryFor({ body: { language } }: StoredDelivery, { projectId }: Place): Promise<string> {
  const project = await asApp().send('project', { path: { project: projectId } });
  const reference = crypto.randomUUID().slice(0, 8).toUpperCase();
  // Jira takes 255 characters.
  return translate(messageCatalogues[language], language, 'message.request', { project: project.name.slice(0, 150), reference });
}

/** https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-request/#api-rest-servicedeskapi-request-post */
async function create(intent: Stored<RequestBody>, { serviceDeskId, requestTypeId }: NonNullable<Engagement['serviceDesk']>): Promise<Found> {
  const { accountId, summary } = intent.body;
  const body = { serviceDeskId, requestTypeId, raiseOnBehalfOf: accountId, requestFieldValues: { summary } };
  const answer = await answerOf(asApp().send('createRequest', { body }));
  if (answer.kind === 'answered') return adopt(intent, { id: answer.value.issueId, key: answer.value.issueKey });
  if (answer.kind === 'lost') return { outcome: { kind: 'later', afterSeconds: lookAgainSeconds } };
  // It was surely not created, so the next try need not look for it.
  await commit([requestRecords.remove(intent)]);
  if (answer.kind === 'busy') return { outcome: { kind: 'later', afterSeconds: answer.afterSeconds } };
  return { outcome: { kind: 'refused', problem: answer.status === 401 || answer.status === 403 ? 'no-permission' : 'recipient-refused' } };
}

async function adopt(intent: Stored<RequestBody>, issue: RequestIssue): Promise<Found> {
  await commit([requestRecords.replace(intent, { body: { ...intent.body, issue } })]);
  return { issue };
}

async function createdMeanwhile({ accountId, summary }: RequestBody, secondsAgo: number): Promise<RequestIssue | undefined> {
  const minutes = Math.ceil(secondsAgo / 60) + 15;
  const jql = `reporter = "${accountId.replace(/["\\]/g, '\\$&')}" AND created >= -${minutes}m ORDER BY created DESC`;
  const { issues } = await asApp().send('search', { body: { jql, fields: ['summary'], maxResults: 50 } });
  return issues.find(({ fields }) => fields?.summary === summary);
}

/** Forgets a request that is gone, so that the next delivery creates another. */
export async function forgetRequest(engagementId: string, contactId: string): Promise<void> {
  const known = await requestRecords.get(perContact(engagementId, contactId));
  if (known) await commit([requestRecords.remove(known)]);
}
