import type { ClientsCalls } from '../../src/clients/contract';
import type { FeedbackCalls } from '../../src/feedback/contract';
import type { AttachmentCalls } from '../../src/updates/attachment-contract';
import type { ChartCalls } from '../../src/updates/chart-contract';
import type { CheckCalls } from '../../src/updates/check-contract';
import type { LedgerCalls } from '../../src/ledger/contract';
import type { UpdatesCalls } from '../../src/updates/contract';
import type { CorrectionCalls } from '../../src/updates/correction-contract';
import type { CourtCalls } from '../../src/updates/court-contract';
import type { NudgeCalls } from '../../src/updates/nudge-contract';
import { makeUseCall } from '../shared/project-in-force';

export const useCall = makeUseCall<UpdatesCalls & AttachmentCalls & CorrectionCalls & CourtCalls & CheckCalls & ChartCalls & NudgeCalls & Pick<LedgerCalls, 'ledger.bad-news'> & Pick<FeedbackCalls, 'feedback.decline-dispute'> & Pick<ClientsCalls, 'clients.save-title' | 'clients.set-visibility' | 'clients.resume'>>();
export type UpdatesCall = ReturnType<typeof useCall>;
