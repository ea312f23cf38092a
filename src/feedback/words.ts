import type { Language } from '../i18n/language';
import { plain } from '../updates/message/plain-text';
import { excerptLength } from './store';

/** A title and a text as one, without saying anything twice: many clients of Jira repeat the beginning of a text as its title. */
export function wordsOf(title: string | undefined, text: string): string {
  const heading = plain(title);
  const start = heading.replace(/(\.\.\.|…)$/, '').trim();
  const flat = (value: string) => value.replace(/\s+/g, ' ');
  if (heading === '' || flat(text).startsWith(flat(start))) return text === '' ? heading : text;
  return text === '' ? heading : `${heading}\n\n${text}`;
}

/** What lists show of a text, never half a character. */
export const excerptOf = (text: string) => plain(text.slice(0, excerptLength));

/** Japanese is written with Han characters, too, but never with them alone. */
const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const han = /\p{Script=Han}/u;

/** The language of somebody who has not told hers. */
export const languageOfText = (text: string): Language => (han.test(text) && !japanese.test(text) ? 'zh-CN' : 'en');
