import type { charts } from './en/charts';
import type { chartView } from './en/chart-view';
import { daysBetween } from './dates';
import type { Language } from './language';
import type { Catalogue, Translator } from './translate';

export type ChartKey = keyof typeof charts;
/** All that a screen with charts says. */
export type ChartViewKey = ChartKey | keyof typeof chartView;

/** One loader per language, for screens that draw charts only when somebody opens them. */
export const chartCatalogues: Record<Language, () => Promise<Catalogue<ChartViewKey>>> = {
  en: async () => ({ ...(await import('./en/charts')).charts, ...(await import('./en/chart-view')).chartView }),
  'zh-CN': async () => ({ ...(await import('./zh-CN/charts')).charts, ...(await import('./zh-CN/chart-view')).chartView }),
};

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
