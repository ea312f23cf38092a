import { randomUUID } from 'node:crypto';
import type { Engagement } from '../clients/contract';
import { messageCatalogues } from '../i18n/message';
import { translate } from '../i18n/translate';
import type { Payload } from '../ledger/told';
import { AppError } from '../platform/app-error';
import { asApp } from '../platform/jira/jira';
import type { Stored } from '../platform/storage/record';
import { commit } from '../platform/storage/transaction';
import type { DeliveryProblem } from './contract';
import { answerOf, type JiraAnswer, type Outcome } from './jira-answer';
import { engagementScope, perContact, type RequestBody, requestRecords, type StoredDelivery } from './update-store';

/** The comment's property that says which delivery it is. */
const deliveryProperty = 'candor.delivery';
const newestComments = 50;
/** A request created a moment ago may not be in Jira's search index yet. */
const indexLagSeconds = 150;
const lookAgainSeconds = 30;

type RequestIssue = { id: string; key: string };
type Place = Pick<Engagement, 'id' | 'projectId' | 'serviceDesk'>;
type Found = { issue: RequestIssue } | { outcome: Outcome };

/** Comments on the contact's own customer request. `repeated`: an earlier try may have left the comment there. */
export async function deliverByRequest(delivery: StoredDelivery, payload: Payload, engagement: Place, repeated: boolean): Promise<Outcome> {
  const found = await requestOf(delivery, engagement);
  if ('outcome' in found) return found.outcome;
  const { issue } = found;
  const posted: Outcome = { kind: 'done', state: 'posted', issueKey: issue.key };
  if (repeated) {
    const before = await answerOf(isPosted(issue, delivery.id));
    if (before.kind === 'answered' && before.value) return posted;
    if (before.kind === 'refused') return { kind: 'refused', problem: commentProblem(before.status), issueKey: issue.key };
    if (before.kind !== 'answered') return { kind: 'unknown', certainLater: true, issueKey: issue.key };
  }
  const answer = await answerOf(comment(issue, delivery.id, payload));
  if (answer.kind === 'answered') return posted;
  if (answer.kind === 'busy') return { kind: 'later', afterSeconds: answer.afterSeconds };
  if (answer.kind === 'refused') return { kind: 'refused', problem: commentProblem(answer.status), issueKey: issue.key };
  const after = await answerOf(isPosted(issue, delivery.id));
  return after.kind === 'answered' && after.value ? posted : { kind: 'unknown', certainLater: true, issueKey: issue.key };
}

/** One call carries the text, its visibility and the mark it is found by: none can be there without the others. */
function comment(issue: RequestIssue, deliveryId: string, payload: Payload) {
  const properties = [
    { key: deliveryProperty, value: { id: deliveryId } },
    { key: 'sd.public.comment', value: { internal: false } },
  ];
  return asApp().send('addComment', { path: { issue: issue.id }, body: { body: payload.comment, properties } });
}

async function isPosted(issue: RequestIssue, deliveryId: string): Promise<boolean> {
  const query = { orderBy: '-created', expand: 'properties', maxResults: newestComments };
  const { comments } = await asApp().send('comments', { path: { issue: issue.id }, query });
  return comments.some(({ properties = [] }) => properties.some(({ key, value }) => key === deliveryProperty && (value as { id?: unknown } | null)?.id === deliveryId));
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
  const body: RequestBody = { accountId, summary: summary.value, intendedAt: new Date().toISOString() };
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

/** For a question that was not answered: nothing was done yet. */
function postponed(answer: Exclude<JiraAnswer<unknown>, { kind: 'answered' }>): Outcome {
  if (answer.kind === 'refused') return { kind: 'refused', problem: 'no-permission' };
  return { kind: 'later', afterSeconds: answer.kind === 'busy' ? answer.afterSeconds : lookAgainSeconds };
}

async function summaryFor({ body: { language } }: StoredDelivery, { projectId }: Place): Promise<string> {
  const project = await asApp().send('project', { path: { project: projectId } });
  const reference = randomUUID().slice(0, 8).toUpperCase();
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
