import { createHash } from 'node:crypto';
import { type Language, languages } from '../i18n/language';
import type { CarriedAsk } from '../ledger/asks';
import type { Line, LineDraft } from './contract';
import { type News, newsLineId } from './pending-news';
import { type Phrase, type PhraseContext, renderPhrase } from './phrase';

/** A line as stored: what a person typed, and the phrase Candor wrote it from, if it did, or the news it tells, or what it asks for again, as it came. */
export type StoredLine = LineDraft & { phrase?: Phrase; news?: LineDraft['text']; asked?: Asked };
/** `on`: the day it was asked for first. */
export type Asked = { id: string; on: string; neededBy?: string };

/** A line Candor wrote. Its id is its topic, so that it stays the same line when the evidence is read again. */
export function writtenLine(phrase: Phrase, about: { issueIds?: string[]; versionIds?: string[] } = {}): StoredLine {
  return { id: phrase.topic, issueIds: about.issueIds ?? [], versionIds: about.versionIds ?? [], text: {}, asIs: [], phrase };
}

/** A line about news of another area. Its words stand there as if they were typed. */
export function newsLine({ id, issueIds, texts }: News): StoredLine {
  return { id: newsLineId(id), issueIds, versionIds: [], text: texts, asIs: [], news: texts };
}

/** A line that asks again for what is still open. It stays the same ask, however its words change. */
export function askedLine({ id, on, texts, issueIds, versionIds, neededBy }: CarriedAsk): StoredLine {
  const needed = neededBy === undefined ? {} : { neededBy };
  return { id: `ask-${createHash('sha256').update(id).digest('hex').slice(0, 32)}`, issueIds, versionIds, text: texts, asIs: [], ...needed, news: texts, asked: { id, on, ...needed } };
}

/** What a line Candor put there is about: it stays the same whenever the evidence is read, and is remembered when a person removes it. */
export const topicOf = ({ id, phrase, news }: StoredLine): string | undefined => phrase?.topic ?? (news && id);

const typedIn = (text: LineDraft['text'], language: Language) => (text[language]?.trim() ? text[language] : undefined);

/** Whether a person wrote or decided anything in it. */
export function isTouched({ text, asIs, response, link, attachments, neededBy, dated, asked, news = {} }: StoredLine): boolean {
  return languages.some((language) => typedIn(text, language) !== typedIn(news, language)) || asIs.length > 0 || neededBy !== asked?.neededBy || Boolean(response || link || dated || attachments);
}

export type LineText = { text: string; inOtherLanguage: boolean };

/** What a reader of this language gets: the typed text, else the generated one, else another language's where a person said so. Undefined is a missing text. */
export function textOf(line: StoredLine, language: Language, context: PhraseContext): LineText | undefined {
  const text = typedIn(line.text, language) ?? (line.phrase && renderPhrase(line.phrase, language, context));
  if (text !== undefined) return { text, inOtherLanguage: false };
  const other = line.asIs.includes(language) ? languages.map((each) => typedIn(line.text, each)).find((typed) => typed !== undefined) : undefined;
  return other === undefined ? undefined : { text: other, inOtherLanguage: true };
}

/** The line as the editor shows it. */
export function shownLine({ phrase, news: _news, asked, ...line }: StoredLine, context: PhraseContext): Line {
  if (asked) return { ...line, askedOn: asked.on };
  if (!phrase) return line;
  return { ...line, generated: Object.fromEntries(languages.map((language) => [language, renderPhrase(phrase, language, context)])) as Record<Language, string> };
}
