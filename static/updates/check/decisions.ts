import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Check, Finding, OverruleReason } from '../../../src/updates/check-contract';
import { useCall } from '../calls';
import type { FindingActions } from './FindingList';

type Parts = {
  engagementId: string;
  /** Only who may send may overrule. */
  maySend: boolean;
  onCheck: (check: Check) => void;
  /** The finding rests on something else by now, or is gone: the page reads what stands now. */
  onGone: () => void;
};

/** What a person decides about the findings of a draft, kept with it. */
export function useDecisions({ engagementId, maySend, onCheck, onGone }: Parts): { actions: FindingActions; error: unknown } {
  const call = useCall();
  const queries = useQueryClient();
  const decide = useMutation({
    mutationFn: ({ finding, reason, text }: { finding: Finding; reason?: OverruleReason; text?: string }) => {
      const aim = { engagementId, findingId: finding.id };
      if (finding.state !== 'open') return call('updates.reopen-finding', aim);
      if (reason) return call('updates.overrule', { ...aim, evidence: finding.evidence, reason, ...(text && { text }) });
      return call('updates.dismiss', { ...aim, evidence: finding.evidence });
    },
    onSuccess: onCheck,
    onError: onGone,
  });
  const takeOff = useMutation({
    mutationFn: (finding: Finding) => call('updates.take-off-attachment', { engagementId, attachmentId: String(finding.parameters['attachmentId']) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['draft', engagementId] }),
    onSettled: onGone,
  });
  return {
    actions: {
      takeOff: (finding) => takeOff.mutate(finding),
      ...(maySend && { overrule: (finding, reason, text) => decide.mutate({ finding, reason, text }) }),
      dismiss: (finding) => decide.mutate({ finding }),
      reopen: (finding) => decide.mutate({ finding }),
      ...(decide.isPending && { busyId: decide.variables.finding.id }),
      ...(takeOff.isPending && { busyId: takeOff.variables.id }),
    },
    error: decide.error ?? takeOff.error,
  };
}
