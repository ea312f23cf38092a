import { isDay } from '../site/days';
import { isRaw } from './raw';

const dayMilliseconds = 86_400_000;
const weekMilliseconds = 7 * dayMilliseconds;

/** By how many weeks a past is moved so that its newest moment falls into the week before now. Whole weeks keep Mondays Mondays. */
export function weeksAhead(newest: string, now: number): number {
  return Math.floor((now - Date.parse(newest)) / weekMilliseconds);
}

export type TimeShift = ReturnType<typeof timeShift>;

/** Moves moments and dates by whole weeks. Dates within longer texts stay as they were written. */
export function timeShift(weeks: number) {
  const moment = (iso: string): string => (weeks === 0 ? iso : new Date(Date.parse(iso) + weeks * weekMilliseconds).toISOString());
  const day = (text: string): string => moment(`${text}T00:00:00.000Z`).slice(0, 10);
  const text = (value: string): string => {
    const date = value.slice(0, 10);
    return value.length <= 35 && /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}.*)?$/.test(value) && isDay(date) ? day(date) + value.slice(10) : value;
  };
  const deep = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map(deep);
    if (!isRaw(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, deep(held)]));
  };
  return {
    moment,
    day,
    /** A text that is a date or a time as a whole. */
    text: (value: string | null): string | null => (value === null || weeks === 0 ? value : text(value)),
    /** Every date and time in a value nothing is known of. */
    deep: (value: unknown): unknown => (weeks === 0 ? value : deep(value)),
  };
}
