import Button from '@atlaskit/button/default/button';
import Heading from '@atlaskit/heading';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { type PromiseFilter, promiseFilters, type PromisePage, type PromiseView } from '../../src/ledger/contract';
import { EmptyState } from '../shared/EmptyState';
import { ErrorPanel } from '../shared/ErrorPanel';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { PageTabs } from '../shared/PageTabs';
import { useReader } from '../shared/reader';
import { TabPanel } from '../shared/TabPanel';
import { useCall } from './calls';
import { PromiseRow } from './PromiseRow';
import './ledger.css';

const SettlePromiseDialog = lazy(async () => ({ default: (await import('./SettlePromiseDialog')).SettlePromiseDialog }));

type Props = { client: { engagementId: string; name: string }; mayEdit: boolean };

/** What was promised to one client, and what became of it. */
export function PromiseList({ client, mayEdit }: Props) {
  const call = useCall();
  const { t } = useReader();
  const { engagementId, name } = client;
  const queries = useQueryClient();
  const [state, setState] = useState<PromiseFilter>('open');
  const [settling, setSettling] = useState<PromiseView>();
  const list = useInfiniteQuery({
    queryKey: ['promises', engagementId, state],
    queryFn: ({ pageParam }) => call('ledger.promises', { engagementId, state, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
    placeholderData: (before) => before,
  });
  const page = list.data?.pages[0];
  const rows = list.data?.pages.flatMap(({ promises }) => promises) ?? [];
  const body = () => {
    if (list.isPending) return <LoadingSkeleton lines={6} />;
    if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />;
    if (rows.length === 0) return <p className="subtle">{t(`promises.none.${state}`)}</p>;
    return (
      <>
        <ul className="promise-rows">
          {rows.map((promise) => (
            <PromiseRow key={promise.id} promise={promise} mayEdit={mayEdit} onSettle={() => setSettling(promise)} />
          ))}
        </ul>
        {list.hasNextPage ? (
          <div>
            <Button appearance="subtle" isLoading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('promises.more')}
            </Button>
          </div>
        ) : null}
      </>
    );
  };
  if (page && allOf(page) === 0) return <EmptyState title={t('promises.empty')}>{t('promises.empty.hint')}</EmptyState>;
  return (
    <section className="stack" aria-labelledby="promises-title">
      <div className="stack-tight">
        <Heading size="large" as="h2" id="promises-title">
          {t('promises.to', { client: name })}
        </Heading>
        <p className="subtle">{t('promises.hint')}</p>
        {page ? <Rate page={page} /> : null}
      </div>
      <PageTabs
        label={t('promises.filter')}
        tabs={promiseFilters.map((id) => ({ id, label: t(`promises.filter.${id}`, { count: page ? countOf(page, id) : '…' }) }))}
        selected={state}
        panelId="promise-filter"
        onSelect={(id) => setState(promiseFilters.find((filter) => filter === id) ?? 'open')}
      />
      <TabPanel id="promise-filter" selected={state}>
        <div className="stack">{body()}</div>
      </TabPanel>
      <Suspense fallback={null}>
        {settling ? (
          <SettlePromiseDialog
            engagementId={engagementId}
            promise={settling}
            onClose={() => setSettling(undefined)}
            onSettled={() => {
              setSettling(undefined);
              void queries.invalidateQueries({ queryKey: ['promises', engagementId] });
            }}
          />
        ) : null}
      </Suspense>
    </section>
  );
}

function Rate({ page: { rate } }: { page: PromisePage }) {
  const { t } = useReader();
  if (!rate) return <p className="subtle small">{t('promises.no-rate')}</p>;
  return (
    <p>
      <strong>{t('promises.rate', rate)}</strong> <span className="subtle small">{t('promises.rate.hint')}</span>
    </p>
  );
}

const allOf = ({ counts }: PromisePage) => Object.values(counts).reduce((sum, count) => sum + count, 0);

function countOf({ counts, dueThisWeek }: PromisePage, filter: PromiseFilter): number {
  if (filter === 'due') return dueThisWeek;
  if (filter === 'late') return counts['late-announced'] + counts['late-silent'];
  return filter === 'outside' ? counts['late-theirs'] + counts.withdrawn : counts[filter];
}
