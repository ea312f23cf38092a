import Button from '@atlaskit/button/default/button';
import ProgressBar from '@atlaskit/progress-bar';
import { Notice } from '../shared/Notice';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { SentUpdate } from '../../src/updates/contract';
import { ErrorPanel } from '../shared/ErrorPanel';
import { useReader } from '../shared/reader';
import { useCall } from './calls';
import { isRunning, progressOf, secondsLeft } from './progress';

type Props = {
  update: SentUpdate;
  maySend: boolean;
  onChanged: (update: SentUpdate) => void;
  /** Where to go on writing after it was taken back. */
  back?: { label: string; go: () => void };
};

/** Twenty seconds to take it back, then how far the sending is. */
export function SendProgress({ update, maySend, onChanged, back }: Props) {
  const call = useCall();
  const { t } = useReader();
  const [now, setNow] = useState(() => Date.now());
  const waiting = update.state === 'waiting';
  // Whoever watched it sees it end where it was.
  const [watched] = useState(() => isRunning(update));
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [waiting]);
  const takeBack = useMutation({ mutationFn: () => call('updates.take-back', { updateId: update.id }), onSuccess: onChanged });
  if (update.state === 'taken-back') {
    return (
      <Notice appearance="information">
        <p>{t('updates.taken-back')}</p>
        {back ? <Button onClick={back.go}>{back.label}</Button> : null}
      </Notice>
    );
  }
  const { done, total } = progressOf(update);
  const left = secondsLeft(update, now);
  if (!isRunning(update) && !watched) return null;
  return (
    <div className="stack-tight">
      {waiting && left > 0 ? (
        <div className="row">
          <span aria-hidden="true">{t('updates.goes-out-in', { count: left })}</span>
          <span className="visually-hidden" role="status">
            {t('updates.can-take-back')}
          </span>
          {maySend ? (
            <Button isLoading={takeBack.isPending} onClick={() => takeBack.mutate()}>
              {t('updates.take-back')}
            </Button>
          ) : null}
        </div>
      ) : (
        <span role="status">{t('updates.progress', { done, total })}</span>
      )}
      <ProgressBar ariaLabel={t('updates.progress', { done, total })} value={total === 0 ? 0 : done / total} />
      {takeBack.isError ? <ErrorPanel error={takeBack.error} /> : null}
    </div>
  );
}
