import { readTogether } from '../platform/storage/batch';
import type { Stored } from '../platform/storage/record';
import type { BadNewsRecord } from './bad-news';
import { type EngagementPlan, lookOf } from './bad-news-look';
import { badNewsHeads, badNewsRecords, type FoundBadNews } from './bad-news-store';
import { badNewsKey } from './bad-news-subject';
import { untoldViews } from './bad-news-view';
import type { BadNewsView, UntoldGlance } from './contract';

/** What lists across engagements read of untold bad news together with records of their own. */

type Heads = FoundBadNews['badNewsHeads'];
export const wantsUntoldHeads = (engagementIds: string[]) => badNewsHeads.wants(engagementIds);

export type Untold = { news: BadNewsView[]; /** There is more than was read. */ more: boolean };

/** Of each of these engagements, whose heads were read before, the subjects untold longest. One request to storage for 25 subjects, none where all is told. */
export async function untoldOf(engagements: (EngagementPlan & { id: string })[], heads: Heads, most: number): Promise<Map<string, Untold>> {
  const wanted = engagements.map(({ id }) => ({ id, ...oldestIn(id, heads, most) }));
  const { records } = await readTogether({ records: badNewsRecords.wants(wanted.flatMap(({ keys }) => keys)) });
  const now = new Date().toISOString();
  return new Map(
    engagements.flatMap((engagement) => {
      const { keys = [], more = false } = wanted.find(({ id }) => id === engagement.id) ?? {};
      const news = records.filter(({ id }) => keys.includes(id)).flatMap(({ body }) => untoldViews(body, lookOf(engagement, now)));
      return news.length === 0 ? [] : [[engagement.id, { news: news.sort((one, other) => one.at.localeCompare(other.at)), more }] as const];
    }),
  );
}

/** Of one engagement. */
export async function untoldNews(engagement: EngagementPlan & { id: string }, most: number): Promise<Untold> {
  const head = await badNewsHeads.get(engagement.id);
  return (await untoldOf([engagement], head ? [head] : [], most)).get(engagement.id) ?? { news: [], more: false };
}

/** In a few numbers. */
export function untoldGlance({ news, more }: Untold): UntoldGlance {
  return { count: news.length, overLimit: news.filter(({ overLimit }) => overLimit).length, oldestWorkingHours: Math.max(...news.map(({ workingHours }) => workingHours)), more };
}

/** The records of one engagement with something untold, that untold longest first. */
export async function untoldRecords(engagementId: string, most: number): Promise<{ records: Stored<BadNewsRecord>[]; more: boolean }> {
  const head = await badNewsHeads.get(engagementId);
  const { keys, more } = oldestIn(engagementId, head ? [head] : [], most);
  return { records: await badNewsRecords.getMany(keys), more };
}

function oldestIn(engagementId: string, heads: Heads, most: number): { keys: string[]; more: boolean } {
  const subjects = Object.entries(heads.find(({ id }) => id === engagementId)?.body.untold ?? {}).sort(([, one], [, other]) => one.localeCompare(other));
  return { keys: subjects.slice(0, most).map(([subject]) => badNewsKey(engagementId, subject)), more: subjects.length > most };
}
