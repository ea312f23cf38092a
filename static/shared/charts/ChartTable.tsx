import { datesInWords } from '../../../src/i18n/chart-dates';
import type { ChartKind, Charts } from '../../../src/updates/chart-contract';
import type { ChartWords } from './chart-words';

type Props = { kind: ChartKind; charts: Charts; words: ChartWords };

const columns = { 'burn-up': ['update', 'done'], milestones: ['milestone', 'dates'], health: ['update', 'health'] } as const;

/** All that a chart draws, in words. */
export function ChartTable({ kind, charts, words }: Props) {
  const { t } = words;
  return (
    <table className="chart-table">
      <caption className="visually-hidden">{t(`chart.${kind}`)}</caption>
      <thead>
        <tr>
          {columns[kind].map((column) => (
            <th key={column} scope="col">
              {t(`chart.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rowsOf(kind, charts, words).map(([label, text], index) => (
          <tr key={index}>
            <th scope="row">
              <bdi className="breakable">{label}</bdi>
            </th>
            <td>{text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function rowsOf(kind: ChartKind, { points, milestones }: Charts, { t, date }: ChartWords): [string, string][] {
  if (kind === 'milestones') return milestones.filter(({ told }) => told.some((each) => each?.on !== undefined)).map(({ name, told }) => [name, datesInWords(told, t, date)]);
  const update = ({ number, on }: Charts['points'][number]) => t('charts.update', { number: String(number), date: date(on) });
  if (kind === 'health') return points.map((point) => [update(point), t(point.health ? `chart.state.${point.health}` : 'chart.not-known')]);
  return points.map((point) => [update(point), point.work ? t('chart.done-of', { done: point.work.done, all: point.work.done + point.work.open }) : t('chart.not-counted')]);
}
