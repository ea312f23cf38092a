import Button from '@atlaskit/button/default/button';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Engagement } from '../../src/clients/contract';
import type { RecipientPreview, SentUpdate } from '../../src/updates/contract';
import { asCallError } from '../shared/call';
import { Dialog } from '../shared/Dialog';
import { ErrorPanel } from '../shared/ErrorPanel';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { PersonName } from '../shared/PersonName';
import { useReader } from '../shared/reader';
import { call } from './calls';
import { otherLanguage } from './other-language';
import { endAttempt, sendAttempt } from './send-attempt';

type Props = { engagement: Engagement; onClose: () => void; onSent: (update: SentUpdate) => void };

/** The one confirmation: who gets it, by which road, in which language, and who cannot be reached. */
export function SendDialog({ engagement, onClose, onSent }: Props) {
  const { t } = useReader();
  const queries = useQueryClient();
  const engagementId = engagement.id;
  const [left, setLeft] = useState<string[]>([]);
  const preview = useQuery({ queryKey: ['preview', engagementId], queryFn: () => call('updates.preview', { engagementId }), staleTime: 60_000, gcTime: 0 });
  const recipients = preview.data?.recipients ?? [];
  const chosen = recipients.filter((recipient) => !recipient.unreachable && !left.includes(recipient.contactId));
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
          <Button appearance="subtle" onClick={onClose}>
            {t('shared.cancel')}
          </Button>
          {preview.data ? (
            <Button appearance="primary" isLoading={send.isPending} isDisabled={chosen.length === 0} onClick={() => send.mutate(preview.data.digest)}>
              {t('updates.send-to', { count: chosen.length })}
            </Button>
          ) : null}
        </>
      }
    >
      {preview.isPending ? <LoadingSkeleton lines={3} /> : null}
      {preview.isError ? <ErrorPanel error={preview.error} onRetry={() => void preview.refetch()} /> : null}
      <ul className="stack">
        {recipients.map((recipient) => (
          <RecipientChoice
            key={recipient.contactId}
            recipient={recipient}
            engagement={engagement}
            chosen={chosen.includes(recipient)}
            onToggle={(take) => setLeft(take ? left.filter((id) => id !== recipient.contactId) : [...left, recipient.contactId])}
          />
        ))}
      </ul>
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

type ChoiceProps = { recipient: RecipientPreview; engagement: Engagement; chosen: boolean; onToggle: (take: boolean) => void };

function RecipientChoice({ recipient, engagement, chosen, onToggle }: ChoiceProps) {
  const { t, languageName } = useReader();
  const id = `recipient-${recipient.contactId}`;
  const count = recipient.linesInOtherLanguage;
  return (
    <li className="check">
      <input id={id} type="checkbox" checked={chosen} disabled={Boolean(recipient.unreachable)} onChange={(event) => onToggle(event.target.checked)} />
      <label htmlFor={id} className="stack-tight recipient-choice">
        <PersonName name={recipient.name} />
        <span className="subtle small">
          {t(`clients.road.${recipient.road}`)} · {languageName(recipient.language)}
        </span>
        {recipient.unreachable ? <span className="warning-text small">{t(`updates.unreachable.${recipient.unreachable}`, { name: recipient.name })}</span> : null}
        {count > 0 ? (
          <span className="warning-text small">
            {t('updates.other-language', { count, name: recipient.name, language: languageName(otherLanguage(recipient.language, engagement.language)) })}
          </span>
        ) : null}
      </label>
    </li>
  );
}
