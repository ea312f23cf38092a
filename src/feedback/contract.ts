import type { ContactPreferences, Engagement, Person, ProjectView, StatusCategory } from '../clients/contract';
import type { Language } from '../i18n/language';
import type { CourtDispute, CourtParty, CourtVersion, GivenAnswer, OpenAsk, SharedCourt, ToldView, UpdateAnswer } from '../ledger/contract';
import type { Charts } from '../updates/chart-contract';
import type { CourtShared } from '../updates/court-contract';

/** What a customer says: praise, a question, an idea or a change she wants, something that is wrong. */
export const feedbackKinds = ['praise', 'question', 'change', 'problem'] as const;
export type FeedbackKind = (typeof feedbackKinds)[number];

/** How much something wrong hurts her. */
export const severities = ['annoying', 'hindering', 'blocking'] as const;
export type Severity = (typeof severities)[number];

/** How it reached us: Candor's form, an ordinary request, an answer to an update, or pasted by a person. */
export type FeedbackDoor = 'form' | 'request' | 'reply' | 'pasted';

export const feedbackStates = ['waiting', 'answered', 'in-work', 'done', 'told', 'closed'] as const;
/**
 * waiting: it is our turn to say something. answered: we have said something. in-work: an issue is linked and open. done: the
 * linked work is done and she does not know yet. told: she knows. closed: nothing more will come.
 */
export type FeedbackState = (typeof feedbackStates)[number];

/** What a rule or the words of a text speak for, and which words. */
export type KindSuggestion = { kind: FeedbackKind; because: string[] };

export type LinkedIssue = { id: string; key: string; summary: string; status: string; category: StatusCategory };

/** One who asked. Merged feedback has several. */
export type Asker = { name: string; accountId?: string; contactId?: string; request?: { id: string; key: string } };

/** The update she answered; with a line, what she means of it. */
export type ReplyTo = { updateId: string; number: number; line?: { id: string; number: number; issueIds: string[] } };

/** An interval of a shared version that she sees otherwise. */
export type DisputedInterval = Pick<CourtDispute, 'id' | 'version' | 'about' | 'party' | 'from' | 'to' | 'claims'>;

export type FeedbackItem = {
  id: string;
  projectId: string;
  /** Absent: nobody of this name is a contact. */
  engagementId?: string;
  client?: { id: string; name: string };
  asker: Asker;
  /** Everyone whose feedback was merged into this. */
  alsoAsked: Asker[];
  door: FeedbackDoor;
  kind: FeedbackKind;
  /** Who said so. A suggestion is ours until a person has confirmed or corrected it. */
  kindBy: 'asker' | 'suggestion' | 'rule' | 'person';
  suggestion?: KindSuggestion;
  severity?: Severity;
  /** Her words, as text. */
  text: string;
  language: Language;
  /** As her receipt says it: F-7K2M. */
  reference: string;
  /** The update she answered. */
  replyTo?: ReplyTo;
  /** What she disputes: answered where the days are shared. */
  dispute?: DisputedInterval;
  receivedAt: string;
  /** When she was told she would hear next; absent for replies and once it is answered. */
  hearsBy?: string;
  /** The time stated has passed without an answer. */
  overdue: boolean;
  /** The last public word of ours. */
  answeredAt?: string;
  state: FeedbackState;
  owner?: Person;
  /** While it has no owner: whom the receipt names, where one piece of feedback is read. */
  lookedAfterBy?: string;
  priority?: string;
  labels: string[];
  /** The rule that routed it, as a sentence can name it; 'broken' when it named something deleted. */
  routedBy?: { ruleId: string; broken: boolean };
  issues: LinkedIssue[];
  /** News of it rides in the next update. */
  rides: boolean;
  /** This reader has not opened it since something came in. */
  unread: boolean;
  revision: string;
};

/** One line about feedback, for the issue panel. */
export type FeedbackGlance = Pick<FeedbackItem, 'id' | 'kind' | 'state' | 'reference' | 'receivedAt' | 'text' | 'severity' | 'overdue'> & { clientName?: string; askers: number };

/** What a customer's own request is in the inbox of a project. */
export type RequestGlance = Omit<FeedbackGlance, 'askers'> & { askerName: string; projectKey: string } & Pick<FeedbackItem, 'lookedAfterBy'> & { ownerName?: string };

export type InboxFilter = {
  /** Open is everything but told and closed. */
  show: 'open' | 'all' | 'closed';
  kind?: FeedbackKind;
  engagementId?: string;
  /** 'me', 'nobody' or an account id. */
  owner?: string;
};
export type InboxCounts = { open: number; unread: number; overdue: number; mine: number; nobody: number; kinds: Record<FeedbackKind, number> };
export type Inbox = {
  /** Overdue first, then by when she hears next, then newest. At most fifty. */
  items: FeedbackItem[];
  /** Of everything open in the project, whatever the filter. */
  counts: InboxCounts;
  /** More match than are listed. */
  more: boolean;
};

/** A message of the conversation. `internal`: only we read it. */
export type ConversationEntry = { id: string; at: string; authorName: string; from: 'client' | 'us' | 'app'; internal: boolean; text: string };

export type FeedbackDetail = {
  item: FeedbackItem;
  /** Oldest first, at most the newest hundred. */
  conversation: ConversationEntry[];
  /** Names of everybody who will read a public answer; empty where none can be sent, and `unreachable` says why. */
  readers: string[];
  unreachable?: 'no-request' | 'contact-removed' | 'request-missing';
  context: {
    /** The last update or conversation before this, and what she was told of the linked issues. */
    lastTold?: { at: string; byName: string; kind: 'update' | 'note' | 'correction' | 'word-of-mouth'; number?: number; subject: string; updateId?: string };
    issues: { issueId: string; told: ToldView }[];
    /** The numbered lines of the update she answered, and those her words name. */
    lines?: { id: string; number: number; text: string; named: boolean }[];
    /** Her earlier feedback, newest first, at most ten. */
    earlier: Pick<FeedbackItem, 'id' | 'kind' | 'state' | 'reference' | 'receivedAt' | 'text'>[];
  };
  /** Linked work is done and nobody was told: the sentence to confirm, in the languages of those who asked. */
  loop?: { text: Partial<Record<Language, string>>; askers: { name: string; language: Language; unreachable: boolean }[] };
};

export type IssueChoices = {
  issueTypes: { id: string; name: string }[];
  priorities: { id: string; name: string }[];
  components: { id: string; name: string }[];
};

export type FeedbackCalls = {
  /** Opens the project page on its inbox. */
  'feedback.open': (input: { filter: InboxFilter }) => ProjectView & { inbox: Inbox };
  'feedback.list': (input: { filter: InboxFilter }) => Inbox;
  /** Marks it read for the caller. */
  'feedback.read': (input: { id: string }) => FeedbackDetail;
  /** A person's corrections; a kind she corrects is kept as one for later suggestions. An older revision is a conflict. */
  'feedback.change': (input: { id: string; revision: string; kind?: FeedbackKind; severity?: Severity; ownerAccountId?: string | null; state?: 'closed' | 'waiting' }) => FeedbackItem;
  /** Says something on her request: to her and everyone who reads it there, or to the team only. `answerId` is the caller's. */
  'feedback.answer': (input: { id: string; answerId: string; mode: 'public' | 'internal'; text: string }) => FeedbackDetail;
  'feedback.issue-choices': () => IssueChoices;
  /** Makes an issue of the project from it, linked both ways. `attemptId` is the caller's. */
  'feedback.create-issue': (input: { id: string; attemptId: string; summary: string; issueTypeId: string; priorityId?: string; componentId?: string }) => FeedbackDetail;
  'feedback.link-issue': (input: { id: string; issueId: string }) => FeedbackDetail;
  'feedback.unlink-issue': (input: { id: string; issueId: string }) => FeedbackDetail;
  /** It becomes part of another: everyone who asked stays. */
  'feedback.merge': (input: { id: string; intoId: string }) => FeedbackDetail;
  /** Says which line of the update she means; null: the whole of it. */
  'feedback.tie-line': (input: { id: string; lineId: string | null }) => FeedbackDetail;
  /** A reply received elsewhere, under the contact's name. `pasteId` is the caller's. */
  'feedback.paste': (input: { pasteId: string; engagementId: string; contactId: string; receivedAt: string; text: string }) => FeedbackItem;
  /** Tells everyone who asked, once, what became of it. `tellId` is the caller's. */
  'feedback.tell-done': (input: { id: string; tellId: string; text: Partial<Record<Language, string>> }) => FeedbackDetail;
  /** Says no to what one side disputes, with words, also on her request where there is one; what we dispute ourselves is taken back so. */
  'feedback.decline-dispute': (input: { engagementId: string; disputeId: string; words: string }) => CourtShared;
  /** Lets the news ride in the next update, or takes it out again. */
  'feedback.ride': (input: { id: string; rides: boolean }) => FeedbackDetail;
};

/** What a rule asks for; a condition left out holds for everything. */
export type RuleConditions = {
  engagementIds?: string[];
  requestTypeIds?: string[];
  kinds?: FeedbackKind[];
  severities?: Severity[];
  /** One of these words or phrases stands in the text, in any language. */
  words?: string[];
  /** Component names of the request. */
  components?: string[];
};
export type RuleResults = {
  projectId?: string;
  ownerAccountId?: string;
  kind?: FeedbackKind;
  priority?: string;
  labels?: string[];
  /** Mailed by Jira at once. */
  notifyAccountIds?: string[];
};
export type RoutingRule = { id: string; name: string; conditions: RuleConditions; results: RuleResults };
/** What a rule names that is no more. */
export type BrokenPart = { part: keyof RuleConditions | keyof RuleResults; value: string };
export type RuleScope = 'project' | 'site';
export type RuleSet = { revision: string; rules: RoutingRule[] };

/** What a rule may name, by id, with today's names. */
export type RoutingNames = {
  engagements: { id: string; name: string }[];
  requestTypes: { id: string; name: string }[];
  components: string[];
  projects: { id: string; name: string }[];
  people: Person[];
  priorities: string[];
};

/** Working days (fractions of a day allowed in steps of a quarter) until she hears next, by kind. */
export type ResponseTimes = Record<FeedbackKind, number>;

export type RoutingView = {
  project: RuleSet;
  site: RuleSet;
  /** Only administrators of Jira change the rules of the site. */
  maySaveSite: boolean;
  names: RoutingNames;
  broken: { scope: RuleScope; ruleId: string; parts: BrokenPart[] }[];
  times: ResponseTimes & { revision: string };
};

export type TrialText = { text: string; engagementId?: string; requestTypeId?: string; kind?: FeedbackKind; severity?: Severity; component?: string };
export type TrialResult = {
  suggestion: KindSuggestion;
  /** The kind routing went by. */
  kind: FeedbackKind;
  /** Absent: the default inbox. */
  rule?: { scope: RuleScope; ruleId: string; name: string; because: (keyof RuleConditions)[]; words: string[]; broken: BrokenPart[] };
  /** Rules that sent it on in a circle; it stays in the inbox it came to. */
  loop: boolean;
  results: RuleResults;
};

export type RoutingCalls = {
  'routing.open': () => RoutingView;
  'routing.save': (input: { scope: RuleScope; revision: string; rules: RoutingRule[] }) => RoutingView;
  'routing.save-times': (input: { revision: string; times: ResponseTimes }) => RoutingView;
  /** What would happen to this text. With `rules`, those not saved yet are tried. */
  'routing.try': (input: TrialText & { rules?: { scope: RuleScope; rules: RoutingRule[] } }) => TrialResult;
};

/** A project of hers, by the name the customer knows it under. */
export type PortalProject = { engagementId: string; name: string };
export type PortalView =
  /** Not signed in, or nobody's contact: a friendly page and no data. */
  | { who: 'visitor' }
  | {
      who: 'contact';
      name: string;
      projects: PortalProject[];
      /** What we still need from her side, in all her projects: those needed first come first. Absent: nothing. */
      asks?: OpenAsk[];
      /** The days of delay as they were shared last, in her projects where they were. Absent: nowhere. */
      courts?: PortalCourtVersion[];
    };
export type PortalCourtVersion = CourtVersion & { engagementId: string };
/** A version of the days of delay, and what was disputed in any version, newest first. Without the words of what she may not see any more; the numbers stay. */
export type PortalCourt = SharedCourt & { engagementId: string; versions: CourtVersion[]; disputes: CourtDispute[] };

/** What the customer reads after sending. Times are ISO; she reads them in her time zone. */
export type PortalReceipt = { reference: string; ownerName?: string; hearsBy: string; requestKey?: string };

/** An update as she got it, and what she has said of it. */
export type PortalUpdate = {
  updateId: string;
  number: number;
  sentAt: string;
  /** Her edition's numbered lines, in her language. */
  lines: { id: string; number: number; text: string; given?: GivenAnswer }[];
  /** What we said in it that was not right, and what is true instead; oldest first. */
  corrections?: { lineId: string; said: string; text: string; sentAt: string }[];
  /** What updates up to this one told, drawn. Absent: there is not enough of it. */
  charts?: Charts;
  whole?: GivenAnswer;
  /** What she had said before, newest first. */
  earlier: (GivenAnswer & { number?: number })[];
  /** What we still need from her side. */
  asks?: OpenAsk[];
  /** The days of delay as they were shared last. Absent: they never were. */
  court?: PortalCourtVersion;
  /** Her other updates, newest first, at most five. */
  others: { updateId: string; number: number; sentAt: string }[];
};

/** The state of one request in plain words. */
export type PortalRequestView =
  | { shown: false }
  /** The request her updates come on. */
  | { shown: 'update'; update: PortalUpdate }
  | {
      shown: true;
      reference: string;
      state: FeedbackState;
      ownerName?: string;
      hearsBy?: string;
      overdue: boolean;
      receivedAt: string;
      /** When its state last changed for her. */
      changedAt: string;
      /** Titles of the linked work she may see, in her words. */
      work: { title: string; category: StatusCategory }[];
      /** What we still need from her side in the same project. Absent: nothing. */
      asks?: OpenAsk[];
    };

export type PortalPreferences = { engagementId: string; name: string; language: Language; plannedEvery: Engagement['cadence']['every'] } & Pick<ContactPreferences, 'length' | 'every' | 'pausedUntil'>;

export type PortalFeedbackCalls = {
  /** Opens the form and the panel. */
  'portal.open': () => PortalView;
  /** `submissionId` is the browser's, so sending twice is sending once. */
  'portal.send-feedback': (input: { submissionId: string; engagementId: string; kind: FeedbackKind; severity?: Severity; text: string }) => PortalReceipt;
  /** Opens the panel on one of her requests. */
  'portal.request': (input: { requestKey: string }) => PortalRequestView;
  /** One of her updates, on the request they come on. */
  'portal.update': (input: { requestKey: string; updateId: string }) => PortalUpdate;
  /** Says something of the whole update, or of a line; what she said before stays as history. */
  'portal.answer-update': (input: { requestKey: string; updateId: string; lineId?: string; answer: UpdateAnswer; words?: string }) => PortalUpdate;
  /** The days of delay as they were shared with her client: a version, or the newest. */
  'portal.court': (input: { engagementId: string; version?: number }) => PortalCourt;
  /** She sees an interval of the newest version otherwise. `disputeId` is the browser's, so saying it twice is saying it once. */
  'portal.dispute': (input: { engagementId: string; disputeId: string; version: number; intervalId: string; claims: CourtParty; words: string }) => PortalCourt;
  /** Opens her preferences. */
  'portal.preferences': () => { who: 'visitor' } | { who: 'contact'; projects: PortalPreferences[] };
  'portal.save-preferences': (input: { engagementId: string; language: Language } & Pick<ContactPreferences, 'length' | 'every' | 'pausedUntil'>) => PortalPreferences;
};
