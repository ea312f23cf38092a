import type { Person } from '../clients/contract';
import type { Language } from '../i18n/language';
import type { Parameters as Places } from '../i18n/translate';
import type { SectionName } from './contract';

/** A Stop keeps a message from leaving until it is mended or overruled with a reason; a Note is dismissed without one. */
export type FindingLevel = 'stop' | 'note';

/** What would be told to the wrong people. These findings appear in nothing a client can get. */
export const leakRules = ['other-client', 'internal-comment', 'unseen-issue', 'unseen-field', 'placeholder', 'staff-name', 'money', 'insider-link'] as const;
/** Stops no reason helps against: the file cannot go. It is taken off, or the message stays. */
export const attachmentRules = ['attachment-gone', 'attachment-private', 'attachment-refused', 'attachments-too-many'] as const;
export const isAboutAttachment = (rule: FindingRule): boolean => (attachmentRules as readonly FindingRule[]).includes(rule);
/** What would be told otherwise than it is. Overruled ones stay in the team's record. */
export const honestyRules = [
  'not-done',
  'left-out-news',
  'left-out-risk',
  'better-health',
  'other-date',
  'other-number',
  'other-chart',
  'reassuring',
  'no-response',
  'raw-status',
] as const;
export type LeakRule = (typeof leakRules)[number];
export type HonestyRule = (typeof honestyRules)[number];
export type AttachmentRule = (typeof attachmentRules)[number];
export type FindingRule = LeakRule | AttachmentRule | HonestyRule;

/** A sentence in the language of the text, to be taken with one click instead of the line's. */
export type Suggestion = { language: Language; text: string };

export type Finding = {
  /** The same as long as the rule, the line and what it is about stay the same. */
  id: string;
  rule: FindingRule;
  level: FindingLevel;
  /** The line it sits on; absent: the whole update. */
  lineId?: string;
  section?: SectionName;
  /** Of the text it was found in; absent: every language. */
  language?: Language;
  /** The words it is about, as they stand in the text. */
  quote?: string;
  /** What the evidence is about: chips beside the finding. */
  issueIds: string[];
  versionIds: string[];
  /** Fills the places of the sentence `finding.<rule>`; dates are said in the reader's language by the page. */
  parameters: Places;
  suggestion?: Suggestion;
  /** A digest of what it rests on. A decision holds only while it stays the same. */
  evidence: string;
  state: 'open' | 'overruled' | 'dismissed';
  decision?: { by: Person; at: string; reason?: OverruleReason; text?: string };
};

export const overruleReasons = ['told-by-phone', 'agreed-with-client', 'not-this-issue', 'other'] as const;
/** `other` needs a typed text. */
export type OverruleReason = (typeof overruleReasons)[number];

/** Whether an update was approved as it is now. `digest` is the preview's: an edit afterwards asks again. */
export type Approval = { needed: boolean; state: 'not-asked' | 'asked' | 'approved' | 'outdated'; by?: Person; at?: string; askedBy?: Person; askedAt?: string };

export type Check = {
  /** Stops first, then in the order of the lines. */
  findings: Finding[];
  openStops: number;
  openNotes: number;
  approval: Approval;
};

/** A Stop let pass along with a message that has no draft: a note, or what is sent once more. */
export type Overruling = { findingId: string; evidence: string; reason: OverruleReason; text?: string };

export type SentCheck = { whenSent: Finding[]; now: Finding[] };

export type CheckCalls = {
  /** Checks the open draft as it is saved. */
  'updates.check': (input: { engagementId: string }) => Check;
  /** Overrules a Stop; `evidence` is the finding's as it was shown. */
  'updates.overrule': (input: { engagementId: string; findingId: string; evidence: string; reason: OverruleReason; text?: string }) => Check;
  'updates.dismiss': (input: { engagementId: string; findingId: string; evidence: string }) => Check;
  /** Takes an overruling or a dismissal back. */
  'updates.reopen-finding': (input: { engagementId: string; findingId: string }) => Check;
  'updates.ask-approval': (input: { engagementId: string }) => Check;
  /** `digest` is the preview's that was read. Nobody approves what she asked approval for. */
  'updates.approve': (input: { engagementId: string; digest: string }) => Check;
  /** Of a message that was sent: what was found then, and what in it may not be seen any more, which keeps it from being sent once more, unless it is overruled. */
  'updates.check-sent': (input: { updateId: string; overruled?: Overruling[] }) => SentCheck;
};
