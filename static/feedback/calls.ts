import type { ClientsCalls } from '../../src/clients/contract';
import type { FeedbackCalls } from '../../src/feedback/contract';
import { makeCall } from '../shared/call';

export const call = makeCall<FeedbackCalls & Pick<ClientsCalls, 'clients.find-issues' | 'clients.find-people'>>();
