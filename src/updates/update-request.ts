import { isUnderWay, perContact, requestRecords, toldRecords, updateHeadKeys, updateHeadRecords, updateRecords } from './update-store';

type CustomerRequest = { engagementId: string; contactId: string; accountId: string; issueId: string; summary: string };

/**
 * Whether a customer request of a contact is one of those her updates are comments of. While the answer to its creation has not
 * been recorded yet, it is known by its summary, which holds a reference.
 */
export async function isUpdateRequest({ engagementId, contactId, accountId, issueId, summary }: CustomerRequest): Promise<boolean> {
  const known = await requestRecords.get(perContact(engagementId, contactId));
  if (!known) return false;
  const { issue, earlierIssueIds = [] } = known.body;
  if (issue?.id === issueId || earlierIssueIds.includes(issueId)) return true;
  return !issue && known.body.accountId === accountId && known.body.summary === summary;
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
