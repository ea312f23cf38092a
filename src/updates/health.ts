import type { IssueSummary, ProjectSettings } from '../clients/contract';
import type { EvidenceMilestone, Health, HealthReason, HealthState } from './contract';
import { healthStates } from './contract';

export type HealthEvidence = {
  groups: Record<'blocked' | 'overdue', IssueSummary[]>;
  more: Record<'blocked' | 'overdue', number>;
  milestones: EvidenceMilestone[];
};

/** Reasons are for reading; beyond these the counts say it. */
const mostIssueReasons = 20;

/**
 * Off track from a milestone past due or moved by too many working days; at risk from enough blocked or overdue issues the
 * client sees, or from any milestone that moved later.
 */
export function healthOf({ groups, more, milestones }: HealthEvidence, settings: ProjectSettings['health'], today: string): Health {
  const open = milestones.filter(({ released }) => !released);
  const pastDue = open.filter(({ releaseOn }) => releaseOn !== undefined && releaseOn < today);
  const moved = open.filter(movedLater).sort((left, right) => (right.workingDaysMoved ?? 0) - (left.workingDaysMoved ?? 0));
  // An issue that was not read may be both.
  const troubled = new Set([...groups.blocked, ...groups.overdue].map(({ id }) => id)).size + Math.max(more.blocked, more.overdue);
  const enoughIssues = troubled >= Math.max(1, settings.atRiskIssues);

  const isOffTrack = pastDue.length > 0 || moved.some(({ workingDaysMoved = 0 }) => workingDaysMoved > settings.offTrackWorkingDays);
  const isAtRisk = enoughIssues || moved.length > 0;
  const issueReasons: HealthReason[] = [
    ...groups.blocked.map((issue) => ({ kind: 'blocked' as const, issue: summaryOf(issue) })),
    ...groups.overdue.map((issue) => ({ kind: 'overdue' as const, issue: summaryOf(issue) })),
  ];
  return {
    state: isOffTrack ? 'off-track' : isAtRisk ? 'at-risk' : 'on-track',
    reasons: [
      ...pastDue.map(({ name, releaseOn = '' }): HealthReason => ({ kind: 'milestone-past-due', name, due: releaseOn })),
      ...moved.map(({ name, movedFrom = '', releaseOn = '', workingDaysMoved = 0 }): HealthReason => ({ kind: 'milestone-moved', name, from: movedFrom, to: releaseOn, workingDays: workingDaysMoved })),
      ...(enoughIssues ? issueReasons.slice(0, mostIssueReasons) : []),
    ],
  };
}

/** Higher is worse. */
export const severity = (state: HealthState) => healthStates.indexOf(state);

export const movedLater = ({ movedFrom, releaseOn }: EvidenceMilestone) => movedFrom !== undefined && releaseOn !== undefined && releaseOn > movedFrom;

const summaryOf = ({ id, key, summary, status, category, dueOn }: IssueSummary): IssueSummary => ({ id, key, summary, status, category, ...(dueOn !== undefined && { dueOn }) });
