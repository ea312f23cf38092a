import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { chartCatalogues } from '../../../src/i18n/chart-words';
import { translate } from '../../../src/i18n/translate';
import { ErrorPanel } from '../ErrorPanel';
import { useReader } from '../reader';
import type { ChartWords } from './chart-words';

/** Charts bring their own words: no surface loads them before they are shown. */
export function WithChartWords({ children }: { children: (words: ChartWords) => ReactNode }) {
  const { language, date } = useReader();
  const words = useQuery({ queryKey: ['words', language, 'charts'], queryFn: () => chartCatalogues[language]() });
  if (words.isError) return <ErrorPanel error={words.error} onRetry={() => void words.refetch()} />;
  const catalogue = words.data;
  return catalogue ? children({ t: (key, parameters) => translate(catalogue, language, key, parameters), date }) : null;
}
