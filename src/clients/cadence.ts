import { addDays } from '../i18n/dates';
import type { Cadence } from './contract';

/** Monday is 1. */
const weekdayOf = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

/** The first such weekday on or after a date. */
const onOrAfter = (weekday: Cadence['weekday'], date: string) => addDays(date, (weekday - weekdayOf(date) + 7) % 7);

/** The next planned date after a date: both plain YYYY-MM-DD. Every month means the first such weekday of the next month. */
export function plannedAfter({ every, weekday }: Cadence, date: string): string {
  if (every === 'week') return onOrAfter(weekday, addDays(date, 1));
  if (every === 'two-weeks') return onOrAfter(weekday, addDays(date, 8));
  const [year = 0, month = 1] = date.split('-').map(Number);
  return onOrAfter(weekday, new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10));
}
