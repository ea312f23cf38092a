import type { Language } from '../../src/i18n/language';
import type { Line, LineDraft } from '../../src/updates/contract';

type Texts = Partial<Record<Language, string>>;

const written = (texts: Texts): Texts => Object.fromEntries(Object.entries(texts).filter(([, text]) => text?.trim())) as Texts;

export function newLine(part: Partial<LineDraft> = {}): Line {
  return { id: crypto.randomUUID(), issueIds: [], versionIds: [], text: {}, asIs: [], ...part };
}

/** What is shown and sent in a language: a person's text wins over Candor's. */
export function textOf(line: Line, language: Language): string | undefined {
  return line.text[language] ?? line.generated?.[language];
}

const hasWords = (line: Line) => Boolean(line.generated) || Object.keys(written(line.text)).length > 0;

/** A line nobody has written anything in; it stays in the editor and is not saved. */
export function isBlank(line: Line): boolean {
  return !hasWords(line) && !line.response && !line.link && line.issueIds.length === 0;
}

/** A line that only names issues: Candor finds the words when it is saved. */
export function isWordless(line: Line): boolean {
  return !hasWords(line) && line.issueIds.length > 0;
}

/** Whether a part of the line exists in another language only. */
export function isLacking(line: Line, language: Language): boolean {
  const lacksText = !line.generated && !textOf(line, language)?.trim();
  const response = line.response ? written(line.response.text) : {};
  const lacksResponse = Object.keys(response).length > 0 && !response[language];
  return !isBlank(line) && (lacksText || lacksResponse);
}

/** Whether readers of this language would get another language's text without anybody having said so. */
export function isMissing(line: Line, language: Language): boolean {
  return isLacking(line, language) && !line.asIs.includes(language);
}

/** The line as it is saved: without Candor's words, and without texts that say nothing. */
export function draftOf({ generated: _generated, askedOn: _askedOn, ...line }: Line): LineDraft {
  const response = line.response && { text: written(line.response.text), by: line.response.by || undefined };
  const says = response && (Object.keys(response.text).length > 0 || response.by);
  return {
    ...line,
    text: written(line.text),
    response: says ? response : undefined,
    link: line.link?.url.trim() ? line.link : undefined,
    neededBy: line.neededBy || undefined,
    dated: line.dated && (line.dated.kind === 'forecast' || line.dated.on) ? { kind: line.dated.kind, on: line.dated.on || undefined } : undefined,
  };
}

const sameTexts = (one: Texts | undefined, other: Texts | undefined) => JSON.stringify(one) === JSON.stringify(other);

/** The person's lines with the words Candor has for them now. */
export function withGenerated(mine: Line[], theirs: Line[]): Line[] {
  const generated = new Map(theirs.map((line) => [line.id, line.generated]));
  return mine.map((line) => (generated.has(line.id) && !sameTexts(line.generated, generated.get(line.id)) ? { ...line, generated: generated.get(line.id) } : line));
}

export function moved<Item>(items: Item[], index: number, step: 1 | -1): Item[] {
  const [item] = items.slice(index, index + 1);
  const target = index + step;
  if (item === undefined || target < 0 || target >= items.length) return items;
  const rest = items.filter((_, position) => position !== index);
  return [...rest.slice(0, target), item, ...rest.slice(target)];
}
