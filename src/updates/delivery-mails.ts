import { readQuota, takeMails } from './mail-quota';
import type { Recipient } from './prepared';
import { perContact, type RequestBody, requestRecords, type StoredDelivery } from './update-store';

/** A new request is announced to its reporter before the first comment on it is. */
const mailsOf = (road: StoredDelivery['body']['road'], request: RequestBody | undefined) => (road === 'by-hand' ? 0 : road === 'request' && !request?.issue ? 2 : 1);

/** Undefined when the mails of a delivery may leave now; otherwise when to ask again. */
export async function takeMailsFor({ id, body: { engagementId, contactId, road, accountId } }: StoredDelivery): Promise<string | undefined> {
  if ((await readQuota()).perDay === undefined) return undefined;
  const request = road === 'request' ? (await requestRecords.get(perContact(engagementId, contactId)))?.body : undefined;
  return takeMails(`delivery ${id}`, mailsOf(road, request?.accountId === accountId ? request : undefined));
}

/** By contact id. */
export async function mailsForEach(engagementId: string, recipients: Recipient[]): Promise<Map<string, number>> {
  const byRequest = recipients.filter(({ edition }) => edition.road === 'request');
  const requests = new Map((await requestRecords.getMany(byRequest.map(({ contact }) => perContact(engagementId, contact.id)))).map(({ subject, body }) => [subject, body]));
  return new Map(
    recipients.map(({ contact: { id, accountId }, edition: { road } }) => {
      const request = requests.get(id);
      return [id, mailsOf(road, request?.accountId === accountId ? request : undefined)];
    }),
  );
}
