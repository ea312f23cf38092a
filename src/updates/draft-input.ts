import * as z from 'zod/mini';
import { isDate } from '../i18n/dates';
import { type Language, languages } from '../i18n/language';
import { invalid } from '../platform/app-error';
import { limits } from '../platform/limits';
import { chartKinds } from './chart-contract';
import type { LineDraft } from './contract';
import { healthStates, sectionNames } from './contract';
import type { StoredLine } from './line';

/** What a line may name; a section holds a hundred lines and must fit into one stored value. */
const mostIssues = 50;
const mostVersions = 10;
/** Of each kind; each issue costs a call to Jira. */
export const mostInNote = 10;

const engagementId = z.string().check(z.minLength(1), z.maxLength(limits.name));
const revision = z.string().check(z.maxLength(limits.name));
export const jiraId = z.string().check(z.regex(/^[1-9]\d{0,17}$/));
const texts = z.strictObject(Object.fromEntries(languages.map((language) => [language, z.optional(z.string().check(z.maxLength(limits.line)))]))) as unknown as z.ZodMiniType<LineDraft['text']>;
/** What a person says, by language. */
export const wordsInput = texts;
const date = z.string().check(z.refine((text) => isDate(text) && text >= '1970', 'failure.not-a-date'));
const url = z.string().check(z.maxLength(limits.link), z.refine(isWebAddress, 'failure.not-a-link'));

/** What is said of a file beside its id is read from its mark. */
const attachment = z.strictObject({ id: jiraId, issueId: jiraId, name: z.string().check(z.maxLength(limits.name)), size: z.int(), type: z.string().check(z.maxLength(limits.name)) });
const lineId = z.string().check(z.minLength(1), z.maxLength(100), z.regex(/^[\w:.-]+$/));

const line: z.ZodMiniType<LineDraft> = z.strictObject({
  id: lineId,
  issueIds: z.array(jiraId).check(z.maxLength(mostIssues)),
  versionIds: z.array(jiraId).check(z.maxLength(mostVersions)),
  text: texts,
  asIs: z.array(z.enum(languages)).check(z.maxLength(languages.length)),
  response: z.optional(z.strictObject({ text: texts, by: z.optional(date) })),
  link: z.optional(z.strictObject({ url, label: z.string().check(z.maxLength(limits.name)) })),
  attachments: z.optional(z.array(attachment).check(z.maxLength(limits.attachments))),
  neededBy: z.optional(date),
  dated: z.optional(z.strictObject({ kind: z.enum(['commitment', 'forecast']), on: z.optional(date) })),
});

/** A note as written. That it says something is asked when it is prepared, so that the message names the field. */
export const noteFields = {
  engagementId,
  issueId: z.optional(jiraId),
  alsoIssueIds: z.optional(z.array(jiraId).check(z.maxLength(mostInNote))),
  versionIds: z.optional(z.array(jiraId).check(z.maxLength(mostInNote))),
  gone: z.optional(z.array(z.string().check(z.regex(/^(version-)?[1-9]\d{0,17}$/))).check(z.maxLength(mostInNote))),
  text: texts,
};
export const badNewsNoteInput = z.strictObject({ engagementId, day: date });
export const correctionFields = { lineId, text: texts, sinceOn: date, on: z.optional(date) };
export const pauseFields = { engagementId, until: date, reason: texts };
export const engagementField = { engagementId };
export const engagementInput = z.strictObject(engagementField);
export const issueFields = { engagementId, issueId: jiraId };
export const issuesFields = { engagementId, issueIds: z.array(jiraId).check(z.minLength(1), z.maxLength(mostIssues)) };
export const issueInput = z.strictObject(issueFields);
export const healthInput = z.strictObject({ engagementId, revision, state: z.enum(healthStates) });
export const chartsInput = z.strictObject({ engagementId, revision, charts: z.array(z.enum(chartKinds)).check(z.maxLength(chartKinds.length)) });
export const sectionInput = z.strictObject({
  engagementId,
  section: z.enum(sectionNames),
  revision,
  lines: z.array(line).check(z.maxLength(limits.linesInSection)),
});

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(text) && !/\s/.test(text) && URL.canParse(text);
}

/** Leaves out what says nothing, and a text that only repeats what Candor wrote. */
export function cleaned(line: LineDraft, generated: Partial<Record<Language, string>>): LineDraft {
  const text = withoutEmpty(line.text, (language, words) => words !== generated[language]);
  const answer = line.response && withoutEmpty(line.response.text);
  const response = line.response && answer && (Object.keys(answer).length > 0 || line.response.by !== undefined) ? { ...line.response, text: answer } : undefined;
  const { response: _response, dated, attachments = [], ...rest } = line;
  const saysDate = dated && (dated.kind === 'forecast' || dated.on !== undefined);
  return { ...rest, text, asIs: [...new Set(line.asIs)], ...(response && { response }), ...(attachments.length > 0 && { attachments }), ...(saysDate && { dated }) };
}

function withoutEmpty(texts: LineDraft['text'], keeps: (language: Language, words: string) => boolean = () => true): LineDraft['text'] {
  return Object.fromEntries(
    languages.flatMap((language) => {
      const words = texts[language];
      return words?.trim() && keeps(language, words) ? [[language, words]] : [];
    }),
  );
}

/** A section's limit holds for all that one reader gets of it. */
export function checkLength(lines: LineDraft[]): void {
  for (const language of languages) {
    let length = 0;
    for (const [index, { text, response, link }] of lines.entries()) {
      length += (text[language] ?? '').length + (response?.text[language] ?? '').length + (link ? link.url.length + link.label.length : 0);
      if (length > limits.section) throw invalid('failure.section-too-long', `lines.${index}.text.${language}`, { limit: limits.section });
    }
  }
}

export function checkIds(lines: LineDraft[]): void {
  const seen = new Set<string>();
  for (const [index, { id }] of lines.entries()) {
    if (seen.has(id)) throw invalid('failure.malformed', `lines.${index}.id`);
    seen.add(id);
  }
}

type Named = { issueIds: ReadonlySet<string>; versionIds: ReadonlySet<string> };

/** Where a line names an issue or milestone nobody has vouched for yet. */
export function unknownIn(lines: LineDraft[], kept: StoredLine[], known: Named): { issues: { id: string; field: string }[]; versions: { id: string; field: string }[] } {
  const keptIssues = new Set(kept.flatMap(({ issueIds }) => issueIds));
  const keptVersions = new Set(kept.flatMap(({ versionIds }) => versionIds));
  return {
    issues: lines.flatMap(({ issueIds }, index) =>
      issueIds.filter((id) => !known.issueIds.has(id) && !keptIssues.has(id)).map((id) => ({ id, field: `lines.${index}.issueIds` })),
    ),
    versions: lines.flatMap(({ versionIds }, index) =>
      versionIds.filter((id) => !known.versionIds.has(id) && !keptVersions.has(id)).map((id) => ({ id, field: `lines.${index}.versionIds` })),
    ),
  };
}
