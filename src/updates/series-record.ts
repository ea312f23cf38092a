import { laterSnapshots, type UpdatePicture } from '../ledger/snapshot';
import { collection } from '../platform/storage/collection';
import { commitIfFirst } from '../platform/storage/commit-if-first';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import { pointOf, type SeriesPoint, withPoint } from './series';
import { engagementScope, isUnderWay, updateHeadRecords, updateRecords } from './update-store';

type Series = { points: SeriesPoint[] };

/** By engagement: what its updates told, one point each. */
const records = collection<Series>('update-series', 1);

/** Adds what an update told that can no longer be taken back. Safe to repeat, in any order. */
export async function recordPoint(told: UpdatePicture): Promise<void> {
  const { engagementId } = told;
  const point = pointOf(told);
  await repeatOnConflict(async () => {
    const current = await records.get(engagementId);
    if (current?.body.points.some(({ updateId }) => updateId === point.updateId)) return;
    const points = withPoint(current?.body.points ?? (await fromSnapshots(engagementId)), point);
    await commit([current ? records.replace(current, { at: told.sentAt, body: { points } }) : records.create(engagementId, rowOf(engagementId, points))]);
  });
}

/** What the updates to a client told, oldest first. One request to storage; of a client from before there was a series it is made once from her snapshots. */
export async function readSeries(engagementId: string): Promise<SeriesPoint[]> {
  const known = await records.get(engagementId);
  if (known) return known.body.points;
  const points = await fromSnapshots(engagementId);
  // Whoever is second made the same.
  await commitIfFirst([records.create(engagementId, rowOf(engagementId, points))]);
  return points;
}

const rowOf = (engagementId: string, points: SeriesPoint[]) => ({ scope: engagementScope(engagementId), at: points.at(-1)?.at ?? new Date().toISOString(), body: { points } });

/** At most three hundred snapshots are looked at. Work was not counted before there was a series. Lists lag, so the newest update is read by its key as well. */
async function fromSnapshots(engagementId: string): Promise<SeriesPoint[]> {
  const head = await updateHeadRecords.get(engagementId);
  if (!head) return [];
  const found = (await laterSnapshots(engagementId, '', [head.body.updateId])).flatMap((told) => (told.kind === 'update' ? told : []));
  const begun = new Set((await updateRecords.getMany(found.map(({ id }) => id))).filter(isUnderWay).map(({ id }) => id));
  return found.filter(({ id }) => begun.has(id)).reduce<SeriesPoint[]>((points, told) => withPoint(points, pointOf(told)), []);
}
