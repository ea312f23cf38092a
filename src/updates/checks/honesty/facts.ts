import { daysBetween } from '../../../i18n/dates';
import type { EvidenceIssue, EvidenceMilestone } from '../../contract';
import { evidenceGroups } from '../../contract';
import { movedLater } from '../../health';
import type { CheckedIssue, Subject } from '../subject';
import type { Topic } from './names';

export const isDone = ({ category }: CheckedIssue) => category === 'done';
export const isReopened = (issue: CheckedIssue) => issue.reopened && !isDone(issue);
/** Late, blocked, or open again. */
export const isTroubled = (issue: CheckedIssue) => !isDone(issue) && (issue.blocked || issue.overdue || issue.reopened);
export const isPastDue = ({ released, releaseOn }: EvidenceMilestone, today: string) => !released && releaseOn !== undefined && releaseOn < today;
const lostItsDate = ({ released, releaseOn, movedFrom }: EvidenceMilestone) => !released && releaseOn === undefined && movedFrom !== undefined;
export const isLate = (milestone: EvidenceMilestone, today: string) => !milestone.released && (isPastDue(milestone, today) || movedLater(milestone) || lostItsDate(milestone));

export const milestoneOf = ({ milestones }: Subject, { kind, id }: Topic) => (kind === 'milestone' ? milestones.find((each) => each.id === id) : undefined);
export const issueOf = ({ issues }: Subject, { kind, id }: Topic) => (kind === 'issue' ? issues[id] : undefined);
export const evidenceIssueOf = ({ evidence }: Subject, id: string): EvidenceIssue | undefined => evidence && evidenceGroups.map((group) => evidence.groups[group].find((issue) => issue.id === id)).find(Boolean);

export const badNewsKinds = ['past-due', 'moved', 'undated', 'blocked', 'overdue', 'reopened'] as const;
/** `size` compares news of one kind: days, or working days. */
export type BadNews = { topic: Topic; kind: (typeof badNewsKinds)[number]; size: number };

/** A reader takes in so many lines, the first of each kind: so do the rules. */
const mostOfAKind = 15;

/** What a client would rather not hear, the worst first: by kind, then by size, then as the evidence has it. */
export function badNews({ evidence, milestones, issues, today }: Subject): BadNews[] {
  if (!evidence) return [];
  const open = milestones.filter(({ released }) => !released);
  const ofMilestones = (kind: BadNews['kind'], found: EvidenceMilestone[], size: (milestone: EvidenceMilestone) => number) => found.map((milestone): BadNews => ({ kind, topic: { kind: 'milestone', id: milestone.id }, size: size(milestone) }));
  const ofIssues = (kind: BadNews['kind'], found: { id: string; dueOn?: string }[]) =>
    found
      .filter(({ id }) => issues[id] === undefined || !isDone(issues[id]))
      .slice(0, mostOfAKind)
      .map(({ id, dueOn }): BadNews => ({ kind, topic: { kind: 'issue', id }, size: kind === 'reopened' ? 0 : daysOverdue(dueOn, today) }));
  const reopened = [...evidence.groups.moving, ...evidence.groups.next].filter((issue) => issue.category !== 'done' && issue.changes.some(({ kind }) => kind === 'reopened'));
  const pastDue = open.filter((milestone) => isPastDue(milestone, today));
  return [
    ...ofMilestones('past-due', pastDue, ({ releaseOn = today }) => daysBetween(releaseOn, today)),
    ...ofMilestones('moved', open.filter((milestone) => !pastDue.includes(milestone) && movedLater(milestone)), ({ workingDaysMoved = 0 }) => workingDaysMoved),
    ...ofMilestones('undated', open.filter(lostItsDate), () => 0),
    ...ofIssues('blocked', evidence.groups.blocked),
    ...ofIssues('overdue', evidence.groups.overdue),
    ...ofIssues('reopened', reopened),
  ].sort((left, right) => badNewsKinds.indexOf(left.kind) - badNewsKinds.indexOf(right.kind) || right.size - left.size);
}

export const daysOverdue = (dueOn: string | undefined, today: string) => (dueOn === undefined ? 0 : Math.max(0, daysBetween(dueOn, today)));
