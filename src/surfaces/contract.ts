import type { IssueSummary, ProjectView, SettingsView } from '../clients/contract';
import type { FeedbackGlance, RequestGlance } from '../feedback/contract';
import type { Language } from '../i18n/language';
import type { BadNewsSubject, BadNewsView, HerSilence, IssueDifference, KeptRate, Mention, OurSilence, PromiseView, ToldView } from '../ledger/contract';
import type { HealthState } from '../updates/contract';
import type { MailQuotaView } from '../updates/mail-contract';

/** One client as the issue panel shows her. */
export type PanelClient = {
  engagementId: string;
  client: { id: string; name: string };
  language: Language;
  /** Whether this client sees the issue, and whether a person said so or the rule. */
  visible: boolean;
  choice: 'shown' | 'hidden' | 'by-rule';
  /** The first twenty people who would see it. */
  contacts: { id: string; name: string; language: Language }[];
  contactCount: number;
  /** The issue's title in the client's words, where she has any. */
  title: Partial<Record<Language, string>>;
  told?: ToldView;
  mention?: Mention;
  /** What she was promised of it, newest first, at most five. */
  promises: PromiseView[];
  /** What she does not know of it, the oldest first. */
  untold: BadNewsView[];
};

export type PanelView = {
  issue: IssueSummary;
  /** The issue has a security level: no client may see it. */
  restricted: boolean;
  may: ProjectView['may'];
  clients: PanelClient[];
  feedback: FeedbackGlance[];
  /** The issue is a customer's request, and the reader may see the inbox it is in. */
  request?: RequestGlance;
};

/** What a person has to do with an engagement. */
export type TodayRole = 'manager' | 'stand-in' | 'writer' | 'owner';

/** Feedback of a client that waits for us. */
export type TodayAnswer = Pick<FeedbackGlance, 'id' | 'kind' | 'state' | 'reference' | 'receivedAt' | 'text' | 'severity' | 'overdue'> & {
  /** The project in whose inbox it is. */
  projectId: string;
  askerName: string;
  ownerName?: string;
  /** Hers to answer: she owns it, or nobody does and the engagement is hers. */
  mine: boolean;
  hearsBy?: string;
};

/** An issue that is worse than its client was told. */
export type TodayIssue = { issueId: string; key: string; summary: string; since?: string; differences: IssueDifference[] };

/** Something its client has not been told; `title` of an issue as this reader may see it. */
export type TodayNews = Pick<BadNewsView, 'topic' | 'difference' | 'day' | 'workingHours' | 'overLimit'> & { subject: BadNewsSubject; title?: string };

/** One engagement as a list across projects shows it. */
export type TodayEngagement = {
  id: string;
  project: { id: string; key: string; name: string };
  client: { id: string; name: string };
  managerName: string;
  /** Empty: it is not hers. */
  roles: TodayRole[];
  mayEdit: boolean;
  /** YYYY-MM-DD: when the next update is due, and the day it is now, in the engagement's time zone. */
  nextUpdateOn: string;
  today: string;
  paused?: { until: string; reason: string };
  /** An update is to be read and sent now: it is due, or due next and written. */
  ready: boolean;
  draft?: { state: 'open' | 'sending'; savedAt: string; savedByName: string };
  /** The newest update that was sent. */
  last?: { number: number; health?: HealthState };
  lastTold?: { at: string; byName: string };
  lastHeardAt?: string;
  feedback: { open: number; problems: number; /** There is more than was counted. */ more: boolean };
  /** Late ones first; at most ten. */
  answers: TodayAnswer[];
  worse: { issues: TodayIssue[]; /** Besides those listed. */ more: boolean };
  /** Oldest first. */
  untold: { news: TodayNews[]; /** Besides those listed. */ more: boolean };
  /** What is promised for the next seven days, by its day. */
  promises: PromiseView[];
  /** How many promises were kept; from eight settled ones on. */
  kept?: KeptRate;
  ourSilence?: OurSilence;
  herSilence?: HerSilence;
};

/** Mine: those a person has to do with. All: every one whose project she may browse. */
export type TodayShow = 'mine' | 'all';
export type TodayView = {
  /** Those whose update is due first come first. At most fifty. */
  engagements: TodayEngagement[];
  /** Where the next fifty begin. */
  next?: string;
  /** She gets what waits for her by mail, on working days. */
  digest: boolean;
};

/** What the page across projects asks for a person, whatever the project. */
export type TodayOwnCalls = {
  'today.open': (input: { show: TodayShow; from?: string }) => TodayView;
  /** Whether she wants to get by mail what waits for her. */
  'today.choose-digest': (input: { wanted: boolean }) => { wanted: boolean };
};

/** Calls that open a surface and need more than one area. */
export type SurfaceCalls = {
  /** Opens the issue panel. */
  'panel.open': (input: { issueId: string }) => PanelView;
};

/** What the settings of updates are shown from. */
export type AdministrationCalls = {
  /** Opens the project's settings. */
  'administration.open': () => { settings: SettingsView; mails: MailQuotaView };
};
