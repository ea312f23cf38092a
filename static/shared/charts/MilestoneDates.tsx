import { useId } from 'react';
import { datesInWords } from '../../../src/i18n/chart-dates';
import type { ChartMilestone } from '../../../src/updates/chart-contract';
import type { ChartWords } from './chart-words';
import { DateAxis } from './DateAxis';
import { dayNumber, linearScale } from './scale';

const rowHeight = 64;
const track = 52;
const axisHeight = 28;
const edge = 12;

type Props = { milestones: ChartMilestone[]; words: ChartWords; width: number };

/** The dates each milestone was told with: earlier ones hollow, the newest filled. Told without a date, it has no mark. */
export function MilestoneDates({ milestones, words: { t, date }, width }: Props) {
  const id = useId();
  const dated = milestones.filter(({ told }) => told.some((each) => each?.on !== undefined));
  const days = dated.flatMap(({ told }) => told.flatMap((each) => (each?.on === undefined ? [] : dayNumber(each.on))));
  const [from, to] = [Math.min(...days), Math.max(...days)];
  const x = linearScale([from, to], [edge, width - edge]);
  const height = dated.length * rowHeight + axisHeight;
  const ends = [...new Set([from, to])].map((at) => ({ at, label: date(new Date(at * 86_400_000).toISOString().slice(0, 10)) }));
  return (
    <svg className="chart" role="img" aria-labelledby={`${id}-title ${id}-says`} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <title id={`${id}-title`}>{t('chart.milestones')}</title>
      <desc id={`${id}-says`}>{[t('charts.milestones.says', { count: dated.length }), ...dated.map(({ name, told }) => `${name}: ${datesInWords(told, t, date)}`)].join(' ')}</desc>
      {dated.map((milestone, index) => (
        <Row key={milestone.id} milestone={milestone} top={index * rowHeight} x={x} width={width} words={datesInWords(milestone.told, t, date)} />
      ))}
      <DateAxis dates={ends} x={x} from={0} to={width} y={height - 8} />
    </svg>
  );
}

function Row({ milestone: { name, told }, top, x, width, words }: { milestone: ChartMilestone; top: number; x: (value: number) => number; width: number; words: string }) {
  const known = told.flatMap((each) => each ?? []);
  const marks = known.flatMap(({ on }) => (on === undefined ? [] : dayNumber(on)));
  const newest = known.at(-1);
  const now = newest?.on === undefined ? undefined : dayNumber(newest.on);
  const earlier = [...new Set(marks)].filter((each) => each !== now);
  const y = top + track;
  const letters = Math.max(8, Math.floor(width / 8));
  return (
    <g>
      <text className="chart-words chart-words-strong" x={edge} y={top + 16}>
        {shortened(name, letters)}
      </text>
      <text className="chart-words" x={edge} y={top + 34}>
        {shortened(words, Math.floor(width / 6.4))}
      </text>
      <line className="chart-grid" x1={edge} x2={width - edge} y1={y} y2={y} />
      {now === undefined ? null : earlier.map((each) => <line key={each} className={now > each ? 'chart-move chart-move-later' : 'chart-move'} x1={x(each)} x2={x(now)} y1={y} y2={y} />)}
      {earlier.map((each) => (
        <circle key={each} className="chart-mark-before" cx={x(each)} cy={y} r={5} />
      ))}
      {now === undefined ? null : <path className={newest?.released ? 'chart-mark-released' : 'chart-mark-now'} d={`M ${x(now)} ${y - 7} l 7 7 l -7 7 l -7 -7 z`} />}
    </g>
  );
}

/** A drawing does not wrap; the table has it whole. */
const shortened = (text: string, letters: number) => ([...text].length > letters ? `${[...text].slice(0, letters - 1).join('')}…` : text);
