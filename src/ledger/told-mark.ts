import { push } from '../platform/queue';
import { readTogether } from '../platform/storage/batch';
import { collection } from '../platform/storage/collection';
import { commit } from '../platform/storage/transaction';

export const toldQueue = 'refresh-told';

/** By snapshot id: what it tells has been written down for every issue it names. */
export const toldMarks = collection<Record<string, never>>('told-mark', 1);

/** By snapshot id: it is about to be written down. An event that was lost is made up for a little later. */
const toldAsked = collection<Record<string, never>>('told-asked', 1);
const askedMilliseconds = 5 * 60_000;

/** Says that a snapshot has reached somebody, so that its issues count as told. May be said after every delivery: until it is done it costs an event now and then. */
export async function markTold(snapshotId: string): Promise<void> {
  const { known, asked } = await readTogether({ known: toldMarks.wants([snapshotId]), asked: toldAsked.wants([snapshotId]) });
  if (known.length > 0 || asked.some(({ at }) => Date.parse(at) > Date.now() - askedMilliseconds)) return;
  await push(toldQueue, [{ snapshotId }]);
  // Whoever writes it writes the same.
  await commit([toldAsked.put(snapshotId, { scope: 'site', at: new Date().toISOString(), body: {} })]);
}

/** What a snapshot tells is written down for every issue it names. */
export const isToldKnown = async (snapshotId: string): Promise<boolean> => (await toldMarks.get(snapshotId)) !== undefined;
