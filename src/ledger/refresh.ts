import { isDeepStrictEqual } from 'node:util';
import { wantsEngagements } from '../clients/glance';
import { readSettings } from '../clients/settings';
import { knownTimeZone } from '../clients/time-zone';
import type { Issue } from '../platform/jira/answers';
import { asApp } from '../platform/jira/jira';
import { readTogether } from '../platform/storage/batch';
import type { Stored } from '../platform/storage/record';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { factsOf } from './bad-news';
import { lookOf } from './bad-news-look';
import { badNewsWrites, wantsBadNews } from './bad-news-store';
import { watchBlockers } from './blocker-watch';
import { commitEach } from './commit-each';
import { doneFields } from './done-spans';
import { dueWrites } from './due';
import { writeFlag } from './flag';
import { flaggedField } from './flagged-field';
import { changedAt, findIssue, possibleBlockers, stateFields, stateIn } from './issue-state';
import { settleIssue, wantsThreads } from './promise-settling';
import { toldDues, toldIndex, type ToldIndex, toldIssueKey, toldIssues } from './store';
import { judged, rowOf } from './told-issue';
import { tellingOf } from './told-source';

/**
 * Compares what every client was told of an issue with the issue as Jira shows it at this moment, and writes what has changed.
 * Costs one read where nobody was told. `at` is when something changed, ISO; absent, when Jira last changed the issue.
 */
export async function refreshIssue(issueId: string, at?: string): Promise<void> {
  const index = await toldIndex.get(issueId);
  if (index) await refreshIndexed(index, at);
}

export async function refreshIndexed(index: Stored<ToldIndex>, at?: string): Promise<void> {
  if (index.body.engagementIds.length === 0) return;
  const issueId = index.id;
  const issue = await repeatOnConflict(() => refreshRecords(issueId, index.body.engagementIds, at));
  if (issue) await writeFlag(issueId);
  await watchBlockers(issueId, possibleBlockers(issue));
}

/** The records are read before Jira is asked: a comparison that took longer than another one's then finds them changed, and looks again. */
async function refreshRecords(issueId: string, engagementIds: string[], at: string | undefined): Promise<Issue | undefined> {
  const keys = engagementIds.map((id) => toldIssueKey(id, issueId));
  const { told, dues, engagements, threads, ...found } = await readTogether({
    told: toldIssues.wants(keys),
    dues: toldDues.wants(keys),
    engagements: wantsEngagements(engagementIds),
    threads: wantsThreads(engagementIds, issueId),
    ...wantsBadNews(keys, engagementIds),
  });
  const timeZoneOf = (engagementId: string) => knownTimeZone(engagements.find(({ id }) => id === engagementId)?.body.timeZone);
  const { issue, settings, flagged } = await readIssue(issueId, threads.length > 0);
  const changedNow = at ?? changedAt(issue);
  const writes = told.flatMap((record) => {
    const { engagementId, projectId } = record.body;
    const timeZone = timeZoneOf(engagementId);
    const now = stateIn(projectId, issue, settings, flagged);
    const body = judged(record.body, now, { at: changedNow, timeZone });
    const due = dues.find(({ id }) => id === record.id);
    const look = lookOf(engagements.find(({ id }) => id === engagementId)?.body, new Date().toISOString());
    const known = found.badNews.find(({ id }) => id === record.id)?.body.subject;
    const subject = known ?? { kind: 'issue' as const, issueId, key: issue?.key ?? '' };
    const seen = { at: changedNow, ...(now && { facts: factsOf(now) }) };
    const news = body.told ? badNewsWrites(engagementId, [{ subject, told: [tellingOf(body.told)], seen: [seen] }], found, look) : [];
    return [...(isDeepStrictEqual(body, record.body) ? [] : [toldIssues.replace(record, rowOf(body))]), ...dueWrites(body, body.told, due, timeZone), ...news];
  });
  await commitEach(writes);
  await settleIssue(threads, issue, changedNow, { told, timeZoneOf });
  return issue;
}

/** The changelog comes with it where a promise hangs on what it was. */
async function readIssue(issueId: string, isPromised: boolean) {
  const flagged = await flaggedField(asApp(), Date.now());
  const fields = ['project', 'security', 'updated', ...stateFields(flagged), ...(isPromised ? doneFields : [])];
  const issue = await findIssue(asApp(), issueId, [...new Set(fields)], isPromised ? 'changelog' : undefined);
  return { issue, flagged, settings: await readSettings(issue?.fields?.project?.id ?? '') };
}
