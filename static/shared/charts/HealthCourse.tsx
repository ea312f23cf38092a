import { useId } from 'react';
import type { Charts } from '../../../src/updates/chart-contract';
import type { ChartWords } from './chart-words';
import { DateAxis } from './DateAxis';
import { linearScale } from './scale';

const height = 84;
const cellTop = 8;
const cellHeight = 40;
const widestCell = 96;
/** Narrower ones show their colour only; the words below say it. */
const roomForMark = 18;

type Health = NonNullable<Charts['points'][number]['health']>;
type Props = { points: Charts['points']; words: ChartWords; width: number };

/** How the project stood, update by update: states differ by form as well as by colour. */
export function HealthCourse({ points, words: { t, date }, width }: Props) {
  const id = useId();
  const cell = Math.min(widestCell, width / points.length);
  const known = points.flatMap(({ on, health }) => (health ? [{ on, health }] : []));
  const [first, last] = [known[0], known.at(-1)];
  const x = linearScale([0, points.length], [0, cell * points.length]);
  const centre = (index: number) => x(index) + cell / 2;
  if (!first || !last) return null;
  return (
    <svg className="chart" role="img" aria-labelledby={`${id}-title ${id}-says`} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <title id={`${id}-title`}>{t('chart.health')}</title>
      <desc id={`${id}-says`}>{t('charts.health.says', { from: date(first.on), to: date(last.on), first: t(`chart.state.${first.health}`), last: t(`chart.state.${last.health}`) })}</desc>
      {points.map(({ number, health }, index) => (
        <g key={number}>
          <rect className={health ? `chart-state chart-state-${health}` : 'chart-state-unknown'} x={x(index) + 1} y={cellTop} width={Math.max(1, cell - 2)} height={cellHeight} rx={3} />
          {health && cell >= roomForMark ? <Mark health={health} x={centre(index)} y={cellTop + cellHeight / 2} /> : null}
        </g>
      ))}
      <DateAxis dates={points.map(({ on }, index) => ({ at: index + 0.5, label: date(on) }))} x={x} from={0} to={width} y={height - 12} />
    </svg>
  );
}

function Mark({ health, x, y }: { health: Health; x: number; y: number }) {
  if (health === 'on-track') return <circle className="chart-mark" cx={x} cy={y} r={6} />;
  if (health === 'at-risk') return <path className="chart-mark" d={`M ${x} ${y - 7} l 7 12 h -14 z`} />;
  return <rect className="chart-mark" x={x - 6} y={y - 6} width={12} height={12} />;
}

/** What the forms and colours mean. */
export function HealthLegend({ points, words: { t } }: Pick<Props, 'points' | 'words'>) {
  const states = (['on-track', 'at-risk', 'off-track'] as const).filter((state) => points.some(({ health }) => health === state));
  return (
    <ul className="chart-legend" aria-hidden="true">
      {states.map((state) => (
        <li key={state}>
          <svg width={20} height={20} aria-hidden="true">
            <rect className={`chart-state chart-state-${state}`} width={20} height={20} rx={3} />
            <Mark health={state} x={10} y={10} />
          </svg>
          {t(`chart.state.${state}`)}
        </li>
      ))}
    </ul>
  );
}
