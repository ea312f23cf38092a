import { useId } from 'react';
import type { Charts } from '../../../src/updates/chart-contract';
import type { ChartWords } from './chart-words';
import { DateAxis } from './DateAxis';
import { dayNumber, linearScale, runs, ticksTo } from './scale';

const height = 200;
const edge = { top: 12, bottom: 28, left: 36 };
/** Two labels at the end of their lines stand so far apart at least. */
const labelHeight = 16;

type Value = { done: number; all: number };
type Props = { points: Charts['points']; words: ChartWords; width: number };

/** Done among all, over time: the axis begins at zero, and what was not counted is a gap. */
export function BurnUp({ points, words: { t, date }, width }: Props) {
  const id = useId();
  const counted = points.map(({ work }) => work && { done: work.done, all: work.done + work.open });
  const known = counted.flatMap((each) => each ?? []);
  const [first, last] = [known[0], known.at(-1)];
  const begin = counted.findIndex(Boolean);
  const shown = points.slice(begin);
  const values = counted.slice(begin);
  if (!first || !last) return null;
  const ticks = ticksTo(Math.max(...known.map(({ all }) => all)));
  const right = width - 76;
  const days = shown.map(({ on }) => dayNumber(on));
  const span: [number, number] = [days[0] ?? 0, days.at(-1) ?? 0];
  const x = linearScale(span, [edge.left, right]);
  const y = linearScale([0, ticks.at(-1) ?? 1], [height - edge.bottom, edge.top]);
  const place = (index: number) => x(days[index] ?? 0);
  const lastIndex = values.map(Boolean).lastIndexOf(true);
  const doneAt = y(last.done);
  const allAt = Math.min(y(last.all), doneAt - labelHeight);
  const said = (value: Value) => t('chart.done-of', { done: value.done, all: value.all });
  return (
    <svg className="chart" role="img" aria-labelledby={`${id}-title ${id}-says`} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <title id={`${id}-title`}>{t('chart.burn-up')}</title>
      <desc id={`${id}-says`}>{t('charts.burn-up.says', { from: date(shown[0]?.on ?? ''), to: date(shown[lastIndex]?.on ?? ''), first: said(first), last: said(last) })}</desc>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={tick === 0 ? 'chart-axis' : 'chart-grid'} x1={edge.left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text className="chart-words" x={edge.left - 8} y={y(tick) + 4} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      {runs(values).map((run) => {
        const line = (valueOf: (value: Value) => number) => run.map(({ value, index }) => `${place(index)},${y(valueOf(value))}`).join(' ');
        const [start, end] = [place(run[0]?.index ?? 0), place(run.at(-1)?.index ?? 0)];
        return (
          <g key={run[0]?.index}>
            <polygon className="chart-area" points={`${start},${y(0)} ${line(({ done }) => done)} ${end},${y(0)}`} />
            <polyline className="chart-line chart-line-all" points={line(({ all }) => all)} />
            <polyline className="chart-line chart-line-done" points={line(({ done }) => done)} />
            {run.map(({ value, index }) => (
              <g key={index}>
                <circle className="chart-dot-all" cx={place(index)} cy={y(value.all)} r={3} />
                <circle className="chart-dot-done" cx={place(index)} cy={y(value.done)} r={4} />
              </g>
            ))}
          </g>
        );
      })}
      <text className="chart-words chart-words-strong" x={place(lastIndex) + 10} y={doneAt + 4}>
        {t('charts.done', { count: last.done })}
      </text>
      <text className="chart-words" x={place(lastIndex) + 10} y={allAt + 4}>
        {t('charts.all', { count: last.all })}
      </text>
      <DateAxis dates={shown.map(({ on }, index) => ({ at: days[index] ?? 0, label: date(on) }))} x={x} from={edge.left - 20} to={width} y={height - 8} />
    </svg>
  );
}
