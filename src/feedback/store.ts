import { createHash } from 'node:crypto';
import type { Person, StatusCategory } from '../clients/contract';
import type { Language } from '../i18n/language';
import { collection } from '../platform/storage/collection';
import type { Stored } from '../platform/storage/record';
import type { Asker, DisputedInterval, FeedbackDoor, FeedbackKind, KindSuggestion, ReplyTo, ResponseTimes, RoutingRule, Severity } from './contract';

/** Of her text, what lists show; a longer one is kept whole in a record of its own. */
export const excerptLength = 500;

export type FeedbackBody = {
  /** The inbox it is in. */
  projectId: string;
  /** Absent: whoever filed it is nobody's contact. */
  engagementId?: string;
  /** The engagement it came to: hers, or the first of the desk where she is nobody's contact. Its plan says who answers, and in which time zone. */
  placeId?: string;
  asker: Asker;
  alsoAsked: Asker[];
  door: FeedbackDoor;
  kind: FeedbackKind;
  kindBy: 'asker' | 'suggestion' | 'rule' | 'person';
  suggestion?: KindSuggestion;
  severity?: Severity;
  /** The first characters of her text. */
  excerpt: string;
  longer: boolean;
  language: Language;
  reference: string;
  /** Where the conversation is: her request, or the update request she answered on. Keys change when it moves, so the id counts. */
  request?: { id: string; key: string };
  replyTo?: ReplyTo;
  dispute?: DisputedInterval;
  receivedAt: string;
  /** When she was told she would hear next; only a new matter has one. */
  hearsBy?: string;
  /** Who was reminded that this has passed, and when. */
  remindedOwnerAt?: string;
  remindedLeadAt?: string;
  /** Her last word, and our last public one. */
  lastFromClientAt: string;
  answeredAt?: string;
  /** When a person said that it is our turn again, though she said nothing new. */
  reopenedAt?: string;
  owner?: Person;
  priority?: string;
  labels: string[];
  routedBy?: { ruleId: string; broken: boolean };
  /** When those whom the rule names were mailed, once. */
  noticedAt?: string;
  /** Linked issues with their category as last seen. */
  issues: Record<string, StatusCategory>;
  /** When the last open one of them was done. */
  doneAt?: string;
  /** When those who asked were told so, all of them. */
  toldDoneAt?: string;
  rides: boolean;
  closedAt?: string;
  /** Her request was deleted or moved out of the service project. */
  requestGone: boolean;
  receipt: { state: 'none' | 'waiting' | 'sending' | 'posted' | 'failed' | 'unknown'; attempts: number; leaseUntilAt?: string };
  mergedInto?: string;
};
/** What the form sent: the intent comes before the request, so that an answer that was lost is looked for and the request never made twice. */
export type SubmissionBody = {
  submissionId: string;
  accountId: string;
  contact: { id: string; name: string };
  engagementId: string;
  text: string;
  language: Language;
  severity?: Severity;
  reference: string;
  /** Of the request; it holds the reference. */
  summary: string;
  receivedAt: string;
  /** Who has it and when she hears next: what she was told when she sent it. */
  assessment: Assessment;
  /** Until then only whoever wrote this may ask Jira for the request. */
  leaseUntilAt: string;
  /** When Jira was last asked for it. */
  askedAt?: string;
  /** What became of it; its words are kept there from then on. */
  feedbackId?: string;
  request?: { id: string; key: string };
};

/** What Candor made of a text: its kind, whose it is, and when she hears next. */
export type Assessment = Pick<FeedbackBody, 'projectId' | 'kind' | 'kindBy' | 'suggestion' | 'owner' | 'priority' | 'labels' | 'routedBy'> & {
  hearsBy: string;
  /** Mailed at once. */
  notifyAccountIds: string[];
};

/** The record's state: what an inbox lists by. */
export type FeedbackRecordState = 'open' | 'closed' | 'merged';
export type StoredFeedback = Stored<FeedbackBody>;

/** By 'request-<issue id>' of a matter, 'submitted-…' of one Jira made no request of, 'comment-<comment id>' of a reply, 'pasted-<paste id>', 'dispute-<dispute id>'. Listed by project; `at` is when it was received. */
export const feedbackRecords = collection<FeedbackBody>('feedback', 1);
/** By feedback id: her whole text, where it is longer than the excerpt. */
export const feedbackTexts = collection<{ text: string }>('feedback-text', 1);
/** By issue id: what feedback is linked to it. */
export const issueFeedback = collection<{ feedbackIds: string[] }>('issue-feedback', 1);
/** By issue id of an update request: the replies on it that nobody has answered there. */
export const waitingReplies = collection<{ feedbackIds: string[] }>('waiting-replies', 1);
/** By account and reference: what was sent by the form. */
export const submissionRecords = collection<SubmissionBody>('feedback-submission', 1);
/** By account id: when she sent something by the form, oldest first, and what engagement she last wrote about. */
export const writerRecords = collection<{ sentAt: string[]; engagementId?: string }>('feedback-writer', 1);
/** By project id: its name in Jira, and when it was read. */
export const projectNames = collection<{ name: string }>('project-name', 1);
/** By project and account: when a person last opened each item. */
export const feedbackReads = collection<{ at: Record<string, string> }>('feedback-read', 1);
/** Scope 'site', listed by the time stated to her: what the schedule looks through. By feedback id. */
export const feedbackClocks = collection<{ feedbackId: string }>('feedback-clock', 1);
/** How far Jira has been looked through for what no event brought, and the run under way. */
export type SweepBody = {
  /** Everything Jira created or changed before has been looked at. */
  through: string;
  run?: SweepRun;
};
export type SweepRun = {
  startedAt: string;
  /** It looks at what happened from then on. The query goes back so many minutes from when each page is asked for, first at this time. */
  from: string;
  minutes: number;
  askedAt: string;
  /** Where its next page starts; good for the same query only. */
  token?: string;
  /** When the newest thing happened that it has looked at. */
  seenThrough?: string;
  /** When the oldest thing happened that was missing. */
  missedFrom?: string;
  /** Until then its next step is on its way. */
  leaseUntilAt: string;
};
/** By what is looked for and where. */
export const sweepRecords = collection<SweepBody>('feedback-sweep', 1);
/** Where what rules name was found when it was chosen: the desk of a request type, the projects with a component of this name. */
export type RulePlaces = { requestTypes: Record<string, string>; components: Record<string, string[]> };
/** By 'site' or project id. */
export const ruleRecords = collection<{ rules: RoutingRule[]; places?: RulePlaces }>('routing-rules', 1);
/** By project id. */
export const responseTimeRecords = collection<ResponseTimes>('response-times', 1);
/** What a person made of a text that Candor took for something else: its telling words, not the text. */
export type Correction = { words: string[]; from: FeedbackKind; to: FeedbackKind; at: string };
/** By project id: kinds a person corrected, newest last. */
export const correctionRecords = collection<{ corrections: Correction[] }>('kind-corrections', 1);

export const requestFeedbackId = (requestIssueId: string) => `request-${requestIssueId}`;
/** Of what the form sent where Jira would not make a request. */
export const submittedFeedbackId = (accountId: string, submissionId: string) => `submitted-${createHash('sha256').update(`${accountId} ${submissionId}`).digest('hex').slice(0, 24)}`;
export const commentFeedbackId = (commentId: string) => `comment-${commentId}`;
export const disputeFeedbackId = (disputeId: string) => `dispute-${disputeId}`;
export const pastedFeedbackId = (pasteId: string) => `pasted-${pasteId}`;
export const projectScope = (projectId: string) => `project:${projectId}`;
