import type { Engagement, IssueSummary, ProjectSettings, StatusCategory } from '../clients/contract';
import { categoryOf, summaryFields, summaryOf } from '../clients/issue';
import { invisibleClause } from '../clients/visibility';
import { dateIn } from '../i18n/dates';
import { type Blocker, blockersOf } from '../ledger/blockers';
import { forgetFlaggedField } from '../ledger/flagged-field';
import type { ChangeGroup, Issue } from '../platform/jira/answers';
import { type Block, blockOf } from './blocks';
import { changesOf, type Period, readAtTheEnd, searchLagMilliseconds, type Sight } from './changes';
import type { Evidence, EvidenceGroup, EvidenceIssue, Health, IssueChange } from './contract';
import { evidenceGroups } from './contract';
import { among, changelogsOf, countOf, listSize, type Reading, search, type Search, searchBlocked, searchChanged, searchNext, unseenSize, visibleIn, workOf } from './evidence-reading';
import { milestoneIds, milestonesOf, type ToldVersion } from './milestones';
import type { Askable } from './nudge';
import { questionAbout } from './nudge-question';
import { datesOf } from './version-record';

/** An issue as kept: its title in the client's words is made when it is shown. */
export type FoundIssue = Omit<EvidenceIssue, 'title'> & { ask?: Askable };
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
  reading: Reading;
  engagement: Engagement;
  settings: ProjectSettings;
  /** The site's field "Flagged". */
  flagged: string | undefined;
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
export async function gatherEvidence({ reading, engagement, settings, flagged, last, now, reconcile = [] }: Gathering): Promise<Gathered> {
  const period: Period = { from: last?.evidenceUntilAt ?? new Date(now - firstPeriodMilliseconds).toISOString(), until: new Date(now).toISOString() };
  const today = dateIn(now, engagement.timeZone);
  const asked: Search = { engagement, reconcile, fields: [...summaryFields, 'assignee', 'project', 'security', 'created', 'updated', 'statuscategorychangedate', 'issuelinks', ...(flagged === undefined ? [] : [flagged])] };
  const visible = visibleIn(engagement);
  const since = Math.ceil((now - Date.parse(period.from)) / 60_000);
  const jqlOf = {
    changed: `${visible} AND updated >= -${since + minutesWider}m ORDER BY updated DESC`,
    overdue: `${visible} AND statusCategory != Done AND due < "${today}"`,
    done: `${visible} AND statusCategory = Done AND statusCategoryChangedDate >= -${since}m`,
    moving: `${visible} AND statusCategory = "In Progress" AND updated >= -${since}m`,
  };

  const [changed, overdue, blocked, next] = await Promise.all([
    searchChanged(reading, asked, jqlOf.changed),
    search(reading, asked, `${jqlOf.overdue} ORDER BY due ASC`, listSize),
    searchBlocked(reading, asked, settings, flagged),
    searchNext(reading, asked, today),
  ]);
  if (blocked.flaggedRefused) await forgetFlaggedField(now);

  const blockedIssues = blocked.issues.filter((issue) => blockersOf(issue, settings, flagged));
  const logged = unique([...changed.issues, ...blockedIssues]);
  const fieldIds = ['status', 'duedate', 'resolution', 'issuelinks', ...(flagged === undefined ? [] : [flagged])];
  const groups = await changelogsOf(reading, logged.map(({ id }) => id), fieldIds);

  const listed = [...changed.issues, ...overdue.issues, ...blocked.issues, ...next.issues];
  const known = new Set(listed.map(({ id }) => id));
  const blockers = unique(blockedIssues.flatMap((issue) => blockersOf(issue, settings, flagged)?.links ?? []));
  const unknown = blockers.map(({ id }) => id).filter((id) => !known.has(id));
  const sight = { categoryOf: categories(listed), ...(flagged !== undefined && { flaggedFieldId: flagged }), ...(last && { alreadyRead: new Set(last.historyIds) }) };
  // Each counts itself as it begins, so what matters most comes first.
  const [alsoVisible, alsoReadable, counts, unseen, work, seen, looked] = await Promise.all([
    // Whom a link may be named to: the client, or at least everybody in the project.
    among(reading, asked, visible, unknown),
    among(reading, asked, `project = ${engagement.projectId} AND level IS EMPTY`, unknown),
    countAll(reading, {
      ...(overdue.token !== undefined && { overdue: jqlOf.overdue }),
      ...(blocked.token !== undefined && blocked.jql !== undefined && { blocked: blocked.jql }),
      ...(next.token !== undefined && { next: next.jql }),
      ...(changed.token !== undefined && { done: jqlOf.done, moving: jqlOf.moving }),
    }),
    unseenIn(reading, asked, period, since),
    workOf(reading, visible),
    datesOf(milestoneIds(next.versions)),
    whileWaiting(() => new Map(listed.map((issue) => [issue, lookedAt(issue, groups.get(issue.id) ?? [], { period, sight, settings, flagged, today, engagement })]))),
  ]);
  const visibleIds = new Set([...known, ...alsoVisible]);
  const readableIds = new Set([...known, ...alsoReadable]);

  const found = (issues: Issue[]): FoundIssue[] => issues.flatMap((issue) => withBlockers(looked.get(issue), readableIds) ?? []);
  const touched = new Set(changed.issues.filter(({ fields }) => isAfter(fields?.updated, period.from)).map(({ id }) => id));
  const groupsFound = sorted(found(changed.issues).filter((issue) => issue.changes.length > 0 || touched.has(issue.id)));
  const evidenceOf: Record<EvidenceGroup, FoundIssue[]> = {
    done: groupsFound.done,
    moving: groupsFound.moving,
    next: unique([...groupsFound.reopened, ...found(next.issues)]),
    overdue: found(overdue.issues),
    blocked: found(blockedIssues),
  };
  const read = { done: evidenceOf.done.length, moving: evidenceOf.moving.length, next: next.issues.length, overdue: overdue.issues.length, blocked: blocked.issues.length };

  return {
    evidence: {
      ...period,
      groups: evidenceOf,
      more: moreThan(read, counts),
      milestones: milestonesOf({ versions: next.versions, told: last?.versions ?? [], seen, period, timeZone: engagement.timeZone, workingTime: engagement.plan.workingTime }),
      unseen,
      ...(work && { work }),
    },
    uncounted: evidenceGroups.filter((group) => counts.has(group) && counts.get(group) === undefined),
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

/** Works while Jira does: the requests already begun go out first. */
async function whileWaiting<Result>(work: () => Result): Promise<Result> {
  await new Promise((resolve) => setImmediate(resolve));
  return work();
}

type Looking = { period: Period; sight: Sight; settings: ProjectSettings; flagged: string | undefined; today: string; engagement: Engagement };
/** Before it is known which of its blockers may be named. */
type Looked = { issue: Omit<FoundIssue, 'blockedBy' | 'changes'>; links: Blocker[]; changes: IssueChange[] };

function lookedAt(issue: Issue, groups: ChangeGroup[], { period, sight, settings, flagged, today, engagement }: Looking): Looked {
  const causes = blockersOf(issue, settings, flagged);
  const found: Looked['issue'] = { ...summaryOf(issue), flagged: causes?.flagged ?? false };
  const changes = changesIn(issue, groups, period, sight);
  const { assignee, updated } = issue.fields ?? {};
  if (assignee) found.assignee = assignee.displayName;
  if (assignee?.accountId !== undefined && assignee.accountType !== 'app') {
    const updatedOn = updated === undefined ? undefined : dateIn(updated, engagement.timeZone);
    const isBlocked = Boolean(causes?.flagged || causes?.byStatus);
    const question = questionAbout({ ...found, isBlocked, hasBlocker: (causes?.links.length ?? 0) > 0, changes, updatedOn }, today, engagement.plan.workingTime);
    if (question) found.ask = { question, accountId: assignee.accountId };
  }
  return { issue: found, links: causes?.links ?? [], changes };
}

const withBlockers = (looked: Looked | undefined, readableIds: ReadonlySet<string>): FoundIssue | undefined =>
  looked && { ...looked.issue, blockedBy: looked.links.filter(({ id }) => readableIds.has(id)).map(({ key, summary }) => ({ key, summary })), changes: looked.changes };

/** Jira's own date tells where the changelog could not be read to its end, and of issues that were filed as done. */
function changesIn({ fields }: Issue, groups: ChangeGroup[], period: Period, sight: Sight): IssueChange[] {
  const changes = changesOf({ createdAt: fields?.created ?? period.from }, groups, period, sight);
  const moved = fields?.['statuscategorychangedate'];
  if (categoryOf(fields?.status?.statusCategory.key) !== 'done' || typeof moved !== 'string' || changes.some(({ kind }) => kind === 'done')) return changes;
  const at = new Date(moved).toISOString();
  return at > period.from && at <= period.until ? [...changes, { kind: 'done', at }] : changes;
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

type Counts = ReadonlyMap<EvidenceGroup, number | undefined>;

/** How many there are of each group that was not read to its end; undefined when the calls are spent. */
async function countAll(reading: Reading, jqlOf: Partial<Record<EvidenceGroup, string>>): Promise<Counts> {
  // Bad news is counted first.
  const wanted = (['overdue', 'blocked', 'done', 'next', 'moving'] as const).flatMap((group) => (jqlOf[group] === undefined ? [] : [{ group, jql: jqlOf[group] }]));
  return new Map(await Promise.all(wanted.map(async ({ group, jql }) => [group, await countOf(reading, jql)] as const)));
}

/** One at least where nobody counted. */
function moreThan(read: Record<EvidenceGroup, number>, counts: Counts): Record<EvidenceGroup, number> {
  const more = (group: EvidenceGroup) => (counts.has(group) ? Math.max(0, (counts.get(group) ?? read[group] + 1) - read[group]) : 0);
  return { done: more('done'), moving: more('moving'), next: more('next'), overdue: more('overdue'), blocked: more('blocked') };
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
