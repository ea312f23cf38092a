import { type Language, languages } from '../../i18n/language';
import type { Texts, ToldLine } from '../../ledger/told';
import type { SectionName } from '../contract';
import { type Checkable, generatedKey } from './checkable';
import type { Passage } from './subject';

/** Every text of the lines that some reader gets, each in its own language. */
export function passagesOf({ lines, languages: readers, generated, engagement }: Pick<Checkable, 'lines' | 'languages' | 'generated' | 'engagement'>): Passage[] {
  return lines.flatMap((line): Passage[] => {
    const { id: lineId, section, issueIds, versionIds, texts, response, link, attachments = [], neededBy } = line;
    const about = { lineId, section: section as SectionName | 'note', issueIds, versionIds };
    return [
      ...leaving(texts, readers).map(([language, text]) => ({ ...about, part: 'text' as const, language, text, generated: generated.has(generatedKey(lineId, language)), ...(neededBy !== undefined && { by: neededBy }) })),
      ...leaving(response?.texts ?? {}, readers).map(([language, text]) => ({ ...about, part: 'response' as const, language, text, generated: false, ...(response?.by !== undefined && { by: response.by }) })),
      ...(link ? [{ ...about, part: 'link' as const, language: engagement.language, text: `${link.label} ${link.url}`.trim(), generated: false }] : []),
      ...attachments.map(({ name }) => ({ ...about, part: 'file' as const, language: engagement.language, text: wordsOfName(name), generated: false })),
    ];
  });
}

/** What joins the words of a file's name is no letter to those who read them; what it ends in is no word. A hyphen joins words, or stands in an issue's key. */
function wordsOfName(name: string): string {
  const words = name.replace(/\.[^.]*$/, '').replace(/[_.+]+/g, ' ').trim();
  return words.includes('-') ? `${words} | ${words.replace(/-/g, ' ')}` : words;
}

/** Readers without a text in their language get the first there is. */
function leaving(texts: Texts, readers: Language[]): [Language, string][] {
  const written = languages.filter((language) => texts[language]?.trim());
  const wanted = new Set(readers.map((language) => (written.includes(language) ? language : written[0])));
  return written.filter((language) => wanted.has(language)).map((language) => [language, texts[language] ?? '']);
}

/** Lines for which somebody said what we do about it. */
export const answeredLines = (lines: ToldLine[]): string[] =>
  lines.filter(({ response }) => response !== undefined && (response.by !== undefined || Object.values(response.texts).some((text) => text.trim() !== ''))).map(({ id }) => id);
