import { lazy, Suspense, type ReactNode } from 'react';
import type { Engagement } from '../../src/clients/contract';
import type { UpdatesView as View } from '../../src/updates/contract';
import { EmptyState } from '../shared/EmptyState';
import { LinkButton } from '../shared/LinkButton';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { useReader } from '../shared/reader';
import { UpdatesOverview } from './UpdatesOverview';
import './updates.css';

const DraftDesk = lazy(async () => ({ default: (await import('./DraftDesk')).DraftDesk }));
const PreviewPage = lazy(async () => ({ default: (await import('./PreviewPage')).PreviewPage }));
const SentPage = lazy(async () => ({ default: (await import('./SentPage')).SentPage }));

type Props = {
  view: View;
  /** What follows /updates in the path. */
  segments: string[];
  go: (path: string) => void;
  onChanged: () => void;
  onEngagement: (engagement: Engagement) => void;
  /** What is shown while there is no client yet. */
  firstRun: ReactNode;
  /** What became of what a sent line asked for; another area's view. */
  ask?: (engagementId: string, askId: string) => ReactNode;
};

/** The tab Updates: what is to write and what was sent, one draft, its preview, one sent update. */
export function UpdatesView({ view, segments, go, onChanged, onEngagement, firstRun, ask }: Props) {
  const { t } = useReader();
  const [first, second] = segments;
  const engagement = view.engagements.find((other) => other.id === first);
  const body = () => {
    if (first === 'sent' && second) return <SentPage key={second} updateId={second} maySend={view.may.send} go={go} ask={ask} />;
    if (view.engagements.length === 0) return view.may.edit ? firstRun : <EmptyState title={t('updates.empty-title')}>{t('clients.read-only')}</EmptyState>;
    if (!engagement) return <UpdatesOverview view={view} go={go} />;
    if (view.reader === 'client') return <UpdatesOverview view={view} go={go} />;
    if (!view.may.edit) return <EmptyState title={t('updates.read-only-title')}>{t('clients.read-only')}</EmptyState>;
    if (second === 'preview') return <PreviewPage engagement={engagement} maySend={view.may.send} go={go} />;
    return (
      <>
        {view.engagements.length + view.sent.length > 1 ? (
          <div>
            <LinkButton onClick={() => go('/updates')}>{t('updates.all')}</LinkButton>
          </div>
        ) : null}
        <DraftDesk
          engagement={engagement}
          maySend={view.may.send}
          go={go}
          onEngagement={onEngagement}
          onDiscarded={() => {
            onChanged();
            go('/updates');
          }}
        />
      </>
    );
  };
  return (
    <div className="stack">
      <Suspense fallback={<LoadingSkeleton lines={8} />}>{body()}</Suspense>
    </div>
  );
}
