import { addDays, daysBetween } from '../i18n/dates';
import type { Cadence, Weekday } from './contract';
import { type Days, isDayOff, isWorkingDay, workingDayFrom, workingDayUntil } from './working-time';

export type Occurrence = { on: string; movedFrom?: string };

const byDay: Record<Weekday, string> = { 1: 'MO', 2: 'TU', 3: 'WE', 4: 'TH', 5: 'FR', 6: 'SA', 7: 'SU' };

/** As RFC 5545 writes it. A month without the day asked for has its last day instead. */
export function ruleOf({ every, weekday, weekdays = [weekday], inMonth = { nth: 1 } }: Cadence): string {
  if (every === 'week') return `FREQ=WEEKLY;WKST=MO;BYDAY=${weekdays.map((day) => byDay[day]).join(',')}`;
  if (every === 'two-weeks') return `FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=${weekdays.map((day) => byDay[day]).join(',')}`;
  if ('nth' in inMonth) return `FREQ=MONTHLY;BYDAY=${inMonth.nth}${byDay[weekday]}`;
  const { day } = inMonth;
  const days = Array.from({ length: Math.max(1, day - 27) }, (_, index) => Math.min(day, 28) + index);
  return `FREQ=MONTHLY;BYMONTHDAY=${days.join(',')};BYSETPOS=-1`;
}

/** Longer than any month, and whole weeks in pairs. */
const lookBackDays = 42;
const daysInPair = 14;
/** Of a rhythm whose every date is moved off, nobody could wait for more. */
const mostTried = 400;

/**
 * The planned dates after a date, plain YYYY-MM-DD, one by one. A date that is a day off is moved; a weekday that was chosen is no day
 * off because others do not work then, a day of the month is.
 */
export async function occurrencesAfter(cadence: Cadence, date: string, days: Days, count: number): Promise<Occurrence[]> {
  // Evaluated where it is needed: most calls plan nothing.
  const { RRule } = await import('rrule');
  // Two weeks are counted from a day: the rule begins as many pairs of weeks away from it as leads to before the date.
  const counted = cadence.countsFrom ?? date;
  const from = addDays(counted, Math.floor(daysBetween(counted, date) / daysInPair) * daysInPair - lookBackDays);
  const rule = new RRule({ ...RRule.parseString(ruleOf(cadence)), dtstart: new Date(`${from}T00:00:00Z`) });
  const found: Occurrence[] = [];
  let latest = date;
  rule.all((occurrence, index) => {
    const planned = moved(occurrence.toISOString().slice(0, 10), cadence, days);
    if (planned.on > latest) {
      found.push(planned);
      latest = planned.on;
    }
    return found.length < count && index < mostTried;
  });
  return found.slice(0, count);
}

/** The next planned date after a date. */
export async function plannedAfter(cadence: Cadence, date: string, days: Days): Promise<string> {
  const [next] = await occurrencesAfter(cadence, date, days, 1);
  return next?.on ?? workingDayFrom(addDays(date, 1), days);
}

function moved(date: string, { every, inMonth, onDayOff = 'before' }: Cadence, days: Days): Occurrence {
  const isDate = every === 'month' && inMonth !== undefined && 'day' in inMonth;
  if (onDayOff === 'stays' || !(isDate ? !isWorkingDay(date, days) : isDayOff(date, days))) return { on: date };
  return { on: onDayOff === 'before' ? workingDayUntil(date, days) : workingDayFrom(date, days), movedFrom: date };
}
