import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, type ReactNode } from 'react';
import type { Check, Finding } from '../../../src/updates/check-contract';
import type { CitedNames } from '../cited-names';
import { useCall } from '../calls';
import { useDecisions } from './decisions';
import type { FindingActions } from './FindingList';

export type DraftCheck = {
  /** Absent until the first check has answered. */
  check: Check | undefined;
  isChecking: boolean;
  error: unknown;
  /** Checks what is saved; of several the latest counts. */
  checkAgain: () => void;
  adopt: (check: Check) => void;
  actions: FindingActions;
  decisionError: unknown;
};

type Parts = { engagementId: string; maySend: boolean; onTake: (finding: Finding) => void };

export const checkKey = (engagementId: string) => ['check', engagementId];

/** The check of the open draft: made when it opens, and again whenever the person has left a line and it is saved. */
export function useDraftCheck({ engagementId, maySend, onTake }: Parts): DraftCheck {
  const call = useCall();
  const queries = useQueryClient();
  const key = checkKey(engagementId);
  const { data, isFetching, error, refetch } = useQuery({ queryKey: key, queryFn: () => call('updates.check', { engagementId }), refetchOnMount: 'always' });
  const adopt = (check: Check) => queries.setQueryData(key, check);
  const { actions, error: decisionError } = useDecisions({ engagementId, maySend, onCheck: adopt, onGone: () => void refetch() });
  return { check: data, isChecking: isFetching, error: data ? undefined : error, checkAgain: () => void refetch(), adopt, actions: { ...actions, take: onTake }, decisionError };
}

type Findings = { byLine: Map<string, Finding[]>; names: CitedNames; actions: FindingActions; leave: () => void };
const FindingsContext = createContext<Findings | undefined>(undefined);

/** Lets every line show what was found in it, and say that the caret has left it. */
export function FindingsProvider({ value, children }: { value: Findings; children: ReactNode }) {
  return <FindingsContext.Provider value={value}>{children}</FindingsContext.Provider>;
}

export const useFindings = () => useContext(FindingsContext);

export function byLine(findings: Finding[]): Map<string, Finding[]> {
  const lines = new Map<string, Finding[]>();
  for (const finding of findings) if (finding.lineId !== undefined) lines.set(finding.lineId, [...(lines.get(finding.lineId) ?? []), finding]);
  return lines;
}
