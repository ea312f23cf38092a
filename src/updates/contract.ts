import type { ContactPreferences, Engagement, IssueSummary, MessageLength, ProjectView, Road, UnreachableReason } from '../clients/contract';
import type { Language } from '../i18n/language';
import type { AnswersOfContact, BadNewsView, KeptRate, OwnRecord, ToldAttachment, UntoldGlance } from '../ledger/contract';
import type { ChartChoice, WorkCount } from './chart-contract';
import type { Check, Overruling } from './check-contract';
import type { LineCorrection, SentLine } from './correction-contract';
import type { MailsLeft } from './mail-contract';
import type { Nudge } from './nudge-contract';

/** The parts of an update, in the order a reader meets them. */
export const sectionNames = ['summary', 'done', 'moving', 'next', 'milestones', 'risks', 'asks'] as const;
export type SectionName = (typeof sectionNames)[number];

export const healthStates = ['on-track', 'at-risk', 'off-track'] as const;
export type HealthState = (typeof healthStates)[number];
/** Why the health is what it is; the text is made in the reader's language from these facts. */
export type HealthReason =
  | { kind: 'blocked' | 'overdue'; issue: IssueSummary }
  | { kind: 'milestone-moved'; name: string; from: string; to: string; workingDays: number }
  | { kind: 'milestone-past-due'; name: string; due: string };
export type Health = { state: HealthState; reasons: HealthReason[] };

/** What a person may change in a line. A text wins over what Candor generated, language by language. */
export type LineDraft = {
  id: string;
  issueIds: string[];
  versionIds: string[];
  text: Partial<Record<Language, string>>;
  /** Languages whose readers get another language's text, by a person's choice. */
  asIs: Language[];
  /** What we do about it, and by when (YYYY-MM-DD). */
  response?: { text: Partial<Record<Language, string>>; by?: string };
  link?: { url: string; label: string };
  /** Files of its issues that go with it, each marked for this client. */
  attachments?: ToldAttachment[];
  /** In the section `asks`: by when we need it (YYYY-MM-DD). */
  neededBy?: string;
  /** The date it gives the client, where a person says so: a promise, or what we expect without promising it. Absent: the date of the facts it was written from, as a promise. */
  dated?: LineDate;
};
/** `on` is YYYY-MM-DD; absent: the date of the facts. */
export type LineDate = { kind: 'commitment' | 'forecast'; on?: string };
/** A line as the editor shows it. `generated` is what Candor wrote from the evidence; absent for a typed line. `askedOn`: it asks again for what was asked for on that day (YYYY-MM-DD). */
export type Line = LineDraft & { generated?: Record<Language, string>; askedOn?: string };

/** The date a line gives the client: one its words name, one a person gave, or, for what comes next without a date, the following planned update, by which it is begun. */
export type GivenDate = {
  kind: LineDate['kind'];
  on: string;
  from: 'words' | 'person' | 'plan';
  /** Of a promise to have it done: by our own record, the day by which eight of ten such promises would be. */
  likelyBy?: string;
};
export type Section = {
  name: SectionName;
  lines: Line[];
  revision: string;
  savedAt: string;
  savedBy: string;
  /** By line id. */
  dates?: Record<string, GivenDate>;
};

/** Something that happened to an issue in the period, from its changelog. */
export type IssueChange =
  | { kind: 'created' | 'done' | 'started' | 'reopened' | 'flagged' | 'unflagged'; at: string }
  | { kind: 'due-moved'; from?: string; to?: string; at: string };
export type EvidenceIssue = IssueSummary & {
  /** In the client's words, in the engagement's language. */
  title: string;
  assignee?: string;
  flagged: boolean;
  blockedBy: { key: string; summary: string }[];
  changes: IssueChange[];
};
export type EvidenceMilestone = {
  id: string;
  name: string;
  releaseOn?: string;
  released: boolean;
  /** The date our own record had before, when it differs. */
  movedFrom?: string;
  workingDaysMoved?: number;
};
export const evidenceGroups = ['done', 'moving', 'next', 'overdue', 'blocked'] as const;
export type EvidenceGroup = (typeof evidenceGroups)[number];
export type Evidence = {
  from: string;
  until: string;
  groups: Record<EvidenceGroup, EvidenceIssue[]>;
  /** How many more there are than listed. */
  more: Record<EvidenceGroup, number>;
  milestones: EvidenceMilestone[];
  /** Changed in the period, but this client does not see them. */
  unseen: IssueSummary[];
  /** All issues she sees; absent where they could not be counted. */
  work?: WorkCount;
};

/** An update being written. One is open per engagement at most. */
export type Draft = {
  engagementId: string;
  number: number;
  startedAt: string;
  startedBy: string;
  evidence: Evidence;
  computedHealth: Health;
  /** What the person chose; equal to the computed state until then. */
  chosenHealth: HealthState;
  healthRevision: string;
  sections: Section[];
  /** Languages its recipients need. */
  languages: Language[];
  charts: ChartChoice;
  /** What became of the dates we gave before; absent while there are too few to tell. */
  ownRecord?: OwnRecord;
  /** Questions to colleagues, and those the reader may ask, by issue id; absent when there are none. */
  nudges?: Record<string, Nudge>;
};

/** One recipient, and which message will be handed over for her. */
export type RecipientPreview = {
  contactId: string;
  name: string;
  language: Language;
  road: Road;
  unreachable?: UnreachableReason;
  /** What she has chosen on the portal. */
  preferences?: ContactPreferences;
  /** She wants to hear less often than this: what she was last sent was on this day (YYYY-MM-DD). Not ticked unless a person ticks her. */
  heardOn?: string;
  length: MessageLength;
  /** Her message, as its place among the preview's. What the road hands to Jira: notify uses subject, html and text; a request uses the comment. By hand offers them all. */
  edition: number;
  /** It is night at hers: sent now, it leaves then. */
  waitsUntilAt?: string;
  /** How many mails Jira sends her for it; where they are limited. */
  mails?: number;
  /** Lines she gets in another language than hers. */
  linesInOtherLanguage: number;
  /** Her first message: it opens with who we are and how often she will hear. */
  first: boolean;
};
/** A rendered message: `comment` is an Atlassian Document, `commentHtml` its picture for the preview. */
/** `attachments`: the files that go with it, or are to be handed over by a person. */
export type Message = { subject: string; html: string; text: string; comment: unknown; commentHtml: string; attachments?: ToldAttachment[] };

/** `messages`: each edition once, for thousands may read it. `mails`: where the site's mails of a day are limited. */
export type Preview = { digest: string; recipients: RecipientPreview[]; messages: Message[]; check: Check; mails?: MailsLeft };

/** What is to be done about a delivery: by a person (`failed`, `unknown`, `by-hand`), by itself, or nothing any more. */
export const deliveryGroups = ['failed', 'unknown', 'by-hand', 'waiting', 'told'] as const;
export type DeliveryGroup = (typeof deliveryGroups)[number];

/** Both sides sort by it: the app what it lists, the interface what it has at hand. */
export function deliveryGroupOf({ state, road }: Pick<Delivery, 'state' | 'road'>): DeliveryGroup {
  if (state === 'failed' || state === 'unknown') return state;
  if (state === 'waiting' && road === 'by-hand') return 'by-hand';
  return state === 'waiting' || state === 'sending' ? 'waiting' : 'told';
}

/** No state says that a message arrived: Jira does not tell. */
export type DeliveryState = 'waiting' | 'sending' | 'posted' | 'queued' | 'sent-by-hand' | 'failed' | 'unknown';
export type DeliveryProblem =
  | 'issue-not-visible'
  | 'recipient-refused'
  | 'mail-off'
  | 'no-permission'
  | 'request-missing'
  | 'jira-unavailable'
  | 'lost-answer'
  | 'no-road'
  /** A file was deleted; may not go to this client any more; or Jira does not take it. `problemFile` names it. Nothing was posted. */
  | 'attachment-gone'
  | 'attachment-private'
  | 'attachment-refused';
export type Delivery = {
  contactId: string;
  name: string;
  road: Road;
  language: Language;
  state: DeliveryState;
  problem?: DeliveryProblem;
  problemFile?: string;
  /** Key of the customer request or of the notify anchor, once known. */
  issueKey?: string;
  /** It waits: for the end of quiet hours, for the next try, or, `waitsFor`, for the mails of the next day. */
  waitsUntilAt?: string;
  waitsFor?: 'mails';
  changedAt: string;
};

/** An update, a short note about one issue, or what is true instead of a line that was sent. */
export type SentUpdate = {
  id: string;
  kind: 'update' | 'note' | 'correction';
  engagementId: string;
  /** Of updates; a note carries the number of the update before it, a correction that of what it corrects. */
  number: number;
  subject: string;
  /** Of updates. */
  health?: HealthState;
  sentAt: string;
  sentBy: string;
  /** It left by itself, as the plan says, in her name. */
  byItself?: true;
  /** Until then the sender may take it back. */
  undoUntilAt: string;
  /** When this was read: a browser's clock may differ. */
  readAt: string;
  state: 'waiting' | 'sent' | 'taken-back';
  /** How many it is for. */
  recipients: number;
  counts: Record<DeliveryGroup, number>;
  /** All of them up to a hundred; of more the first hundred that are not through. `updates.deliveries` reads the others. */
  deliveries: Delivery[];
};

export type UpdatesView = ProjectView & {
  /** Engagement ids with an open draft. */
  drafts: { engagementId: string; number: number; savedAt: string }[];
  /** Newest first, at most twenty. */
  sent: SentUpdate[];
  /** What became of our promises, by engagement id; for the team only. */
  promises?: Record<string, { rate?: KeptRate; open: number; dueThisWeek: number }>;
  /** What clients have not been told of, by engagement id; for the team only. */
  untold?: Record<string, UntoldGlance>;
};

/** A note as written; in a language left out its readers get another one's. What its check stopped passes with a reason. */
export type NoteText = {
  engagementId: string;
  /** The one it is about, or the first of them. */
  issueId?: string;
  alsoIssueIds?: string[];
  versionIds?: string[];
  /** What she was told of and is no longer there for her: the id of an issue, or `version-` and that of a milestone. */
  gone?: string[];
  text: Partial<Record<Language, string>>;
  overruled?: Overruling[];
};

/**
 * What a note about the bad news of one working day begins with: what it is about, and the words, which leave a gap for what we do about
 * it. `covered`: what it tells; `hidden`: keys of issues it cannot tell of, for she does not see them. `more`: there is more than one note holds.
 */
export type BadNewsNote = {
  about: Pick<NoteText, 'issueId' | 'alsoIssueIds' | 'versionIds' | 'gone'>;
  text: Partial<Record<Language, string>>;
  covered: (BadNewsView & { title: string })[];
  hidden: string[];
  more: boolean;
  languages: Language[];
  hasContacts: boolean;
};

/** Why her updates pause, in the languages of her contacts, and the first day they do not (YYYY-MM-DD, within a year). */
export type PauseText = { engagementId: string; until: string; reason: Partial<Record<Language, string>>; overruled?: Overruling[] };

export type UpdatesCalls = {
  /** Opens the updates page. */
  'updates.open': () => UpdatesView;
  /** The open draft, or a new one written from the evidence. */
  'updates.draft': (input: { engagementId: string }) => Draft;
  /** Reads Jira again; lines a person wrote or changed stay. */
  'updates.refresh': (input: { engagementId: string }) => Draft;
  'updates.discard': (input: { engagementId: string }) => { engagementId: string };
  /** A save on an older revision is a `conflict`; read the draft again to see the other text. */
  'updates.save-section': (input: { engagementId: string; section: SectionName; revision: string; lines: LineDraft[] }) => Section;
  'updates.choose-health': (input: { engagementId: string; revision: string; state: HealthState }) => { revision: string; state: HealthState };
  /** Makes an issue visible to this client and adds it to the evidence. */
  'updates.show-issue': (input: { engagementId: string; issueId: string }) => Draft;
  'updates.preview': (input: { engagementId: string }) => Preview;
  /** Sends one recipient's message to the caller instead. By hand it only returns the message. */
  'updates.send-to-me': (input: { engagementId: string; contactId: string }) => { road: Road };
  /** `digest` is the preview's: what was seen is what is sent. */
  'updates.send': (input: { engagementId: string; digest: string; contactIds: string[]; sendId: string }) => SentUpdate;
  'updates.take-back': (input: { updateId: string }) => SentUpdate;
  'updates.follow': (input: { updateId: string }) => SentUpdate;
  /** A frozen update with what each recipient got; its lines for the team only, and what was corrected in it since. */
  'updates.read': (input: { updateId: string }) => { update: SentUpdate; messages: { contactId: string; message: Message }[]; engagement: Engagement; lines: SentLine[]; corrections: LineCorrection[]; answers: AnswersOfContact[] };
  /** Fifty deliveries of an update, of one group or of all; the first page is 0. */
  'updates.deliveries': (input: { updateId: string; group?: DeliveryGroup; page: number }) => { deliveries: Delivery[] };
  /** What one recipient got, or gets by hand. */
  'updates.message': (input: { updateId: string; contactId: string }) => Message;
  'updates.mark-sent': (input: { updateId: string; contactId: string }) => SentUpdate;
  /** Refused where the frozen message must not be seen any more (`updates.check-sent`), unless that is overruled. `withoutFiles`: her message without what it carried. */
  'updates.resend': (input: { updateId: string; contactId: string; overruled?: Overruling[]; withoutFiles?: boolean }) => SentUpdate;
  /** Tells a client that her updates pause, by the roads of an update, and pauses them. Without an update where nobody can be reached. Taken back, nothing is paused. */
  'updates.preview-pause': (input: PauseText) => Preview;
  'updates.pause': (input: PauseText & { digest: string; contactIds: string[]; sendId: string }) => { update?: SentUpdate };
  /** A short note about one issue, or a few and milestones, to its client: the same roads, preview and sending as an update. */
  'updates.preview-note': (input: NoteText) => Preview;
  /** A note that tells what she does not know of one working day (YYYY-MM-DD). */
  'updates.bad-news-note': (input: { engagementId: string; day: string }) => BadNewsNote;
  'updates.send-note': (input: NoteText & { digest: string; contactIds: string[]; sendId: string }) => SentUpdate;
  /** All that failed once more, up to two hundred at a time; refused as `updates.resend` is. */
  'updates.resend-failed': (input: { updateId: string; overruled?: Overruling[] }) => SentUpdate;
  /** Settles an unknown delivery by what the person found out. */
  'updates.settle': (input: { updateId: string; contactId: string; arrived: boolean }) => SentUpdate;
};
