import type { ClientsCalls } from '../../src/clients/contract';
import type { UpdatesCalls } from '../../src/updates/contract';
import { makeUseCall } from '../shared/project-in-force';

export const useCall = makeUseCall<UpdatesCalls & Pick<ClientsCalls, 'clients.save-title' | 'clients.set-visibility'>>();
export type UpdatesCall = ReturnType<typeof useCall>;
