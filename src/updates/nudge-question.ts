import type { StatusCategory } from '../clients/contract';
import { type Days, workingDaysBetween } from '../clients/working-time';
import type { IssueChange } from './contract';
import type { NudgeQuestion } from './nudge-contract';

export type AskedIssue = {
  category: StatusCategory;
  /** YYYY-MM-DD, like all days here. */
  dueOn?: string;
  /** Flagged, or in a status that means blocked. */
  isBlocked: boolean;
  /** Something linked blocks it. */
  hasBlocker: boolean;
  /** In the period of the evidence. */
  changes: Pick<IssueChange, 'kind'>[];
  /** The day Jira last saw anything happen to it; absent where Jira does not say. */
  updatedOn?: string;
};

const quietWorkingDays = 5;

/** What a colleague should be asked about an issue before a client is told of it: its worst contradiction; undefined where there is none. */
export function questionAbout({ category, dueOn, isBlocked, hasBlocker, changes, updatedOn }: AskedIssue, today: string, days: Days): NudgeQuestion | undefined {
  if (category === 'done') return undefined;
  if (dueOn !== undefined && dueOn < today) return 'overdue';
  if (isBlocked && !hasBlocker) return 'blocked';
  if (category === 'in-progress' && updatedOn !== undefined && workingDaysBetween(updatedOn, today, days) >= quietWorkingDays) return 'untouched';
  return category === 'to-do' && changes.some(({ kind }) => kind === 'reopened') ? 'reopened' : undefined;
}
