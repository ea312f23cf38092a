import { daysIntoWeek, momentOf, wallTime, type WallTime } from './calendar';
import type { JqlEnvironment } from './environment';

const minute = 60_000;
const units: Record<string, number> = { w: 7 * 24 * 60 * minute, d: 24 * 60 * minute, h: 60 * minute, m: minute };

/** '-7d', '4w 2d', '-1w 2d': the sign holds for the whole. */
function period(text: string): number | undefined {
  const match = /^([+-]?)((?:\d+[wdhm]\s*)+)$/.exec(text.trim());
  if (!match) return undefined;
  const amounts = [...(match[2] ?? '').matchAll(/(\d+)([wdhm])/g)];
  const length = amounts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (units[unit ?? ''] ?? 0), 0);
  return match[1] === '-' ? -length : length;
}

/** A date as people write it in JQL, in the time zone of who asks. */
export function parseDate(text: string, environment: JqlEnvironment): number | undefined {
  const absolute = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?: (\d{1,2}):(\d{2}))?$/.exec(text.trim());
  if (absolute) {
    const [year = 0, month = 0, day = 0, hour = 0, minutes = 0] = absolute.slice(1).map((part) => Number(part ?? 0));
    const exists = month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate() && hour < 24 && minutes < 60;
    return exists ? momentOf({ year, month, day, hour, minute: minutes, second: 0 }, environment.user.timeZone) : undefined;
  }
  if (/^-?\d{10,}$/.test(text)) return Number(text);
  const length = period(text);
  return length === undefined ? undefined : environment.now + length;
}

type Span = 'Day' | 'Week' | 'Month' | 'Year';
const naturalUnits: Record<Span, string> = { Day: 'd', Week: 'w', Month: 'M', Year: 'y' };

/** startOfWeek(-1w): the offset moves the wall clock first, so that months and summer time come out right. */
function moved(wall: WallTime, amount: number, unit: string): WallTime | undefined {
  switch (unit) {
    case 'y':
      return { ...wall, year: wall.year + amount };
    case 'M':
      return { ...wall, month: wall.month + amount };
    case 'w':
      return { ...wall, day: wall.day + 7 * amount };
    case 'd':
      return { ...wall, day: wall.day + amount };
    case 'h':
      return { ...wall, hour: wall.hour + amount };
    case 'm':
      return { ...wall, minute: wall.minute + amount };
    default:
      return undefined;
  }
}

function edge(wall: WallTime, span: Span, end: boolean, locale: string): WallTime {
  const midnight = { ...wall, hour: 0, minute: 0, second: 0 };
  const first = {
    Day: midnight,
    Week: { ...midnight, day: midnight.day - daysIntoWeek(midnight, locale) },
    Month: { ...midnight, day: 1 },
    Year: { ...midnight, month: 1, day: 1 },
  }[span];
  if (!end) return first;
  return { Day: { ...first, day: first.day + 1 }, Week: { ...first, day: first.day + 7 }, Month: { ...first, month: first.month + 1 }, Year: { ...first, year: first.year + 1 } }[span];
}

/** now() and the startOf/endOf functions; undefined when `name` is none of them, null when its argument is wrong. */
export function dateFunction(name: string, argument: string | undefined, environment: JqlEnvironment): number | null | undefined {
  if (name === 'now') return environment.now;
  const match = /^(start|end)of(day|week|month|year)$/.exec(name);
  if (!match) return undefined;
  const span = ((match[2] ?? '').charAt(0).toUpperCase() + (match[2] ?? '').slice(1)) as Span;
  const { timeZone, locale } = environment.user;
  const offset = /^([+-]?\d+)([yMwdhm]?)$/.exec((argument ?? '0').trim());
  if (!offset) return null;
  const wall = moved(wallTime(environment.now, timeZone), Number(offset[1]), offset[2] || naturalUnits[span]);
  if (wall === undefined) return null;
  // Through a moment and back, so that day 0 or month 13 become real dates before their week is asked for.
  const real = wallTime(momentOf(wall, timeZone), timeZone);
  const end = match[1] === 'end';
  return momentOf(edge(real, span, end, locale), timeZone) - (end ? 1 : 0);
}
