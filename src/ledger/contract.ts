import type { Person, StatusCategory } from '../clients/contract';

/** How a conversation that Candor did not carry took place. */
export const contactKinds = ['call', 'meeting', 'chat', 'mail', 'face-to-face'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** By what a client was told: an update, a short note about one issue, or a conversation somebody logged. */
export type ToldSource =
  | { kind: 'update'; id: string; number: number }
  | { kind: 'note'; id: string }
  | { kind: 'word-of-mouth'; id: string; contactKind: ContactKind };

/** What was, or is, to be said of an issue. `status` is Jira's own name. */
export type IssueState = { category: StatusCategory; status: string; dueOn?: string; blocked: boolean };

/** What is no longer as told. The first six are worse for the client, the others better. */
export type IssueDifference =
  | { kind: 'later'; from?: string; to?: string }
  | { kind: 'overdue'; due: string }
  | { kind: 'blocked' }
  | { kind: 'reopened' }
  | { kind: 'set-back' }
  | { kind: 'removed' }
  | { kind: 'done' }
  | { kind: 'started' }
  | { kind: 'earlier'; from?: string; to: string }
  | { kind: 'unblocked' };

export const standings = ['as-told', 'moved-on', 'worse'] as const;
/** How what was told stands now. One worse difference makes it worse, whatever else got better. */
export type Standing = (typeof standings)[number];

/** The newest thing one client was told about one issue, and how it stands now. */
export type ToldView = {
  at: string;
  by: Person;
  source: ToldSource;
  told: IssueState;
  /** Absent: the issue is no longer in the project. */
  now?: IssueState;
  standing: Standing;
  /** Since when it is worse or has moved on. */
  since?: string;
  differences: IssueDifference[];
};

/** A public comment that named the issue. It changes what was told only when a person confirms it. */
export type Mention = { at: string; byName: string; requestKey: string };

/** An update has been due for so many working days. */
export type OurSilence = { dueOn: string; workingDays: number };
/** A client has said nothing for longer than she usually does not. For the team only. */
export type HerSilence = {
  /** Whether we asked her for something after she last said something. */
  kind: 'no-answer' | 'nobody-asked';
  lastActAt: string;
  askedAt?: string;
  /** Since then, and what nine of ten of her gaps do not exceed. */
  workingDays: number;
  usualWorkingDays: number;
};

export type LoggedIssue = IssueState & { issueId: string; key: string; summary: string };

/** A conversation, in two lines. */
export type ContactLogEntry = {
  id: string;
  engagementId: string;
  kind: ContactKind;
  at: string;
  loggedBy: Person;
  /** Whom we spoke to. */
  contacts: { id: string; name: string }[];
  summary: string;
  /** What the client was told. */
  told: LoggedIssue[];
};

export type LedgerCalls = {
  /** The facts of issues now, to be ticked as told; at most twenty, in the order asked for. Any the caller may not see are left out. */
  'ledger.issue-facts': (input: { engagementId: string; issueIds: string[] }) => LoggedIssue[];
  /** Keeps a conversation and freezes what was told in it. `logId` is the caller's, so logging twice is logging once. */
  'ledger.log-contact': (input: {
    engagementId: string;
    logId: string;
    kind: ContactKind;
    /** Not in the future. */
    at: string;
    contactIds: string[];
    summary: string;
    told: { issueId: string; category: StatusCategory; dueOn?: string; blocked: boolean }[];
  }) => ContactLogEntry;
  /** Newest first, twenty a page. */
  'ledger.contact-log': (input: { engagementId: string; cursor?: string }) => { entries: ContactLogEntry[]; cursor?: string };
  /** What a public comment said of the issue was right: its facts now count as told by it. */
  'ledger.confirm-mention': (input: { engagementId: string; issueId: string }) => ToldView;
};
