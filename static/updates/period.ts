import { dateIn } from '../../src/i18n/dates';
import type { Language } from '../../src/i18n/language';

/** "14–21 Nov", from instants or plain dates. */
export function periodInWords(from: string, until: string, language: Language, timeZone: string): string {
  const day = (at: string) => new Date(`${at.length > 10 ? dateIn(at, timeZone) : at}T00:00:00Z`);
  const range = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { day: 'numeric', month: language === 'en' ? 'short' : 'long', timeZone: 'UTC' }).formatRange(day(from), day(until));
  return range.replace(/^(\d+)\s*–\s*(?=\d+\s\p{L}+$)/u, '$1–');
}
