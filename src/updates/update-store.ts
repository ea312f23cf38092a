import type { Person } from '../clients/contract';
import type { ToldAttachment } from '../ledger/contract';
import { recipientIds } from '../ledger/snapshot';
import type { MessageEdition } from '../ledger/told';
import { collection } from '../platform/storage/collection';
import type { Stored } from '../platform/storage/record';
import type { AttachmentProblem } from './attachment-state';
import type { DeliveryProblem, DeliveryState, HealthState } from './contract';

/** `releasing`: sending has begun, it can no longer be taken back. */
export type UpdateState = 'waiting' | 'releasing' | 'sent' | 'taken-back';
export type UpdateBody = {
  /** Of a note there is neither health nor a planned date, and its number is that of the update before it. */
  kind: 'update' | 'note' | 'correction';
  engagementId: string;
  projectId: string;
  number: number;
  subject: string;
  health?: HealthState;
  sentAt: string;
  sentBy: Person;
  /** It left by itself, as the plan says, in her name. */
  byItself?: true;
  undoUntilAt: string;
  /** YYYY-MM-DD: the planned date this update serves. */
  plannedOn?: string;
  /** How many it is for. */
  recipients: number;
  /** Where they are few. Every delivery reads this value, so thousands are only named by the pages of the snapshot: `contactIdsOf`. */
  contactIds?: string[];
  /** Issues its lines name. */
  issueIds: string[];
  /** Files its lines carry. */
  attachments?: ToldAttachment[];
  /** Taken back by Candor itself, before anything left. */
  withdrawn?: 'issue-not-visible' | `attachment-${AttachmentProblem}`;
  /** When its event was last pushed again, for want of a sign of life. */
  nudgedAt?: string;
  /** While it is `releasing`: how many of them have had their events, and since when. */
  handedOut?: number;
  handedOutAt?: string;
};
export type StoredUpdate = Stored<UpdateBody>;

export type DeliveryBody = MessageEdition & {
  updateId: string;
  engagementId: string;
  contactId: string;
  name: string;
  accountId?: string;
  /** Hers, when it was sent. Absent in deliveries of the first versions. */
  timeZone?: string;
  problem?: DeliveryProblem;
  /** Which file it is about. */
  problemFile?: string;
  /** Files go with it: Jira mails her of them as well. */
  hasFiles?: boolean;
  /** A person sent it without them, after all. */
  withoutFiles?: boolean;
  issueKey?: string;
  changedAt: string;
  /** How often Jira was asked to take the message. */
  attempts: number;
  /** While it is `sending`: until then nobody else may try. */
  leaseUntilAt?: string;
  /** While it is `waiting`: not before. */
  notBeforeAt?: string;
  /** The site's mails of the day were used up. */
  waitsFor?: 'mails';
  nudgedAt?: string;
};
export type StoredDelivery = Omit<Stored<DeliveryBody>, 'state'> & { state: DeliveryState };

/** Fields that bodies of the first version did not have. */
const filledIn = <Body>(missing: Partial<Body>) => (body: unknown) => ({ ...missing, ...(body as Body) });

/** By update id, which is the id the sender chose: sending the same twice finds it here. Listed by project. */
export const updateRecords = collection<UpdateBody>('update', 3, (body) => {
  const known = body as UpdateBody & { contactIds: string[] };
  return { ...known, kind: known.kind ?? 'update', recipients: known.recipients ?? known.contactIds.length };
});
/** By engagement: its newest update, its newest note and its newest correction, whether or not lists show them yet. */
export const updateHeadRecords = collection<{ updateId: string }>('update-head', 1);
/** By update and contact. */
export const deliveryRecords = collection<DeliveryBody>('delivery', 2, filledIn<DeliveryBody>({ length: 'full' }));
/** By engagement and contact: the last update or note she was told. */
export const toldRecords = collection<ToldBody>('told', 2, filledIn<ToldBody>({ sentAt: '' }));
/** `update`: the last that was not a note; records of the first versions do not name it. */
export type ToldBody = { updateId: string; number: number; sentAt: string; update?: { id: string; sentAt: string } };
/** By engagement and contact: the customer request her messages are comments of. Without an issue it is an intent. */
export const requestRecords = collection<RequestBody>('request-anchor', 1);
export type RequestBody = {
  accountId: string;
  /** It holds a reference, so that the request can be found when the answer to its creation was lost. */
  summary: string;
  intendedAt: string;
  issue?: { id: string; key: string };
  /** Her requests before this, of another account of hers. */
  earlierIssueIds?: string[];
};

export const projectScope = (projectId: string) => `project:${projectId}`;
export const engagementScope = (engagementId: string) => `engagement:${engagementId}`;
export const updateScope = (updateId: string) => `update:${updateId}`;
export const perContact = (id: string, contactId: string) => `${id}.${contactId}`;
export const updateHeadKey = (engagementId: string, kind: UpdateBody['kind']) => (kind === 'update' ? engagementId : `${engagementId}.${kind}`);
export const updateHeadKeys = (engagementId: string) => (['update', 'note', 'correction'] as const).map((kind) => updateHeadKey(engagementId, kind));

export const stateOf = ({ state }: Pick<StoredUpdate, 'state'>) => state as UpdateState;
export const isUnderWay = (update: Pick<StoredUpdate, 'state'>) => ['releasing', 'sent'].includes(stateOf(update));

export const toldStates: DeliveryState[] = ['posted', 'queued', 'sent-by-hand'];
/** She has it, as far as anybody can know. */
export const isTold = ({ state }: Pick<StoredDelivery, 'state'>) => toldStates.includes(state);

/** As many as a value of this kind may name. */
export const mostNamed = 100;

/** Whom it is for, in the order of the preview; all of them, or so many from one on. */
export async function contactIdsOf({ id, body: { contactIds, recipients } }: StoredUpdate, from = 0, most = recipients): Promise<string[]> {
  const until = Math.min(recipients, from + most);
  return contactIds ? contactIds.slice(from, until) : from >= until ? [] : recipientIds(id, from, until);
}

export async function readDelivery(updateId: string, contactId: string): Promise<StoredDelivery | undefined> {
  return (await deliveryRecords.get(perContact(updateId, contactId))) as StoredDelivery | undefined;
}

export async function readDeliveries(updateId: string, contactIds: string[]): Promise<StoredDelivery[]> {
  return (await deliveryRecords.getMany(contactIds.map((contactId) => perContact(updateId, contactId)))) as StoredDelivery[];
}
