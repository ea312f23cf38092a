import { push } from '../platform/queue';
import { collection } from '../platform/storage/collection';

export const toldQueue = 'refresh-told';

/** By snapshot id: what it tells has been written down for every issue it names. */
export const toldMarks = collection<Record<string, never>>('told-mark', 1);

/** Says that a snapshot has reached somebody, so that its issues count as told. May be said after every delivery: only until it is done costs it an event. */
export async function markTold(snapshotId: string): Promise<void> {
  if (await isToldKnown(snapshotId)) return;
  await push(toldQueue, [{ snapshotId }]);
}

/** What a snapshot tells is written down for every issue it names. */
export const isToldKnown = async (snapshotId: string): Promise<boolean> => (await toldMarks.get(snapshotId)) !== undefined;
