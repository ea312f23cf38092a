import { addDays } from './dates';
import { type DateForm, dayOfMonth, dayOfYear, exactly, mondayOf, monthAfter, partOfMonth, period, plain, type Reading, week, weekdayOf } from './date-readings';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month = '(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\\b(?:\\.(?=,? ?\\d))?';
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const weekday = '(monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues|tue|wed|thurs|thur|thu|fri|sat|sun)\\b';
const beforeDate = `(?:${weekday.replace('(', '(?:')}\\.?,? )?(?:the )?`;
const ordinal = '(?:st|nd|rd|th)?';
const year = '(?:,? (\\d{4}))?(?!\\d)';
const numbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const number = `(\\d{1,2}|an?|${numbers.slice(1).join('|')})`;

const form = (source: string, read: DateForm['read'], flags = 'gi'): DateForm => ({ pattern: new RegExp(`(?<![\\w.])${source}`, flags), read });
const monthOf = (name = '') => months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
const countOf = (words = '') => (/^an?$/i.test(words) ? 1 : numbers.includes(words.toLowerCase()) ? numbers.indexOf(words.toLowerCase()) : Number(words));

function day(dayText = '', monthText = '', yearText: string | undefined, today: string): Reading[] {
  const [dayNumber, monthNumber] = [Number(dayText), monthOf(monthText)];
  // "3 may wait"
  if (/^(may|march)$/.test(monthText)) return [];
  return yearText === undefined ? dayOfYear(monthNumber, dayNumber, today) : exactly(plain(Number(yearText), monthNumber, dayNumber));
}

/** "Friday" is the coming one, and in what is told of the past the last one. */
function dayOfWeek(name: string, word: string, today: string): Reading[] {
  const index = weekdays.indexOf(name.slice(0, 3).toLowerCase());
  const thisWeek = addDays(mondayOf(today), index);
  const [before, after] = [addDays(thisWeek, -7), addDays(thisWeek, 7)];
  const coming = thisWeek > today ? thisWeek : after;
  if (word === 'next') return [{ on: after, or: coming === after ? [] : [coming] }];
  if (word === 'last') return [{ on: thisWeek < today ? thisWeek : before, or: thisWeek < today ? [before] : [] }];
  if (word === 'this') return [{ on: thisWeek, or: [] }];
  return [{ on: coming, or: [...new Set([thisWeek, before])].filter((each) => each !== coming) }];
}

const withinDays = (count: number, unit: string, today: string): Reading[] => {
  if (unit.startsWith('month')) return [period(addDays(today, 30 * count - 10), addDays(today, 31 * count + 3))];
  if (unit.startsWith('week')) return [period(addDays(mondayOf(today), 7 * count), addDays(today, 7 * count + 3))];
  return [{ on: addDays(today, unit.startsWith('work') || unit.startsWith('business') ? workingDaysLater(count, today) : count), or: [addDays(today, workingDaysLater(count, today))] }];
};

function workingDaysLater(count: number, today: string): number {
  let days = 0;
  for (let left = count; left > 0; days++) if (weekdayOf(addDays(today, days + 1)) <= 5) left--;
  return days;
}

const part = { beginning: 'early', start: 'early', early: 'early', mid: 'mid', middle: 'mid', end: 'end', late: 'end' } as const;
const partOf = (word = '') => part[word.toLowerCase() as keyof typeof part];
function monthNamed(name: string, yearText: string | undefined, today: string): string {
  const found = yearText === undefined ? dayOfYear(monthOf(name), 15, today)[0]?.on : plain(Number(yearText), monthOf(name), 15);
  return (found ?? today).slice(0, 7);
}

/** Longer forms first: what one has taken, the next does not see. */
export const englishDates: DateForm[] = [
  form(`${beforeDate}(\\d{1,2})${ordinal} ?(?:-|–|to|and|or|until) ?(\\d{1,2})${ordinal} (?:of )?${month}${year}`, ([, first, last, name, inYear], today) => [...day(first, name, inYear, today), ...day(last, name, inYear, today)]),
  form(`${beforeDate}${month} (\\d{1,2})${ordinal} ?(?:-|–|to|and|or|until) ?(\\d{1,2})${ordinal}(?![\\w:])${year}`, ([, name, first, last, inYear], today) => [...day(first, name, inYear, today), ...day(last, name, inYear, today)]),
  form(`${beforeDate}(\\d{1,2})${ordinal} (?:of )?${month}${year}`, ([, dayText, name, inYear], today) => day(dayText, name, inYear, today)),
  form(`${beforeDate}${month} (\\d{1,2})${ordinal}(?![\\w:%]|[.,]\\d)${year}`, ([, name, dayText, inYear], today) => day(dayText, name, inYear, today)),
  form(`(?:the )?(beginning|start|middle|end) of ${month}${year}`, ([, word, name = '', inYear], today) => [partOfMonth(partOf(word), monthNamed(name, inYear, today))]),
  form(`(early|mid|late)[ -]${month}${year}`, ([, word, name = '', inYear], today) => [partOfMonth(partOf(word), monthNamed(name, inYear, today))]),
  form('(?:the )?(beginning|start|middle|end) of (the|this|next) month\\b', ([, word, which], today) => [partOfMonth(partOf(word), monthAfter(today, which === 'next' ? 1 : 0))]),
  form('(?:the )?end of (the|this|next) week\\b', ([, which], today) => [period(addDays(mondayOf(today), which === 'next' ? 10 : 3), addDays(mondayOf(today), which === 'next' ? 13 : 6))]),
  form('(?:the )?end of (?:the|this) year\\b', (_, today) => [period(`${today.slice(0, 4)}-12-10`, `${today.slice(0, 4)}-12-31`)]),
  form(`${weekday} (?:of )?next week\\b`, ([, name = ''], today) => dayOfWeek(name, 'next', today).map(({ on }) => ({ on, or: [] }))),
  form(`${weekday} week\\b`, ([, name = ''], today) => dayOfWeek(name, '', today).map(({ on }) => ({ on: addDays(on, 7), or: [] }))),
  form(`(?:a |one )?week (?:on|from) ${weekday}`, ([, name = ''], today) => dayOfWeek(name, '', today).map(({ on }) => ({ on: addDays(on, 7), or: [] }))),
  form(`(?:(next|last|this|coming) )?${weekday}(?! (?:morning|night) (?:meeting|call))`, ([, word = '', name = ''], today) => (isShortOrdinary(name) ? [] : dayOfWeek(name, word.toLowerCase(), today))),
  form('(?:the )?day after tomorrow\\b', (_, today) => exactly(addDays(today, 2))),
  form('(today|tonight|tomorrow|yesterday)\\b', ([, word = ''], today) => exactly(addDays(today, { tomorrow: 1, yesterday: -1 }[word.toLowerCase()] ?? 0))),
  form(`(?:in|within) ${number} (working days?|business days?|days?|weeks?|months?)(?:' time)?\\b`, ([, count, unit = ''], today) => withinDays(countOf(count), unit.toLowerCase(), today)),
  form(`${number} (working days?|business days?|days?|weeks?|months?) from (?:now|today)\\b`, ([, count, unit = ''], today) => withinDays(countOf(count), unit.toLowerCase(), today)),
  form('(this|next|last) (week|month)\\b', ([, which = '', unit], today) => {
    const after = { next: 1, last: -1 }[which.toLowerCase()] ?? 0;
    return [unit?.toLowerCase() === 'week' ? week(today, after) : partOfMonth('all', monthAfter(today, after))];
  }),
  form(`in ${month}${year}(?! \\d)`, ([, name = '', inYear], today) => [partOfMonth('all', monthNamed(name, inYear, today))]),
  form('(?<=\\b(?:on|by|from|until|till|before|to|for) )the (\\d{1,2})(?:st|nd|rd|th)\\b', ([, dayText], today) => dayOfMonth(Number(dayText), today)),
];

/** In small letters these are words. */
function isShortOrdinary(name: string): boolean {
  return /^(sat|sun|wed)$/.test(name);
}
