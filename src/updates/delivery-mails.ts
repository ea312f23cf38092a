import { readQuota, takeMails } from './mail-quota';
import type { Recipient } from './prepared';
import { perContact, type RequestBody, requestRecords, type StoredDelivery } from './update-store';

type Mailed = { road: StoredDelivery['body']['road']; hasFiles: boolean };

/** A new request is announced to its reporter before the first comment on it is, and files come with a comment of their own. */
function mailsOf({ road, hasFiles }: Mailed, request: RequestBody | undefined): number {
  if (road !== 'request') return road === 'by-hand' ? 0 : 1;
  return 1 + (request?.issue ? 0 : 1) + (hasFiles ? 1 : 0);
}

/** Undefined when the mails of a delivery may leave now; otherwise when to ask again. */
export async function takeMailsFor({ id, body: { engagementId, contactId, road, accountId, hasFiles = false, withoutFiles = false } }: StoredDelivery): Promise<string | undefined> {
  if ((await readQuota()).perDay === undefined) return undefined;
  const request = road === 'request' ? (await requestRecords.get(perContact(engagementId, contactId)))?.body : undefined;
  return takeMails(`delivery ${id}`, mailsOf({ road, hasFiles: hasFiles && !withoutFiles }, request?.accountId === accountId ? request : undefined));
}

/** By contact id. */
export async function mailsForEach(engagementId: string, recipients: Recipient[]): Promise<Map<string, number>> {
  const byRequest = recipients.filter(({ edition }) => edition.road === 'request');
  const requests = new Map((await requestRecords.getMany(byRequest.map(({ contact }) => perContact(engagementId, contact.id)))).map(({ subject, body }) => [subject, body]));
  return new Map(
    recipients.map(({ contact: { id, accountId }, edition: { road }, payload }) => {
      const request = requests.get(id);
      return [id, mailsOf({ road, hasFiles: payload.attachments !== undefined }, request?.accountId === accountId ? request : undefined)];
    }),
  );
}
