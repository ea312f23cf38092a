import * as z from 'zod/mini';
import { administering } from '../platform/access';
import { AppError } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { nothing } from '../platform/nothing';
import type { Calls } from '../platform/serve';
import type { MailCalls, MailQuotaView } from './mail-contract';
import { largestQuota, mailsLeft, readQuota, saveQuota } from './mail-quota';

async function view({ permissions }: Caller): Promise<MailQuotaView> {
  const [quota, today] = await Promise.all([readQuota(), mailsLeft()]);
  return { ...quota, ...(today && { today }), maySave: permissions.has('ADMINISTER') };
}

export const mailCalls: Calls<MailCalls> = {
  'mails.open': { access: administering, input: nothing, run: (_, caller) => view(caller) },
  'mails.save': {
    access: administering,
    input: z.strictObject({ perDay: z.optional(z.int().check(z.minimum(1), z.maximum(largestQuota))) }),
    run: async (quota, caller) => {
      if (!caller.permissions.has('ADMINISTER')) throw new AppError('forbidden', 'failure.no-permission-site');
      await saveQuota(quota);
      return view(caller);
    },
  },
};
