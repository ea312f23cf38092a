import type { Stored } from '../platform/storage/record';
import type { IssueDifference } from './contract';
import { engagementScope, headRecords, type LastTold, lastToldRecords, toldIssues } from './store';

/** What lists across engagements read of what was told, together with records of their own. */

export const wantsLastUpdates = (engagementIds: string[]) => headRecords.wants(engagementIds);
export const lastUpdateId = (found: Stored<{ updateId: string }>[], engagementId: string): string | undefined => found.find(({ id }) => id === engagementId)?.body.updateId;

export const wantsLastTold = (engagementIds: string[]) => lastToldRecords.wants(engagementIds);
export function lastToldIn(found: Stored<LastTold>[], engagementId: string): { at: string; byName: string; kind: LastTold['kind'] } | undefined {
  const told = found.find(({ id }) => id === engagementId);
  return told && { at: told.at, byName: told.body.byName, kind: told.body.kind };
}

export type WorseIssue = { issueId: string; since?: string; differences: IssueDifference[] };

/** What is worse than this client was told: the newest of it, and whether there is more. One request to storage; lags behind writes. */
export async function worseThanTold(engagementId: string, most: number): Promise<{ issues: WorseIssue[]; more: boolean }> {
  const page = await toldIssues.list({ scope: engagementScope(engagementId), state: 'worse', limit: most });
  return {
    issues: page.records.map(({ body }) => ({ issueId: body.issueId, ...(body.since !== undefined && { since: body.since }), differences: body.differences })),
    more: page.cursor !== undefined,
  };
}
