import type { ClientsCalls } from '../../src/clients/contract';
import { makeCall } from '../shared/call';

export const call = makeCall<ClientsCalls>();
