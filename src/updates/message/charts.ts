import { datesInWords } from '../../i18n/chart-dates';
import type { Charts } from '../chart-contract';
import type { HealthState } from '../contract';
import type { DatedWording } from './news';
import { isolated } from './plain-text';

/** A chart as a table of two columns, which every road can carry. */
export type MessageChart = { title: string; columns: [string, string]; rows: ChartRow[] };
export type ChartRow = { label: string; text: string; bar?: Bar; tone?: HealthState };
/** Shares of the longest bar there is: all bars begin at zero and have one scale. */
export type Bar = { done: number; open: number };

/** A message shows the newest; the portal shows more. */
const mostRows = 8;
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
function milestoneRows({ milestones }: Charts, { say, day }: DatedWording): ChartRow[] {
  return milestones.filter(({ told }) => told.at(-1) && told.some((each) => each?.on !== undefined)).map(({ name, told }) => ({ label: isolated(name), text: datesInWords(told, say, day) }));
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
