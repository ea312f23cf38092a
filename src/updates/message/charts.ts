import type { MessageKey } from '../../i18n/message';
import { daysBetween } from '../../i18n/dates';
import type { ChartMilestone, Charts, MilestoneTold } from '../chart-contract';
import type { HealthState } from '../contract';
import type { DatedWording } from './news';
import { isolated } from './plain-text';

/** A chart as a table of two columns, which every road can carry. */
export type MessageChart = { title: string; columns: [string, string]; rows: ChartRow[] };
export type ChartRow = { label: string; text: string; bar?: Bar; tone?: HealthState };
/** Shares of the longest bar there is: all bars begin at zero and have one scale. */
export type Bar = { done: number; open: number };

/** A message shows the newest; all of them are on the portal. */
const mostRows = 8;
/** Of dates that moved more often the first and the newest are told. */
const mostDates = 5;

/** What a message draws of its charts; the words and numbers of every row tell the same. */
export function messageCharts(charts: Charts, wording: DatedWording): MessageChart[] {
  const { say } = wording;
  const rowsOf = { 'burn-up': burnUpRows, milestones: milestoneRows, health: healthRows };
  const columns = { 'burn-up': ['update', 'done'], milestones: ['milestone', 'dates'], health: ['update', 'health'] } as const;
  return charts.kinds
    .map((kind): MessageChart => ({ title: say(`chart.${kind}`), columns: [say(`chart.column.${columns[kind][0]}`), say(`chart.column.${columns[kind][1]}`)], rows: rowsOf[kind](charts, wording) }))
    .filter(({ rows }) => rows.length > 0);
}

/** From the first that was counted; one that was not, later on, has no bar. */
function burnUpRows({ points }: Charts, { say, day }: DatedWording): ChartRow[] {
  const shown = points.slice(points.findIndex(({ work }) => work)).slice(-mostRows);
  const most = Math.max(...shown.map(({ work }) => (work ? work.done + work.open : 0)));
  return shown.map(({ on, work }) => ({
    label: day(on),
    text: work ? say('chart.done-of', { done: work.done, all: work.done + work.open }) : say('chart.not-counted'),
    ...(work && most > 0 && { bar: { done: work.done / most, open: work.open / most } }),
  }));
}

/** Those the newest update tells of. */
function milestoneRows({ milestones }: Charts, wording: DatedWording): ChartRow[] {
  return milestones.flatMap((milestone) => {
    const { name, told } = milestone;
    return told.at(-1) && told.some((each) => each?.on !== undefined) ? [{ label: isolated(name), text: datesInWords(milestone, wording) }] : [];
  });
}

type Datings = { say: (key: MessageKey & `chart.${string}`, parameters?: Record<string, string | number>) => string; day: (date: string) => string };

/** "12 Dec → 19 Dec (7 days later)": as it was told, update by update. */
export function datesInWords({ told }: Pick<ChartMilestone, 'told'>, { say, day }: Datings): string {
  const known = told.filter((each): each is MilestoneTold => each !== null);
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

function healthRows({ points }: Charts, { say, day }: DatedWording): ChartRow[] {
  return points.slice(-mostRows).map(({ on, health }) => ({ label: day(on), text: say(health ? `chart.state.${health}` : 'chart.not-known'), ...(health && { tone: health }) }));
}

/** Marks of the health, told apart by their form. */
export const healthMarks: Record<HealthState, string> = { 'on-track': '●', 'at-risk': '▲', 'off-track': '■' };

const cellsInBar = 10;

/** The bar in characters, for what carries no colours. Never full where something is open, never empty where something is done. */
export function barInCells({ done, open }: Bar): { done: number; open: number } {
  const all = Math.max(done > 0 && open > 0 ? 2 : 1, Math.round((done + open) * cellsInBar));
  const rounded = Math.round((done / (done + open)) * all);
  const filled = open > 0 ? Math.min(rounded, all - 1) : rounded;
  const cells = done > 0 ? Math.max(1, filled) : 0;
  return { done: cells, open: all - cells };
}

export function drawnBar(bar: Bar): string {
  const { done, open } = barInCells(bar);
  return '█'.repeat(done) + '░'.repeat(open);
}

/** A row as one line: "██████░░░░ 31 of 48 done". */
export const rowInText = ({ text, bar, tone }: ChartRow): string => [...(bar && bar.done + bar.open > 0 ? [drawnBar(bar)] : []), ...(tone ? [healthMarks[tone]] : []), text].join(' ');
