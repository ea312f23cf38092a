import { engagementOutlines } from '../clients/places';
import { quoted } from '../clients/visibility';
import { loopCatalogues } from '../i18n/loop';
import { translate } from '../i18n/translate';
import { AppError, conflict } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { asUser } from '../platform/jira/jira';
import { collection } from '../platform/storage/collection';
import type { Stored } from '../platform/storage/record';
import { commit } from '../platform/storage/transaction';
import { documentOf, paragraphsOf } from './answer-document';
import type { FeedbackCalls } from './contract';
import { changeableFor, wholeText } from './inbox-record';
import { addIssue } from './issue-index';
import { linkInJira } from './issue-link';
import { atItsField, isRefused } from './issue-refusal';
import { projectScope, type StoredFeedback } from './store';

type NewIssue = Parameters<FeedbackCalls['feedback.create-issue']>[0];
type CreatedIssue = { id: string; key: string };
type Attempt = { accountId: string; intendedAt: string; leaseUntilAt: string; issue?: CreatedIssue };

/** By feedback and the caller's attempt. Without an issue it is an intent: one may have been made though its answer was lost. */
const attempts = collection<Attempt>('feedback-issue', 1);

/** The issue's property that says which attempt made it. Properties JQL does not know can still be read of issues it finds. */
const attemptProperty = 'candor.feedback';
/** Longer than a call may run (25 seconds). */
const leaseMilliseconds = 40_000;
/** An issue made a moment ago may not be in Jira's search index yet. */
const indexLagSeconds = 150;
const mostSearched = 50;
/** Jira takes 32,767 characters; the rest is room for the heading. */
const longestQuote = 30_000;

/** Makes an issue as the caller and links it. With the same attempt it goes on where it broke off, and makes none twice. */
export async function createIssue(wanted: NewIssue, caller: Caller): Promise<void> {
  const feedback = await changeableFor(caller, wanted.id);
  const issue = await madeOnce(wanted, feedback, caller);
  await linkInJira(await addIssue(caller, wanted.id, issue.id, 'to-do'), issue.id);
}

async function madeOnce(wanted: NewIssue, feedback: StoredFeedback, caller: Caller): Promise<CreatedIssue> {
  const id = `${wanted.id}.${wanted.attemptId}`;
  const known = await attempts.get(id);
  if (known?.body.issue) return known.body.issue;
  if (known) {
    if (Date.parse(known.body.leaseUntilAt) > Date.now()) throw conflict('failure.being-made');
    const made = await madeBefore(known, wanted.attemptId, caller);
    if (made) return adopt(known, made);
    const indexedIn = indexLagSeconds - Math.floor((Date.now() - Date.parse(known.body.intendedAt)) / 1000);
    if (indexedIn > 0) throw unclear(indexedIn);
  }
  return make(await claim(id, known, caller), wanted, feedback, caller);
}

async function make(intent: Stored<Attempt>, wanted: NewIssue, feedback: StoredFeedback, caller: Caller): Promise<CreatedIssue> {
  const body = await issueBody(wanted, feedback, caller);
  const answer = await asUser()
    .send('createIssue', { body })
    .catch((error: unknown) => ({ error }));
  if (!('error' in answer)) return adopt(intent, answer);
  if (isRefused(answer.error)) {
    // It was surely not made, so the next try need not look for it.
    await commit([attempts.remove(intent)]);
    throw await atItsField(answer.error, wanted, caller);
  }
  const made = await madeBefore(intent, wanted.attemptId, caller);
  if (made) return adopt(intent, made);
  await commit([attempts.replace(intent, { body: { ...intent.body, leaseUntilAt: new Date().toISOString() } })]);
  throw unclear(indexLagSeconds);
}

const unclear = (seconds: number) => new AppError('unavailable', 'failure.issue-unclear', { parameters: { seconds } });

/** The intent is written first, so that a lost answer is looked for, never repeated blindly. */
async function claim(id: string, known: Stored<Attempt> | undefined, { accountId, projectId }: Caller): Promise<Stored<Attempt>> {
  const now = Date.now();
  const body = { accountId, intendedAt: new Date(now).toISOString(), leaseUntilAt: new Date(now + leaseMilliseconds).toISOString() };
  const row = { scope: projectScope(projectId), state: '-', at: body.intendedAt, body };
  const write = known ? attempts.replace(known, row) : attempts.create(id, row);
  try {
    await commit([write]);
  } catch (error) {
    throw error instanceof AppError && error.code === 'conflict' ? conflict('failure.being-made') : error;
  }
  return { ...row, id, subject: '', revision: write.value?.revision ?? '' };
}

async function adopt(intent: Stored<Attempt>, { id, key }: CreatedIssue): Promise<CreatedIssue> {
  const issue = { id, key };
  await commit([attempts.replace(intent, { body: { ...intent.body, issue } })]);
  return issue;
}

/** Among the newest issues of whoever tried. */
async function madeBefore({ body: { accountId, intendedAt } }: Stored<Attempt>, attemptId: string, { projectId }: Caller): Promise<CreatedIssue | undefined> {
  const minutes = Math.ceil((Date.now() - Date.parse(intendedAt)) / 60_000) + 15;
  const jql = `project = ${projectId} AND creator = ${quoted(accountId)} AND created >= -${minutes}m ORDER BY created DESC`;
  const { issues } = await asUser().send('search', { body: { jql, fields: ['summary'], properties: [attemptProperty], maxResults: mostSearched } });
  return issues.find(({ properties }) => (properties?.[attemptProperty] as { attemptId?: unknown } | undefined)?.attemptId === attemptId);
}

async function issueBody({ attemptId, summary, issueTypeId, priorityId, componentId }: NewIssue, feedback: StoredFeedback, caller: Caller) {
  return {
    fields: {
      project: { id: caller.projectId },
      issuetype: { id: issueTypeId },
      summary,
      description: await quote(feedback, caller),
      ...(priorityId !== undefined && { priority: { id: priorityId } }),
      ...(componentId !== undefined && { components: [{ id: componentId }] }),
    },
    properties: [{ key: attemptProperty, value: { feedbackId: feedback.id, attemptId } }],
  };
}

/** Her words, said to be hers, for those who do the work. */
async function quote(feedback: StoredFeedback, { language }: Caller) {
  const { asker, reference, engagementId } = feedback.body;
  const [text, [engagement]] = await Promise.all([wholeText(feedback), engagementOutlines(engagementId === undefined ? [] : [engagementId])]);
  const key = engagement ? 'loop.issue.heading.client' : 'loop.issue.heading';
  const heading = translate(loopCatalogues[language], language, key, { name: asker.name, reference, client: engagement?.client.name ?? '' });
  const words = text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
  return documentOf([...paragraphsOf(heading), { type: 'blockquote', content: paragraphsOf(words) }]);
}
