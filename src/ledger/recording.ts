import { wantsEngagements } from '../clients/glance';
import { RunAgain } from '../platform/job';
import { push } from '../platform/queue';
import { readTogether } from '../platform/storage/batch';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import type { BadNewsLook } from './bad-news';
import { lookOf } from './bad-news-look';
import { recordGone, recordVersions } from './bad-news-recording';
import { type BadNewsChange, badNewsWrites, wantsBadNews } from './bad-news-store';
import { commitEach } from './commit-each';
import { dueWrites } from './due';
import { recordLastTold } from './last-told';
import { recordPromises } from './promise-recording';
import { readSnapshot } from './snapshot';
import { engagementScope, type Told, type ToldIssue, toldDues, toldIndex, toldIssueKey, toldIssues } from './store';
import type { IssueFact, Snapshot } from './told';
import { rowOf, withTold } from './told-issue';
import { toldMarks, toldQueue } from './told-mark';
import { sourceOf, tellingOf } from './told-source';

/** Each takes up to three writes of a transaction, which holds 25; two more where what she was told has turned worse before. */
const issuesInTransaction = 8;
/** https://developer.atlassian.com/platform/forge/limits-async-events/: 500 events a minute for the whole installation, deliveries among them. */
const eventsAMinute = 100;
const longestDelaySeconds = 900;
/** A conversation's event may come before the conversation is kept. */
const looksForSnapshot = 3;

/**
 * Writes down what a snapshot told of each issue. Safe to repeat, at once and in any order: older news never replaces newer.
 * How it stands is then looked up issue by issue, each in an event of its own.
 */
export async function recordTold(snapshotId: string, retries = looksForSnapshot): Promise<void> {
  if (await toldMarks.get(snapshotId)) return;
  const snapshot = await readSnapshot(snapshotId);
  if (!snapshot) {
    if (retries < looksForSnapshot) throw new RunAgain(10);
    return;
  }
  const facts = toldFacts(snapshot);
  const { engagements } = await readTogether({ engagements: wantsEngagements([snapshot.engagementId]) });
  const look = lookOf(engagements[0]?.body, new Date().toISOString());
  for (let start = 0; start < facts.length; start += issuesInTransaction) {
    await repeatOnConflict(() => recordFacts(snapshot, facts.slice(start, start + issuesInTransaction), look));
  }
  await recordVersions(snapshot, look);
  await recordGone(snapshot, look);
  await recordPromises(snapshot, look.timeZone);
  await recordLastTold(snapshot);
  await pushRefreshes(facts.map(({ id }) => id));
  const row = { scope: engagementScope(snapshot.engagementId), at: snapshot.sentAt, body: {} };
  // Whoever writes it writes the same.
  await commit([toldMarks.put(snapshotId, row)]);
}

/** The facts its lines rested on; what no line names was not told. */
function toldFacts({ issues, lines }: Snapshot): IssueFact[] {
  const named = new Set(lines.flatMap(({ issueIds }) => issueIds));
  return issues.filter(({ id }) => named.has(id));
}

async function recordFacts(snapshot: Snapshot, facts: IssueFact[], look: BadNewsLook): Promise<void> {
  const { engagementId, projectId } = snapshot;
  const keys = facts.map(({ id }) => toldIssueKey(engagementId, id));
  const found = await readTogether({ told: toldIssues.wants(keys), dues: toldDues.wants(keys), indexes: toldIndex.wants(facts.map(({ id }) => id)), ...wantsBadNews(keys, [engagementId]) });
  const news: BadNewsChange[] = [];
  const writes = facts.flatMap((fact) => {
    const key = toldIssueKey(engagementId, fact.id);
    const known = found.told.find(({ id }) => id === key);
    const told = toldOf(snapshot, fact);
    const before = known?.body.told;
    // Of an issue told for the first time it is written by the look at Jira that follows.
    if (before) news.push({ subject: { kind: 'issue', issueId: fact.id, key: fact.key }, told: [tellingOf(before), tellingOf(told)] });
    const body = withTold(known?.body, { engagementId, issueId: fact.id, projectId }, told);
    if (!body) return [];
    return [
      known ? toldIssues.replace(known, rowOf(body)) : toldIssues.create(key, rowOf(body)),
      ...dueWrites(body, told, found.dues.find(({ id }) => id === key), look.timeZone),
      ...indexWrites(body, found.indexes.find(({ id }) => id === fact.id)),
    ];
  });
  await commitEach([...writes, ...badNewsWrites(engagementId, news, found, look)]);
}

function indexWrites({ engagementId, issueId }: ToldIssue, index: Awaited<ReturnType<typeof toldIndex.get>>) {
  if (!index) return [toldIndex.create(issueId, { scope: 'site', at: new Date().toISOString(), body: { engagementIds: [engagementId], blocks: [], blockerIds: [] } })];
  const { engagementIds } = index.body;
  return engagementIds.includes(engagementId) ? [] : [toldIndex.replace(index, { body: { ...index.body, engagementIds: [...engagementIds, engagementId] } })];
}

function toldOf(snapshot: Snapshot, { category, status, dueOn, blocked }: IssueFact): Told {
  return { at: snapshot.sentAt, by: snapshot.sentBy, source: sourceOf(snapshot), state: { category, status, ...(dueOn && { dueOn }), blocked } };
}

/** Has these issues compared with Jira. `at`: when something changed, where Jira does not say so at the issue itself. */
export async function pushRefreshes(issueIds: string[], at?: string): Promise<void> {
  for (let start = 0; start < issueIds.length; start += eventsAMinute) {
    const bodies = issueIds.slice(start, start + eventsAMinute).map((issueId) => ({ issueId, ...(at !== undefined && { at }) }));
    await push(toldQueue, bodies, Math.min(longestDelaySeconds, (start / eventsAMinute) * 60));
  }
}
