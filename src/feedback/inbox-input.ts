import * as z from 'zod/mini';
import { contactIdentifier, uuid } from '../clients/identifiers';
import { cleanName } from '../clients/schemas';
import type { FailureKey } from '../i18n/failures';
import { type Language, languages } from '../i18n/language';
import { limits } from '../platform/limits';
import { plain } from '../updates/message/plain-text';
import { feedbackKinds, severities } from './contract';

const says = (key: FailureKey) => key;
const visible = /[^\p{C}\p{Z}\u2800\u3164]/u;
/** Jira's own. */
const longestSummary = 255;

/** Becomes part of storage keys. */
const feedbackId = z.string().check(z.regex(/^[A-Za-z0-9-]{1,80}$/));
const numericId = z.string().check(z.regex(/^[1-9]\d{0,17}$/));
const accountId = z.string().check(z.regex(/^[a-zA-Z0-9:._-]+$/), z.maxLength(128));
const moment = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/), z.refine((text) => !Number.isNaN(Date.parse(text)), says('failure.not-a-date')));
const kind = z.enum(feedbackKinds);

const cleaned = (clean: (text: string) => string, longest: number) => z.pipe(z.pipe(z.string(), z.transform(clean)), z.string().check(z.maxLength(longest)));
const words = (longest: number) => cleaned(plain, longest).check(z.refine((text) => visible.test(text), says('failure.required')));
/** What Jira takes for a comment, less room for the signature. */
const text = words(limits.comment - limits.name);
const summary = cleaned(cleanName, longestSummary).check(z.refine((line) => visible.test(line), says('failure.required')));

const translation = z.optional(cleaned(plain, limits.comment - limits.name));
const texts = z
  .pipe(
    z.strictObject({ en: translation, 'zh-CN': translation } satisfies Record<Language, unknown>),
    z.transform((all) => Object.fromEntries(Object.entries(all).filter(([, each]) => each !== undefined && visible.test(each))) as Partial<Record<Language, string>>),
  )
  .check(z.refine((written) => languages.some((language) => written[language] !== undefined), says('failure.required')));

export const inboxInputs = {
  tieLine: z.strictObject({ id: feedbackId, lineId: z.nullable(z.string().check(z.minLength(1), z.maxLength(100))) }),
  filter: z.strictObject({
    filter: z.strictObject({
      show: z.enum(['open', 'all', 'closed']),
      kind: z.optional(kind),
      engagementId: z.optional(uuid),
      owner: z.optional(accountId),
    }),
  }),
  one: z.strictObject({ id: feedbackId }),
  change: z.strictObject({
    id: feedbackId,
    revision: z.string().check(z.maxLength(100)),
    kind: z.optional(kind),
    severity: z.optional(z.enum(severities)),
    ownerAccountId: z.optional(z.nullable(accountId)),
    state: z.optional(z.enum(['closed', 'waiting'])),
  }),
  answer: z.strictObject({ id: feedbackId, answerId: uuid, mode: z.enum(['public', 'internal']), text }),
  createIssue: z.strictObject({
    id: feedbackId,
    attemptId: uuid,
    summary,
    issueTypeId: numericId,
    priorityId: z.optional(numericId),
    componentId: z.optional(numericId),
  }),
  ofIssue: z.strictObject({ id: feedbackId, issueId: numericId }),
  merge: z.strictObject({ id: feedbackId, intoId: feedbackId }),
  paste: z.strictObject({ pasteId: uuid, engagementId: uuid, contactId: contactIdentifier, receivedAt: moment, text: words(limits.comment) }),
  tellDone: z.strictObject({ id: feedbackId, tellId: uuid, text: texts }),
  decline: z.strictObject({ engagementId: uuid, disputeId: uuid, words: words(limits.line) }),
  ride: z.strictObject({ id: feedbackId, rides: z.boolean() }),
};
