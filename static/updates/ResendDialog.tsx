import Button from '@atlaskit/button/default/button';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Finding, isAboutAttachment, type Overruling } from '../../src/updates/check-contract';
import type { SentUpdate } from '../../src/updates/contract';
import { Dialog } from '../shared/Dialog';
import { ErrorPanel } from '../shared/ErrorPanel';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { useReader } from '../shared/reader';
import { WithWords } from '../shared/WithWords';
import { useCall } from './calls';
import { LeaveUnsent } from './check/LeaveUnsent';
import { OpenStops, openStopsIn } from './check/OpenStops';
import { overrulingActions } from './check/overruling-actions';

type Props = { updateId: string; people: number; /** What is found about them matters no more. */ withoutFiles?: boolean; resend: (overruled: Overruling[]) => Promise<SentUpdate>; onSent: (update: SentUpdate) => void; onClose: () => void };

/** Why a sent message must not leave once more as it is: each finding can be overruled with a reason, as before a send. */
export function ResendDialog({ updateId, people, withoutFiles = false, resend, onSent, onClose }: Props) {
  const call = useCall();
  const { t } = useReader();
  const [overruled, setOverruled] = useState<Overruling[]>([]);
  const check = useQuery({
    queryKey: ['check-sent', updateId, overruled],
    queryFn: () => call('updates.check-sent', { updateId, ...(overruled.length > 0 && { overruled }) }),
    staleTime: 0,
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
  // What was overruled when it was sent stays so, and is nothing to decide here.
  const isHere = ({ id, rule, state }: Finding) => !(withoutFiles && isAboutAttachment(rule)) && (state === 'open' || overruled.some(({ findingId }) => findingId === id));
  const findings = (check.data?.now ?? []).filter(isHere);
  const isStopped = !check.data || check.isPlaceholderData || openStopsIn(findings).length > 0;
  const actions = overrulingActions(overruled, setOverruled);
  const send = useMutation({ mutationFn: () => resend(overruled), onSuccess: onSent, onError: () => void check.refetch() });
  return (
    <Dialog
      title={t('updates.resend-title')}
      onClose={onClose}
      footer={
        <>
          <LeaveUnsent isStopped={isStopped} onClose={onClose} />
          <Button appearance="primary" isLoading={send.isPending} isDisabled={isStopped} onClick={() => send.mutate()}>
            {t('updates.resend-to', { count: people })}
          </Button>
        </>
      }
    >
      <p>{t('updates.resend-stopped')}</p>
      {check.isPending ? <LoadingSkeleton lines={3} label={t('shared.reading-jira')} /> : null}
      {check.isError ? <ErrorPanel error={check.error} onRetry={() => void check.refetch()} /> : null}
      <WithWords areas={['findings']}>
        <OpenStops findings={findings} actions={actions} />
      </WithWords>
      {send.isError ? <ErrorPanel error={send.error} /> : null}
    </Dialog>
  );
}
