import { collection } from '../../platform/storage/collection';
import { commit } from '../../platform/storage/transaction';
import type { Heard } from './heard';
import { digestLength } from './leak/word-runs';

/** Of comments only digests are kept: each as long as `digestLength`, one after the other. */
type HeardBody = Omit<Heard, 'comments'> & { issueIds: string[]; comments: { id: string; issueId: string; issueKey: string; digests: string }[] };

/** By engagement: what was read of comments last, so that a draft that is checked line by line does not ask Jira each time. */
const records = collection<HeardBody>('heard-comments', 1);
const lifeMilliseconds = 10 * 60_000;
/** A stored value holds 240 KiB; the rest is room for the record round it. What takes more is read each time. */
const largestHeard = 200 * 1024;

/** Undefined where any of these issues was not read in the last ten minutes. */
export async function heardLately(engagementId: string, issueIds: string[]): Promise<Heard | undefined> {
  const known = await records.get(engagementId);
  if (!known || Date.parse(known.at) < Date.now() - lifeMilliseconds) return undefined;
  const { issueIds: read, comments, ...heard } = known.body;
  if (!issueIds.every((id) => read.includes(id))) return undefined;
  return { ...heard, comments: comments.map(({ digests, ...comment }) => ({ ...comment, runs: digests.match(new RegExp(`.{${digestLength}}`, 'gu')) ?? [] })) };
}

/** Whoever reads them finds the same, so the last one to write is right. */
export async function keepHeard(engagementId: string, issueIds: string[], { comments, ...heard }: Heard): Promise<void> {
  const body: HeardBody = { ...heard, issueIds, comments: comments.map(({ runs, ...comment }) => ({ ...comment, digests: runs.join('') })) };
  if (Buffer.byteLength(JSON.stringify(body)) > largestHeard) return;
  const row = { scope: `engagement:${engagementId}`, at: new Date().toISOString(), body };
  await commit([records.put(engagementId, row)]);
}
