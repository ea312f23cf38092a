import * as z from 'zod/mini';
import { pauseEngagement } from '../clients/pause';
import { callerAsPerson } from '../clients/person';
import { teamEditing, teamSending } from '../clients/team';
import { invalid } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import type { Calls } from '../platform/serve';
import type { PauseText, SentUpdate, UpdatesCalls } from './contract';
import { pauseFields } from './draft-input';
import { sentUpdate } from './history';
import { preparePause } from './pause-message';
import { preview, unreachableReasons } from './preview';
import { send, type Sending } from './send';
import { overrulings, sendingFields } from './send-input';

export const pauseCalls: Pick<Calls<UpdatesCalls>, 'updates.preview-pause' | 'updates.pause'> = {
  'updates.preview-pause': {
    access: teamEditing,
    input: z.strictObject({ ...pauseFields, overruled: overrulings }),
    run: async (input, caller) => preview(await preparePause(input, caller)),
  },
  'updates.pause': {
    access: teamSending,
    input: z.strictObject({ ...pauseFields, ...sendingFields, overruled: overrulings }),
    run: pause,
  },
};

/** The client is told first; a second try with the same id tells her nothing more and pauses all the same. */
async function pause(input: PauseText & Sending, caller: Caller): Promise<{ update?: SentUpdate }> {
  const { engagementId, until, reason, contactIds } = input;
  const update = contactIds.length === 0 && (await isNobodyReached(input, caller)) ? undefined : await send(input, caller, () => preparePause(input, caller));
  const [pausedBy, pausedAt] = [await callerAsPerson(caller), update?.body.sentAt ?? new Date().toISOString()];
  if (update?.state !== 'taken-back') await pauseEngagement(engagementId, { reason: reason.en?.trim() || (reason['zh-CN']?.trim() ?? ''), until, pausedAt, pausedBy, ...(update && { noticeId: update.id }) });
  return update ? { update: await sentUpdate(update) } : {};
}

/** Only then may nobody be told. */
async function isNobodyReached(input: PauseText, caller: Caller): Promise<boolean> {
  const { engagement, recipients } = await preparePause(input, caller);
  const unreachable = await unreachableReasons(engagement, recipients.map(({ contact }) => contact));
  if (unreachable.size < recipients.length) throw invalid('failure.no-recipient', 'contactIds');
  return true;
}
