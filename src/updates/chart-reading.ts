import { engagementFor } from '../clients/engagement';
import { ownEngagements } from '../clients/team';
import { readHeader, type SnapshotHeader } from '../ledger/snapshot';
import { notFound } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { chartKinds, type Charts } from './chart-contract';
import { chartsOf } from './charts';
import { updateFor } from './history';
import { pointOf, withPoint } from './series';
import { readSeries } from './series-record';
import { isUnderWay, type StoredUpdate } from './update-store';

/** What the updates to a client told. A client's own people read it of theirs: they were told. */
export async function readCharts({ engagementId, updateId }: { engagementId: string; updateId?: string }, caller: Caller): Promise<Charts> {
  const [{ timeZone }, own, update] = await Promise.all([engagementFor(caller, engagementId), ownEngagements(caller), updateId === undefined ? undefined : updateFor(caller, updateId)]);
  if (own && !own.has(engagementId)) throw notFound();
  if (!update) return chartsOf(await readSeries(engagementId), timeZone);
  if (update.body.engagementId !== engagementId || (own && !isUnderWay(update))) throw notFound();
  return chartsUpTo(update, await readHeader(update.id), timeZone);
}

/** As an update left them: what was told up to it, of the kinds it showed. */
export async function chartsUpTo({ body: { engagementId } }: StoredUpdate, told: SnapshotHeader | undefined, timeZone: string): Promise<Charts> {
  if (told?.kind !== 'update') return chartsOf([], timeZone);
  const last = pointOf(told);
  const until = (await readSeries(engagementId)).filter(({ at, updateId }) => at < last.at || updateId === last.updateId);
  return chartsOf(withPoint(until, last), timeZone, kindsIn(told.charts));
}

/** Updates of the first versions could not choose. */
const kindsIn = (kept: string[] | undefined): Kinds => (kept ? chartKinds.filter((kind) => kept.includes(kind)) : chartKinds);
type Kinds = readonly Charts['kinds'][number][];
