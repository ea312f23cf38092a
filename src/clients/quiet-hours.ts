import { addDays } from '../i18n/dates';
import type { CommunicationPlan } from './contract';
import { knownTimeZone } from './time-zone';
import { localTimeOf, minuteOf, momentOf } from './zoned-time';

/**
 * When the quiet hours end (ISO) that a moment lies in, by the clock of a place; undefined outside of them. They may begin on the
 * evening before. From and until the same time are none.
 */
export function quietUntil(at: string, quiet: CommunicationPlan['quiet'], timeZone: string): string | undefined {
  if (!quiet) return undefined;
  const zone = knownTimeZone(timeZone);
  const [from, until] = [minuteOf(quiet.from), minuteOf(quiet.until)];
  const { date, minute } = localTimeOf(Date.parse(at), zone);
  const overNight = from > until;
  const isQuiet = overNight ? minute >= from || minute < until : minute >= from && minute < until;
  if (!isQuiet) return undefined;
  const endsOn = overNight && minute >= from ? addDays(date, 1) : date;
  const end = new Date(momentOf({ date: endsOn, minute: until }, zone)).toISOString();
  // Where the clocks leave the end out it may seem to have passed.
  return end > at ? end : undefined;
}
