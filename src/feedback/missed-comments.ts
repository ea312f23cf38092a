import { engagementsOfDesk } from '../clients/places';
import type { Issue } from '../platform/jira/answers';
import { asApp } from '../platform/jira/jira';
import { lastOfChain } from './inbox-record';
import { issuesOf, type Missed, type ReadMissed, timeOf } from './missed';
import { commentsSince, customersAmong, type Said } from './said';
import { commentFeedbackId, feedbackRecords, requestFeedbackId, type StoredFeedback, waitingReplies } from './store';

/** Each of them costs a call of its own. */
const issuesInPage = 25;
const callsAtOnce = 5;

/** By issue id: what is known as feedback. And where a word of ours is waited for. */
type Desk = { engagementIds: string[]; known: Map<string, StoredFeedback>; waiting: Set<string> };

/** What was said in public on requests that have changed, and requests that were moved here. */
export const missedComments: ReadMissed = async (projectId, run) => {
  const jql = `project = ${projectId} AND updated >= -${run.minutes}m ORDER BY updated ASC`;
  const page = await issuesOf(run, { jql, time: 'updated', fields: ['created', 'reporter'], size: issuesInPage });
  if (!page) return undefined;
  const { issues, ...rest } = page;
  const desk = await deskOf(projectId, issues);
  const said = await readAtOnce(issues, (issue) => missedOn(issue, desk, run.from));
  const moved = await movedHere(issues.filter((issue) => !desk.known.has(issue.id) && timeOf(issue, 'created') < run.from), run.from);
  return { ...rest, missed: [...moved, ...said] };
};

async function deskOf(projectId: string, issues: Issue[]): Promise<Desk> {
  const issueIds = issues.map(({ id }) => id);
  const [engagements, records, waiting] = await Promise.all([engagementsOfDesk(projectId), feedbackRecords.getMany(issueIds.map(requestFeedbackId)), waitingReplies.getMany(issueIds)]);
  return {
    engagementIds: engagements.map(({ id }) => id),
    known: new Map(records.map((record) => [record.id.slice(requestFeedbackId('').length), record])),
    waiting: new Set(waiting.map(({ id }) => id)),
  };
}

async function missedOn({ id: issueId, fields }: Issue, desk: Desk, from: string): Promise<Missed[]> {
  const said = (await commentsSince(issueId, from)).filter(({ isPublic }) => isPublic);
  const request = desk.known.get(issueId);
  const unknown = said.length === 0 ? [] : request ? await laterThanKnown(said, request) : await notKept(said, fields?.reporter?.accountId, desk, desk.waiting.has(issueId));
  return unknown.map(({ id: commentId, at }) => ({ work: { kind: 'comment', issueId, commentId, on: 'request' }, at }));
}

/** On a request that is feedback: what is later than her last word, or than ours, as far as Candor knows. */
async function laterThanKnown(said: Said[], record: StoredFeedback): Promise<Said[]> {
  const { asker, engagementId, answeredAt = '' } = record.body;
  const { lastFromClientAt } = (await lastOfChain(record)).body;
  const hers = await customersAmong(said, engagementId === undefined ? [] : [engagementId], asker.accountId);
  return said.filter(({ author, at }) => at > (hers.has(author.accountId) ? lastFromClientAt : answeredAt));
}

/** On an update request, or on one Candor has not seen: her words, and ours where hers wait for an answer. */
async function notKept(said: Said[], reporter: string | undefined, { engagementIds }: Desk, isWaiting: boolean): Promise<Said[]> {
  const kept = new Set((await feedbackRecords.getMany(said.map(({ id }) => commentFeedbackId(id)))).map(({ id }) => id));
  const hers = await customersAmong(said, engagementIds, reporter);
  return said.filter(({ id, author }) => !kept.has(commentFeedbackId(id)) && (isWaiting || hers.has(author.accountId)));
}

/** Of issues Candor does not know and that are older: those that came from another project. */
async function movedHere(issues: Issue[], from: string): Promise<Missed[]> {
  if (issues.length === 0) return [];
  const { issueChangeLogs } = await asApp().send('changelogs', { body: { issueIdsOrKeys: issues.map(({ id }) => id), fieldIds: ['project'] } });
  return issueChangeLogs.flatMap(({ issueId, changeHistories }) => {
    const moves = changeHistories.map(({ created }) => new Date(created).toISOString()).sort();
    const cameAt = moves.at(-1);
    return cameAt === undefined || cameAt < from ? [] : [{ work: { kind: 'request', issueId, cameAt }, at: cameAt }];
  });
}

/** A few calls to Jira side by side. */
export async function readAtOnce<Item>(items: Item[], read: (item: Item) => Promise<Missed[]>): Promise<Missed[]> {
  const found: Missed[] = [];
  for (let start = 0; start < items.length; start += callsAtOnce) found.push(...(await Promise.all(items.slice(start, start + callsAtOnce).map(read))).flat());
  return found;
}
