import * as z from 'zod/mini';
import { teamEditing, teamReading, teamSending } from '../clients/team';
import type { Calls } from '../platform/serve';
import { approveUpdate, askForApproval, checkDraft, checkSent, dismiss, overrule, reopenFinding } from './check-calls';
import type { CheckCalls } from './check-contract';
import { digest, id, overrulingFields, overrulings } from './send-input';
import { updateFor } from './history';

const ofDraft = z.strictObject({ engagementId: id });

export const checkCalls: Calls<CheckCalls> = {
  'updates.check': { access: teamEditing, input: ofDraft, run: ({ engagementId }, caller) => checkDraft(engagementId, caller) },
  'updates.overrule': { access: teamSending, input: z.strictObject({ engagementId: id, ...overrulingFields }), run: overrule },
  'updates.dismiss': { access: teamEditing, input: z.strictObject({ engagementId: id, findingId: overrulingFields.findingId, evidence: overrulingFields.evidence }), run: dismiss },
  'updates.reopen-finding': { access: teamEditing, input: z.strictObject({ engagementId: id, findingId: overrulingFields.findingId }), run: reopenFinding },
  'updates.ask-approval': { access: teamEditing, input: ofDraft, run: ({ engagementId }, caller) => askForApproval(engagementId, caller) },
  'updates.approve': { access: teamSending, input: z.strictObject({ engagementId: id, digest }), run: approveUpdate },
  'updates.check-sent': { access: teamReading, input: z.strictObject({ updateId: id, overruled: overrulings }), run: async ({ updateId, overruled = [] }, caller) => checkSent(await updateFor(caller, updateId), overruled, caller) },
};
