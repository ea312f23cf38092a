import { isDeepStrictEqual } from 'node:util';
import { wantsEngagements } from '../clients/glance';
import { knownTimeZone } from '../clients/time-zone';
import { dateIn } from '../i18n/dates';
import type { Issue, Version } from '../platform/jira/answers';
import { asApp } from '../platform/jira/jira';
import { push } from '../platform/queue';
import { readTogether } from '../platform/storage/batch';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import type { Stored } from '../platform/storage/record';
import { commit } from '../platform/storage/transaction';
import { doneFields, hasMoved, spansOf } from './done-spans';
import { startOfDay } from './due';
import { withHeldUp } from './held-up';
import { findIssue } from './issue-state';
import type { PromiseLook } from './promise';
import { subjectsInTransaction } from './promise-recording';
import { bookRecords, promiseDues, threadKey, threadRecords, threadWrites } from './promise-store';
import type { PromiseThread, Seen } from './promise-thread';
import { releaseSpans, type Sighting } from './release-spans';
import { statusCategories } from './status-categories';
import { type ToldIssue, toldIssueKey, toldIssues } from './store';
import { toldQueue } from './told-mark';

export const issueSubject = (issueId: string) => `issue-${issueId}`;

/** What these clients were promised of an issue, to be read together with other records. */
export const wantsThreads = (engagementIds: string[], issueId: string) => threadRecords.wants(engagementIds.map((engagementId) => threadKey(engagementId, issueSubject(issueId))));

type Told = Pick<ToldIssue, 'told'> | undefined;

/**
 * The thread once an issue was read with its changelog and the fields in `doneFields`; `at` is when something changed. An issue that is
 * gone leaves what was seen of it.
 */
export async function seenIn(thread: PromiseThread, issue: Issue | undefined, at: string, told: Told): Promise<PromiseThread> {
  const { givenUpToldAt: before, ...rest } = thread;
  const isThere = issue?.fields?.project?.id === thread.projectId;
  const seen = isThere ? spansOf(issue, hasMoved(issue) ? await statusCategories(thread.projectId) : {}) : goneSince(thread.seen, at);
  const toldAt = told?.told?.at;
  const { givenUpAt } = seen;
  const newly = givenUpAt !== undefined && toldAt !== undefined && toldAt >= givenUpAt ? toldAt : undefined;
  const first = [before, newly].filter((moment) => moment !== undefined && givenUpAt !== undefined && moment >= givenUpAt).sort()[0];
  return { ...rest, seen, ...(first !== undefined && { givenUpToldAt: first }) };
}

const goneSince = (seen: Seen, at: string): Seen => ({ ...seen, givenUpAt: seen.givenUpAt !== undefined && seen.givenUpAt < at ? seen.givenUpAt : at });

/** Settles what Jira has changed of an issue, client by client: read before Jira was asked, so that a slower look never undoes a newer one. */
export async function settleIssue(threads: Stored<PromiseThread>[], issue: Issue | undefined, at: string, known: { told: Stored<ToldIssue>[]; timeZoneOf: (engagementId: string) => string }): Promise<void> {
  for (const stored of threads) {
    const { engagementId } = stored.body;
    const thread = await seenIn(stored.body, issue, at, known.told.find(({ body }) => body.engagementId === engagementId)?.body);
    if (isDeepStrictEqual(thread, stored.body)) continue;
    await writeThread(stored, thread, known.timeZoneOf(engagementId));
  }
}

export async function writeThread(stored: Stored<PromiseThread>, thread: PromiseThread, timeZone: string): Promise<void> {
  const { engagementId } = thread;
  const subject = stored.id.slice(engagementId.length + 1);
  const { dues, books } = await readTogether({ dues: promiseDues.wants([stored.id]), books: bookRecords.wants([engagementId]) });
  await commit(threadWrites(engagementId, [{ subject, stored, due: dues[0], thread }], books[0], { now: new Date().toISOString(), timeZone }));
}

/** Read and written in one event, so that those of one client do not meet at its book. */
const subjectsInEvent = 24;

/** Has promises settled that their day has passed, client by client. */
export async function pushPromises(dues: { engagementId: string; subject: string }[]): Promise<void> {
  const byEngagement = new Map<string, string[]>();
  for (const { engagementId, subject } of dues) byEngagement.set(engagementId, [...(byEngagement.get(engagementId) ?? []), subject]);
  for (const [engagementId, subjects] of byEngagement) {
    const events = Array.from({ length: Math.ceil(subjects.length / subjectsInEvent) }, (_, index) => ({ engagementId, subjects: subjects.slice(index * subjectsInEvent, (index + 1) * subjectsInEvent) }));
    await push(toldQueue, events);
  }
}

/** Settles what the passing of time has changed. Jira is asked again: an event may have been lost. Safe to repeat. */
export async function settlePromises(engagementId: string, subjects: string[]): Promise<void> {
  for (let start = 0; start < subjects.length; start += subjectsInTransaction) {
    await repeatOnConflict(() => settleSubjects(engagementId, subjects.slice(start, start + subjectsInTransaction)));
  }
}

async function settleSubjects(engagementId: string, subjects: string[]): Promise<void> {
  const keys = subjects.map((subject) => threadKey(engagementId, subject));
  const { threads, dues, books, engagements } = await readTogether({ threads: threadRecords.wants(keys), dues: promiseDues.wants(keys), books: bookRecords.wants([engagementId]), engagements: wantsEngagements([engagementId]) });
  const told = await toldIssues.getMany(threads.flatMap(({ body: { subject } }) => (subject.kind === 'issue' ? toldIssueKey(engagementId, subject.issueId) : [])));
  const look: PromiseLook = { now: new Date().toISOString(), timeZone: knownTimeZone(engagements[0]?.body.timeZone) };
  const versions = await versionsFor(threads);
  const seen: { subject: string; stored: Stored<PromiseThread>; thread: PromiseThread }[] = [];
  for (const stored of threads) {
    const subject = stored.id.slice(engagementId.length + 1);
    seen.push({ subject, stored, thread: await lookedAt(stored.body, { told, versions, look }) });
  }
  const held = await withHeldUp(engagementId, seen, look);
  const changes = held.map((change) => ({ ...change, due: dues.find(({ id }) => id === change.stored.id) }));
  await commit(threadWrites(engagementId, changes, books[0], look));
}

type Looking = { told: Stored<ToldIssue>[]; versions: Version[]; look: PromiseLook };

async function lookedAt(thread: PromiseThread, { told, versions, look }: Looking): Promise<PromiseThread> {
  const { subject } = thread;
  if (subject.kind === 'issue') {
    const issue = await readIssue(subject.issueId);
    return seenIn(thread, issue, look.now, told.find(({ body }) => body.issueId === subject.issueId)?.body);
  }
  if (subject.kind === 'line') return thread;
  const version = versions.find(({ id }) => id === subject.versionId);
  return version ? withReleases(thread, sightingOf(thread, version, look)) : { ...thread, seen: goneSince(thread.seen, look.now) };
}

const readIssue = (issueId: string) => findIssue(asApp(), issueId, ['project', 'status', ...doneFields], 'changelog');

async function versionsFor(threads: Stored<PromiseThread>[]): Promise<Version[]> {
  const projectId = threads.find(({ body }) => body.subject.kind === 'version')?.body.projectId;
  return projectId === undefined ? [] : asApp().send('projectVersions', { path: { project: projectId } });
}

/** Where an event was lost: when a version was released nobody knows better than the date Jira holds. */
function sightingOf({ seen }: PromiseThread, { released, releaseDate }: Version, { now, timeZone }: PromiseLook): Sighting[] {
  const last = seen.done.at(-1);
  const isKnown = released === (last !== undefined && last.to === undefined);
  if (isKnown) return [];
  const releasedAt = released && releaseDate && releaseDate <= dateIn(now, timeZone) ? startOfDay(releaseDate, timeZone) : now;
  return [{ at: releasedAt, released }];
}

function withReleases(thread: PromiseThread, sightings: Sighting[]): PromiseThread {
  const { givenUpAt: _back, ...seen } = thread.seen;
  return { ...thread, seen: { ...seen, done: releaseSpans(seen.done, sightings) } };
}

/** What our own record has seen of a milestone. Safe to repeat, in any order. */
export async function settleVersion(engagementIds: string[], versionId: string, sightings: Sighting[]): Promise<void> {
  await repeatOnConflict(async () => {
    const { threads, engagements } = await readTogether({
      threads: threadRecords.wants(engagementIds.map((engagementId) => threadKey(engagementId, `version-${versionId}`))),
      engagements: wantsEngagements(engagementIds),
    });
    for (const stored of threads) {
      const thread = withReleases(stored.body, sightings);
      const timeZone = knownTimeZone(engagements.find(({ id }) => id === stored.body.engagementId)?.body.timeZone);
      if (!isDeepStrictEqual(thread, stored.body)) await writeThread(stored, thread, timeZone);
    }
  });
}
