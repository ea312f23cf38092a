import * as z from 'zod/mini';
import { teamEditing, teamSending } from '../clients/team';
import { reading } from '../platform/access';
import { nothing } from '../platform/nothing';
import type { Calls } from '../platform/serve';
import type { Caller } from '../platform/caller';
import { limits } from '../platform/limits';
import type { ChartCalls } from './chart-contract';
import type { AttachmentCalls } from './attachment-contract';
import { attachmentCalls } from './attachment-resolvers';
import { refuseLeaks } from './check-calls';
import type { CheckCalls } from './check-contract';
import { checkCalls } from './check-resolvers';
import { deliveryGroups, type SentUpdate, type UpdatesCalls } from './contract';
import type { CourtCalls } from './court-contract';
import { courtCalls } from './court-resolvers';
import type { CorrectionCalls } from './correction-contract';
import { correctionCalls } from './correction-resolvers';
import { readCharts } from './chart-reading';
import { deliveriesInPage } from './delivery-list';
import { markSent, resend, resendFailed, settle } from './delivery-settling';
import { draftCalls } from './draft-resolvers';
import { followUpdate, openUpdates, readDeliveryPage, readMessage, readUpdate, sentUpdate, updateFor } from './history';
import { noteCalls } from './note-resolvers';
import type { NudgeCalls } from './nudge-contract';
import { nudgeCalls } from './nudge-resolvers';
import { pauseCalls } from './pause-resolvers';
import { preview } from './preview';
import { send, sendToMe, takeBack } from './send';
import { id, overrulings, sendingFields } from './send-input';
import { prepareUpdate } from './update-message';
import type { StoredUpdate } from './update-store';

const ofUpdate = z.strictObject({ updateId: id });
const ofDelivery = z.strictObject({ updateId: id, contactId: id });

/** Does something to an update of the caller's project and answers how it stands then. */
async function after(updateId: string, caller: Caller, change: (update: StoredUpdate) => Promise<void>): Promise<SentUpdate> {
  await change(await updateFor(caller, updateId));
  return sentUpdate(await updateFor(caller, updateId));
}

export const updates: Calls<UpdatesCalls & AttachmentCalls & CorrectionCalls & CourtCalls & CheckCalls & ChartCalls & NudgeCalls> = {
  ...attachmentCalls,
  ...checkCalls,
  ...draftCalls,
  ...noteCalls,
  ...correctionCalls,
  ...courtCalls,
  ...nudgeCalls,
  ...pauseCalls,
  'updates.charts': { access: reading, input: z.strictObject({ engagementId: id, updateId: z.optional(id) }), run: readCharts },
  'updates.open': { access: reading, input: nothing, run: (_, caller) => openUpdates(caller) },
  'updates.preview': { access: teamEditing, input: z.strictObject({ engagementId: id }), run: async ({ engagementId }, caller) => preview(await prepareUpdate(engagementId, caller)) },
  'updates.send-to-me': {
    access: teamSending,
    input: z.strictObject({ engagementId: id, contactId: id }),
    run: ({ engagementId, contactId }, caller) => sendToMe(engagementId, contactId, caller),
  },
  'updates.send': {
    access: teamSending,
    input: z.strictObject(sendingFields),
    run: async (input, caller) => sentUpdate(await send(input, caller, () => prepareUpdate(input.engagementId, caller))),
  },
  'updates.take-back': { access: teamSending, input: ofUpdate, run: ({ updateId }, caller) => after(updateId, caller, takeBack) },
  'updates.follow': { access: reading, input: ofUpdate, run: ({ updateId }, caller) => followUpdate(updateId, caller) },
  'updates.read': { access: reading, input: ofUpdate, run: ({ updateId }, caller) => readUpdate(updateId, caller) },
  'updates.mark-sent': { access: teamSending, input: ofDelivery, run: ({ updateId, contactId }, caller) => after(updateId, caller, (update) => markSent(update, contactId)) },
  'updates.resend': {
    access: teamSending,
    input: z.strictObject({ updateId: id, contactId: id, overruled: overrulings, withoutFiles: z.optional(z.boolean()) }),
    run: ({ updateId, contactId, overruled = [], withoutFiles }, caller) => after(updateId, caller, (update) => resend(update, contactId, () => refuseLeaks(update, overruled, caller, withoutFiles), withoutFiles)),
  },
  'updates.deliveries': { access: reading, input: z.strictObject({ updateId: id, group: z.optional(z.enum(deliveryGroups)), page: z.int().check(z.minimum(0), z.maximum(limits.contacts / deliveriesInPage)) }), run: readDeliveryPage },
  'updates.message': { access: reading, input: ofDelivery, run: ({ updateId, contactId }, caller) => readMessage(updateId, contactId, caller) },
  'updates.resend-failed': {
    access: teamSending,
    input: z.strictObject({ updateId: id, overruled: overrulings }),
    run: ({ updateId, overruled = [] }, caller) => after(updateId, caller, (update) => resendFailed(update, () => refuseLeaks(update, overruled, caller))),
  },
  'updates.settle': {
    access: teamSending,
    input: z.strictObject({ updateId: id, contactId: id, arrived: z.boolean() }),
    run: ({ updateId, contactId, arrived }, caller) => after(updateId, caller, (update) => settle(update, contactId, arrived)),
  },
};
