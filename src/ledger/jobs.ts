import * as z from 'zod/mini';
import { listen, scheduled, work } from '../platform/job';
import { pushRefreshes, recordTold } from './recording';
import { refreshIndexed, refreshIssue } from './refresh';
import { toldDues, toldIndex } from './store';

/** A snapshot that has reached somebody, or an issue to compare with Jira. */
export const refreshTold = work('refresh-told', z.union([z.object({ snapshotId: z.string() }), z.object({ issueId: z.string(), at: z.optional(z.string()) })]), (body, { retries }) =>
  'snapshotId' in body ? recordTold(body.snapshotId, retries) : refreshIssue(body.issueId, body.at),
);

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

/** Dates that were told pass without any event. What one run leaves, and what a lost event leaves, the next one takes. */
export const watchTold = scheduled('watch-told', async () => {
  const now = new Date().toISOString();
  const issueIds = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await toldDues.list({ scope: 'site', limit: duesInPage, order: 'oldest', ...(cursor !== undefined && { cursor }) });
    const due = page.records.filter(({ at }) => at <= now);
    for (const { body } of due) issueIds.add(body.issueId);
    cursor = due.length === duesInPage ? page.cursor : undefined;
  } while (cursor !== undefined && issueIds.size < duesInRun);
  await pushRefreshes([...issueIds]);
});
