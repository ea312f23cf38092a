import { type DateForm, exactly, type Reading } from './date-readings';
import { chineseDates } from './dates-in-chinese';
import { englishDates } from './dates-in-english';
import type { Language } from './language';

/** A day, or days, as somebody wrote them. */
export type WrittenDate = Reading & {
  /** Where the words stand in the text: [start, end). */
  start: number;
  end: number;
  words: string;
};

const iso: DateForm = {
  pattern: /(?<![\d./-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/-]|\.\d)/g,
  read: ([, year, , month, day]) => exactly(`${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`),
};

/**
 * The dates a text names, in its order, relative to `today` (YYYY-MM-DD) where they are. Purely numeric days such as 12/11 are
 * left out: which part is the month depends on the reader. Chinese texts hold English dates at times, and the other way round.
 */
export function datesIn(text: string, language: Language, today: string): WrittenDate[] {
  const forms = [iso, ...(language === 'en' ? [...englishDates, ...chineseDates] : [...chineseDates, ...englishDates])];
  const found: WrittenDate[] = [];
  const isTaken = (start: number, end: number) => found.some((date) => start < date.end && end > date.start);
  for (const { pattern, read } of forms) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (isTaken(match.index, end)) continue;
      for (const reading of read(match, today)) found.push({ ...reading, start: match.index, end, words: match[0] });
    }
  }
  return found.sort((left, right) => left.start - right.start);
}

/** Whether these words may mean that day. */
export function mayMean({ on, from, or }: Reading, date: string): boolean {
  return on === date || or.includes(date) || (from !== undefined && from <= date && date <= on);
}
