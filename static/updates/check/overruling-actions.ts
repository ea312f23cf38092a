import type { Finding, Overruling } from '../../../src/updates/check-contract';
import type { FindingActions } from './FindingList';

/** Where there is no draft to keep a decision with, decisions travel with the message: `decide` gets all there are then. */
export function overrulingActions(overruled: Overruling[], decide: (passes: Overruling[]) => void): FindingActions {
  const others = ({ id }: Finding) => overruled.filter(({ findingId }) => findingId !== id);
  return {
    overrule: (finding, reason, text) => decide([...others(finding), { findingId: finding.id, evidence: finding.evidence, reason, ...(text && { text }) }]),
    reopen: (finding) => decide(others(finding)),
  };
}
