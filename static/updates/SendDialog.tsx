import Button from '@atlaskit/button/default/button';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Engagement } from '../../src/clients/contract';
import type { Check } from '../../src/updates/check-contract';
import type { Preview, SentUpdate } from '../../src/updates/contract';
import { asCallError } from '../shared/call';
import { Dialog } from '../shared/Dialog';
import { ErrorPanel } from '../shared/ErrorPanel';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { useReader } from '../shared/reader';
import { WithWords } from '../shared/WithWords';
import { useCall } from './calls';
import { ApprovalNotice } from './check/ApprovalNotice';
import { useDecisions } from './check/decisions';
import { checkKey } from './check/draft-check';
import { LeaveUnsent } from './check/LeaveUnsent';
import { OpenStops, openStopsIn } from './check/OpenStops';
import { MailsToday } from './MailsToday';
import { chosenAmong, RecipientChoices, type Ticks } from './RecipientChoices';
import { endAttempt, sendAttempt } from './send-attempt';

type Props = { engagement: Engagement; onClose: () => void; onSent: (update: SentUpdate) => void };

/** The one confirmation: who gets it, by which road, in which language, and who cannot be reached. */
export function SendDialog({ engagement, onClose, onSent }: Props) {
  const call = useCall();
  const { t } = useReader();
  const queries = useQueryClient();
  const engagementId = engagement.id;
  const [ticks, setTicks] = useState<Ticks>({});
  const preview = useQuery({ queryKey: ['preview', engagementId], queryFn: () => call('updates.preview', { engagementId }), staleTime: 60_000, gcTime: 0 });
  const recipients = preview.data?.recipients ?? [];
  const chosen = chosenAmong(recipients, ticks);
  const findings = preview.data?.check.findings ?? [];
  const isStopped = openStopsIn(findings).length > 0;
  const adopt = (check: Check) => {
    queries.setQueryData<Preview>(['preview', engagementId], (current) => current && { ...current, check });
    queries.setQueryData(checkKey(engagementId), check);
  };
  const decisions = useDecisions({ engagementId, maySend: true, onCheck: adopt, onGone: () => void preview.refetch() });
  const send = useMutation({
    mutationFn: (digest: string) =>
      call('updates.send', { engagementId, digest, contactIds: chosen.map((recipient) => recipient.contactId), sendId: sendAttempt(engagementId, digest) }),
    onSuccess: (update, digest) => {
      endAttempt(engagementId, digest);
      queries.removeQueries({ queryKey: ['draft', engagementId] });
      queries.setQueryData(['sent', update.id], update);
      void queries.invalidateQueries({ queryKey: ['project'] });
      onSent(update);
    },
  });
  const outdated = send.error ? asCallError(send.error).key === 'failure.preview-outdated' : false;
  return (
    <Dialog
      title={t('updates.send-title', { client: engagement.client.name })}
      onClose={onClose}
      footer={
        <>
          <LeaveUnsent isStopped={isStopped} onClose={onClose} />
          {preview.data ? (
            <Button appearance="primary" isLoading={send.isPending} isDisabled={chosen.length === 0 || isStopped} onClick={() => send.mutate(preview.data.digest)}>
              {t('updates.send-to', { count: chosen.length })}
            </Button>
          ) : null}
        </>
      }
    >
      {preview.isPending ? <LoadingSkeleton lines={3} /> : null}
      {preview.isError ? <ErrorPanel error={preview.error} onRetry={() => void preview.refetch()} /> : null}
      {preview.data ? (
        <WithWords areas={['findings']}>
          <OpenStops findings={findings} actions={decisions.actions} />
          {decisions.error ? <ErrorPanel error={decisions.error} /> : null}
          <ApprovalNotice engagementId={engagementId} check={preview.data.check} digest={preview.data.digest} maySend onCheck={adopt} />
        </WithWords>
      ) : null}
      <RecipientChoices recipients={recipients} ticks={ticks} onTicks={setTicks} language={engagement.language} />
      <MailsToday mails={preview.data?.mails} chosen={chosen} />
      {preview.isSuccess ? <p className="subtle small">{t(recipients.length > 0 ? 'updates.send-note' : 'updates.no-recipients')}</p> : null}
      {send.isError ? (
        <ErrorPanel
          error={send.error}
          onRetry={
            outdated
              ? () => {
                  send.reset();
                  void preview.refetch();
                }
              : undefined
          }
        />
      ) : null}
    </Dialog>
  );
}
