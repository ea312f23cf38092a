import * as z from 'zod/mini';
import { administering } from '../platform/access';
import { AppError } from '../platform/app-error';
import type { Calls } from '../platform/serve';
import type { MailCalls } from './mail-contract';
import { largestQuota, mailQuotaView, saveQuota } from './mail-quota';

export const mailCalls: Calls<MailCalls> = {
  'mails.save': {
    access: administering,
    input: z.strictObject({ perDay: z.optional(z.int().check(z.minimum(1), z.maximum(largestQuota))) }),
    run: async (quota, caller) => {
      if (!caller.permissions.has('ADMINISTER')) throw new AppError('forbidden', 'failure.no-permission-site');
      await saveQuota(quota);
      return mailQuotaView(caller);
    },
  },
};
