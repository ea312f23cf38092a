import { useEffect, useState } from 'react';
import { chartCatalogues, type ChartViewKey } from '../../../src/i18n/chart-words';
import { formatDate } from '../../../src/i18n/dates';
import { type Catalogue, type Parameters, translate } from '../../../src/i18n/translate';
import type { Charts } from '../../../src/updates/chart-contract';
import { ChartView } from '../../shared/charts/ChartView';
import { usePortalReader } from './portal-reader';

/** What updates told, drawn for her. Its words come with it. */
export function PortalCharts({ charts }: { charts: Charts }) {
  const { language, today, failure } = usePortalReader();
  const [catalogue, setCatalogue] = useState<Catalogue<ChartViewKey>>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    chartCatalogues[language]().then(setCatalogue, setError);
  }, [language]);
  if (error !== undefined) return <p className="portal-failure">{failure(error)}</p>;
  if (!catalogue) return null;
  const words = { t: (key: ChartViewKey, parameters?: Parameters) => translate(catalogue, language, key, parameters), date: (date: string) => formatDate(date, language, today) };
  return <ChartView charts={charts} words={words} heading="h3" />;
}
