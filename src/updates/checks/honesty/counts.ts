import { daysBetween } from '../../../i18n/dates';
import { workingDaysBetween } from '../../../clients/working-time';
import type { Subject } from '../subject';
import { daysOverdue, evidenceIssueOf, isDone, isReopened, issueOf, milestoneOf } from './facts';
import type { Topic } from './names';

export const countedKinds = ['done', 'moving', 'blocked', 'overdue', 'reopened'] as const;
export type CountedKind = (typeof countedKinds)[number];

/** How many there are of a kind since the last update, listed or not; undefined where nothing was counted. */
export function countOf(kind: CountedKind, { evidence }: Subject): number | undefined {
  if (!evidence) return undefined;
  const { groups, more } = evidence;
  if (kind !== 'reopened') return groups[kind].length + more[kind];
  const open = [...groups.moving, ...groups.next].filter(({ changes }) => changes.some((change) => change.kind === 'reopened'));
  return new Set(open.map(({ id }) => id)).size;
}

/** What a line may count of its own: those it cites. */
export function citedOf(kind: CountedKind, issueIds: string[], { issues }: Subject): number {
  return issueIds.flatMap((id) => issues[id] ?? []).filter((issue) => {
    if (kind === 'done') return isDone(issue);
    if (kind === 'reopened') return isReopened(issue);
    return !isDone(issue) && (kind === 'moving' ? issue.category === 'in-progress' : issue[kind]);
  }).length;
}

/** Whether anything is known to be open: then not "all" is done. */
export function openWork(subject: Subject): Topic[] {
  const { evidence } = subject;
  if (!evidence) return [];
  const { moving, next, blocked, overdue } = evidence.groups;
  return [...blocked, ...overdue, ...moving, ...next].filter(({ id, category }) => (subject.issues[id]?.category ?? category) !== 'done').map(({ id }) => ({ kind: 'issue', id }));
}

/** By how many days something is late or moved, however they may be counted; undefined where nothing tells. */
export function daysOf(topic: Topic, subject: Subject): number[] | undefined {
  const { today, engagement } = subject;
  const spans: [string, string][] = [];
  const milestone = milestoneOf(subject, topic);
  const issue = issueOf(subject, topic);
  if (milestone?.movedFrom !== undefined && milestone.releaseOn !== undefined) spans.push([milestone.movedFrom, milestone.releaseOn]);
  if (milestone?.releaseOn !== undefined && !milestone.released && milestone.releaseOn < today) spans.push([milestone.releaseOn, today]);
  if (issue?.dueOn !== undefined && daysOverdue(issue.dueOn, today) > 0) spans.push([issue.dueOn, today]);
  for (const change of evidenceIssueOf(subject, topic.id)?.changes ?? []) if (change.kind === 'due-moved' && change.from !== undefined && issue?.dueOn !== undefined) spans.push([change.from, issue.dueOn]);
  const counted = spans.flatMap(([from, to]) => [daysBetween(from, to), workingDaysBetween(from, to, engagement.plan.workingTime)].map(Math.abs));
  return spans.length === 0 ? undefined : [...counted, ...(milestone?.workingDaysMoved === undefined ? [] : [Math.abs(milestone.workingDaysMoved)])];
}

