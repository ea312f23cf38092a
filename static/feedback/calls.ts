import type { ClientsCalls } from '../../src/clients/contract';
import type { FeedbackCalls } from '../../src/feedback/contract';
import { makeUseCall } from '../shared/project-in-force';

export const useCall = makeUseCall<FeedbackCalls & Pick<ClientsCalls, 'clients.find-issues' | 'clients.find-people'>>();
