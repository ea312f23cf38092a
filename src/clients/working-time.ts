import { addDays, daysBetween } from '../i18n/dates';
import type { Weekday, WorkingTime } from './contract';
import { isPublicHoliday } from './public-holidays';
import { knownTimeZone } from './time-zone';
import { localTimeOf, minuteOf, momentOf } from './zoned-time';

export type Days = Pick<WorkingTime, 'weekdays' | 'country' | 'daysOff'>;

/** Monday is 1. */
export const weekdayOf = (date: string) => (new Date(`${date}T00:00:00Z`).getUTCDay() || 7) as Weekday;

/** Whether nobody works then though the weekday is one they work. Dates are plain YYYY-MM-DD throughout. */
export function isDayOff(date: string, { country, daysOff }: Days): boolean {
  return daysOff.includes(date) || (country !== undefined && isPublicHoliday(date, country));
}

export const isWorkingDay = (date: string, days: Days): boolean => days.weekdays.includes(weekdayOf(date)) && !isDayOff(date, days);

/** The date itself, if it is one. */
export const workingDayFrom = (date: string, days: Days): string => (isWorkingDay(date, days) ? date : nextWorkingDay(date, days));
export const nextWorkingDay = (date: string, days: Days): string => workingDayFrom(addDays(date, 1), days);
/** The date itself, if it is one. */
export const workingDayUntil = (date: string, days: Days): string => (isWorkingDay(date, days) ? date : workingDayUntil(addDays(date, -1), days));
const previousWorkingDay = (date: string, days: Days) => workingDayUntil(addDays(date, -1), days);

/** Working days after the one date, up to and with the other; negative, and counted from `to` on, when `to` lies before. */
export function workingDaysBetween(from: string, to: string, days: Days): number {
  const span = daysBetween(from, to);
  if (span < 0) return -workingDaysBetween(to, from, days);
  return Array.from({ length: span }, (_, index) => addDays(from, index + 1)).filter((date) => isWorkingDay(date, days)).length;
}

/** So many working days after a date, before it when negative; the date itself for none. */
export function addWorkingDays(date: string, count: number, days: Days): string {
  let reached = date;
  for (let day = 0; day < Math.abs(count); day++) reached = count > 0 ? nextWorkingDay(reached, days) : previousWorkingDay(reached, days);
  return reached;
}

/** The hours of a working day as moments, in milliseconds. Clocks that go forward over all of them leave nothing. */
function hoursOf(date: string, { opens, closes }: WorkingTime, zone: string): { from: number; until: number } {
  const from = momentOf({ date, minute: minuteOf(opens) }, zone);
  return { from, until: Math.max(from, momentOf({ date, minute: minuteOf(closes) }, zone)) };
}

/**
 * Minutes of working hours that really pass between two moments, fractions kept; negative when `until` lies before. Moments are ISO;
 * a time zone nobody knows is UTC.
 */
export function workingMinutesBetween(from: string, until: string, time: WorkingTime, timeZone: string): number {
  if (until < from) return -workingMinutesBetween(until, from, time, timeZone);
  const zone = knownTimeZone(timeZone);
  const [start, end] = [Date.parse(from), Date.parse(until)];
  const last = localTimeOf(end, zone).date;
  let passed = 0;
  for (let date = localTimeOf(start, zone).date; date <= last; date = addDays(date, 1)) {
    if (!isWorkingDay(date, time)) continue;
    const hours = hoursOf(date, time, zone);
    passed += Math.max(0, Math.min(end, hours.until) - Math.max(start, hours.from));
  }
  return passed / 60_000;
}

/** The first moment from which so many minutes of working hours have passed; for a negative number, the last one from which they pass until `from`. For none, the moment itself. */
export function addWorkingMinutes(from: string, minutes: number, time: WorkingTime, timeZone: string): string {
  if (minutes === 0) return from;
  if (minutes < 0) return takeWorkingMinutes(from, -minutes, time, timeZone);
  const zone = knownTimeZone(timeZone);
  const start = Date.parse(from);
  let left = minutes * 60_000;
  for (let date = workingDayFrom(localTimeOf(start, zone).date, time); ; date = nextWorkingDay(date, time)) {
    const hours = hoursOf(date, time, zone);
    const begins = Math.max(start, hours.from);
    const today = Math.max(0, hours.until - begins);
    if (left <= today) return new Date(begins + left).toISOString();
    left -= today;
  }
}

function takeWorkingMinutes(from: string, minutes: number, time: WorkingTime, timeZone: string): string {
  const zone = knownTimeZone(timeZone);
  const end = Date.parse(from);
  let left = minutes * 60_000;
  for (let date = workingDayUntil(localTimeOf(end, zone).date, time); ; date = previousWorkingDay(date, time)) {
    const hours = hoursOf(date, time, zone);
    const ends = Math.min(end, hours.until);
    const today = Math.max(0, ends - hours.from);
    if (left <= today) return new Date(ends - left).toISOString();
    left -= today;
  }
}

/** The moment itself within working hours, else the next opening. */
export function nextWorkingMoment(at: string, time: WorkingTime, timeZone: string): string {
  const zone = knownTimeZone(timeZone);
  const start = Date.parse(at);
  for (let date = workingDayFrom(localTimeOf(start, zone).date, time); ; date = nextWorkingDay(date, time)) {
    const hours = hoursOf(date, time, zone);
    if (start < hours.until) return start < hours.from ? new Date(hours.from).toISOString() : at;
  }
}

/**
 * So many working days after a moment, at the same local time; parts of a day are parts of its hours. What comes on a day off counts
 * from the next opening.
 */
export function workingDaysLater(at: string, workingDays: number, time: WorkingTime, timeZone: string): string {
  const zone = knownTimeZone(timeZone);
  const [opens, closes] = [minuteOf(time.opens), minuteOf(time.closes)];
  const came = localTimeOf(Date.parse(at), zone);
  const counted = isWorkingDay(came.date, time) ? came : { date: nextWorkingDay(came.date, time), minute: opens };
  const date = addWorkingDays(counted.date, Math.floor(workingDays), time);
  const part = (workingDays % 1) * (closes - opens);
  if (part === 0) return new Date(momentOf({ ...counted, date }, zone)).toISOString();
  const from = Math.max(counted.minute, opens);
  const leftToday = Math.max(0, closes - from);
  const reached = part <= leftToday ? { date, minute: from + part } : { date: nextWorkingDay(date, time), minute: opens + part - leftToday };
  return new Date(momentOf(reached, zone)).toISOString();
}
