import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import { readPayload } from './snapshot';
import { engagementScope, type LastTold, lastToldRecords } from './store';
import type { Snapshot } from './told';

/** What a client was told last. `updateId` of an update or a note. */
export async function lastTold(engagementId: string): Promise<(Omit<LastTold, 'snapshotId'> & { at: string; updateId?: string }) | undefined> {
  const stored = await lastToldRecords.get(engagementId);
  if (!stored) return undefined;
  const { snapshotId, ...told } = stored.body;
  return { at: stored.at, ...told, ...(told.kind !== 'word-of-mouth' && { updateId: snapshotId }) };
}

/** Older news never replaces newer. */
export async function recordLastTold(snapshot: Snapshot): Promise<void> {
  const { id, kind, sentAt, sentBy, engagementId } = snapshot;
  const subject = await subjectOf(snapshot);
  await repeatOnConflict(async () => {
    const known = await lastToldRecords.get(engagementId);
    if (known && (known.at > sentAt || (known.at === sentAt && known.body.snapshotId >= id))) return;
    const body: LastTold = { snapshotId: id, kind, byName: sentBy.name, subject, ...(snapshot.kind === 'update' && { number: snapshot.number }) };
    const row = { scope: engagementScope(engagementId), at: sentAt, body };
    await commit([known ? lastToldRecords.replace(known, row) : lastToldRecords.create(engagementId, row)]);
  });
}

/** As its first recipient reads it. */
async function subjectOf(snapshot: Snapshot): Promise<string> {
  if (snapshot.kind === 'word-of-mouth') return snapshot.summary;
  const [recipient] = snapshot.recipients;
  const payload = recipient && (await readPayload(snapshot.id, recipient));
  return payload?.subject ?? Object.values(snapshot.lines[0]?.texts ?? {})[0] ?? '';
}
