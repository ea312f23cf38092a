import * as z from 'zod/mini';
import type { FailureKey } from '../i18n/failures';
import { limits } from '../platform/limits';
import { overruleReasons } from './check-contract';

const says = (key: FailureKey) => key;

export const id = z.string().check(z.regex(/^[A-Za-z0-9-]{1,64}$/));
/** Becomes part of storage keys and the update's own id. */
const sendId = z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/));

/** Of a preview: what was seen is what is meant. */
export const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** A Stop that may pass, and why. */
export const overrulingFields = {
  findingId: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  evidence: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  reason: z.enum(overruleReasons),
  text: z.optional(z.string().check(z.maxLength(limits.reason))),
};
const saysWhy = z.strictObject(overrulingFields).check(z.refine(({ reason, text }) => reason !== 'other' || Boolean(text?.trim()), { error: says('failure.required'), path: ['text'] }));
/** Where there is no draft to keep decisions with. */
export const overrulings = z.optional(z.array(saysWhy).check(z.maxLength(limits.overrulings)));

/** What a send says beside what is sent. */
export const sendingFields = {
  engagementId: id,
  digest,
  contactIds: z.array(id).check(z.maxLength(limits.contacts)),
  sendId,
};
