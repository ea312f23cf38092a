import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef } from 'react';
import type { Engagement, ProjectView } from '../../../src/clients/contract';
import { EmptyState } from '../../shared/EmptyState';
import { ErrorPanel } from '../../shared/ErrorPanel';
import { showFlag } from '../../shared/flag';
import { LinkButton } from '../../shared/LinkButton';
import { LoadingSkeleton } from '../../shared/LoadingSkeleton';
import { openProjectPage } from '../../shared/project-page';
import { useReader } from '../../shared/reader';
import { WithWords } from '../../shared/WithWords';
import { DraftDesk } from '../../updates/DraftDesk';
import { PreviewPage } from '../../updates/PreviewPage';
import { SendLabel } from '../../updates/send-label';
import { useProjectCall } from './calls';
import { ProjectScope } from './ProjectScope';
import { leftIn, nextAfter, positionOf, type SentItem, type Walk, type WalkItem } from './walk';
import '../../updates/updates.css';

const SentPage = lazy(async () => ({ default: (await import('../../updates/SentPage')).SentPage }));
const AskOnLine = lazy(async () => ({ default: (await import('../../ledger/AskOnLine')).AskOnLine }));

type Place = { kind: 'write'; projectId: string; engagementId: string; preview: boolean } | { kind: 'sent'; projectId: string; updateId: string };
type Props = {
  place: Place;
  walk: Walk;
  go: (path: string) => void;
  pathOf: (item: WalkItem) => string;
  onSent: (item: SentItem) => Walk;
};

/** A draft, its preview or a sent update of any project, without leaving the page. */
export function TodayDesk(props: Props) {
  return (
    <ProjectScope projectId={props.place.projectId}>
      <Desk {...props} />
    </ProjectScope>
  );
}

const key = ['project'];

function Desk({ place, walk, go, pathOf, onSent }: Props) {
  const { t } = useReader();
  const call = useProjectCall();
  const queries = useQueryClient();
  const view = useQuery({ queryKey: key, queryFn: () => call('clients.open') });
  const engagement = place.kind === 'write' ? view.data?.engagements.find(({ id }) => id === place.engagementId) : undefined;
  const item = engagement && { projectId: place.projectId, engagementId: engagement.id, clientName: engagement.client.name };
  const next = item && nextAfter(walk, item.engagementId);
  const sent = (updateId: string) => {
    if (!item) return;
    const then = onSent({ ...item, updateId });
    const following = nextAfter(then, item.engagementId);
    if (following) return go(pathOf(following));
    if (positionOf(then, item.engagementId) !== -1) showFlag(t('today.all-sent', { count: then.items.length }));
    go('/');
  };
  /** Where the views of a project's page would go on that page. */
  const goFrom = (path: string) => {
    const [, area, first, second] = path.split('/');
    if (area === 'clients' && view.data) return openProjectPage(view.data.project.key, `clients/${first}`);
    if (first === 'sent' && second !== undefined) return sent(second);
    if (first === undefined || !item) return go(place.kind === 'sent' && first !== undefined ? `/write/${place.projectId}/${first}` : '/');
    go(second === 'preview' ? `${pathOf(item)}/preview` : pathOf(item));
  };
  const body = () => {
    if (view.isPending) return <LoadingSkeleton lines={10} label={t('shared.reading-jira')} />;
    if (view.isError) return <ErrorPanel error={view.error} onRetry={() => void view.refetch()} />;
    const { may } = view.data;
    if (place.kind === 'sent') {
      return (
        <Suspense fallback={<LoadingSkeleton lines={8} />}>
          <SentPage
            updateId={place.updateId}
            maySend={may.send}
            go={goFrom}
            ask={(engagementId, askId) => (
              <Suspense fallback={null}>
                <WithWords areas={['asks']}>
                  <AskOnLine engagementId={engagementId} askId={askId} mayEdit={may.edit} />
                </WithWords>
              </Suspense>
            )}
          />
        </Suspense>
      );
    }
    if (!engagement) return <EmptyState title={t('today.not-here')} />;
    if (!may.edit) return <EmptyState title={t('updates.read-only-title')}>{t('clients.read-only')}</EmptyState>;
    if (place.preview) return <PreviewPage engagement={engagement} maySend={may.send} go={goFrom} />;
    return (
      <DraftDesk
        engagement={engagement}
        maySend={may.send}
        go={goFrom}
        onEngagement={(saved: Engagement) =>
          queries.setQueryData<ProjectView>(key, (current) => current && { ...current, engagements: current.engagements.map((other) => (other.id === saved.id ? saved : other)) })
        }
        onDiscarded={() => go('/')}
      />
    );
  };
  const desk = <div className="stack">{body()}</div>;
  return (
    <div className="stack">
      <WalkBar walk={walk} item={item} next={next} go={go} pathOf={pathOf} />
      {next ? <SendLabel label={t('today.send-next')}>{desk}</SendLabel> : desk}
    </div>
  );
}

type BarProps = { walk: Walk; item: WalkItem | undefined; next: WalkItem | undefined; go: (path: string) => void; pathOf: (item: WalkItem) => string };

/** Where in the walk this is; the focus comes here with every next one. */
function WalkBar({ walk, item, next, go, pathOf }: BarProps) {
  const { t } = useReader();
  const place = useRef<HTMLParagraphElement>(null);
  const position = item ? positionOf(walk, item.engagementId) : -1;
  const isWalking = position !== -1 && walk.items.length > 1;
  useEffect(() => {
    if (isWalking) place.current?.focus();
  }, [isWalking, position]);
  const skip = () => {
    const following = item && nextAfter(walk, item.engagementId, { again: false });
    if (following) return go(pathOf(following));
    showFlag(t('today.walk-over', { count: leftIn(walk) }));
    go('/');
  };
  return (
    <div className="row row-apart walk-bar">
      <LinkButton onClick={() => go('/')}>{t('today.back')}</LinkButton>
      {isWalking && item ? (
        <>
          <p className="strong walk-position" ref={place} tabIndex={-1}>
            <span aria-hidden="true">{t('today.position', { position: position + 1, total: walk.items.length })}</span>
            <span className="visually-hidden">{t('today.position-client', { position: position + 1, total: walk.items.length, client: item.clientName })}</span>
          </p>
          {next ? <LinkButton onClick={skip}>{t('today.skip')}</LinkButton> : <span />}
        </>
      ) : null}
    </div>
  );
}
