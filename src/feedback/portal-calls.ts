import * as z from 'zod/mini';
import { uuid } from '../clients/identifiers';
import { messageLengths } from '../clients/contract';
import { isDate } from '../i18n/dates';
import type { FailureKey } from '../i18n/failures';
import { languages } from '../i18n/language';
import { openAsksFor } from '../ledger/asks';
import { courtParties, updateAnswers } from '../ledger/contract';
import type { PortalCaller } from '../platform/caller';
import { nothing } from '../platform/nothing';
import type { PortalTable } from '../platform/serve';
import { plain } from '../updates/message/plain-text';
import { newestVersions } from '../updates/shared-court';
import { feedbackKinds, type PortalFeedbackCalls, type PortalView, severities } from './contract';
import { sendFeedback } from './portal-form';
import { anybody, participationsOf, signedIn } from './portal-people';
import { choosePreferences, preferencesView } from './portal-preferences';
import { requestView } from './portal-request';
import { disputeOnPortal, portalCourt } from './portal-court';
import { answerUpdate, readUpdateOnRequest } from './update-answer';

/** With room for what Jira adds: it takes 32,767. */
const longestText = 30_000;
/** Said of one line of an update. */
const longestWords = 2_000;
const says = (key: FailureKey) => key;

const requestKey = z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9_]{0,254}-[1-9]\d{0,17}$/));
const text = z.pipe(z.pipe(z.string().check(z.maxLength(longestText)), z.transform((value: string) => plain(value))), z.string().check(z.minLength(1)));
const date = z.string().check(z.refine(isDate, says('failure.not-a-date')));

const submission = z
  .strictObject({ submissionId: uuid, engagementId: uuid, kind: z.enum(feedbackKinds), severity: z.optional(z.enum(severities)), text })
  .check(z.refine(({ kind, severity }) => severity === undefined || kind === 'problem', { error: says('failure.malformed'), path: ['severity'] }));

const preferences = z.strictObject({
  engagementId: uuid,
  language: z.enum(languages),
  length: z.enum(messageLengths),
  every: z.optional(z.enum(['week', 'two-weeks', 'month'])),
  pausedUntil: z.optional(date),
});

const answering = z.strictObject({
  requestKey,
  updateId: uuid,
  lineId: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
  answer: z.enum(updateAnswers),
  words: z.optional(z.pipe(z.string().check(z.maxLength(longestWords)), z.transform((value: string) => plain(value)))),
});

const version = z.int().check(z.minimum(1), z.maximum(100_000));
const disputing = z.strictObject({
  engagementId: uuid,
  disputeId: uuid,
  version,
  intervalId: z.string().check(z.regex(/^\d{1,3}\.\d{1,3}$/)),
  claims: z.enum(courtParties),
  words: z.pipe(z.pipe(z.string().check(z.maxLength(longestWords)), z.transform((value: string) => plain(value))), z.string().check(z.minLength(1, says('failure.required')))),
});

async function open(caller: PortalCaller): Promise<PortalView> {
  const hers = await participationsOf(caller);
  const [first] = hers;
  if (!first) return { who: 'visitor' };
  const ids = hers.map(({ engagementId }) => engagementId);
  const [asks, courts] = await Promise.all([openAsksFor(ids), newestVersions(ids)]);
  return { who: 'contact', name: first.contact.name, projects: hers.map(({ engagementId, projectName }) => ({ engagementId, name: projectName })), ...(asks.length > 0 && { asks }), ...(courts.length > 0 && { courts }) };
}

export const portalCalls: PortalTable<PortalFeedbackCalls> = {
  'portal.open': { access: anybody, input: nothing, run: (_, caller) => open(caller) },
  'portal.send-feedback': { access: signedIn, input: submission, run: sendFeedback },
  'portal.request': { access: anybody, input: z.strictObject({ requestKey }), run: (input, caller) => requestView(input.requestKey, caller) },
  'portal.update': { access: signedIn, input: z.strictObject({ requestKey, updateId: uuid }), run: readUpdateOnRequest },
  'portal.answer-update': { access: signedIn, input: answering, run: answerUpdate },
  'portal.court': { access: signedIn, input: z.strictObject({ engagementId: uuid, version: z.optional(version) }), run: portalCourt },
  'portal.dispute': { access: signedIn, input: disputing, run: disputeOnPortal },
  'portal.preferences': { access: anybody, input: nothing, run: (_, caller) => preferencesView(caller) },
  'portal.save-preferences': { access: signedIn, input: preferences, run: choosePreferences },
};
