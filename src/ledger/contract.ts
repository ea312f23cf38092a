import type { Person, StatusCategory } from '../clients/contract';
import type { Language } from '../i18n/language';

/** How a conversation that Candor did not carry took place. */
export const contactKinds = ['call', 'meeting', 'chat', 'mail', 'face-to-face'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** By what a client was told: an update, a short note about one issue, or a conversation somebody logged. */
export type ToldSource =
  | { kind: 'update'; id: string; number: number }
  | { kind: 'note'; id: string }
  | { kind: 'correction'; id: string }
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

/**
 * What became of a date we committed to. `late-announced`: a later date was told before it had passed; `late-silent`: none was;
 * `late-theirs`: something she was asked for held it up, so it does not count in the rate; `withdrawn`: she was told in time that it
 * will not be done, nor does that count.
 */
export const promiseStates = ['open', 'kept', 'late-announced', 'late-silent', 'late-theirs', 'withdrawn'] as const;
export type PromiseState = (typeof promiseStates)[number];
/** What was promised by the date: that something is done, that work on it has begun, or what we do about a problem. */
export const promiseMeanings = ['done', 'begun', 'response'] as const;
export type PromiseMeaning = (typeof promiseMeanings)[number];
export type PromiseSubject = { kind: 'issue'; issueId: string; key: string } | { kind: 'version'; versionId: string; name: string } | { kind: 'line' };

/** A date this client was told, as a promise. */
export type PromiseView = {
  id: string;
  subject: PromiseSubject;
  meaning: PromiseMeaning;
  /** YYYY-MM-DD, as everything below that ends in `On`. */
  promisedOn: string;
  told: { at: string; by: Person; source: ToldSource };
  /** The words that told it, shortened. */
  words: Partial<Record<Language, string>>;
  state: PromiseState;
  doneOn?: string;
  /** Working days from the promised day to the day it was done; negative where it was earlier. */
  workingDaysLate?: number;
  /** A later date was told before this one had passed. */
  announced?: { on: string; later: string };
  /** Another date for the same holds now. */
  superseded?: boolean;
  /** What a person said became of it. */
  said?: { kind: 'done' | 'withdrawn'; on: string; note: string; by: Person };
};

/** Of all promises that count: kept ones, and how many there are. Only from eight on. */
export type KeptRate = { kept: number; of: number };
/**
 * What our dates were worth, from eight promises on: half were done by so many working days after their day (`usual`), and eight of
 * ten (`eightOfTen`). `overdue` of them are not done yet and count as the latest of all.
 */
export type OwnRecord = { usual: number; eightOfTen: number; promises: number; overdue: number; from: 'engagement' | 'project' };

/** `due`: within the next seven days. `late`: announced or silent. `outside`: late because of her, or withdrawn. */
export const promiseFilters = ['open', 'due', 'kept', 'late', 'outside'] as const;
export type PromiseFilter = (typeof promiseFilters)[number];
export type PromisePage = {
  promises: PromiseView[];
  counts: Record<PromiseState, number>;
  dueThisWeek: number;
  /** Absent while fewer than eight are settled. */
  rate?: KeptRate;
  cursor?: string;
};

export const askStates = ['open', 'met', 'withdrawn'] as const;
export type AskState = (typeof askStates)[number];
/** Something we asked a client for. Days are plain, in the engagement's zone. */
export type AskView = {
  id: string;
  texts: Partial<Record<Language, string>>;
  /** The first update that asked, and on which days it was asked again. */
  updateId: string;
  number?: number;
  askedOn: string;
  againOn: string[];
  neededBy?: string;
  /** What waits for it. */
  blocks: { issues: { id: string; key: string }[]; versions: { id: string; name: string }[] };
  state: AskState;
  /** Open past the day it was needed by, so many working days. */
  overdueWorkingDays?: number;
  /** What a person said last. */
  said?: { kind: AskState; on: string; note: string; by: Person };
};
/** What a client reads of what is open on her side. */
export type OpenAsk = { engagementId: string; id: string; texts: Partial<Record<Language, string>>; askedOn: string; neededBy?: string; overdue: boolean };

export const courtParties = ['ours', 'theirs', 'both', 'third-party'] as const;
/** In whose court a day lay: ours, the client's, both, or somebody else's. */
export type CourtParty = (typeof courtParties)[number];
/** Working days by court; together they are all of them. */
export type CourtDays = Record<CourtParty, number>;
/** What held something up on our side or kept it waiting for others: its status then, or its flag. */
export type HeldBy = { kind: 'status'; name: string } | { kind: 'flag' };
/**
 * `from` and `to` are its first and last working day (YYYY-MM-DD); `askIds`: what she was asked for and owed then. `heldBy`: what
 * made it both sides' or a third party's. `agreed`: it was `before`, and was settled otherwise after one side had disputed it.
 */
export type CourtInterval = { party: CourtParty; from: string; to: string; workingDays: number; askIds: string[]; heldBy?: HeldBy[]; agreed?: { before: CourtParty } };
/** Something that came, or comes, later than it was first promised for. */
export type CourtSubject = {
  subject: PromiseSubject;
  /** The words that promised it. */
  words: Partial<Record<Language, string>>;
  promisedOn: string;
  /** Absent: not done yet, and counted up to today. */
  doneOn?: string;
  days: CourtDays;
  intervals: CourtInterval[];
};
/** `days`: of all of them together. `asks`: the words of those the intervals name. `more`: older ones that are not listed. */
export type CourtView = { subjects: CourtSubject[]; days: CourtDays; asks: Record<string, Partial<Record<Language, string>>>; more: number };

type Words = Partial<Record<Language, string>>;
/** An interval as a client reads it. `id` names it in its version; `asks`: the words of what she owed then. */
export type SharedInterval = Pick<CourtInterval, 'party' | 'from' | 'to' | 'workingDays' | 'agreed'> & { id: string; asks: Words[] };
export type SharedSubject = Pick<CourtSubject, 'words' | 'promisedOn' | 'doneOn' | 'days'> & { intervals: SharedInterval[] };
/** The days by which things came later than promised, as they were shared with a client: frozen, in neutral words. */
export type SharedCourt = {
  version: number;
  sharedAt: string;
  /** By whose name the client is waited for. */
  client: string;
  /** Counted up to this day (YYYY-MM-DD). */
  until: string;
  /** What the project manager said about it. */
  words: Words;
  subjects: SharedSubject[];
  days: CourtDays;
};
/** A version of it that can be read. */
export type CourtVersion = Pick<SharedCourt, 'version' | 'sharedAt'>;

export const disputeStates = ['open', 'accepted', 'declined'] as const;
export type DisputeState = (typeof disputeStates)[number];
/** One side sees an interval of a version otherwise. Names are those the other side may know. */
export type CourtDispute = {
  id: string;
  version: number;
  intervalId: string;
  /** The interval, as the version has it. */
  about: Words;
  party: CourtParty;
  from: string;
  to: string;
  side: 'client' | 'team';
  name?: string;
  at: string;
  says: string;
  /** Whose days they are, as this side sees it. */
  claims: CourtParty;
  state: DisputeState;
  /** `party`, `from`, `to`: what was settled where it was accepted, in `version`. */
  answer?: { at: string; name?: string; words?: string; version?: number; party?: CourtParty; from?: string; to?: string };
};

export const badNewsTopics = ['date', 'blocked', 'reopened', 'removed'] as const;
export type BadNewsTopic = (typeof badNewsTopics)[number];
export type BadNewsSubject = Exclude<PromiseSubject, { kind: 'line' }>;
/**
 * Something a client was told of that turned worse. `day`: the working day it belongs to (YYYY-MM-DD); `workingHours`: hers, until she was
 * told, or it was undone before that (`undoneAt`), or now.
 */
export type BadNewsView = {
  subject: BadNewsSubject;
  topic: BadNewsTopic;
  at: string;
  day: string;
  difference: IssueDifference;
  toldAt?: string;
  undoneAt?: string;
  workingHours: number;
  overLimit: boolean;
};
/** Working hours. `atLeast`: so much is still untold that it may come to be more. */
export type BadNewsLatency = { hours: number; atLeast?: true };
/** `running` of them are untold: they count as having run so far, and are never left out. */
export type BadNewsFigures = { median: BadNewsLatency; p90: BadNewsLatency; of: number; running: number };
/** `titles`: of issues as this reader may see them, by id. `more`: there are others that are not listed or counted. */
export type BadNewsPage = { untold: BadNewsView[]; told: BadNewsView[]; titles: Record<string, string>; limitWorkingHours: number; latency?: BadNewsFigures; more: boolean };
/** How much a client does not know; `oldestWorkingHours` of hers. `more`: there is more than was counted. */
export type UntoldGlance = { count: number; overLimit: number; oldestWorkingHours: number; more: boolean };

export type LedgerCalls = {
  /** Bad news about what a client was told of: untold, the oldest first; told, the newest fifty first. For the team only. */
  'ledger.bad-news': (input: { engagementId: string }) => BadNewsPage;
  /** In whose court the days lay by which what was promised came later: the newest twenty. For the team only. */
  'ledger.court': (input: { engagementId: string }) => CourtView;
  /** What we asked a client for: open ones first, by the day they are needed; then the newest. At most a hundred. */
  'ledger.asks': (input: { engagementId: string }) => { asks: AskView[] };
  /** She gave what was asked for (`met`), it is not needed any more (`withdrawn`), or neither is so after all (`open`). `on` is a day of hers, not before it was asked. */
  'ledger.close-ask': (input: { engagementId: string; askId: string; said: { kind: AskState; on: string; note: string } }) => AskView;
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
  /** What was promised to a client and what became of it, twenty a page: open ones by their date, others newest first. */
  'ledger.promises': (input: { engagementId: string; state?: PromiseFilter; cursor?: string }) => PromisePage;
  /**
   * What became of a promise Jira cannot tell of: that something no issue stands for is done, or that the client was told, before the
   * date had passed, that it will not be.
   */
  'ledger.settle-promise': (input: { engagementId: string; promiseId: string; said: { kind: 'done' | 'withdrawn'; on: string; note: string } }) => PromiseView;
};

/** What she says of an update, or of one of its lines: clear, a question, or not what she expected. */
export const updateAnswers = ['clear', 'question', 'unexpected'] as const;
export type UpdateAnswer = (typeof updateAnswers)[number];
export type GivenAnswer = { answer: UpdateAnswer; words?: string; at: string };
/** Everything one contact has answered to one update; `earlier` is what stood before, oldest first. */
export type AnswersOfContact = {
  contactId: string;
  name: string;
  whole?: GivenAnswer;
  /** By line id. */
  lines: Record<string, GivenAnswer & { number: number }>;
  earlier: (GivenAnswer & { number?: number })[];
};

/** A file that goes with a line, as it was in its issue when it was chosen; what is in it never changes in Jira. `size` in bytes, `type` as Jira calls it. */
export type ToldAttachment = { id: string; issueId: string; name: string; size: number; type: string };
