import * as z from 'zod/mini';
import { engagementFor } from '../clients/engagement';
import { teamEditing } from '../clients/team';
import { limits } from '../platform/limits';
import type { Calls } from '../platform/serve';
import { issueFields } from './draft-input';
import { askColleague, settleAnswer } from './nudge-asking';
import { answerStates, type NudgeCalls } from './nudge-contract';

export const nudgeCalls: Calls<NudgeCalls> = {
  'updates.nudge': {
    access: teamEditing,
    input: z.strictObject({ ...issueFields, question: z.string().check(z.minLength(1), z.maxLength(limits.line)) }),
    run: async ({ engagementId, ...asking }, caller) => askColleague(await engagementFor(caller, engagementId), asking, caller),
  },
  'updates.settle-answer': {
    access: teamEditing,
    input: z.strictObject({ ...issueFields, state: z.enum(answerStates) }),
    run: async ({ engagementId, ...settled }, caller) => settleAnswer(await engagementFor(caller, engagementId), settled, caller),
  },
};
