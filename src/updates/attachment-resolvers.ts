import * as z from 'zod/mini';
import { engagementFor } from '../clients/engagement';
import { teamEditing } from '../clients/team';
import type { Calls } from '../platform/serve';
import { attachmentsOf, markAttachment, takeOff } from './attachment-calls';
import type { AttachmentCalls } from './attachment-contract';
import { engagementField, issueFields, issuesFields, jiraId } from './draft-input';

export const attachmentCalls: Calls<AttachmentCalls> = {
  'updates.attachments': {
    access: teamEditing,
    input: z.strictObject(issuesFields),
    run: async ({ engagementId, issueIds }, caller) => ({ attachments: await attachmentsOf(await engagementFor(caller, engagementId), issueIds) }),
  },
  'updates.take-off-attachment': {
    access: teamEditing,
    input: z.strictObject({ ...engagementField, attachmentId: jiraId }),
    run: async ({ engagementId, attachmentId }, caller) => {
      await takeOff(await engagementFor(caller, engagementId), attachmentId);
      return { attachmentId };
    },
  },
  'updates.mark-attachment': {
    access: teamEditing,
    input: z.strictObject({ ...issueFields, attachmentId: jiraId, marked: z.boolean() }),
    run: async ({ engagementId, ...choice }, caller) => {
      await markAttachment(await engagementFor(caller, engagementId), choice, caller);
      return { attachmentId: choice.attachmentId, marked: choice.marked };
    },
  },
};
