import * as z from 'zod/mini';
import { job } from '../platform/job';
import type { Collection } from '../platform/storage/collection';
import { pushBadNews, settleBadNews } from './bad-news-settling';
import { badNewsDues } from './bad-news-store';
import { promiseDues } from './promise-store';
import { pushPromises, settlePromises } from './promise-settling';
import { pushRefreshes, recordTold } from './recording';
import { refreshIssue } from './refresh';
import { toldDues } from './store';

const toldEvent = z.union([
  z.object({ snapshotId: z.string() }),
  z.object({ issueId: z.string(), at: z.optional(z.string()) }),
  z.object({ engagementId: z.string(), subjects: z.array(z.string()) }),
  z.object({ engagementId: z.string(), badNews: z.array(z.string()) }),
]);

/** A snapshot that has reached somebody, an issue to compare with Jira, promises to settle, or bad news to look at. */
export const refreshTold = job(toldEvent, (body, { retries }) => {
  if ('snapshotId' in body) return recordTold(body.snapshotId, retries);
  if ('badNews' in body) return settleBadNews(body.engagementId, body.badNews);
  return 'subjects' in body ? settlePromises(body.engagementId, body.subjects) : refreshIssue(body.issueId, body.at);
});

const duesInRun = 300;
const duesInPage = 100;

/** Dates that were told, days that were promised, and limits for what is untold pass without any event. What one run leaves, and what a lost event leaves, the next one takes. */
export async function watchTold(): Promise<void> {
  const promises = await passed(promiseDues);
  const told = await passed(toldDues);
  const badNews = await passed(badNewsDues);
  await pushPromises(promises);
  await pushRefreshes([...new Set(told.map(({ issueId }) => issueId))]);
  await pushBadNews(badNews);
}

/** What lies before now, oldest first. */
async function passed<Body>(dues: Collection<Body>): Promise<Body[]> {
  const now = new Date().toISOString();
  const found: Body[] = [];
  let cursor: string | undefined;
  do {
    const page = await dues.list({ scope: 'site', limit: duesInPage, order: 'oldest', ...(cursor !== undefined && { cursor }) });
    const due = page.records.filter(({ at }) => at <= now);
    found.push(...due.map(({ body }) => body));
    cursor = due.length === duesInPage ? page.cursor : undefined;
  } while (cursor !== undefined && found.length < duesInRun);
  return found;
}
