import * as z from 'zod/mini';
import { job } from '../platform/job';
import { pushRefreshes, recordTold } from './recording';
import { refreshIssue } from './refresh';
import { toldDues } from './store';

/** A snapshot that has reached somebody, or an issue to compare with Jira. */
export const refreshTold = job(z.union([z.object({ snapshotId: z.string() }), z.object({ issueId: z.string(), at: z.optional(z.string()) })]), (body, { retries }) =>
  'snapshotId' in body ? recordTold(body.snapshotId, retries) : refreshIssue(body.issueId, body.at),
);

const duesInRun = 300;
const duesInPage = 100;

/** Dates that were told pass without any event. What one run leaves, and what a lost event leaves, the next one takes. */
export async function watchTold(): Promise<void> {
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
}
