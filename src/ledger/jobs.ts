import * as z from 'zod/mini';
import { listen, scheduled, work } from '../platform/job';
import type { Collection } from '../platform/storage/collection';
import { promiseDues } from './promise-store';
import { pushPromises, settlePromises } from './promise-settling';
import { pushRefreshes, recordTold } from './recording';
import { refreshIndexed, refreshIssue } from './refresh';
import { toldDues, toldIndex } from './store';

const toldEvent = z.union([
  z.object({ snapshotId: z.string() }),
  z.object({ issueId: z.string(), at: z.optional(z.string()) }),
  z.object({ engagementId: z.string(), subjects: z.array(z.string()) }),
]);

/** A snapshot that has reached somebody, an issue to compare with Jira, or promises to settle. */
export const refreshTold = work('refresh-told', toldEvent, (body, { retries }) => {
  if ('snapshotId' in body) return recordTold(body.snapshotId, retries);
  return 'subjects' in body ? settlePromises(body.engagementId, body.subjects) : refreshIssue(body.issueId, body.at);
});

const id = z.union([z.string(), z.number()]);
const changed = z.object({
  timestamp: z.optional(z.union([z.number(), z.string()])),
  issue: z.optional(z.object({ id })),
  /** Of a link: both its ends may be issues somebody was told about. */
  sourceIssueId: z.optional(id),
  destinationIssueId: z.optional(id),
});

/** Nothing but the ids and the time is taken from the event: Jira may know better by now. One read where nobody was told. */
export const toldIssueChanged = listen('told-issue-changed', changed, async ({ timestamp, issue, sourceIssueId, destinationIssueId }) => {
  const issueIds = [issue?.id, sourceIssueId, destinationIssueId].flatMap((found) => (found === undefined ? [] : [String(found)]));
  const time = new Date(timestamp ?? NaN).getTime();
  const at = new Date(Number.isNaN(time) ? Date.now() : time).toISOString();
  for (const index of await toldIndex.getMany(issueIds)) {
    await refreshIndexed(index, at);
    await pushRefreshes(index.body.blocks.filter((blocked) => !issueIds.includes(blocked)), at);
  }
});

const duesInRun = 300;
const duesInPage = 100;

/** Dates that were told, and days that were promised, pass without any event. What one run leaves, and what a lost event leaves, the next one takes. */
export const watchTold = scheduled('watch-told', async () => {
  const promises = await passed(promiseDues);
  const told = await passed(toldDues);
  await pushPromises(promises);
  await pushRefreshes([...new Set(told.map(({ issueId }) => issueId))]);
});

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
