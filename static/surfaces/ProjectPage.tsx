import Heading from '@atlaskit/heading';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { Engagement } from '../../src/clients/contract';
import type { ProjectCalls } from '../../src/contract';
import type { UpdatesView as View } from '../../src/updates/contract';
import { ClientsView } from '../clients/ClientsView';
import { makeCall } from '../shared/call';
import { ErrorPanel } from '../shared/ErrorPanel';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { PageTabs } from '../shared/PageTabs';
import { useReader } from '../shared/reader';
import { useRoute } from '../shared/router';
import { TabPanel } from '../shared/TabPanel';
import { WithWords } from '../shared/WithWords';
import { PauseControl } from '../updates/PauseControl';
import { UpdatesView } from '../updates/UpdatesView';

const BadNewsList = lazy(async () => ({ default: (await import('../updates/BadNewsList')).BadNewsList }));
const CourseOfUpdate = lazy(async () => ({ default: (await import('../updates/CourseOfUpdate')).CourseOfUpdate }));
const InboxView = lazy(async () => ({ default: (await import('../feedback/inbox/InboxView')).InboxView }));
const ContactLog = lazy(async () => ({ default: (await import('../ledger/ContactLog')).ContactLog }));
const AskOnLine = lazy(async () => ({ default: (await import('../ledger/AskOnLine')).AskOnLine }));
const AskList = lazy(async () => ({ default: (await import('../ledger/AskList')).AskList }));
const CourtSharing = lazy(async () => ({ default: (await import('../updates/CourtSharing')).CourtSharing }));
const DaysPreview = lazy(async () => ({ default: (await import('../feedback/portal/DaysPreview')).DaysPreview }));
const CourtPage = lazy(async () => ({ default: (await import('../ledger/CourtPage')).CourtPage }));
const PromiseList = lazy(async () => ({ default: (await import('../ledger/PromiseList')).PromiseList }));
const FirstRun = lazy(async () => ({ default: (await import('../clients/FirstRun')).FirstRun }));
const call = makeCall<ProjectCalls>();
const key = ['project'];

/** The project page: one call opens it, for every tab. */
export function ProjectPage() {
  const { t } = useReader();
  const { segments, go } = useRoute();
  const queries = useQueryClient();
  const tab = segments[0] === 'clients' || segments[0] === 'feedback' ? segments[0] : 'updates';
  const view = useQuery({ queryKey: key, queryFn: () => call('updates.open'), enabled: tab !== 'feedback' });
  const inbox = useQuery({ queryKey: ['project', 'inbox'], queryFn: () => call('feedback.open', { filter: { show: 'open' } }), enabled: tab === 'feedback' });
  const keep = (engagement: Engagement) =>
    queries.setQueryData<View>(
      key,
      (current) =>
        current && {
          ...current,
          engagements: current.engagements.some(({ id }) => id === engagement.id)
            ? current.engagements.map((other) => (other.id === engagement.id ? engagement : other))
            : [...current.engagements, engagement],
        },
    );
  const created = (engagement: Engagement) => {
    keep(engagement);
    go(`/updates/${engagement.id}`);
  };
  const contactLog = ({ id, client, contacts }: Engagement) => (
    <Suspense fallback={<LoadingSkeleton lines={3} />}>
      <ContactLog client={{ engagementId: id, name: client.name, contacts }} mayEdit={view.data?.may.edit ?? false} />
    </Suspense>
  );
  const charts = ({ id }: Engagement) => (
    <Suspense fallback={<LoadingSkeleton lines={6} />}>
      <CourseOfUpdate engagementId={id} />
    </Suspense>
  );
  const isOfClient = view.data?.reader === 'client';
  const promises = ({ id, client }: Engagement) => (
    <Suspense fallback={<LoadingSkeleton lines={6} />}>
      <PromiseList client={{ engagementId: id, name: client.name }} mayEdit={view.data?.may.edit ?? false} />
    </Suspense>
  );
  const asks = ({ id, client }: Engagement) => (
    <Suspense fallback={<LoadingSkeleton lines={3} />}>
      <AskList client={{ engagementId: id, name: client.name }} mayEdit={view.data?.may.edit ?? false} />
    </Suspense>
  );
  const ask = (engagementId: string, askId: string) => (
    <Suspense fallback={null}>
      <AskOnLine engagementId={engagementId} askId={askId} mayEdit={view.data?.may.edit ?? false} />
    </Suspense>
  );
  const court = (engagement: Engagement) => (
    <Suspense fallback={<LoadingSkeleton lines={8} />}>
      <CourtPage
        client={{ engagementId: engagement.id, name: engagement.client.name }}
        sharing={
          <WithWords areas={['sharing', 'findings']}>
            <CourtSharing engagement={engagement} mayEdit={view.data?.may.edit ?? false} maySend={view.data?.may.send ?? false} go={go} clientView={(shown) => <DaysPreview {...shown} language={engagement.language} timeZone={engagement.timeZone} />} />
          </WithWords>
        }
      />
    </Suspense>
  );
  const pause = (engagement: Engagement) => (
    <PauseControl engagement={engagement} maySend={view.data?.may.send ?? false} onResumed={keep} onPaused={() => void queries.invalidateQueries({ queryKey: key })} />
  );
  const badNews = ({ id, client }: Engagement) => (
    <Suspense fallback={<LoadingSkeleton lines={2} />}>
      <BadNewsList client={{ engagementId: id, name: client.name }} maySend={(view.data?.may.edit && view.data.may.send) ?? false} onTold={() => void queries.invalidateQueries({ queryKey: key })} />
    </Suspense>
  );
  const body = () => {
    if (tab === 'feedback') return feedback();
    if (view.isPending) return <LoadingSkeleton lines={8} label={t('shared.reading-jira')} />;
    if (view.isError) return <ErrorPanel error={view.error} onRetry={() => void view.refetch()} />;
    if (tab === 'clients' && !isOfClient) return <ClientsView view={view.data} segments={segments.slice(1)} go={go} onSaved={keep} onCreated={created} asks={asks} contactLog={contactLog} charts={charts} promises={promises} court={court} pause={pause} badNews={badNews} />;
    return (
      <UpdatesView
        view={view.data}
        segments={segments.slice(1)}
        go={go}
        onChanged={() => void queries.invalidateQueries({ queryKey: key })}
        onEngagement={keep}
        ask={isOfClient ? undefined : ask}
        firstRun={
          <Suspense fallback={<LoadingSkeleton lines={6} />}>
            <FirstRun onCreated={created} />
          </Suspense>
        }
      />
    );
  };
  const feedback = () => {
    if (inbox.isPending) return <LoadingSkeleton lines={8} label={t('shared.reading-jira')} />;
    if (inbox.isError) return <ErrorPanel error={inbox.error} onRetry={() => void inbox.refetch()} />;
    return (
      <Suspense fallback={<LoadingSkeleton lines={8} />}>
        <InboxView view={inbox.data} segments={segments.slice(1)} go={go} />
      </Suspense>
    );
  };
  return (
    <main className="page">
      <Heading size="xlarge" as="h1">
        {t('shared.title')}
      </Heading>
      <PageTabs
        label={t('shared.title')}
        tabs={(isOfClient ? (['updates'] as const) : (['updates', 'feedback', 'clients'] as const)).map((id) => ({ id, label: t(`${id}.tab`) }))}
        selected={tab}
        panelId="project-tab"
        onSelect={(id) => go(`/${id}`)}
      />
      <TabPanel id="project-tab" selected={tab}>
        {body()}
      </TabPanel>
    </main>
  );
}
