import * as z from 'zod/mini';
import { cleanName } from '../clients/schemas';
import type { FailureKey } from '../i18n/failures';
import { limits } from '../platform/limits';
import { feedbackKinds, type ResponseTimes, type RoutingCalls, type RoutingRule, severities } from './contract';

const mostRules = 50;
const mostValues = 50;
const mostNotified = 20;
const longestWord = 100;
const longestLabel = 255;
/** As long as what a call may carry. */
const longestText = 400_000;
/** In working days: a quarter of a day is the shortest anybody can keep. */
const times = { step: 0.25, most: 60 };

const says = (key: FailureKey) => key;
const visible = /[^\p{C}\p{Z}\u2800\u3164]/u;
const cleaned = (longest: number) =>
  z.pipe(z.pipe(z.string(), z.transform(cleanName)), z.string().check(z.maxLength(longest))).check(z.refine((text) => visible.test(text), says('failure.required')));
const list = <Value>(value: z.ZodMiniType<Value>, most = mostValues) =>
  z.optional(z.pipe(z.pipe(z.array(value), z.transform((values: Value[]) => [...new Set(values)])), z.custom<Value[]>().check(atMost(most))));

/** After the doubles are out. */
function atMost(most: number) {
  return z.check<unknown[]>((payload) => {
    if (payload.value.length > most) payload.issues.push({ code: 'too_big', origin: 'array', maximum: most, input: payload.value });
  });
}

const id = z.string().check(z.regex(/^[A-Za-z0-9-]{1,64}$/));
const jiraId = z.string().check(z.regex(/^[1-9]\d{0,17}$/));
const accountId = z.string().check(z.regex(/^[a-zA-Z0-9:._-]{1,128}$/));
const revision = z.string().check(z.maxLength(100));
const scope = z.enum(['project', 'site']);
const kind = z.enum(feedbackKinds);
const severity = z.enum(severities);
const name = cleaned(limits.name);
/** Jira's labels hold no spaces. */
const label = z.string().check(z.maxLength(longestLabel), z.regex(/^[^\s\p{C}]+$/u));

const conditions = z.strictObject({
  engagementIds: list(id),
  requestTypeIds: list(jiraId),
  kinds: list(kind),
  severities: list(severity),
  words: list(cleaned(longestWord)),
  components: list(cleaned(longestLabel)),
});
const results = z
  .strictObject({
    projectId: z.optional(jiraId),
    ownerAccountId: z.optional(accountId),
    kind: z.optional(kind),
    priority: z.optional(name),
    labels: list(label, limits.labels),
    notifyAccountIds: list(accountId, mostNotified),
  })
  .check(z.refine((given) => Object.values(given).some((value) => (Array.isArray(value) ? value.length > 0 : value !== undefined)), says('failure.required')));

const rules: z.ZodMiniType<RoutingRule[]> = z
  .array(z.strictObject({ id, name, conditions, results }))
  .check(z.maxLength(mostRules), z.refine((all) => new Set(all.map((rule) => rule.id)).size === all.length, says('failure.malformed')));

const days = z.number().check(z.minimum(times.step), z.maximum(times.most), z.multipleOf(times.step));

type Input<Key extends keyof RoutingCalls> = Parameters<RoutingCalls[Key]>[0];

export const savedRules: z.ZodMiniType<Input<'routing.save'>> = z.strictObject({ scope, revision, rules });
export const savedTimes: z.ZodMiniType<Input<'routing.save-times'>> = z.strictObject({
  revision,
  times: z.strictObject({ praise: days, question: days, change: days, problem: days }) as z.ZodMiniType<ResponseTimes>,
});
export const trial: z.ZodMiniType<Input<'routing.try'>> = z.strictObject({
  text: z.string().check(z.maxLength(longestText)),
  engagementId: z.optional(id),
  requestTypeId: z.optional(jiraId),
  kind: z.optional(kind),
  severity: z.optional(severity),
  component: z.optional(z.string().check(z.maxLength(longestLabel))),
  rules: z.optional(z.strictObject({ scope, rules })),
});
