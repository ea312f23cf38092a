import { isDeepStrictEqual } from 'node:util';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import { toldIndex, type ToldIndex } from './store';

/** An issue that waits for more than these is blocked whatever becomes of one. */
const mostBlockers = 20;

/**
 * Remembers which issues a told one may wait for: when one of them is done, or is not any more, Jira tells of that issue only.
 * The blockers learn of it first, so that a run that breaks off is made good by the next.
 */
export async function watchBlockers(issueId: string, found: string[]): Promise<void> {
  const blockerIds = found.slice(0, mostBlockers);
  const known = (await toldIndex.get(issueId))?.body.blockerIds ?? [];
  if (isDeepStrictEqual(known, blockerIds)) return;
  for (const id of blockerIds.filter((blocker) => !known.includes(blocker))) {
    await change(id, (index) => ({ ...index, blocks: [...index.blocks.filter((other) => other !== issueId), issueId] }));
  }
  for (const id of known.filter((blocker) => !blockerIds.includes(blocker))) {
    await change(id, (index) => ({ ...index, blocks: index.blocks.filter((other) => other !== issueId) }));
  }
  await change(issueId, (index) => ({ ...index, blockerIds }));
}

const nobody: ToldIndex = { engagementIds: [], blocks: [], blockerIds: [] };

async function change(issueId: string, changed: (index: ToldIndex) => ToldIndex): Promise<void> {
  await repeatOnConflict(async () => {
    const stored = await toldIndex.get(issueId);
    const body = changed(stored?.body ?? nobody);
    if (isDeepStrictEqual(body, stored?.body)) return;
    await commit([stored ? toldIndex.replace(stored, { body }) : toldIndex.create(issueId, { scope: 'site', at: new Date().toISOString(), body })]);
  });
}
