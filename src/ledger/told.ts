import type { MessageLength, Person, Road, StatusCategory } from '../clients/contract';
import type { Language } from '../i18n/language';
import type { ContactKind, ToldAttachment } from './contract';

/** The first message to a person opens with who we are. */
export const messageForms = ['first', 'regular'] as const;
export type MessageForm = (typeof messageForms)[number];
/**
 * A message exists once for everybody who gets the same: one language, form and length, by one road. `since`: the update its reader
 * was last told, where it says what changed since then.
 */
export type MessageEdition = { language: Language; form: MessageForm; length: MessageLength; road: Road; since?: string };

/** Names an edition among those of one message. */
export const editionKey = ({ language, form, length, road, since }: MessageEdition): string => [language, form, length, road, ...(since === undefined ? [] : [since])].join('.');

/** What an issue was when it was told. */
export type IssueFact = {
  id: string;
  key: string;
  category: StatusCategory;
  status: string;
  dueOn?: string;
  blocked: boolean;
  /** Keys. */
  blockedBy: string[];
  unassigned: boolean;
};
export type VersionFact = { id: string; name: string; releaseOn?: string; released: boolean };
export type Texts = Partial<Record<Language, string>>;

/** A line as it was told, in every language it was told in. */
export type ToldLine = {
  id: string;
  section: string;
  /** By which she may name it, the same in every language and length. The summary has none, nor have lines of the first versions. */
  number?: number;
  texts: Texts;
  /** In these languages it only counts what changed since the last update: whoever reads what changed since hers does not get it. */
  counts?: Language[];
  issueIds: string[];
  versionIds: string[];
  /** What we do about it, by when. */
  response?: { texts: Texts; by?: string };
  link?: { url: string; label: string };
  /** Files of its issues that go with it. */
  attachments?: ToldAttachment[];
  /** By when we need it from the client. */
  neededBy?: string;
  /** It was asked before, on that day (YYYY-MM-DD): it is the same ask. `overdue`: the day it was needed by had passed when this was told. */
  asked?: { id: string; on: string; overdue?: true };
  /** The date it gives the client (YYYY-MM-DD), and whether that is a promise. */
  dated?: ToldDate;
};
/** `begun`: by then work on it is begun, not done. `issueIds`: what it is a date of, where the line names other issues as well. */
export type ToldDate = { kind: 'commitment' | 'forecast'; on: string; begun?: true; issueIds?: string[] };

export type ToldRecipient = { contactId: string; name: string; accountId?: string } & MessageEdition;
export type ToldHealth = { computed: string; chosen: string; reasons: unknown[] };

/** What was told to whom, and the facts it rested on, frozen when it was sent. Nothing in it ever changes: corrections supersede. */
type Frozen = {
  id: string;
  engagementId: string;
  projectId: string;
  clientId: string;
  sentAt: string;
  sentBy: Person;
  /** It left by itself, as her plan says: `sentBy` is in whose name. */
  byItself?: true;
  issues: IssueFact[];
  versions: VersionFact[];
  lines: ToldLine[];
};
export type UpdateSnapshot = Frozen & {
  kind: 'update';
  number: number;
  /** The evidence was read up to here; the next update's period begins here. */
  evidenceUntilAt: string;
  /** Changelog ids read of the minutes before that: what the next evidence finds there besides was missed. */
  historyIds: string[];
  health: ToldHealth;
  /** Of all issues the client sees, when the evidence was read. Absent where they could not be counted, and in updates of the first versions. */
  work?: { done: number; open: number };
  /** Which charts it showed where there was enough to show. Absent in updates of the first versions. */
  charts?: string[];
  /** Who else said that it may leave as it is, where somebody had to. */
  approved?: { by: Person; at: string };
  recipients: ToldRecipient[];
};
/** A short message about one issue or a few, by the same roads. `gone`: what it says is no longer there for her, as bad news names it. */
export type NoteSnapshot = Frozen & { kind: 'note'; recipients: ToldRecipient[]; gone?: string[] };
/** What is true instead of a line that was sent, to those still holding it. The message it corrects stays as it is. */
export type CorrectionSnapshot = Frozen & { kind: 'correction'; recipients: ToldRecipient[]; corrects: { updateId: string; lineId: string } };
/** A conversation; `sentAt` is when it took place, `sentBy` who logged it. */
export type WordOfMouthSnapshot = Frozen & { kind: 'word-of-mouth'; contactKind: ContactKind; summary: string; contacts: { id: string; name: string }[] };
/** What a road carries. */
export type SentSnapshot = UpdateSnapshot | NoteSnapshot | CorrectionSnapshot;
export type Snapshot = SentSnapshot | WordOfMouthSnapshot;

type Rendered = { subject: string; html: string; text: string; comment: unknown; commentHtml: string };
/** The rendered message: exactly what is handed to Jira. `attachments` go with it; `withoutFiles` is what leaves instead where a person sends it without them. */
export type Payload = Rendered & { attachments?: ToldAttachment[]; withoutFiles?: Rendered };
/** One value serves everybody of its edition. */
export type FrozenPayload = MessageEdition & { payload: Payload };

/** What a person said became of an ask; the newest holds. */
export type AskStatement = { kind: 'met' | 'withdrawn' | 'open'; on: string; note: string; at: string; by: Person };

/**
 * Something a sent update asked of the client. `closedAt`: when it was met or withdrawn. `again`: updates that asked for it once more,
 * and by when. `said`: what people said became of it, oldest first.
 */
export type Ask = {
  id: string;
  updateId: string;
  clientId: string;
  line: ToldLine;
  neededBy?: string;
  state: 'open' | 'met' | 'withdrawn';
  closedAt?: string;
  again?: { updateId: string; at: string; neededBy?: string }[];
  said?: AskStatement[];
};
