import { useId, useState } from 'react';
import type { ChartKind, Charts } from '../../../src/updates/chart-contract';
import { BurnUp } from './BurnUp';
import { ChartTable } from './ChartTable';
import type { ChartWords } from './chart-words';
import { HealthCourse, HealthLegend } from './HealthCourse';
import { MilestoneDates } from './MilestoneDates';
import { useWidth } from './use-width';
import './charts.css';

type Props = { charts: Charts; words: ChartWords; heading: 'h3' | 'h4' };

/** What updates told, drawn: each chart can be read as a table as well. */
export function ChartView({ charts, ...how }: Props) {
  return (
    <div className="chart-list">
      {charts.kinds.map((kind) => (
        <Chart key={kind} kind={kind} charts={charts} {...how} />
      ))}
    </div>
  );
}

function Chart({ kind, charts, words, heading: Title }: Props & { kind: ChartKind }) {
  const { t } = words;
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  const [place, width] = useWidth();
  return (
    <section className="chart-part" aria-labelledby={id}>
      <div className="chart-head">
        <Title id={id} className="chart-title">
          {t(`chart.${kind}`)}
        </Title>
        <button type="button" className="chart-switch" onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'charts.as-drawing' : 'charts.as-table')}
          <span className="visually-hidden">: {t(`chart.${kind}`)}</span>
        </button>
      </div>
      <div ref={place}>
        {asTable ? <ChartTable kind={kind} charts={charts} words={words} /> : null}
        {!asTable && kind === 'burn-up' ? <BurnUp points={charts.points} words={words} width={width} /> : null}
        {!asTable && kind === 'milestones' ? <MilestoneDates milestones={charts.milestones} words={words} width={width} /> : null}
        {!asTable && kind === 'health' ? (
          <>
            <HealthCourse points={charts.points} words={words} width={width} />
            <HealthLegend points={charts.points} words={words} />
          </>
        ) : null}
      </div>
    </section>
  );
}
