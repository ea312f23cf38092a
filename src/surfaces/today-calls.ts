import * as z from 'zod/mini';
import type { PersonAccess, PersonTable } from '../platform/serve';
import type { TodayOwnCalls } from './contract';
import { chooseDigest } from './digest-choice';
import { openToday } from './today';

/** Each call asks Jira itself what this person may see, and answers nothing else. */
const everyJiraUser: PersonAccess = async () => undefined;

export const todayCalls: PersonTable<TodayOwnCalls> = {
  'today.open': {
    access: everyJiraUser,
    input: z.strictObject({ show: z.enum(['mine', 'all']), from: z.optional(z.string().check(z.regex(/^\d{1,6}(\.\d{1,6})?$/))) }),
    run: openToday,
  },
  'today.choose-digest': { access: everyJiraUser, input: z.strictObject({ wanted: z.boolean() }), run: ({ wanted }, { accountId }) => chooseDigest(accountId, wanted) },
};
