import { dateIn } from '../i18n/dates';

/** A plain date and the minutes since its midnight, fractions kept: a moment as the clock on the wall shows it. */
export type LocalTime = { date: string; minute: number };

export function localTimeOf(at: number, timeZone: string): LocalTime {
  const date = dateIn(at, timeZone);
  return { date, minute: (at + offsetAt(at, timeZone) - Date.parse(`${date}T00:00:00Z`)) / 60_000 };
}

/** In milliseconds. Where the clocks go forward over it, the moment as far after the change; where they show it twice, the first. */
export function momentOf({ date, minute }: LocalTime, timeZone: string): number {
  const shown = Date.parse(`${date}T00:00:00Z`) + minute * 60_000;
  const before = shown - offsetAt(shown - 86_400_000, timeZone);
  const after = shown - offsetAt(shown + 86_400_000, timeZone);
  return before + offsetAt(before, timeZone) === shown || after + offsetAt(after, timeZone) !== shown ? before : after;
}

/** Of a time HH:MM. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

const clocks = new Map<string, Intl.DateTimeFormat>();
/** Making one takes a hundred times as long as using it; there are as many as time zones are met. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
  clocks.set(timeZone, known);
  return known;
}

/** The clock of a place minus UTC, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const part = Object.fromEntries(clockOf(timeZone).formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const shown = Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'], part['hour'], part['minute'], part['second']);
  return shown - Math.floor(at / 1000) * 1000;
}
