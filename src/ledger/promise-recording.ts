import { push } from '../platform/queue';
import { readTogether } from '../platform/storage/batch';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import { type DateOf, datesTold } from './dates-told';
import { bookRecords, promiseDues, threadKey, threadRecords, threadWrites } from './promise-store';
import { type PromiseThread, withDates } from './promise-thread';
import type { Snapshot } from './told';
import { toldQueue } from './told-mark';

/** Each takes up to two writes of a transaction, which holds 25; the book takes one. */
export const subjectsInTransaction = 8;
/** By then the update's own events have begun. */
const settleDelaySeconds = 5;

/**
 * Writes down every date a snapshot told. Safe to repeat, at once and in any order. What became of issues is looked up by the refresh
 * each of them gets; milestones are looked up here.
 */
export async function recordPromises(snapshot: Snapshot, timeZone: string): Promise<void> {
  const { engagementId } = snapshot;
  const bySubject = new Map<string, DateOf[]>();
  for (const date of datesTold(snapshot)) bySubject.set(date.key, [...(bySubject.get(date.key) ?? []), date]);
  const subjects = [...bySubject.entries()];
  for (let start = 0; start < subjects.length; start += subjectsInTransaction) {
    await repeatOnConflict(() => recordSubjects(snapshot, subjects.slice(start, start + subjectsInTransaction), timeZone));
  }
  const versions = subjects.filter(([, [date]]) => date?.subject.kind === 'version').map(([subject]) => subject);
  if (versions.length > 0) await push(toldQueue, [{ engagementId, subjects: versions }], settleDelaySeconds);
}

async function recordSubjects({ engagementId, projectId }: Snapshot, subjects: [string, DateOf[]][], timeZone: string): Promise<void> {
  const keys = subjects.map(([subject]) => threadKey(engagementId, subject));
  const found = await readTogether({ threads: threadRecords.wants(keys), dues: promiseDues.wants(keys), books: bookRecords.wants([engagementId]) });
  const changes = subjects.flatMap(([subject, [first, ...others]]) => {
    if (!first) return [];
    const key = threadKey(engagementId, subject);
    const stored = found.threads.find(({ id }) => id === key);
    const fresh: PromiseThread = { engagementId, projectId, subject: first.subject, dates: [], seen: { done: [], begun: [] }, heldUp: [], statements: {} };
    const known = stored?.body ?? fresh;
    const thread = { ...known, subject: first.subject, dates: withDates(known.dates, [first, ...others].map(({ told }) => told)) };
    return [{ subject, stored, due: found.dues.find(({ id }) => id === key), thread }];
  });
  await commit(threadWrites(engagementId, changes, found.books[0], { now: new Date().toISOString(), timeZone }));
}
