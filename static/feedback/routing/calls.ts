import type { RoutingCalls } from '../../../src/feedback/contract';
import { makeCall } from '../../shared/call';

export const call = makeCall<RoutingCalls>();
