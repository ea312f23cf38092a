import Heading from '@atlaskit/heading';
import { useQuery } from '@tanstack/react-query';
import type { ChartWords } from '../shared/charts/chart-words';
import { ChartView } from '../shared/charts/ChartView';
import { WithChartWords } from '../shared/charts/WithChartWords';
import { ErrorPanel } from '../shared/ErrorPanel';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { useCall } from './calls';

type Props = { engagementId: string; updateId?: string };

/** What the updates to a client told, drawn: up to one update, or all of them. */
export function CourseOfUpdate(props: Props) {
  return <WithChartWords>{(words) => <Course {...props} words={words} />}</WithChartWords>;
}

function Course({ engagementId, updateId, words }: Props & { words: ChartWords }) {
  const call = useCall();
  const { t } = words;
  const read = useQuery({ queryKey: ['charts', engagementId, updateId], queryFn: () => call('updates.charts', { engagementId, ...(updateId !== undefined && { updateId }) }) });
  if (updateId !== undefined && read.data?.kinds.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="course-title">
      <div className="stack-tight">
        <Heading size="medium" as="h3" id="course-title">
          {t('charts.title')}
        </Heading>
        <p className="subtle small">{t(read.data?.kinds.length === 0 ? 'charts.empty' : 'charts.hint')}</p>
      </div>
      {read.isPending ? <LoadingSkeleton lines={6} /> : null}
      {read.isError ? <ErrorPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      {read.data ? <ChartView charts={read.data} words={words} heading="h4" /> : null}
    </section>
  );
}
