import type { ClientsCalls } from '../../src/clients/contract';
import type { LedgerCalls } from '../../src/ledger/contract';
import { makeUseCall } from '../shared/project-in-force';

export const useCall = makeUseCall<LedgerCalls & Pick<ClientsCalls, 'clients.find-issues'>>();
