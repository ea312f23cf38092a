import * as z from 'zod/mini';
import { contactIdentifier, uuid } from '../clients/identifiers';
import { teamEditing, teamReading, teamSending } from '../clients/team';
import { isDate } from '../i18n/dates';
import type { FailureKey } from '../i18n/failures';
import { courtParties } from '../ledger/contract';
import { limits } from '../platform/limits';
import type { Calls } from '../platform/serve';
import type { CourtCalls } from './court-contract';
import { disputeForTeam } from './court-disputing';
import { prepareCourt } from './court-message';
import { wordsInput } from './draft-input';
import { sentUpdate } from './history';
import { plain } from './message/plain-text';
import { preview } from './preview';
import { send } from './send';
import { overrulings, sendingFields } from './send-input';
import { sharedCourt } from './shared-court';

const says = (key: FailureKey) => key;
const mostSettled = 20;
const date = z.string().check(z.refine(isDate, says('failure.not-a-date')));
const version = z.int().check(z.minimum(1), z.maximum(100_000));
const words = z.pipe(z.pipe(z.string().check(z.maxLength(limits.line)), z.transform((text: string) => plain(text))), z.string().check(z.minLength(1)));
const text = {
  engagementId: uuid,
  words: wordsInput,
  accepts: z.array(z.strictObject({ disputeId: uuid, party: z.enum(courtParties), from: date, to: date })).check(z.maxLength(mostSettled)),
  overruled: overrulings,
};

export const courtCalls: Calls<CourtCalls> = {
  'updates.shared-court': { access: teamReading, input: z.strictObject({ engagementId: uuid, version: z.optional(version) }), run: sharedCourt },
  'updates.preview-court': {
    access: teamEditing,
    input: z.strictObject(text),
    run: async (input, caller) => {
      const prepared = await prepareCourt(input, caller);
      return { ...(await preview(prepared)), page: prepared.page, left: prepared.left };
    },
  },
  'updates.share-court': {
    access: teamSending,
    input: z.strictObject({ ...sendingFields, ...text }),
    run: async (input, caller) => sentUpdate(await send(input, caller, () => prepareCourt(input, caller))),
  },
  'updates.dispute-court': {
    access: teamEditing,
    input: z.strictObject({ engagementId: uuid, disputeId: uuid, version, intervalId: z.string().check(z.regex(/^\d{1,3}\.\d{1,3}$/)), claims: z.enum(courtParties), words, contactId: z.optional(contactIdentifier) }),
    run: disputeForTeam,
  },
};
