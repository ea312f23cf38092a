import * as z from 'zod/mini';
import { job } from '../platform/job';
import { toldIndex } from './store';

const id = z.union([z.string(), z.number()]);
const changed = z.object({
  timestamp: z.optional(z.union([z.number(), z.string()])),
  issue: z.optional(z.object({ id })),
  /** Of a link: both its ends may be issues somebody was told about. */
  sourceIssueId: z.optional(id),
  destinationIssueId: z.optional(id),
});

/** Nothing but the ids and the time is taken from the event: Jira may know better by now. Where nobody was told: one read, and no more is loaded. */
export const toldIssueChanged = job(changed, async ({ timestamp, issue, sourceIssueId, destinationIssueId }) => {
  const issueIds = [issue?.id, sourceIssueId, destinationIssueId].flatMap((found) => (found === undefined ? [] : [String(found)]));
  const time = new Date(timestamp ?? NaN).getTime();
  const at = new Date(Number.isNaN(time) ? Date.now() : time).toISOString();
  const told = await toldIndex.getMany(issueIds);
  if (told.length === 0) return;
  const [{ pushRefreshes }, { refreshIndexed }] = await Promise.all([import('./recording'), import('./refresh')]);
  for (const index of told) {
    await refreshIndexed(index, at);
    await pushRefreshes(index.body.blocks.filter((blocked) => !issueIds.includes(blocked)), at);
  }
});
