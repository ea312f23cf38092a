import type { WatchedRisk } from './risk-contract';
import type { Language } from '../i18n/language';

/** How a message reaches a contact: a comment on her own customer request, Jira's notify mail, or sent by a person. */
export const roads = ['request', 'notify', 'by-hand'] as const;
export type Road = (typeof roads)[number];

/** Why a message cannot reach a contact by her road. */
export const unreachableReasons = ['no-account', 'no-service-desk', 'no-anchor-issue', 'cannot-see-anchor', 'has-left', 'paused'] as const;
export type UnreachableReason = (typeof unreachableReasons)[number];

export type Person = { accountId: string; name: string; avatarUrl?: string };

/** An issue as lists show it to a Jira user. */
export type IssueSummary = { id: string; key: string; summary: string; status: string; category: StatusCategory; dueOn?: string };
export type StatusCategory = 'to-do' | 'in-progress' | 'done';

/** How much of an update a contact wants: all of it, fine or not, what changed and what she must do, or all of it as a person would have typed it. */
export const messageLengths = ['full', 'short', 'plain'] as const;
export type MessageLength = (typeof messageLengths)[number];

/** What a contact has chosen herself on the portal. */
export type ContactPreferences = {
  length: MessageLength;
  /** She wants to hear no more often than this; absent: as often as the plan says. */
  every?: Cadence['every'];
  /** YYYY-MM-DD; until the day before she gets nothing. */
  pausedUntil?: string;
  /** When she last chose. */
  chosenAt: string;
};

/** A person at the client. Without an account she is reached by hand only. */
export type Contact = {
  id: string;
  name: string;
  road: Road;
  accountId?: string;
  email?: string;
  language: Language;
  /** IANA name. */
  timeZone: string;
  /** YYYY-MM-DD; from this day on she gets nothing. */
  leavesOn?: string;
  /** As she has told somebody of the team. What she chooses herself comes before it. */
  length?: MessageLength;
  /** Absent until she chooses. Her language is the contact's own. */
  preferences?: ContactPreferences;
};
export type ContactDraft = Omit<Contact, 'id' | 'language' | 'timeZone' | 'preferences'> & { id?: string; language?: Language; timeZone?: string };

/** What a client may see of the project's issues, before the choices made on single issues. Milestones show under every rule. */
export type VisibilityRule =
  | { kind: 'milestones' }
  | { kind: 'labels'; labels: string[] }
  | { kind: 'all' }
  | { kind: 'chosen' }
  | { kind: 'jql'; jql: string };

/** Weekday 1 is Monday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
/** Which of its kind in a month; -1 is the last. */
export const placesInMonth = [1, 2, 3, 4, -1] as const;
export type PlaceInMonth = (typeof placesInMonth)[number];
/** When updates are due, on the engagement's calendar. What is absent is as it was before there was a choice. */
export type Cadence = {
  every: 'week' | 'two-weeks' | 'month';
  weekday: Weekday;
  /** Of a week or two: several days, in order; `weekday` is the first. Absent: that one. */
  weekdays?: Weekday[];
  /** Of a month: a certain `weekday` of it, or a day of it, where 31 is the last day of any. Absent: the first such weekday. */
  inMonth?: { nth: PlaceInMonth } | { day: number };
  /** Where a planned date goes that turns out to be a day off. Absent: to the working day before. */
  onDayOff?: 'before' | 'after' | 'stays';
  /** YYYY-MM-DD. Every two weeks are counted from the week of this day; filled in by Candor. */
  countsFrom?: string;
};
/** A date an update is due. */
export type PlannedDate = {
  /** YYYY-MM-DD. */
  on: string;
  /** When it should leave. */
  at: string;
  /** The date it would be, were that no day off. */
  movedFrom?: string;
};

/** ISO 3166 codes of the countries whose national public holidays Candor knows, and until when. */
export const holidayCountries = (
  'AD AE AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BW BY BZ CA CC CD CF ' +
  'CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FO FR GA GB GD GE GF ' +
  'GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU IC ID IE IL IM IN IR IS IT JE JM JP KE KM KN KR KY KZ LC ' +
  'LI LK LR LS LT LU LV LY MA MC MD ME MF MG MK ML MQ MR MS MT MU MW MX MY MZ NA NC NE NF NG NI NL NO NZ PA PE PF ' +
  'PH PK PL PM PR PT PY RE RO RS RU RW SA SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SZ TC TD TG TH TN TO ' +
  'TR TT TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF XK YT ZA ZM ZW'
).split(' ');
export const holidaysKnownUntil = 2035;

/** When work is done for a client. Working days and hours are counted in these, in the engagement's time zone. */
export type WorkingTime = {
  weekdays: Weekday[];
  /** HH:MM. */
  opens: string;
  closes: string;
  /** ISO 3166 code of the country whose public holidays are days off. */
  country?: string;
  /** Other days off, YYYY-MM-DD. */
  daysOff: string[];
};

/** How we have agreed to keep in touch, beside the cadence. */
export type CommunicationPlan = {
  workingTime: WorkingTime;
  /** The time of a planned day an update should leave, HH:MM in the engagement's time zone. */
  sendAt: string;
  /** So many working days before, its draft is written. */
  prepareWorkingDays: number;
  /** Nothing leaves between these, HH:MM in each contact's own time zone: it waits. */
  quiet?: { from: string; until: string };
  /** On its planned day an update leaves by itself, where nothing in it is left open. */
  sendsItself: boolean;
  /** Somebody else has to approve an update before it leaves. */
  needsApproval: boolean;
  badNews: {
    /** A date that slips by fewer working days is no bad news. */
    slipWorkingDays: number;
    /** Bad news is told within so many working hours. */
    limitWorkingHours: number;
  };
  /** Absent: none. */
  watchedRisks?: WatchedRisk[];
  /** What may be said to this client that would be a leak to others. */
  mayTell: { staffNames: boolean; money: boolean; words: string[] };
  /** Until then no update is due; the client is told why. */
  pause?: {
    reason: string;
    /** YYYY-MM-DD, the first day it is over. */
    until: string;
    pausedAt: string;
    pausedBy: Person;
    /** The message that told her. */
    noticeId?: string;
    /** What was planned next when it began. */
    plannedBefore?: string;
  };
};

/** The client's words, per language: for issue titles by issue id, and for Jira's status names. */
export type Glossary = {
  titles: Record<string, Partial<Record<Language, string>>>;
  statuses: Record<string, Partial<Record<Language, string>>>;
};

export type Engagement = {
  id: string;
  projectId: string;
  client: { id: string; name: string };
  createdAt: string;
  visibility: VisibilityRule;
  purpose: string;
  cadence: Cadence;
  /** YYYY-MM-DD of the next planned update. */
  nextUpdateOn: string;
  plan: CommunicationPlan;
  language: Language;
  timeZone: string;
  /** Who signs, who stands in as the client reads it, how to answer, what to do when it is urgent. Where the stand-in has an account, it is hers too. */
  team: { projectManager: Person; standIn: string; standInPerson?: Person; howToReach: string; ifUrgent: string };
  /** Where her update requests live; needed by the road `request`. Requests her people file there are feedback. */
  serviceDesk?: ServiceDeskPlace;
  /** The issue notify mails hang on; needed by the road `notify`. */
  anchorIssue?: { id: string; key: string };
  glossary: Glossary;
  contacts: Contact[];
  /** Changes with every save; a save with an older one is a conflict. */
  revision: string;
};

export type ServiceDeskPlace = {
  serviceDeskId: string;
  /** Of her update requests. */
  requestTypeId: string;
  /** Of the requests that Candor's own feedback form makes; absent: a type of the desk that is not the updates'. */
  feedbackRequestTypeId?: string;
  name: string;
  /** The service project; filled in by Candor. */
  projectId?: string;
};

export type Project = { id: string; key: string; name: string };

/** All a project page needs on opening. */
export type ProjectView = {
  project: Project;
  me: Person & { language: Language; timeZone: string };
  /** What this person may do here, as Jira and the project's settings say. */
  may: Record<'edit' | 'send' | 'administer', boolean>;
  /** A client's own Jira user reads what was sent to her client; of engagements she sees her own, without what the team keeps to itself. */
  reader: 'team' | 'client';
  engagements: Engagement[];
};

export type VisibilityPreview = {
  /** Issues (or milestones for the rule `milestones`) she would see. */
  count: number;
  /** The first fifty. */
  issues: IssueSummary[];
  milestones: { id: string; name: string; releaseOn?: string; released: boolean }[];
};

/** A person or customer who can be made a contact. */
export type Candidate = Person & { email?: string; language?: Language; timeZone?: string };

export type ServiceDeskChoice = { serviceDeskId: string; name: string; requestTypes: { id: string; name: string }[] };

export type NewEngagement = {
  clientName: string;
  contact: ContactDraft;
  visibility: VisibilityRule;
  /** With the rule `chosen`: the issues to show. */
  chosenIssueIds?: string[];
  serviceDesk?: Engagement['serviceDesk'];
  anchorIssueId?: string;
};

/** What the clients page edits besides contacts. */
export type EngagementDraft = Pick<
  Engagement,
  'id' | 'revision' | 'visibility' | 'purpose' | 'cadence' | 'nextUpdateOn' | 'plan' | 'language' | 'timeZone' | 'team' | 'serviceDesk'
> & { clientName: string; anchorIssueId?: string; statuses: Glossary['statuses'] };

export type PlanInWriting = Pick<EngagementDraft, 'cadence' | 'nextUpdateOn' | 'timeZone'> & Pick<CommunicationPlan, 'workingTime' | 'sendAt'>;

export type ClientsCalls = {
  /** Opens the clients page. */
  'clients.open': () => ProjectView;
  /** What the first run offers: labels in use with their counts, milestones, service desks, and how many issues each rule would show. */
  'clients.visibility-choices': () => {
    labels: { name: string; count: number }[];
    milestones: VisibilityPreview['milestones'];
    allCount: number;
    serviceDesks: ServiceDeskChoice[];
  };
  'clients.preview-visibility': (input: { rule: VisibilityRule }) => VisibilityPreview;
  /** Issues of the project by words of their title or by key, at most twenty. */
  'clients.find-issues': (input: { text: string }) => IssueSummary[];
  /** People who could be a contact by this road, at most twenty. */
  'clients.find-people': (input: { text: string; road: Road; serviceDeskId?: string; anchorIssueId?: string }) => Candidate[];
  'clients.create-engagement': (input: NewEngagement) => Engagement;
  'clients.save-engagement': (input: EngagementDraft) => Engagement;
  /** Ends a pause: updates are due again from today on. `updates.pause` begins one, for the client is told. */
  'clients.resume': (input: { engagementId: string }) => Engagement;
  /** The next five dates of a plan as it is being written, the next update first. */
  'clients.planned-dates': (input: PlanInWriting) => PlannedDate[];
  /** Registering a contact sends nothing. */
  'clients.save-contact': (input: { engagementId: string; contact: ContactDraft }) => Engagement;
  'clients.remove-contact': (input: { engagementId: string; contactId: string }) => Engagement;
  /** Says of one issue that this client sees it, does not see it, or that the rule decides. */
  'clients.set-visibility': (input: { engagementId: string; issueId: string; choice: 'shown' | 'hidden' | 'by-rule' }) => { issueId: string; visible: boolean };
  /** The client's words for an issue's title. An empty text takes Jira's own title again. */
  'clients.save-title': (input: { engagementId: string; issueId: string; language: Language; title: string }) => Engagement;
};

/** Working rules of a project, with their defaults shown. */
export type ProjectSettings = {
  revision: string;
  /** Who may send: everyone who may edit issues, project administrators, or the members of one project role, named by Jira when it is saved. */
  sending: { who: 'editors' } | { who: 'administrators' } | { who: 'role'; roleId: string; roleName?: string };
  /** Names of statuses that mean blocked. */
  blockedStatuses: string[];
  /** Names of statuses in which work waits for somebody who is neither us nor the client. */
  thirdPartyStatuses?: string[];
  health: {
    /** This many blocked or overdue client-visible issues make it at risk. */
    atRiskIssues: number;
    /** A milestone moved by more working days than this is off track. */
    offTrackWorkingDays: number;
  };
  /** Default words of new engagements. */
  statuses: Glossary['statuses'];
};

export type SettingsView = {
  project: Project;
  settings: ProjectSettings;
  roles: { id: string; name: string }[];
  statusNames: string[];
};

export type SettingsCalls = {
  'settings.open': () => SettingsView;
  'settings.save': (input: ProjectSettings) => ProjectSettings;
};
