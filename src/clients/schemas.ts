import * as z from 'zod/mini';
import { contactIdentifier, uuid } from './identifiers';
import { isDate } from '../i18n/dates';
import type { FailureKey } from '../i18n/failures';
import { languages } from '../i18n/language';
import { limits } from '../platform/limits';
import { type Cadence, type ClientsCalls, type CommunicationPlan, type ContactDraft, messageLengths, placesInMonth, roads, type SettingsCalls } from './contract';
import { isHolidayCountry } from './public-holidays';
import { mostIssuesOfRisk, mostWatchedRisks } from './risk-contract';
import { isTimeZone } from './time-zone';

type Input<Key extends keyof ClientsCalls> = Parameters<ClientsCalls[Key]>[0];

/** serve takes the message for the key of what went wrong. */
const says = (key: FailureKey) => key;
const limitsOf = { email: 254, label: 255, statusWord: 60, accountId: 128, timeZone: 64, idDigits: 18 };

/** Marks that turn the direction of the text around them: a name holding one would rearrange the sentence it stands in. Letters of any direction stay. */
const directionOverrides = /[\u202a-\u202e\u2066-\u2069]/gu;
const visible = /[^\p{C}\p{Z}\u2800\u3164]/u;

/** In one line: what cannot be seen in a name goes, everything else of any script stays. */
export const cleanName = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replace(directionOverrides, '').trim();
const cleanText = (text: string) => text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, ' ').replace(directionOverrides, '').trim();

const cleaned = (clean: (text: string) => string, longest: number) => z.pipe(z.pipe(z.string(), z.transform(clean)), z.string().check(z.maxLength(longest)));
const required = (longest: number) => cleaned(cleanName, longest).check(z.refine((text) => visible.test(text), says('failure.required')));

const name = required(limits.name);
const text = cleaned(cleanText, limits.line);
const numericId = z.string().check(z.regex(/^[1-9]\d{0,17}$/));
const accountId = z.string().check(z.regex(/^[a-zA-Z0-9:._-]+$/), z.maxLength(limitsOf.accountId));
const revision = z.string().check(z.maxLength(100));
const language = z.enum(languages);
const email = cleaned(cleanName, limitsOf.email).check(z.regex(/^[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\.]+(\.[^\s@<>"(),;:\\.]+)+$/u, says('failure.not-an-email')));
const date = z.string().check(z.refine(isDate, says('failure.not-a-date')));
const timeZone = z.string().check(z.maxLength(limitsOf.timeZone), z.refine(isTimeZone, says('failure.not-a-time-zone')));

const label = required(limitsOf.label);
export const visibilityRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('milestones') }),
  z.strictObject({
    kind: z.literal('labels'),
    labels: z.pipe(
      z.pipe(z.array(label), z.transform((labels: string[]) => [...new Set(labels)])),
      z.array(z.string()).check(z.maxLength(limits.labels), z.refine((labels) => labels.length > 0, says('failure.no-label-chosen'))),
    ),
  }),
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('chosen') }),
  z.strictObject({ kind: z.literal('jql'), jql: required(limits.jql) }),
]);

const road = z.enum(roads);
/** What the contact chose herself may come back with the rest of her and is dropped: only she changes it. */
const contact = z.pipe(
  z.strictObject({
    id: z.optional(contactIdentifier),
    name,
    road,
    accountId: z.optional(accountId),
    email: z.optional(email),
    language: z.optional(language),
    timeZone: z.optional(timeZone),
    leavesOn: z.optional(date),
    length: z.optional(z.enum(messageLengths)),
    preferences: z.optional(z.unknown()),
  }),
  z.transform(({ preferences: _preferences, ...draft }: ContactDraft & { preferences?: unknown }): ContactDraft => draft),
);
/** The service project is looked up, whatever a page says. */
const serviceDesk = z.strictObject({
  serviceDeskId: numericId,
  requestTypeId: numericId,
  feedbackRequestTypeId: z.optional(numericId),
  name,
  projectId: z.optional(numericId),
});
const person = z.strictObject({ accountId, name, avatarUrl: z.optional(z.string().check(z.maxLength(limits.link))) });
const weekday = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6), z.literal(7)]);
/** Chosen weekdays are put in order, and what another rhythm would need is dropped. */
const cadence = z.pipe(
  z.strictObject({
    every: z.enum(['week', 'two-weeks', 'month']),
    weekday,
    weekdays: z.optional(z.array(weekday).check(z.minLength(1), z.maxLength(7))),
    inMonth: z.optional(
      z.union([z.strictObject({ nth: z.union(placesInMonth.map((place) => z.literal(place))) }), z.strictObject({ day: z.int().check(z.minimum(1), z.maximum(31)) })]),
    ),
    onDayOff: z.optional(z.enum(['before', 'after', 'stays'])),
    countsFrom: z.optional(date),
  }),
  z.transform(({ every, weekday: chosen, weekdays, inMonth, onDayOff, countsFrom }: Cadence): Cadence => {
    const days = [...new Set(every === 'month' ? [chosen] : (weekdays ?? [chosen]))].sort();
    return {
      every,
      weekday: days[0] ?? chosen,
      ...(days.length > 1 && { weekdays: days }),
      ...(every === 'month' && inMonth && { inMonth }),
      ...(onDayOff && { onDayOff }),
      ...(every === 'two-weeks' && countsFrom && { countsFrom }),
    };
  }),
);
const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, says('failure.not-a-time')));
const workingTime = z
  .strictObject({
    weekdays: z.array(weekday).check(z.minLength(1), z.maxLength(7)),
    opens: time,
    closes: time,
    country: z.optional(z.string().check(z.refine(isHolidayCountry))),
    daysOff: z.array(date).check(z.maxLength(limits.daysOff)),
  })
  .check(z.refine(({ opens, closes }) => opens < closes, { error: says('failure.closes-before-opening'), path: ['closes'] }));
type Words = Partial<Record<(typeof languages)[number], string>>;
const riskName = z.optional(cleaned(cleanName, limits.name));
const watchedRisk = z.strictObject({
  id: uuid,
  names: z.pipe(
    z.pipe(
      z.strictObject({ en: riskName, 'zh-CN': riskName }),
      z.transform((names: Words) => Object.fromEntries(Object.entries(names).filter(([, text]) => text && visible.test(text))) as Words),
    ),
    z.custom<Words>().check(z.refine((names) => Object.keys(names).length > 0, says('failure.required'))),
  ),
  issues: z.array(z.strictObject({ id: numericId, key: z.string().check(z.regex(/^[A-Z][A-Z0-9_]+-[1-9]\d{0,8}$/)) })).check(z.maxLength(mostIssuesOfRisk)),
});
/** A pause may come back with the rest and is dropped: it is begun and ended by calls of its own. */
const plan = z.pipe(
  z.strictObject({
    workingTime,
    sendAt: time,
    prepareWorkingDays: z.int().check(z.minimum(0), z.maximum(10)),
    quiet: z.optional(z.strictObject({ from: time, until: time })),
    sendsItself: z.boolean(),
    needsApproval: z.boolean(),
    badNews: z.strictObject({ slipWorkingDays: z.int().check(z.minimum(1), z.maximum(60)), limitWorkingHours: z.int().check(z.minimum(1), z.maximum(400)) }),
    watchedRisks: z.optional(z.array(watchedRisk).check(z.maxLength(mostWatchedRisks))),
    mayTell: z.strictObject({ staffNames: z.boolean(), money: z.boolean(), words: z.array(required(limits.name)).check(z.maxLength(limits.allowedWords)) }),
    pause: z.optional(z.unknown()),
  }),
  z.transform(({ pause: _pause, ...rest }: Omit<CommunicationPlan, 'pause'> & { pause?: unknown }): CommunicationPlan => rest),
);

const word = z.optional(cleaned(cleanName, limitsOf.statusWord));
/** By status name; words left empty are dropped. */
const statuses = z.pipe(
  z.pipe(
    z.record(z.string().check(z.minLength(1), z.maxLength(limits.name)), z.strictObject({ en: word, 'zh-CN': word })),
    z.transform((all: Record<string, Words>) => {
      const written = Object.entries(all).map(([status, words]) => [status, Object.fromEntries(Object.entries(words).filter(([, text]) => text))] as const);
      return Object.fromEntries(written.filter(([, words]) => Object.keys(words).length > 0)) as Record<string, Words>;
    }),
  ),
  z.custom<Record<string, Words>>().check((payload) => {
    if (Object.keys(payload.value).length <= limits.statusWords) return;
    payload.issues.push({ code: 'too_big', origin: 'set', maximum: limits.statusWords, input: payload.value });
  }),
);

export const openInputs = {
  rule: z.strictObject({ rule: visibilityRule }),
  findIssues: z.strictObject({ text: cleaned(cleanName, limits.name) }),
  findPeople: z.strictObject({ text: cleaned(cleanName, limits.name), road, serviceDeskId: z.optional(numericId), anchorIssueId: z.optional(numericId) }),
};

export const newEngagement: z.ZodMiniType<Input<'clients.create-engagement'>> = z
  .strictObject({
    clientName: name,
    contact,
    visibility: visibilityRule,
    chosenIssueIds: z.optional(z.pipe(z.pipe(z.array(numericId), z.transform((ids: string[]) => [...new Set(ids)])), z.array(z.string()).check(z.maxLength(limits.chosenIssues)))),
    serviceDesk: z.optional(serviceDesk),
    anchorIssueId: z.optional(numericId),
  })
  .check(
    z.refine(({ visibility, chosenIssueIds = [] }) => visibility.kind !== 'chosen' || chosenIssueIds.length > 0, {
      error: says('failure.no-issue-chosen'),
      path: ['chosenIssueIds'],
    }),
  );

export const engagementDraft: z.ZodMiniType<Input<'clients.save-engagement'>> = z.strictObject({
  id: uuid,
  revision,
  clientName: name,
  visibility: visibilityRule,
  purpose: text,
  cadence,
  nextUpdateOn: date,
  plan,
  language,
  timeZone,
  team: z.strictObject({ projectManager: person, standIn: text, standInPerson: z.optional(person), howToReach: text, ifUrgent: text }),
  serviceDesk: z.optional(serviceDesk),
  anchorIssueId: z.optional(numericId),
  statuses,
});

export const planInWriting: z.ZodMiniType<Input<'clients.planned-dates'>> = z.strictObject({ cadence, nextUpdateOn: date, timeZone, workingTime, sendAt: time });
export const contactInput: z.ZodMiniType<Input<'clients.save-contact'>> = z.strictObject({ engagementId: uuid, contact });
export const engagementId = z.strictObject({ engagementId: uuid });
export const contactId = z.strictObject({ engagementId: uuid, contactId: contactIdentifier });
export const visibilityChoice = z.strictObject({ engagementId: uuid, issueId: numericId, choice: z.enum(['shown', 'hidden', 'by-rule']) });
export const titleInput = z.strictObject({ engagementId: uuid, issueId: numericId, language, title: cleaned(cleanName, limits.name) });

const statusNames = z.pipe(z.pipe(z.array(name), z.transform((names: string[]) => [...new Set(names)])), z.array(z.string()).check(z.maxLength(limits.statusWords)));
export const settingsInput: z.ZodMiniType<Parameters<SettingsCalls['settings.save']>[0]> = z.strictObject({
  revision,
  sending: z.discriminatedUnion('who', [
    z.strictObject({ who: z.literal('editors') }),
    z.strictObject({ who: z.literal('administrators') }),
    z.strictObject({ who: z.literal('role'), roleId: numericId, roleName: z.optional(z.string()) }),
  ]),
  blockedStatuses: statusNames,
  thirdPartyStatuses: z.optional(statusNames),
  health: z.strictObject({
    atRiskIssues: z.int().check(z.minimum(1), z.maximum(1_000)),
    offTrackWorkingDays: z.int().check(z.minimum(0), z.maximum(1_000)),
  }),
  statuses,
});
