import type { Engagement, IssueSummary, ProjectSettings } from '../../clients/contract';
import type { WatchedRisk } from '../../clients/risk-contract';
import type { Language } from '../../i18n/language';
import type { Finding } from '../check-contract';
import type { Evidence, EvidenceMilestone, Health, HealthState, SectionName } from '../contract';
import type { SeriesPoint } from '../series';

/** One text that would leave, in one language. */
export type Passage = {
  lineId: string;
  section: SectionName | 'note';
  /** `file`: the name of one that goes with the line. */
  part: 'text' | 'response' | 'link' | 'file';
  language: Language;
  text: string;
  /** Issues and milestones its line is about. */
  issueIds: string[];
  versionIds: string[];
  /** Candor wrote it from the evidence and nobody changed it. */
  generated: boolean;
  /** The day that stands beside it (YYYY-MM-DD): by when what we do about it is done, or by when an ask is needed. */
  by?: string;
};

/** What is known of an issue a passage or the evidence names. */
export type CheckedIssue = IssueSummary & {
  /** In the client's words, by language. */
  titles: Record<Language, string>;
  blocked: boolean;
  overdue: boolean;
  reopened: boolean;
  assignee?: string;
  /** The client may see it. */
  visible: boolean;
};

/** A message as the rules read it: an update or a note. Rules are plain functions of it. */
export type Subject = {
  engagement: Engagement;
  settings: ProjectSettings;
  /** YYYY-MM-DD at the client's. */
  today: string;
  passages: Passage[];
  /** By issue id. */
  issues: Record<string, CheckedIssue>;
  milestones: EvidenceMilestone[];
  /** Absent for a note. */
  evidence?: Evidence;
  health?: { computed: Health; chosen: HealthState };
  /** Lines for which somebody said what we do about it, by line id. */
  answered: string[];
  /** What an update must mention; absent for a note. */
  watchedRisks?: WatchedRisk[];
  /** Names that stand in its charts. */
  drawnNames?: string[];
  /** The points its charts draw, and what they should be. */
  charts?: { drawn: SeriesPoint[]; facts: SeriesPoint[] };
};

/** A finding as a rule brings it; what was decided about it is added afterwards. */
export type Found = Omit<Finding, 'state' | 'decision' | 'id' | 'evidence'> & {
  /** Tells apart findings of one rule on one line: an issue id, a quoted word. */
  about: string;
  /** What it rests on; a change of it brings a decided finding back. */
  restsOn: unknown;
};

/** One rule: a plain function of the message. */
export type Rule = (subject: Subject) => Found[];
