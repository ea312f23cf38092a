import type { ClientsCalls } from '../../src/clients/contract';
import type { UpdatesCalls } from '../../src/updates/contract';
import { makeCall } from '../shared/call';

export const call = makeCall<UpdatesCalls & Pick<ClientsCalls, 'clients.save-title' | 'clients.set-visibility'>>();
