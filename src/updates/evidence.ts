import { plannedAfter } from '../clients/cadence';
import type { Engagement, IssueSummary, ProjectSettings, StatusCategory } from '../clients/contract';
import { categoryOf, summaryFields, summaryOf } from '../clients/issue';
import { invisibleClause } from '../clients/visibility';
import { dateIn } from '../i18n/dates';
import { blockersOf } from '../ledger/blockers';
import { flaggedField, forgetFlaggedField } from '../ledger/flagged-field';
import type { ChangeGroup, Issue } from '../platform/jira/answers';
import { type Block, blockOf } from './blocks';
import { changesOf, type Period, readAtTheEnd, searchLagMilliseconds } from './changes';
import type { Evidence, EvidenceGroup, EvidenceIssue, Health, IssueChange } from './contract';
import { evidenceGroups } from './contract';
import { among, changelogsOf, countOf, listSize, type Reading, search, type Search, searchBlocked, searchChanged, startReading, unseenSize, visibleIn } from './evidence-reading';
import { earliestUnreleased, milestoneIds, milestonesOf, type ToldVersion } from './milestones';
import { datesOf } from './version-record';

/** An issue as kept: its title in the client's words is made when it is shown. */
export type FoundIssue = Omit<EvidenceIssue, 'title'>;
export type FoundEvidence = Omit<Evidence, 'groups'> & { groups: Record<EvidenceGroup, FoundIssue[]> };
export type Gathered = {
  evidence: FoundEvidence;
  /** Groups of which more exist than could be counted; `more` then holds the least there can be. */
  uncounted: EvidenceGroup[];
  /** What blocks the blocked issues, by issue id. */
  blocks: Record<string, Block>;
  /** Changelog ids of the last minutes of the period, so that the next evidence can tell what this one missed. */
  historyIds: string[];
  /** Titles in Jira's words by issue id, of every issue a sentence may name. */
  titles: Record<string, string>;
  /** No update was sent before. */
  first: boolean;
};
/** What lines are written from. */
export type Facts = Gathered & { health: Health; today: string };
export type Gathering = {
  engagement: Engagement;
  settings: ProjectSettings;
  /** The newest update the client was sent. */
  last?: { evidenceUntilAt: string; historyIds: string[]; versions: ToldVersion[] };
  /** Milliseconds. */
  now: number;
  /** Issues changed a moment ago, which Jira's index may not know yet. */
  reconcile?: string[];
};

const firstPeriodMilliseconds = 7 * 24 * 3600 * 1000;
/** Jira compares with its own clock in whole minutes, and its index lags; the changelog's ids then give the exact bounds. */
const minutesWider = searchLagMilliseconds / 60_000;

/** Reads what happened in Jira since the client was last told, as the app, in a number of calls that does not depend on the size of the project. */
export async function gatherEvidence({ engagement, settings, last, now, reconcile = [] }: Gathering): Promise<Gathered> {
  const period: Period = { from: last?.evidenceUntilAt ?? new Date(now - firstPeriodMilliseconds).toISOString(), until: new Date(now).toISOString() };
  const today = dateIn(now, engagement.timeZone);
  const reading = startReading();
  const flagged = await flaggedField(reading, now);
  const asked: Search = { engagement, reconcile, fields: [...summaryFields, 'assignee', 'project', 'security', 'created', 'updated', 'statuscategorychangedate', 'issuelinks', ...(flagged === undefined ? [] : [flagged])] };
  const visible = visibleIn(engagement);
  const since = Math.ceil((now - Date.parse(period.from)) / 60_000);
  const jqlOf = {
    changed: `${visible} AND updated >= -${since + minutesWider}m ORDER BY updated DESC`,
    overdue: `${visible} AND statusCategory != Done AND due < "${today}"`,
    done: `${visible} AND statusCategory = Done AND statusCategoryChangedDate >= -${since}m`,
    moving: `${visible} AND statusCategory = "In Progress" AND updated >= -${since}m`,
  };

  const [changed, overdue, blocked, versions] = await Promise.all([
    searchChanged(reading, asked, jqlOf.changed),
    search(reading, asked, `${jqlOf.overdue} ORDER BY due ASC`, listSize),
    searchBlocked(reading, asked, settings, flagged),
    reading.send('projectVersions', { path: { project: engagement.projectId } }),
  ]);
  if (blocked.flaggedRefused) await forgetFlaggedField(now);
  const nextJql = `${visible} AND statusCategory = "To Do" AND (${nextClause(engagement, today, earliestUnreleased(versions)?.id)})`;
  const next = await search(reading, asked, `${nextJql} ORDER BY due ASC`, listSize);

  const blockedIssues = blocked.issues.filter((issue) => blockersOf(issue, settings, flagged));
  const logged = unique([...changed.issues, ...blockedIssues]);
  const fieldIds = ['status', 'duedate', 'resolution', 'issuelinks', ...(flagged === undefined ? [] : [flagged])];
  const groups = await changelogsOf(reading, logged.map(({ id }) => id), fieldIds);

  const all = unique([...changed.issues, ...overdue.issues, ...blocked.issues, ...next.issues]);
  const known = new Set(all.map(({ id }) => id));
  const blockers = unique(blockedIssues.flatMap((issue) => blockersOf(issue, settings, flagged)?.links ?? []));
  const unknown = blockers.map(({ id }) => id).filter((id) => !known.has(id));
  // Whom a link may be named to: the client, or at least everybody in the project.
  const [alsoVisible, alsoReadable] = await Promise.all([
    among(reading, asked, visible, unknown),
    among(reading, asked, `project = ${engagement.projectId} AND level IS EMPTY`, unknown),
  ]);
  const visibleIds = new Set([...known, ...alsoVisible]);
  const readableIds = new Set([...known, ...alsoReadable]);

  const sight = { categoryOf: categories(all), ...(flagged !== undefined && { flaggedFieldId: flagged }), ...(last && { alreadyRead: new Set(last.historyIds) }) };
  const found = (issue: Issue): FoundIssue => foundIssue(issue, groups.get(issue.id) ?? [], { period, sight, settings, flagged, readableIds });
  const touched = new Set(changed.issues.filter(({ fields }) => isAfter(fields?.updated, period.from)).map(({ id }) => id));
  const groupsFound = sorted(changed.issues.map(found).filter(({ id, changes }) => changes.length > 0 || touched.has(id)));
  const evidenceOf: Record<EvidenceGroup, FoundIssue[]> = {
    done: groupsFound.done,
    moving: groupsFound.moving,
    next: unique([...groupsFound.reopened, ...next.issues.map(found)]),
    overdue: overdue.issues.map(found),
    blocked: blockedIssues.map(found),
  };

  const beyond: Partial<Record<EvidenceGroup, { jql: string; read: number }>> = {
    ...(overdue.token !== undefined && { overdue: { jql: jqlOf.overdue, read: overdue.issues.length } }),
    ...(blocked.token !== undefined && blocked.jql !== undefined && { blocked: { jql: blocked.jql, read: blocked.issues.length } }),
    ...(next.token !== undefined && { next: { jql: nextJql, read: next.issues.length } }),
    ...(changed.token !== undefined && { done: { jql: jqlOf.done, read: evidenceOf.done.length }, moving: { jql: jqlOf.moving, read: evidenceOf.moving.length } }),
  };
  const { more, uncounted } = await countBeyond(reading, beyond);
  const seen = await datesOf(milestoneIds(versions));

  return {
    evidence: {
      ...period,
      groups: evidenceOf,
      more,
      milestones: milestonesOf({ versions, told: last?.versions ?? [], seen, period, timeZone: engagement.timeZone }),
      unseen: await unseenIn(reading, asked, period, since),
    },
    uncounted,
    historyIds: readAtTheEnd([...groups.values()].flat(), period),
    blocks: Object.fromEntries(
      blockedIssues.map((issue) => [issue.id, blockOf(issue, groups.get(issue.id) ?? [], { settings, flagged, visible: visibleIds, timeZone: engagement.timeZone })]),
    ),
    titles: Object.fromEntries([
      ...blockers.filter(({ id }) => visibleIds.has(id)).map(({ id, summary }) => [id, summary] as const),
      ...evidenceGroups.flatMap((group) => evidenceOf[group].map(({ id, summary }) => [id, summary] as const)),
    ]),
    first: last === undefined,
  };
}

/** Due before the update after this one, or part of the next milestone. What is overdue stands under overdue. */
function nextClause({ nextUpdateOn, cadence }: Engagement, today: string, versionId: string | undefined): string {
  const horizon = nextUpdateOn > today ? nextUpdateOn : plannedAfter(cadence, today);
  return `(due >= "${today}" AND due <= "${horizon}")${versionId === undefined ? '' : ` OR fixVersion = ${versionId}`}`;
}

type Looking = { period: Period; sight: Parameters<typeof changesOf>[3]; settings: ProjectSettings; flagged: string | undefined; readableIds: ReadonlySet<string> };

function foundIssue(issue: Issue, groups: ChangeGroup[], { period, sight, settings, flagged, readableIds }: Looking): FoundIssue {
  const causes = blockersOf(issue, settings, flagged);
  return {
    ...summaryOf(issue),
    ...(issue.fields?.assignee && { assignee: issue.fields.assignee.displayName }),
    flagged: causes?.flagged ?? false,
    blockedBy: (causes?.links ?? []).filter(({ id }) => readableIds.has(id)).map(({ key, summary }) => ({ key, summary })),
    changes: withDone(issue, changesOf({ createdAt: issue.fields?.created ?? period.from }, groups, period, sight), period),
  };
}

/** Jira's own date tells where the changelog could not be read to its end, and of issues that were filed as done. */
function withDone({ fields }: Issue, changes: IssueChange[], { from, until }: Period): IssueChange[] {
  const moved = fields?.['statuscategorychangedate'];
  if (categoryOf(fields?.status?.statusCategory.key) !== 'done' || typeof moved !== 'string' || changes.some(({ kind }) => kind === 'done')) return changes;
  const at = new Date(moved).toISOString();
  return at > from && at <= until ? [...changes, { kind: 'done', at }] : changes;
}

/** Done: brought to done in the period and done still. Reopened work that nobody has taken up again comes next. */
function sorted(issues: FoundIssue[]): Record<'done' | 'moving' | 'reopened', FoundIssue[]> {
  const has = (issue: FoundIssue, kind: string) => issue.changes.some((change) => change.kind === kind);
  return {
    done: issues.filter((issue) => issue.category === 'done' && has(issue, 'done')),
    moving: issues.filter((issue) => issue.category === 'in-progress'),
    reopened: issues.filter((issue) => issue.category === 'to-do' && has(issue, 'reopened')),
  };
}

async function countBeyond(reading: Reading, beyond: Partial<Record<EvidenceGroup, { jql: string; read: number }>>) {
  const more: Record<EvidenceGroup, number> = { done: 0, moving: 0, next: 0, overdue: 0, blocked: 0 };
  const uncounted: EvidenceGroup[] = [];
  // Bad news is counted first.
  for (const group of ['overdue', 'blocked', 'done', 'next', 'moving'] as const) {
    const rest = beyond[group];
    if (!rest) continue;
    const count = await countOf(reading, rest.jql);
    if (count === undefined) uncounted.push(group);
    more[group] = count === undefined ? 1 : Math.max(0, count - rest.read);
  }
  return { more, uncounted };
}

async function unseenIn(reading: Reading, asked: Search, period: Period, since: number): Promise<IssueSummary[]> {
  if (!reading.hasRoom()) return [];
  const jql = `(${invisibleClause(asked.engagement)}) AND updated >= -${since + minutesWider}m ORDER BY updated DESC`;
  const { issues } = await search(reading, { ...asked, fields: [...summaryFields, 'project', 'security', 'updated'] }, jql, unseenSize);
  return issues.filter(({ fields }) => isAfter(fields?.updated, period.from)).map(summaryOf);
}

const isAfter = (at: string | undefined, from: string) => at !== undefined && Date.parse(at) > Date.parse(from);

function categories(issues: Issue[]): (statusId: string) => StatusCategory | undefined {
  const byId = new Map(issues.flatMap(({ fields }) => (fields?.status ? [[fields.status.id, categoryOf(fields.status.statusCategory.key)] as const] : [])));
  return (statusId) => byId.get(statusId);
}

function unique<Item extends { id: string }>(items: Item[]): Item[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}
