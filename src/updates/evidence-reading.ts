import { plannedAfter } from '../clients/cadence';
import type { Engagement, ProjectSettings } from '../clients/contract';
import { quoted, visibleClause } from '../clients/visibility';
import type { ChangeGroup, Issue, Version } from '../platform/jira/answers';
import type { Answer, EndpointName } from '../platform/jira/endpoints';
import { asApp, type JiraInput } from '../platform/jira/jira';
import { refusalBehind } from '../platform/jira/refusal';
import type { WorkCount } from './chart-contract';
import { earliestUnreleased } from './milestones';

/** Calls a draft may make besides the one that asks who the caller is. */
const callsInDraft = 11;
const pageSize = 100;
export const listSize = 50;
export const unseenSize = 20;
const changelogPageSize = 1_000;

/** Jira as the app, counting: what is nice to know is left out when the calls of a draft are spent. */
export type Reading = {
  send<Name extends EndpointName>(name: Name, input: JiraInput): Promise<Answer<Name>>;
  hasRoom(calls?: number): boolean;
};

export function startReading(): Reading {
  const jira = asApp();
  let left = callsInDraft;
  return {
    send(name, input) {
      left -= 1;
      return jira.send(name, input);
    },
    hasRoom: (calls = 1) => left >= calls,
  };
}

export type Search = { engagement: Engagement; fields: string[]; reconcile: string[] };
export type Found = { issues: Issue[]; token?: string };

/** One page of issues of the engagement's project without a security level: Jira was asked for just these, and its answer is checked again. */
export async function search(reading: Reading, { engagement, fields, reconcile }: Search, jql: string, maxResults: number, nextPageToken?: string): Promise<Found> {
  const page = await reading.send('search', {
    body: { jql, fields, maxResults, ...(nextPageToken !== undefined && { nextPageToken }), ...(reconcile.length > 0 && { reconcileIssues: reconcile.map(Number) }) },
  });
  const issues = page.issues.filter(({ fields: found }) => found?.project?.id === engagement.projectId && !found.security);
  return { issues, ...(page.nextPageToken && page.isLast !== true && { token: page.nextPageToken }) };
}

/** What comes next, as soon as the versions tell which milestone is the next one: due before the update after this one, or part of it. */
export async function searchNext(reading: Reading, asked: Search, today: string): Promise<Found & { jql: string; versions: Version[] }> {
  const { engagement } = asked;
  const versions = await reading.send('projectVersions', { path: { project: engagement.projectId } });
  const jql = `${visibleIn(engagement)} AND statusCategory = "To Do" AND (${await nextClause(engagement, today, earliestUnreleased(versions)?.id)})`;
  return { ...(await search(reading, asked, `${jql} ORDER BY due ASC`, listSize)), jql, versions };
}

/** What is overdue stands under overdue. */
async function nextClause({ nextUpdateOn, cadence, plan }: Engagement, today: string, versionId: string | undefined): Promise<string> {
  const horizon = nextUpdateOn > today ? nextUpdateOn : await plannedAfter(cadence, today, plan.workingTime);
  return `(due >= "${today}" AND due <= "${horizon}")${versionId === undefined ? '' : ` OR fixVersion = ${versionId}`}`;
}

/** The newest changes, at most two pages. */
export async function searchChanged(reading: Reading, asked: Search, jql: string): Promise<Found> {
  const first = await search(reading, asked, jql, pageSize);
  if (first.token === undefined) return first;
  const second = await search(reading, asked, jql, pageSize, first.token);
  return { ...second, issues: [...first.issues, ...second.issues] };
}

export async function countOf(reading: Reading, jql: string): Promise<number | undefined> {
  return reading.hasRoom() ? (await reading.send('count', { body: { jql } })).count : undefined;
}

/** All issues this client sees, done and not; undefined when there are not calls enough for both. */
export async function workOf(reading: Reading, visible: string): Promise<WorkCount | undefined> {
  if (!reading.hasRoom(2)) return undefined;
  const count = async (state: string) => (await reading.send('count', { body: { jql: `${visible} AND ${state}` } })).count;
  const [done, open] = await Promise.all([count('statusCategory = Done'), count('statusCategory != Done')]);
  return { done, open };
}

/** The changelogs by issue id; Jira begins with the oldest changes, so the newest are missing where it has more than the calls of a draft can read. */
export async function changelogsOf(reading: Reading, issueIds: string[], fieldIds: string[]): Promise<Map<string, ChangeGroup[]>> {
  const groups = new Map<string, ChangeGroup[]>();
  let token: string | undefined;
  if (issueIds.length === 0) return groups;
  do {
    const page = await reading.send('changelogs', {
      body: { issueIdsOrKeys: issueIds, fieldIds, maxResults: changelogPageSize, ...(token !== undefined && { nextPageToken: token }) },
    });
    for (const { issueId, changeHistories } of page.issueChangeLogs) groups.set(issueId, [...(groups.get(issueId) ?? []), ...changeHistories]);
    token = page.nextPageToken ?? undefined;
  } while (token !== undefined && reading.hasRoom());
  return groups;
}

type BlockedClauses = { flagged?: string; link: boolean; statuses: string[] };

/** What blocked means in JQL; undefined when nothing is left that could. */
function blockedJql(visible: string, { flagged, link, statuses }: BlockedClauses): string | undefined {
  const causes = [
    ...(flagged === undefined ? [] : [`${fieldClause(flagged)} IS NOT EMPTY`]),
    ...(link ? ['issueLinkType = "is blocked by"'] : []),
    ...(statuses.length === 0 ? [] : [`status in (${statuses.map(quoted).join(', ')})`]),
  ];
  return causes.length === 0 ? undefined : `${visible} AND statusCategory != Done AND (${causes.join(' OR ')})`;
}

const fieldClause = (fieldId: string) => `cf[${fieldId.replace('customfield_', '')}]`;

/** The blocked issues; `flaggedRefused` when Jira no longer knows the field. */
export type Blocked = Found & { jql?: string; flaggedRefused: boolean };

/**
 * Jira refuses a whole query for one status, link type or field that is no more: it is asked again without what it named, and at
 * last only for the field it listed itself.
 */
export async function searchBlocked(reading: Reading, asked: Search, settings: ProjectSettings, flagged: string | undefined): Promise<Blocked> {
  const visible = visibleIn(asked.engagement);
  let clauses: BlockedClauses = { flagged, link: true, statuses: settings.blockedStatuses };
  for (let attempt = 1; ; attempt++) {
    const jql = blockedJql(visible, clauses);
    const flaggedRefused = clauses.flagged !== flagged;
    if (jql === undefined) return { issues: [], flaggedRefused };
    try {
      return { ...(await search(reading, asked, jql, listSize)), jql, flaggedRefused };
    } catch (error) {
      const refused = refusalBehind(error);
      if (refused?.status !== 400 || attempt > 2) throw error;
      clauses = attempt === 1 ? withoutNamed(clauses, refused.reason) : { link: false, statuses: [] };
    }
  }
}

function withoutNamed({ flagged, link, statuses }: BlockedClauses, reason: string): BlockedClauses {
  const names = (part: string) => reason.toLowerCase().includes(part.toLowerCase());
  const clauses = {
    ...(flagged !== undefined && !names(fieldClause(flagged)) && !names(flagged) && { flagged }),
    link: link && !names('is blocked by') && !names('issueLinkType'),
    statuses: statuses.filter((status) => !names(status)),
  };
  const same = clauses.flagged === flagged && clauses.link === link && clauses.statuses.length === statuses.length;
  return same ? { ...(flagged !== undefined && { flagged }), link: false, statuses: [] } : clauses;
}

export const visibleIn = (engagement: Engagement) => `(${visibleClause(engagement)})`;

/** Which of these issues match; none when they cannot be asked for any more. */
export async function among(reading: Reading, asked: Search, clause: string, issueIds: string[]): Promise<Set<string>> {
  const ids = issueIds.slice(0, listSize);
  if (ids.length === 0 || !reading.hasRoom()) return new Set();
  try {
    const { issues } = await search(reading, { ...asked, fields: ['project', 'security'] }, `id in (${ids.join(', ')}) AND ${clause}`, ids.length);
    return new Set(issues.map(({ id }) => id));
  } catch (error) {
    // Jira knows one of them no more: then none is named.
    if (refusalBehind(error)?.status === 400) return new Set();
    throw error;
  }
}
