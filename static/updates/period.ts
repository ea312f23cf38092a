import { dateIn } from '../../src/i18n/dates';
import type { Language } from '../../src/i18n/language';

/** "14–21 Nov" or "11月14日–21日", from instants or plain dates. */
export function periodInWords(from: string, until: string, language: Language, timeZone: string): string {
  const day = (at: string) => new Date(`${at.length > 10 ? dateIn(at, timeZone) : at}T00:00:00Z`);
  const [first, last] = [day(from), day(until)];
  const sameMonth = first.getUTCMonth() === last.getUTCMonth();
  if (language === 'zh-CN') {
    // The range format of browsers falls back to bare numbers here.
    const inWords = (date: Date, part: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { ...part, timeZone: 'UTC' }).format(date);
    return `${inWords(first, { month: 'long', day: 'numeric' })}–${inWords(last, sameMonth ? { day: 'numeric' } : { month: 'long', day: 'numeric' })}`;
  }
  const range = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).formatRange(first, last);
  return range.replace(/^(\d+)\s*–\s*(?=\d+\s\p{L}+$)/u, '$1–');
}
