import { isDay } from '../site/days';
import { BrokenRecord, textOf } from './raw';

const written = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?)?$/i;
const firstMoment = 0;
/** Below this a number counts seconds, above it milliseconds. */
const mostSeconds = 100_000_000_000;
const dayMilliseconds = 86_400_000;

/** A moment in UTC, from Jira's text with its offset, or from seconds or milliseconds. Without an offset it is taken for UTC. Undefined where it is none. */
export function momentOf(value: unknown): string | undefined {
  if (typeof value === 'number') return isoOf(Math.abs(value) < mostSeconds ? value * 1000 : value);
  const text = textOf(value);
  if (text === undefined) return undefined;
  if (/^\d{9,13}$/.test(text)) return momentOf(Number(text));
  const [, day = '', hours = '00', minutes = '00', seconds = '00', fraction = '', zone = 'Z'] = written.exec(text) ?? [];
  if (!isDay(day) || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const utc = Date.parse(`${day}T${hours}:${minutes}:${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}Z`);
  const offset = offsetMinutes(zone);
  return offset === undefined ? undefined : isoOf(utc - offset * 60_000);
}

function offsetMinutes(zone: string): number | undefined {
  const [, sign, hours, minutes = '00'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  if (sign === undefined) return 0;
  const size = Number(hours) * 60 + Number(minutes);
  return size > 18 * 60 || Number(minutes) > 59 ? undefined : size * (sign === '-' ? -1 : 1);
}

function isoOf(milliseconds: number): string | undefined {
  const moment = new Date(milliseconds);
  return Number.isNaN(moment.getTime()) || milliseconds < firstMoment || moment.getUTCFullYear() > 9999 ? undefined : moment.toISOString();
}

export type Times = ReturnType<typeof createTimes>;

/** Reads the times of an export. What it tells has happened: a moment to come is as impossible as 30 February. */
export function createTimes(now: number) {
  const latest = new Date(now + dayMilliseconds).toISOString();
  const shown = (value: unknown) => JSON.stringify(value)?.slice(0, 60);
  return {
    /** Undefined where nothing is given; throws BrokenRecord for what cannot be. */
    moment(value: unknown, what: string): string | undefined {
      if (value === undefined || value === null || value === '') return undefined;
      const moment = momentOf(value);
      if (moment === undefined) throw new BrokenRecord(`${what} ${shown(value)} is not a time`);
      if (moment > latest) throw new BrokenRecord(`${what} ${shown(value)} is still to come`);
      return moment;
    },
    /** A date of the calendar, which may lie ahead: YYYY-MM-DD, or null. */
    day(value: unknown, what: string): string | null {
      if (value === undefined || value === null || value === '') return null;
      const day = typeof value === 'number' ? momentOf(value)?.slice(0, 10) : textOf(value)?.slice(0, 10);
      if (day === undefined || !isDay(day)) throw new BrokenRecord(`${what} ${shown(value)} is not a date`);
      return day;
    },
  };
}
