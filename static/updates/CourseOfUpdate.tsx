import Heading from '@atlaskit/heading';
import { useQuery } from '@tanstack/react-query';
import { ChartView } from '../shared/charts/ChartView';
import { ErrorPanel } from '../shared/ErrorPanel';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { useReader } from '../shared/reader';
import { WithWords } from '../shared/WithWords';
import { useCall } from './calls';

type Props = { engagementId: string; updateId?: string };

/** What the updates to a client told, drawn: up to one update, or all of them. */
export function CourseOfUpdate(props: Props) {
  return (
    <WithWords areas={['charts']}>
      <Course {...props} />
    </WithWords>
  );
}

function Course({ engagementId, updateId }: Props) {
  const call = useCall();
  const { t, date } = useReader();
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
      {read.data ? <ChartView charts={read.data} words={{ t, date }} heading="h4" /> : null}
    </section>
  );
}
