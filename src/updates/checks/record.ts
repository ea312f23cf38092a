import { collection } from '../../platform/storage/collection';
import type { Write } from '../../platform/storage/transaction';
import type { Finding } from '../check-contract';

type SentCheck = { findings: Finding[] };

/** By update id: what was found in a message when it was sent, and what was decided about it. Only the team reads it. */
const records = collection<SentCheck>('sent-check', 1);

/** A stored value holds 240 KiB; the rest is room for the record round it. https://developer.atlassian.com/platform/forge/limits-kvs-ce/ */
const largestFindings = 200 * 1024;

/** The write that keeps the check with the message it let pass. */
export const keepCheck = (updateId: string, engagementId: string, at: string, findings: Finding[]): Write =>
  records.create(updateId, { scope: `engagement:${engagementId}`, at, body: { findings: fitting(findings) } });

/** What was decided comes first; of very many open notes the last are left out. */
function fitting(findings: Finding[]): Finding[] {
  const kept: Finding[] = [];
  let size = 0;
  const decided = ({ state }: Finding) => (state === 'open' ? 1 : 0);
  for (const { suggestion: _suggestion, ...finding } of [...findings].sort((one, other) => decided(one) - decided(other))) {
    size += Buffer.byteLength(JSON.stringify(finding));
    if (size > largestFindings) break;
    kept.push(finding);
  }
  return kept;
}

/** None of messages sent before there were checks. */
export async function sentFindings(updateId: string): Promise<Finding[]> {
  return (await records.get(updateId))?.body.findings ?? [];
}
