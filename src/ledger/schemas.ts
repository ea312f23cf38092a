import * as z from 'zod/mini';
import { contactIdentifier, uuid } from '../clients/identifiers';
import { cleanName } from '../clients/schemas';
import { isDate } from '../i18n/dates';
import type { FailureKey } from '../i18n/failures';
import { limits } from '../platform/limits';
import { askStates, contactKinds, type LedgerCalls, promiseFilters } from './contract';

/** serve takes the message for the key of what went wrong. */
const says = (key: FailureKey) => key;
const mostIssues = 20;
const mostContacts = 50;
const longestCursor = 2_000;

const issueId = z.string().check(z.regex(/^[1-9]\d{0,17}$/));
const date = z.string().check(z.refine((text) => isDate(text) && text >= '1970', says('failure.not-a-date')));
/** Kept in one form, because times are compared as text. */
const moment = z.pipe(
  z.string().check(z.refine((text) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/.test(text) && !Number.isNaN(Date.parse(text)), says('failure.not-a-date'))),
  z.transform((text: string) => new Date(text).toISOString()),
);
const cleanLines = (text: string) => text.split(/\r\n?|\n/).map(cleanName).filter((line) => line !== '').join('\n');
const lines = z.pipe(z.pipe(z.string(), z.transform(cleanLines)), z.string().check(z.minLength(1), z.maxLength(limits.line)));

const told = z
  .array(z.strictObject({ issueId, category: z.enum(['to-do', 'in-progress', 'done']), dueOn: z.optional(date), blocked: z.boolean() }))
  .check(z.maxLength(mostIssues), unique((each) => each.issueId, 'issueId'));

/** The second of two equal entries is the mistake. */
function unique<Entry>(idOf: (entry: Entry) => string, field: string) {
  return z.check<Entry[]>((payload) => {
    const ids = payload.value.map(idOf);
    const twice = ids.findIndex((id, index) => ids.indexOf(id) < index);
    if (twice >= 0) payload.issues.push({ code: 'custom', path: [twice, field], message: says('failure.malformed'), input: payload.value });
  });
}

export const contactInput: z.ZodMiniType<Parameters<LedgerCalls['ledger.log-contact']>[0]> = z.strictObject({
  engagementId: uuid,
  logId: uuid,
  kind: z.enum(contactKinds),
  at: moment,
  contactIds: z.pipe(z.pipe(z.array(contactIdentifier), z.transform((ids: string[]) => [...new Set(ids)])), z.array(z.string()).check(z.minLength(1), z.maxLength(mostContacts))),
  summary: lines,
  told,
});
export const factsInput = z.strictObject({ engagementId: uuid, issueIds: z.array(issueId).check(z.maxLength(mostIssues)) });
export const logInput = z.strictObject({ engagementId: uuid, cursor: z.optional(z.string().check(z.maxLength(longestCursor))) });
export const mentionInput = z.strictObject({ engagementId: uuid, issueId });

const longestPromiseId = 300;
const note = z.pipe(z.pipe(z.string(), z.transform(cleanLines)), z.string().check(z.maxLength(limits.line)));

export const promisesInput = z.strictObject({ engagementId: uuid, state: z.optional(z.enum(promiseFilters)), cursor: z.optional(z.string().check(z.maxLength(longestCursor))) });
export const settleInput = z.strictObject({
  engagementId: uuid,
  promiseId: z.string().check(z.maxLength(longestPromiseId), z.regex(/^[\w:-]+\.[a-z]+\.[\w:.-]+$/)),
  said: z.strictObject({ kind: z.enum(['done', 'withdrawn']), on: date, note }),
});

const longestAskId = 140;

export const asksInput = z.strictObject({ engagementId: uuid });
export const closeAskInput = z.strictObject({
  engagementId: uuid,
  askId: z.string().check(z.maxLength(longestAskId), z.regex(/^[\w-]+\.[\w:.-]+$/)),
  said: z.strictObject({ kind: z.enum(askStates), on: date, note }),
});
