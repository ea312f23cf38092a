import { collection } from '../platform/storage/collection';
import { commit, type Write } from '../platform/storage/transaction';
import { pendingNews, removePendingNews } from '../updates/pending-news';
import { countAsHeard } from './answer-posting';
import { changeFeedback } from './inbox-record';
import { isSameRound, isTold, tellingsOf } from './loop';
import { mergedFeedback, mergedInto } from './merge-askers';
import { projectScope, type StoredFeedback } from './store';

/** By feedback id: in whose next updates its news ride. */
const rides = collection<{ engagementIds: string[] }>('feedback-ride', 1);

/** The write that remembers in whose updates its news ride. */
export async function rideWrite({ id, body: { projectId } }: StoredFeedback, engagementIds: string[]): Promise<Write> {
  const known = await rides.get(id);
  const row = { scope: projectScope(projectId), at: new Date().toISOString(), body: { engagementIds } };
  return known ? rides.replace(known, row) : rides.create(id, row);
}

/** Takes the news out of the next updates, if they ride in any. Comes before whatever says that they ride no longer. */
export async function dropRide({ id }: StoredFeedback): Promise<void> {
  const known = await rides.get(id);
  if (!known) return;
  for (const engagementId of known.body.engagementIds) await removePendingNews(engagementId, id);
  await commit([rides.remove(known)]);
}

/** Riding news that no update has still to tell have been told by one. Costs nothing while nothing rides. */
export async function toldByUpdate(records: StoredFeedback[]): Promise<StoredFeedback[]> {
  const riding = records.filter(({ body }) => body.rides);
  if (riding.length === 0) return records;
  const found = await rides.getMany(riding.map(({ id }) => id));
  const engagementIds = [...new Set(found.flatMap(({ body }) => body.engagementIds))];
  const pending = new Set((await Promise.all(engagementIds.map(pendingNews))).flat().map(({ id }) => id));
  const told = new Map(found.filter(({ id }) => !pending.has(id)).map(({ id, body }) => [id, body.engagementIds]));
  return Promise.all(records.map((record) => markTold(record, told.get(record.id))));
}

/** Those who asked and are of none of these clients still wait for a word of their own. */
async function markTold(record: StoredFeedback, engagementIds: string[] | undefined): Promise<StoredFeedback> {
  if (engagementIds === undefined) return record;
  const { projectId } = record.body;
  const untold = (await tellingsOf(record, await mergedInto(await mergedFeedback.get(record.id)))).filter((telling) => !isTold(telling));
  const heard = untold.filter(({ engagementId }) => engagementId !== undefined && engagementIds.includes(engagementId));
  await countAsHeard(heard.map(({ postingId }) => postingId), projectId, 'update');
  const now = new Date().toISOString();
  return changeFeedback({ projectId }, record.id, (body) => {
    if (!body.rides) return undefined;
    return { ...body, rides: false, ...(heard.length === untold.length && isSameRound(body, record.body) && { toldDoneAt: now }) };
  });
}
