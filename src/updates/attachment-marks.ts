import type { Engagement, Person } from '../clients/contract';
import type { ToldAttachment } from '../ledger/contract';
import { collection } from '../platform/storage/collection';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import { engagementScope, perContact } from './update-store';

type Mark = ToldAttachment & { by: Person; at: string };

/** By engagement and attachment: a file somebody said may go to this client. */
const marks = collection<Mark>('attachment-mark', 1);

const keyOf = (engagementId: string, attachmentId: string) => perContact(engagementId, attachmentId);

/** Of these files those marked for the client, by id, as they were when they were marked. */
export async function markedAttachments(engagementId: string, ids: string[]): Promise<Map<string, ToldAttachment>> {
  if (ids.length === 0) return new Map();
  const found = await marks.getMany([...new Set(ids)].map((id) => keyOf(engagementId, id)));
  return new Map(found.map(({ body: { id, issueId, name, size, type } }) => [id, { id, issueId, name, size, type }]));
}

export async function mark({ id: engagementId }: Pick<Engagement, 'id'>, attachment: ToldAttachment, by: Person): Promise<void> {
  const at = new Date().toISOString();
  const { id, issueId, name, size, type } = attachment;
  await commit([marks.put(keyOf(engagementId, id), { scope: engagementScope(engagementId), at, subject: issueId, body: { id, issueId, name, size, type, by, at } })]);
}

export function unmark({ id: engagementId }: Pick<Engagement, 'id'>, attachmentId: string): Promise<void> {
  return repeatOnConflict(async () => {
    const known = await marks.get(keyOf(engagementId, attachmentId));
    if (known) await commit([marks.remove(known)]);
  });
}
