import { collection } from '../platform/storage/collection';
import type { ReadyDraft } from './plan-mail';

export type DigestEntry = ReadyDraft & { engagementId: string; projectId: string; anchorIssueId?: string };
export type Digest = {
  entries: DigestEntry[];
  /** YYYY-MM-DD of the last one, at the engagement it began with. */
  mailedOn?: string;
};

/** By account id: drafts that were written for somebody and wait to be named in one mail. Without any they stand at the end of the list. */
export const digests = collection<Digest>('draft-digest', 1);
export const never = '9999-12-31T00:00:00.000Z';

export async function dueDigests(now: string, limit: number): Promise<string[]> {
  const page = await digests.list({ scope: 'site', limit, order: 'oldest' });
  return page.records.filter(({ at }) => at <= now).map(({ id }) => id);
}
