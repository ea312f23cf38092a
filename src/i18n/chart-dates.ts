import type { ChartKey } from './chart-words';
import { daysBetween } from './dates';
import type { Translator } from './translate';

/** Of dates that moved more often the first and the newest are told. */
const mostDates = 5;

/** `on` is YYYY-MM-DD; null where nothing was told. */
type Told = ({ on?: string; released: boolean } | null)[];

/** "12 Dec → 19 Dec (7 days later)": as it was told, update by update. */
export function datesInWords(told: Told, say: Translator<ChartKey>, day: (date: string) => string): string {
  const known = told.flatMap((each) => each ?? []);
  const dates = known.map(({ on }) => on).filter((on, index, all) => index === 0 || on !== all[index - 1]);
  const words = dates.map((on) => (on === undefined ? say('chart.no-date') : day(on)));
  const listed = words.length > mostDates ? [words[0], '…', ...words.slice(2 - mostDates)] : words;
  const text = { dates: listed.join(say('chart.then')) };
  if (known.at(-1)?.released) return say('chart.released', text);
  const [first, last] = [dates.find((on) => on !== undefined), dates.at(-1)];
  const days = first === undefined || last === undefined ? 0 : daysBetween(first, last);
  if (days !== 0) return say(days > 0 ? 'chart.later' : 'chart.earlier', { ...text, days: say('chart.days', { count: Math.abs(days) }) });
  return known.length > 1 && dates.length === 1 && last !== undefined ? say('chart.steady', text) : text.dates;
}
