import type { Engagement } from '../../clients/contract';
import type { ToldLine } from '../../ledger/told';
import type { Charts } from '../chart-contract';
import type { HealthState } from '../contract';
import type { SinceLast } from './delta';

/** What a message is made of: the same for every language and form. */
export type MessageSource = {
  projectName: string;
  engagement: Pick<Engagement, 'client' | 'team' | 'cadence' | 'purpose' | 'timeZone'>;
  /** The period the update tells of. */
  from: string;
  until: string;
  /** As the person chose it. */
  health: HealthState;
  /** Only those a line names. */
  milestones: { name: string; releaseOn?: string; released: boolean; movedFrom?: string }[];
  /** Issues done, in progress and coming next, listed or not. */
  progress: { done: number; moving: number; next: number };
  lines: ToldLine[];
  charts?: Charts;
  /** By the `since` of an edition. */
  deltas?: ReadonlyMap<string, SinceLast>;
  /** Where those answer whom Jira mails: a reply to its mail may be lost. */
  answerOn?: { key: string; url?: string };
};
