import { addDays, dateIn } from '../i18n/dates';
import { knownTimeZone } from '../clients/time-zone';
import { feedbackKinds, type ResponseTimes } from './contract';
import { responseTimeRecords } from './store';

/** One working day for everything, until a project says otherwise. */
export const defaultResponseTimes = Object.fromEntries(feedbackKinds.map((kind) => [kind, 1])) as ResponseTimes;

export async function responseTimesOf(projectId: string): Promise<ResponseTimes> {
  return { ...defaultResponseTimes, ...(await responseTimeRecords.get(projectId))?.body };
}

/** Minutes after midnight. What comes in outside of these hours counts from the next opening, as far as parts of a day are concerned. */
const opens = 9 * 60;
const closes = 17 * 60;

/** A plain date and the minutes since its midnight, fractions kept: a moment as the clock on the wall shows it. */
type Local = { date: string; minute: number };

/**
 * When she hears at the latest: so many working days (Monday to Friday, in this time zone) after a moment, at the same local time.
 * Parts of a day are parts of the hours from 9:00 to 17:00. What comes in at a weekend counts from Monday, 9:00.
 */
export function hearsBy(receivedAt: string, workingDays: number, timeZone: string): string {
  const zone = knownTimeZone(timeZone);
  let { date, minute } = localOf(Date.parse(receivedAt), zone);
  if (isWeekend(date)) [date, minute] = [nextWorkingDay(date), opens];
  for (let day = 1; day <= Math.floor(workingDays); day++) date = nextWorkingDay(date);
  const part = (workingDays % 1) * (closes - opens);
  return new Date(instantOf(part > 0 ? later({ date, minute }, part) : { date, minute }, zone)).toISOString();
}

function later({ date, minute }: Local, minutes: number): Local {
  const from = Math.max(minute, opens);
  const leftToday = Math.max(0, closes - from);
  return minutes <= leftToday ? { date, minute: from + minutes } : { date: nextWorkingDay(date), minute: opens + minutes - leftToday };
}

/** 1970-01-01 was a Thursday. */
const isWeekend = (date: string) => [2, 3].includes((Date.parse(`${date}T00:00:00Z`) / 86_400_000) % 7);

function nextWorkingDay(date: string): string {
  const next = addDays(date, 1);
  return isWeekend(next) ? nextWorkingDay(next) : next;
}

function localOf(at: number, zone: string): Local {
  const date = dateIn(at, zone);
  return { date, minute: (at + offsetAt(at, zone) - Date.parse(`${date}T00:00:00Z`)) / 60_000 };
}

/** The clock of a place minus UTC, in milliseconds. */
function offsetAt(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
  const part = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const shown = Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'], part['hour'], part['minute'], part['second']);
  return shown - Math.floor(at / 1000) * 1000;
}

/** The moment a clock shows this. Where the clocks go forward over it, the moment as far after the change; where they show it twice, the first. */
function instantOf({ date, minute }: Local, zone: string): number {
  const shown = Date.parse(`${date}T00:00:00Z`) + minute * 60_000;
  const before = shown - offsetAt(shown - 86_400_000, zone);
  const after = shown - offsetAt(shown + 86_400_000, zone);
  return before + offsetAt(before, zone) === shown || after + offsetAt(after, zone) !== shown ? before : after;
}
