import type { UpdatesCalls } from '../../src/updates/contract';
import { makeCall } from '../shared/call';

export const call = makeCall<UpdatesCalls>();
