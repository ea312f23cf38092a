import type { MessageEdition } from '../ledger/told';
import { deliveryRecords, isTold, isUnderWay, perContact, projectScope, type RequestBody, requestRecords, type StoredDelivery, type StoredUpdate, toldRecords, updateHeadKey, updateHeadKeys, updateHeadRecords, updateRecords } from './update-store';

type CustomerRequest = { engagementId: string; contactId: string; accountId: string; issueId: string; summary: string };

/**
 * Whether a customer request of a contact is one of those her updates are comments of. While the answer to its creation has not
 * been recorded yet, it is known by its summary, which holds a reference.
 */
export async function isUpdateRequest({ engagementId, contactId, accountId, issueId, summary }: CustomerRequest): Promise<boolean> {
  const known = await requestRecords.get(perContact(engagementId, contactId));
  if (!known) return false;
  if (isOn(known.body, issueId)) return true;
  return !known.body.issue && known.body.accountId === accountId && known.body.summary === summary;
}

/** Her messages come on it now, or came on it under an earlier account of hers. */
const isOn = ({ issue, earlierIssueIds = [] }: RequestBody, issueId: string) => issue?.id === issueId || earlierIssueIds.includes(issueId);

/** Which of these contacts has her updates on this request; undefined where it is nobody's of them. One storage request for twenty-five. */
export async function contactOfUpdateRequest<Known extends { engagementId: string; contact: { id: string } }>(contacts: Known[], issueId: string): Promise<Known | undefined> {
  const found = await requestRecords.getMany(contacts.map(({ engagementId, contact }) => perContact(engagementId, contact.id)));
  const ids = new Set(found.filter(({ body }) => isOn(body, issueId)).map(({ id }) => id));
  return contacts.find(({ engagementId, contact }) => ids.has(perContact(engagementId, contact.id)));
}

/** The request a contact's messages come on; undefined before the first one, and where another road reaches her. */
export async function requestOfContact(engagementId: string, contactId: string): Promise<{ id: string; key: string } | undefined> {
  return (await requestRecords.get(perContact(engagementId, contactId)))?.body.issue;
}

const mostUpdates = 20;

/** Updates that reached this contact, newest first. Lists lag, so the newest is read by its key as well. Unknown is not told. */
export async function updatesToldTo({ id, projectId }: { id: string; projectId: string }, contactId: string): Promise<{ update: StoredUpdate; edition: MessageEdition }[]> {
  const [listed, head] = await Promise.all([updateRecords.list({ scope: projectScope(projectId), limit: mostUpdates }), updateHeadRecords.get(updateHeadKey(id, 'update'))]);
  const ids = [...new Set([...(head ? [head.body.updateId] : []), ...listed.records.filter(({ body }) => body.engagementId === id && body.kind === 'update').map((record) => record.id)])];
  const [updates, deliveries] = await Promise.all([updateRecords.getMany(ids), deliveryRecords.getMany(ids.map((updateId) => perContact(updateId, contactId)))]);
  const told = new Map((deliveries as StoredDelivery[]).filter(isTold).map(({ body }) => [body.updateId, body]));
  return updates
    .flatMap((update) => {
      const delivery = told.get(update.id);
      return delivery && isUnderWay(update) ? [{ update, edition: delivery }] : [];
    })
    .sort((one, other) => other.update.body.sentAt.localeCompare(one.update.body.sentAt));
}

/** The newest update or note that reached this contact, or, without one, that was sent to the client. A note carries the number of the update before it. */
export async function updateAnsweredOn(engagementId: string, contactId?: string): Promise<{ updateId: string; number: number } | undefined> {
  if (contactId !== undefined) {
    const told = await toldRecords.get(perContact(engagementId, contactId));
    return told && { updateId: told.body.updateId, number: told.body.number };
  }
  const heads = await updateHeadRecords.getMany(updateHeadKeys(engagementId));
  const sent = (await updateRecords.getMany(heads.map(({ body }) => body.updateId))).filter(isUnderWay);
  const [newest] = sent.sort((one, other) => other.at.localeCompare(one.at));
  return newest && { updateId: newest.id, number: newest.body.number };
}
