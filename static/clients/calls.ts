import type { ClientsCalls } from '../../src/clients/contract';
import { makeUseCall } from '../shared/project-in-force';

export const useCall = makeUseCall<ClientsCalls>();
