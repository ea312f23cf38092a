import { isDeepStrictEqual } from 'node:util';
import { collection } from '../platform/storage/collection';
import type { Stored } from '../platform/storage/record';
import type { Write } from '../platform/storage/transaction';
import { badNewsAfter, badNewsOf, type BadNews, type BadNewsLook, type BadNewsRecord, type Glimpse, isUntold, type Telling } from './bad-news';
import { nextLookAt } from './bad-news-due';
import { badNewsKey, badNewsSubject } from './bad-news-subject';
import type { BadNewsSubject } from './contract';
import { engagementScope } from './store';

type BadNewsDue = { engagementId: string; subject: string };
/** Since when, ISO, a client has not been told of these subjects. */
type BadNewsHead = { untold: Record<string, string> };

/** By engagement and subject. 'untold': she does not know some of it; 'settled': she was told all, or it was undone; 'none' so far. */
export const badNewsRecords = collection<BadNewsRecord>('bad-news', 1);
/** By engagement and subject; scope 'site', listed by the moment from which the passing of time changes something. */
export const badNewsDues = collection<BadNewsDue>('bad-news-due', 1);
/** By engagement: what of it is untold, to be read with other records and without a query. */
export const badNewsHeads = collection<BadNewsHead>('bad-news-head', 1);

/** All that badNewsWrites needs of some subjects of some engagements, to be read together with other records. */
export const wantsBadNews = (keys: string[], engagementIds: string[]) => ({ badNews: badNewsRecords.wants(keys), badNewsDues: badNewsDues.wants(keys), badNewsHeads: badNewsHeads.wants(engagementIds) });
export type FoundBadNews = { badNews: Stored<BadNewsRecord>[]; badNewsDues: Stored<BadNewsDue>[]; badNewsHeads: Stored<BadNewsHead>[] };

/** What was told and seen of a subject meanwhile; nothing, where only the time has passed. */
export type BadNewsChange = { subject: BadNewsSubject; told?: Telling[]; seen?: Glimpse[]; alarmedAt?: string };

/**
 * The writes, two at most for each subject and one for all, that bring records of one client to what is so now; none where all of it
 * is known. Committed one by one they mend themselves when they are repeated.
 */
export function badNewsWrites(engagementId: string, changes: BadNewsChange[], found: FoundBadNews, look: BadNewsLook): Write[] {
  const head = found.badNewsHeads.find(({ id }) => id === engagementId);
  const untold = { ...head?.body.untold };
  const writes = changes.flatMap((change): Write[] => {
    const subject = badNewsSubject(change.subject);
    const key = badNewsKey(engagementId, subject);
    const stored = found.badNews.find(({ id }) => id === key);
    const body = bodyAfter(stored?.body ?? { engagementId, subject: change.subject, tellings: [], glimpses: [] }, change);
    const news = badNewsOf(body, look);
    const oldest = news.find(isUntold);
    if (oldest) untold[subject] = oldest.at;
    else delete untold[subject];
    return [...recordWrites(key, body, stored, news), ...dueWrites(key, nextLookAt(body, news, look), found.badNewsDues.find(({ id }) => id === key), { engagementId, subject })];
  });
  return [...writes, ...headWrites(engagementId, untold, head, look)];
}

function bodyAfter(before: BadNewsRecord, { told = [], seen = [], alarmedAt }: BadNewsChange): BadNewsRecord {
  let body = before;
  for (const telling of told) body = badNewsAfter(body, { told: telling });
  for (const glimpse of seen) if (!isOld(body, glimpse)) body = badNewsAfter(body, { seen: glimpse });
  return alarmedAt === undefined ? body : { ...body, alarmedAt };
}

/** It was so already when it was last seen: nothing has happened since. */
function isOld({ glimpses }: BadNewsRecord, seen: Glimpse): boolean {
  const last = glimpses.at(-1);
  return last !== undefined && seen.at >= last.at && isDeepStrictEqual(seen.facts, last.facts);
}

function recordWrites(key: string, body: BadNewsRecord, stored: Stored<BadNewsRecord> | undefined, news: BadNews[]): Write[] {
  const row = { scope: engagementScope(body.engagementId), subject: badNewsSubject(body.subject), body, ...stateAt(body, news) };
  if (stored && isDeepStrictEqual(body, stored.body) && row.state === stored.state && row.at === stored.at) return [];
  return [stored ? badNewsRecords.replace(stored, row) : badNewsRecords.create(key, row)];
}

function stateAt(body: BadNewsRecord, news: BadNews[]): { state: 'untold' | 'settled' | 'none'; at: string } {
  const oldest = news.find(isUntold);
  if (oldest) return { state: 'untold', at: oldest.at };
  const newest = [body.tellings.at(-1)?.at ?? '', body.glimpses.at(-1)?.at ?? ''].sort().at(-1)!;
  return { state: news.length > 0 ? 'settled' : 'none', at: newest };
}

function dueWrites(key: string, at: string | undefined, due: Stored<BadNewsDue> | undefined, body: BadNewsDue): Write[] {
  if (at === due?.at) return [];
  if (at === undefined) return due ? [badNewsDues.remove(due)] : [];
  return [due ? badNewsDues.replace(due, { at }) : badNewsDues.create(key, { scope: 'site', at, body })];
}

/** What a stored value holds is far more; nobody tells a client of so much one by one. The newest wait. */
const mostUntold = 1000;

function headWrites(engagementId: string, all: BadNewsHead['untold'], head: Stored<BadNewsHead> | undefined, { now }: BadNewsLook): Write[] {
  const subjects = Object.entries(all);
  const untold = subjects.length <= mostUntold ? all : Object.fromEntries(subjects.sort(([, one], [, other]) => one.localeCompare(other)).slice(0, mostUntold));
  if (isDeepStrictEqual(untold, head?.body.untold ?? {})) return [];
  const row = { scope: engagementScope(engagementId), at: now, body: { untold } };
  return [head ? badNewsHeads.replace(head, row) : badNewsHeads.create(engagementId, row)];
}
