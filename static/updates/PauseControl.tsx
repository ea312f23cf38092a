import Button from '@atlaskit/button/default/button';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { Engagement } from '../../src/clients/contract';
import { ErrorPanel } from '../shared/ErrorPanel';
import { Notice } from '../shared/Notice';
import { useReader } from '../shared/reader';
import { useCall } from './calls';

const PauseDialog = lazy(async () => ({ default: (await import('./PauseDialog')).PauseDialog }));

type Props = { engagement: Engagement; maySend: boolean; onResumed: (engagement: Engagement) => void; onPaused: () => void };

/** Whether updates are paused, and how that begins and ends. */
export function PauseControl({ engagement, maySend, onResumed, onPaused }: Props) {
  const call = useCall();
  const { t, date, today } = useReader();
  const [asking, setAsking] = useState(false);
  const resume = useMutation({ mutationFn: () => call('clients.resume', { engagementId: engagement.id }), onSuccess: onResumed });
  const { pause } = engagement.plan;
  const isPaused = pause !== undefined && today < pause.until;
  if (!isPaused && !maySend) return null;
  return (
    <>
      {isPaused ? (
        <Notice appearance="information">
          <p>
            {t('updates.paused-until', { date: date(pause.until), next: date(engagement.nextUpdateOn) })} {pause.noticeId ? t('updates.paused-told', { name: pause.pausedBy.name }) : ''}
          </p>
          <p className="breakable">
            <bdi>{pause.reason}</bdi>
          </p>
          {maySend ? (
            <div className="row">
              <Button spacing="compact" isLoading={resume.isPending} onClick={() => resume.mutate()}>
                {t('updates.resume')}
              </Button>
              <Button spacing="compact" appearance="subtle" onClick={() => setAsking(true)}>
                {t('updates.pause-longer')}
              </Button>
            </div>
          ) : null}
        </Notice>
      ) : (
        <div>
          <Button onClick={() => setAsking(true)}>{t('updates.pause')}</Button>
        </div>
      )}
      {resume.isError ? <ErrorPanel error={resume.error} /> : null}
      {asking ? (
        <Suspense fallback={null}>
          <PauseDialog engagement={engagement} onClose={() => setAsking(false)} onPaused={onPaused} />
        </Suspense>
      ) : null}
    </>
  );
}
