import type { Person } from '../../clients/contract';
import { AppError, invalid } from '../../platform/app-error';
import { collection } from '../../platform/storage/collection';
import { commit } from '../../platform/storage/transaction';
import type { Finding, OverruleReason, Overruling } from '../check-contract';

export type Decision = { state: 'overruled' | 'dismissed'; evidence: string; by: Person; at: string; reason?: OverruleReason; text?: string };
/** By finding id. */
export type Decisions = Record<string, Decision>;

/** By engagement and number of the update: they outlive the draft.  */
const records = collection<{ decisions: Decisions }>('check-decisions', 1);
const keyOf = (engagementId: string, number: number) => `${engagementId}.${number}`;

/** More than anybody decides in one update; a stored value holds 240 KiB. */
const mostDecisions = 120;
const attempts = 4;

export async function readDecisions(engagementId: string, number: number): Promise<Decisions> {
  return (await records.get(keyOf(engagementId, number)))?.body.decisions ?? {};
}

/** Writes down what was decided about one finding; undefined takes it back. */
export async function decide(engagementId: string, number: number, findingId: string, decision: Decision | undefined): Promise<Decisions> {
  const id = keyOf(engagementId, number);
  for (let attempt = 1; ; attempt++) {
    const stored = await records.get(id);
    const { [findingId]: _before, ...others } = stored?.body.decisions ?? {};
    if (decision && Object.keys(others).length >= mostDecisions) throw invalid('failure.too-many', 'findingId', { limit: mostDecisions });
    const decisions = decision ? { ...others, [findingId]: decision } : others;
    const row = { scope: `engagement:${engagementId}`, at: new Date().toISOString(), body: { decisions } };
    try {
      await commit([stored ? records.replace(stored, row) : records.create(id, row)]);
      return decisions;
    } catch (error) {
      if (!(error instanceof AppError) || error.key !== 'failure.changed-elsewhere' || attempt >= attempts) throw error;
    }
  }
}

/** A note has no draft to keep decisions with: they come along with it. */
export const decisionsFrom = (overrulings: Overruling[], by: Person, at: string): Decisions =>
  Object.fromEntries(overrulings.map(({ findingId, evidence, reason, text }) => [findingId, { state: 'overruled', evidence, by, at, reason, ...(text && { text }) }]));

/** A decision holds for a finding as it was shown, by its level. */
export function decisionOn(finding: Finding, { by, at }: { by: Person; at: string }, said?: Pick<Overruling, 'reason' | 'text'>): Decision {
  const { evidence } = finding;
  return said ? { state: 'overruled', evidence, by, at, reason: said.reason, ...(said.text && { text: said.text }) } : { state: 'dismissed', evidence, by, at };
}
