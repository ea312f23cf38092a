import type { CourtParty } from '../../src/ledger/contract';
import { useReader } from '../shared/reader';

/** How intervals and those they lie with are named. */
export function useCourtWords(client: string): { span: (from: string, to: string) => string; party: (party: CourtParty) => string } {
  const { t, date } = useReader();
  return {
    span: (from, to) => (from === to ? date(from) : t('sharing.span', { from: date(from), to: date(to) })),
    party: (party) => t(`sharing.party.${party}`, { client }),
  };
}
