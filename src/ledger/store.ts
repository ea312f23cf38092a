import type { Person } from '../clients/contract';
import { collection } from '../platform/storage/collection';
import type { AskBody } from './ask';
import type { CorrectionSnapshot, NoteSnapshot, Payload, Snapshot, ToldRecipient, UpdateSnapshot, WordOfMouthSnapshot } from './told';
import type { AnswersOfContact, ContactLogEntry, IssueDifference, IssueState, Mention, Standing, ToldSource } from './contract';

export type SnapshotHeader = (Omit<UpdateSnapshot, 'recipients'> | Omit<NoteSnapshot, 'recipients'> | Omit<CorrectionSnapshot, 'recipients'> | WordOfMouthSnapshot) & { recipientPages: number };

/** Before there were notes and conversations every snapshot was an update's. */
export const snapshotRecords = collection<SnapshotHeader>('snapshot', 2, (body) => ({ kind: 'update', ...(body as Omit<UpdateSnapshot, 'kind' | 'recipients'> & { recipientPages: number }) }));
/** Recipients may be thousands, so they are kept in pages beside the header. Before anybody could choose, everybody got the full message. */
export const recipientRecords = collection<ToldRecipient[]>('snapshot-recipients', 2, (body) => (body as Omit<ToldRecipient, 'length'>[]).map((recipient) => ({ ...recipient, length: 'full' })));
export const payloadRecords = collection<Payload>('payload', 1);
/** By engagement: the newest update that was sent. */
export const headRecords = collection<{ updateId: string }>('ledger-head', 1);
export const askRecords = collection<AskBody>('ask', 1);

/** One telling of one issue to one client. */
export type Told = { at: string; by: Person; source: ToldSource; state: IssueState };
/** What one client was told of one issue, and how that stands. */
export type ToldIssue = {
  engagementId: string;
  issueId: string;
  projectId: string;
  /** The newest; absent while the issue was only mentioned. */
  told?: Told;
  /** As last read from Jira; absent: no longer there for her. */
  now?: IssueState;
  standing: Standing;
  since?: string;
  differences: IssueDifference[];
  mention?: Mention;
};
export type ToldIndex = {
  /** Who was told of it. */
  engagementIds: string[];
  /** Told issues it may block: their standing hangs on it, too. */
  blocks: string[];
  /** Issues that may block it, as last read. */
  blockerIds: string[];
  /** The flag in Jira, as last written. */
  flag?: Standing;
};
/** The newest thing a client was told, whatever it was about. */
export type LastTold = { snapshotId: string; byName: string; kind: Snapshot['kind']; number?: number; subject: string };

/** By engagement and issue. Listed by engagement; the state is how it stands, or 'mentioned'. */
export const toldIssues = collection<ToldIssue>('told-issue', 1);
/** By issue id, so that an event costs one read. */
export const toldIndex = collection<ToldIndex>('told-index', 1);
/** By engagement and issue; scope 'site', listed by the moment from which the date she was told is past. */
export const toldDues = collection<{ issueId: string }>('told-due', 1);
/** By engagement. */
export const lastToldRecords = collection<LastTold>('told-head', 1);
/** By snapshot id. Listed by engagement. */
export const contactLogRecords = collection<Omit<ContactLogEntry, 'id'> & { projectId: string }>('contact-log', 1);
/** By engagement: what was logged last, whether or not lists show it yet. */
export const contactLogHeads = collection<{ ids: string[] }>('contact-log-head', 1);

/** When a client said something, oldest first, and when we last asked her for something; ISO. */
export type ClientActs = { acts: string[]; askedAt?: string };
/** By engagement. */
export const clientActs = collection<ClientActs>('client-acts', 1);

/** By update and contact: what she answered to it. Listed by update. */
export const updateAnswerRecords = collection<AnswersOfContact>('update-answer', 1);

export const engagementScope = (engagementId: string) => `engagement:${engagementId}`;
export const toldIssueKey = (engagementId: string, issueId: string) => `${engagementId}.${issueId}`;
