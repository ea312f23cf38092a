import Heading from '@atlaskit/heading';
import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { TodayShow, TodayView } from '../../../src/surfaces/contract';
import { ErrorPanel } from '../../shared/ErrorPanel';
import { LinkButton } from '../../shared/LinkButton';
import { LoadingSkeleton } from '../../shared/LoadingSkeleton';
import { PageTabs } from '../../shared/PageTabs';
import { useReader } from '../../shared/reader';
import { useRoute } from '../../shared/router';
import { TabPanel } from '../../shared/TabPanel';
import { call } from './calls';
import { DigestChoice } from './DigestChoice';
import { Portfolio } from './Portfolio';
import { SentTray } from './SentTray';
import { TodayLists } from './TodayLists';
import { type SentItem, useWalk, type WalkItem } from './walk';
import './today.css';

const TodayDesk = lazy(async () => ({ default: (await import('./TodayDesk')).TodayDesk }));

const deskPath = ({ projectId, engagementId }: Pick<WalkItem, 'projectId' | 'engagementId'>) => `/write/${projectId}/${engagementId}`;

/** The page across projects. One call opens it; a draft opens inside it. */
export function TodayPage() {
  const { t } = useReader();
  const { segments, go } = useRoute();
  const queries = useQueryClient();
  const { walk, begin, addSent, takeBack } = useWalk();
  const [place, projectId, id, part] = segments;
  const show: TodayShow = place === 'all' ? 'all' : 'mine';
  const isDesk = (place === 'write' || place === 'sent') && projectId !== undefined && id !== undefined;
  const view = useInfiniteQuery({
    queryKey: ['today', show],
    queryFn: ({ pageParam }) => call('today.open', { show, ...(pageParam !== '' && { from: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    enabled: !isDesk,
    staleTime: 0,
  });
  const readAgain = () => void queries.invalidateQueries({ queryKey: ['today'] });
  /** The list that is kept shows it no more, before it is read again. */
  const keepSent = (item: SentItem) => {
    queries.setQueriesData<InfiniteData<TodayView>>({ queryKey: ['today'] }, (current) =>
      current && {
        ...current,
        pages: current.pages.map((page) => ({ ...page, engagements: page.engagements.map((other) => (other.id === item.engagementId ? { ...other, ready: false } : other)) })),
      },
    );
    return addSent(item);
  };
  const engagements = view.data?.pages.flatMap((page) => page.engagements) ?? [];
  const list = () => {
    if (view.isPending) return <LoadingSkeleton lines={8} label={t('shared.reading-jira')} />;
    if (view.isError) return <ErrorPanel error={view.error} onRetry={() => void view.refetch()} />;
    return (
      <div className="stack-wide">
        {show === 'all' ? (
          <Portfolio engagements={engagements} />
        ) : (
          <TodayLists
            engagements={engagements}
            onOpen={(item) => go(deskPath(item))}
            onWalk={(items) => {
              const [first] = begin(items).items;
              if (first) go(deskPath(first));
            }}
          />
        )}
        {view.hasNextPage ? (
          <LinkButton onClick={() => void view.fetchNextPage()} disabled={view.isFetchingNextPage}>
            {t('today.more')}
          </LinkButton>
        ) : null}
        {show === 'mine' && engagements.length > 0 ? <DigestChoice wanted={view.data.pages[0]?.digest ?? true} /> : null}
      </div>
    );
  };
  return (
    <main className="page">
      <Heading size="xlarge" as="h1">
        {t('today.title')}
      </Heading>
      <SentTray
        sent={walk.sent}
        onTakenBack={(item) => {
          takeBack(item.updateId);
          readAgain();
          go(deskPath(item));
        }}
        onOpen={(item) => go(`/sent/${item.projectId}/${item.updateId}`)}
      />
      {isDesk ? (
        <Suspense fallback={<LoadingSkeleton lines={10} />}>
          <TodayDesk
            key={`${place}/${id}`}
            place={place === 'sent' ? { kind: 'sent', projectId, updateId: id } : { kind: 'write', projectId, engagementId: id, preview: part === 'preview' }}
            walk={walk}
            go={go}
            pathOf={deskPath}
            onSent={keepSent}
          />
        </Suspense>
      ) : (
        <>
          <PageTabs
            label={t('today.show')}
            tabs={[
              { id: 'mine', label: t('today.mine') },
              { id: 'all', label: t('today.all') },
            ]}
            selected={show}
            panelId="today-tab"
            onSelect={(chosen) => go(chosen === 'all' ? '/all' : '/')}
          />
          <TabPanel id="today-tab" selected={show}>
            {list()}
          </TabPanel>
        </>
      )}
    </main>
  );
}
