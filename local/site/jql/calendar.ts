/** A moment as a clock on the wall of some time zone shows it. Months count from 1. */
export type WallTime = { year: number; month: number; day: number; hour: number; minute: number; second: number };

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}

export function wallTime(moment: number, timeZone: string): WallTime {
  const parts = Object.fromEntries(formatOf(timeZone).formatToParts(moment).map((part) => [part.type, Number(part.value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second };
}

/** Fields beyond their range carry over, as Date.UTC does it: day 0 is the last of the month before. */
export function momentOf(wall: WallTime, timeZone: string): number {
  const asUtc = (time: WallTime) => Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
  const target = asUtc(wall);
  const offsetAt = (moment: number) => asUtc(wallTime(moment, timeZone)) - Math.floor(moment / 1000) * 1000;
  const first = target - offsetAt(target);
  return target - offsetAt(first);
}

const padded = (value: number): string => String(value).padStart(2, '0');

/** The calendar day of a moment. */
export function dayOf(moment: number, timeZone: string): string {
  const { year, month, day } = wallTime(moment, timeZone);
  return `${year}-${padded(month)}-${padded(day)}`;
}

/** Regions whose week begins on Sunday; elsewhere it is Monday. */
const sundayRegions = new Set(['US', 'CA', 'MX', 'BR', 'IN', 'JP', 'KR', 'TW', 'HK', 'IL']);

/** How many days a moment lies behind the first day of its week. */
export function daysIntoWeek(wall: WallTime, locale: string): number {
  const weekday = new Date(Date.UTC(wall.year, wall.month - 1, wall.day)).getUTCDay();
  return sundayRegions.has(locale.split('_')[1] ?? '') ? weekday : (weekday + 6) % 7;
}
