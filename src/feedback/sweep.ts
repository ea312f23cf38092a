import { listedServiceProjects } from '../clients/places';
import { commitIfFirst } from '../platform/storage/commit-if-first';
import type { Stored } from '../platform/storage/record';
import { pushWork } from './feedback-queue';
import type { FeedbackWork } from './feedback-work';
import type { Missed, ReadMissed } from './missed';
import { missedComments } from './missed-comments';
import { missedOnAnchors } from './missed-on-anchors';
import { missedRequests } from './missed-requests';
import { type SweepBody, sweepRecords, type SweepRun } from './store';

type Sweep = FeedbackWork & { kind: 'sweep' };

/** Jira's search index, and our lists, are behind by seconds; a quarter of an hour is certain. */
const lagMilliseconds = 15 * 60_000;
/** What was missing is looked for again by the next runs, in case the queue loses it, too. */
const longestDoubtMilliseconds = 3 * 3_600_000;
/** What Candor missed before that is left alone: an answer to it would come as a surprise. */
const longestGapMilliseconds = 3 * 24 * 3_600_000;
/** JQL counts minutes back from now, so that a query loses its oldest issues while its pages are read: it asks for so many more, and is asked anew before they are over. */
const spareMinutes = 60;
const longestQueryMilliseconds = 50 * 60_000;

/** Forge takes 500 events a minute from all of Candor; 200 leave room for what people do meanwhile. */
const mostPushedInStep = 100;
const pagesInStep = 5;
const stepSeconds = 30;
const eventsTogether = 50;
const secondsBetween = 15;
const leaseMilliseconds = 20 * 60_000;

const readers: Record<Sweep['of'], ReadMissed> = { requests: missedRequests, comments: missedComments, anchors: missedOnAnchors };
const secondsBetweenPlaces = 5;
const secondsBetweenLists = 120;
const longestWaitSeconds = 900;

/** Forge repeats a product event four times and then drops it: what a burst has lost is found by asking Jira. A page of service projects at a time. */
export async function startSweeps(from?: string): Promise<void> {
  const { places, cursor } = await listedServiceProjects(from);
  if (from === undefined && (places.length > 0 || cursor !== undefined)) await pushWork([{ kind: 'sweep', of: 'anchors', place: 'site' }]);
  for (const [index, { id, since }] of places.entries()) {
    await pushWork([{ kind: 'sweep', of: 'requests', place: id, since }], Math.min(index * secondsBetweenPlaces, longestWaitSeconds));
  }
  if (cursor !== undefined) await pushWork([{ kind: 'sweep-all', cursor }], secondsBetweenLists);
}

/** One step of looking through one place: some pages of what Jira has had since the last run. The queue carries on where it stops. */
export async function sweep(work: Sweep): Promise<void> {
  const id = `${work.of}.${work.place}`;
  const known = await sweepRecords.get(id);
  const run = runOf(known?.body, work);
  if (!run) return;
  const next = await step(run, known?.body.through ?? run.from, work);
  if (!(await isKept(id, known, next))) return;
  if (next.run) return pushWork([{ ...work, startedAt: next.run.startedAt }], stepSeconds);
  if (work.of === 'requests') return pushWork([{ kind: 'sweep', of: 'comments', place: work.place, since: work.since }]);
}

/** The run to go on with, or a new one; undefined where another is under way. */
function runOf(body: SweepBody | undefined, { since, startedAt }: Sweep): SweepRun | undefined {
  const now = Date.now();
  const current = body?.run;
  if (startedAt !== undefined && current?.startedAt !== startedAt) return undefined;
  if (startedAt === undefined && current && Date.parse(current.leaseUntilAt) > now) return undefined;
  if (current) return Date.parse(current.askedAt) > now - longestQueryMilliseconds ? current : askedAnew(current, now);
  const from = Math.max(body ? Date.parse(body.through) - lagMilliseconds : 0, now - longestGapMilliseconds, since === undefined ? 0 : Date.parse(since));
  return { startedAt: isoOf(now), ...queryFrom(from, now), leaseUntilAt: isoOf(now + leaseMilliseconds) };
}

/** Pages come oldest first. */
function askedAnew({ token: _token, ...run }: SweepRun, now: number): SweepRun {
  return { ...run, ...queryFrom(Date.parse(run.seenThrough ?? run.from), now) };
}

const queryFrom = (from: number, now: number) => ({ askedAt: isoOf(now), from: isoOf(from), minutes: Math.ceil((now - from) / 60_000) + spareMinutes });
const isoOf = (milliseconds: number) => new Date(milliseconds).toISOString();

async function step(run: SweepRun, through: string, { of, place }: Sweep): Promise<SweepBody> {
  let current = run;
  let pushed = 0;
  for (let page = 0; page < pagesInStep && pushed < mostPushedInStep; page++) {
    const found = await readers[of](place, current);
    // Jira knows the token no more: the next run begins anew. Without one, the place is gone.
    if (!found) return { through: current.token === undefined ? run.startedAt : through };
    await pushMissed(found.missed);
    pushed += found.missed.length;
    const { token: _read, ...rest } = current;
    const seenThrough = found.seenThrough ?? current.seenThrough;
    const missedFrom = [current.missedFrom, ...found.missed.map(({ at }) => at)].flatMap((at) => at ?? []).sort()[0];
    current = { ...rest, ...(seenThrough !== undefined && { seenThrough }), ...(missedFrom !== undefined && { missedFrom }), ...(found.token !== undefined && { token: found.token }) };
    if (found.token === undefined) return { through: doneThrough(current) };
  }
  return { through, run: { ...current, leaseUntilAt: isoOf(Date.now() + leaseMilliseconds) } };
}

/** What was missing is looked at again by the next run. */
function doneThrough({ startedAt, missedFrom = startedAt }: SweepRun): string {
  const doubted = isoOf(Date.parse(startedAt) - longestDoubtMilliseconds);
  return missedFrom < doubted ? doubted : missedFrom < startedAt ? missedFrom : startedAt;
}

async function pushMissed(missed: Missed[]): Promise<void> {
  for (let start = 0; start < missed.length; start += eventsTogether) {
    await pushWork(missed.slice(start, start + eventsTogether).map(({ work }) => work), (start / eventsTogether) * secondsBetween);
  }
}

/** False when somebody else has gone on with it meanwhile. */
async function isKept(id: string, known: Stored<SweepBody> | undefined, body: SweepBody): Promise<boolean> {
  const row = { scope: 'site', at: isoOf(Date.now()), body };
  return commitIfFirst([known ? sweepRecords.replace(known, row) : sweepRecords.create(id, row)]);
}
