import Button from '@atlaskit/button/default/button';
import { lazy, Suspense, type ReactNode } from 'react';
import type { Engagement, ProjectView } from '../../src/clients/contract';
import { EmptyState } from '../shared/EmptyState';
import { LinkButton } from '../shared/LinkButton';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { useReader } from '../shared/reader';
import { EngagementList } from './EngagementList';
import './clients.css';

const EngagementPage = lazy(async () => ({ default: (await import('./EngagementPage')).EngagementPage }));
const FirstRun = lazy(async () => ({ default: (await import('./FirstRun')).FirstRun }));

type Props = {
  view: ProjectView;
  /** What follows /clients in the path. */
  segments: string[];
  go: (path: string) => void;
  onSaved: (engagement: Engagement) => void;
  onCreated: (engagement: Engagement) => void;
  /** The conversations with a client; another area's view. */
  contactLog: (engagement: Engagement) => ReactNode;
  charts: (engagement: Engagement) => ReactNode;
  /** What a client was asked for; another area's view. */
  asks: (engagement: Engagement) => ReactNode;
  /** What was promised to a client; another area's view. */
  promises: (engagement: Engagement) => ReactNode;
  /** In whose court delays lay; another area's view. */
  court: (engagement: Engagement) => ReactNode;
  /** Whether her updates are paused; another area's view. */
  pause: (engagement: Engagement) => ReactNode;
  /** What she does not know yet; another area's view. */
  badNews: (engagement: Engagement) => ReactNode;
};

/** The tab Clients: the list, one client, a new one. */
export function ClientsView({ view, segments, go, onSaved, onCreated, asks, contactLog, charts, promises, court, pause, badNews }: Props) {
  const { t } = useReader();
  const [wanted, part] = segments;
  const engagement = view.engagements.find((other) => other.id === wanted);
  if (wanted === 'new' && view.may.edit) {
    return (
      <Suspense fallback={<LoadingSkeleton lines={6} />}>
        <FirstRun onCreated={onCreated} onCancel={() => go('/clients')} />
      </Suspense>
    );
  }
  if (engagement && (part === 'promises' || part === 'court')) {
    return (
      <div className="stack">
        <div>
          <LinkButton onClick={() => go(`/clients/${engagement.id}`)}>{t('promises.back', { client: engagement.client.name })}</LinkButton>
        </div>
        {part === 'court' ? court(engagement) : promises(engagement)}
      </div>
    );
  }
  if (engagement) {
    return (
      <div className="stack">
        <div>
          <LinkButton onClick={() => go('/clients')}>{t('clients.all')}</LinkButton>
        </div>
        <Suspense fallback={<LoadingSkeleton lines={8} />}>
          <EngagementPage
            key={engagement.id}
            engagement={engagement}
            mayEdit={view.may.edit}
            onSaved={onSaved}
            onWriteUpdate={() => go(`/updates/${engagement.id}`)}
            onPromises={() => go(`/clients/${engagement.id}/promises`)}
            asks={asks(engagement)}
            onCourt={() => go(`/clients/${engagement.id}/court`)}
            contactLog={contactLog(engagement)}
            charts={charts(engagement)}
            pause={pause(engagement)}
            badNews={badNews(engagement)}
          />
        </Suspense>
      </div>
    );
  }
  if (view.engagements.length === 0) {
    return (
      <EmptyState
        title={t('clients.empty-title')}
        action={
          view.may.edit ? (
            <Button appearance="primary" onClick={() => go('/clients/new')}>
              {t('clients.add')}
            </Button>
          ) : (
            t('clients.read-only')
          )
        }
      >
        {t('clients.empty')}
      </EmptyState>
    );
  }
  return (
    <div className="stack">
      {view.may.edit ? (
        <div>
          <Button appearance="primary" onClick={() => go('/clients/new')}>
            {t('clients.add')}
          </Button>
        </div>
      ) : (
        <p className="subtle">{t('clients.read-only')}</p>
      )}
      <EngagementList engagements={view.engagements} onOpen={(id) => go(`/clients/${id}`)} />
    </div>
  );
}
