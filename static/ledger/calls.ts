import type { ClientsCalls } from '../../src/clients/contract';
import type { LedgerCalls } from '../../src/ledger/contract';
import { makeCall } from '../shared/call';

export const call = makeCall<LedgerCalls & Pick<ClientsCalls, 'clients.find-issues'>>();
