import Button from '@atlaskit/button/default/button';
import Heading from '@atlaskit/heading';
import { Notice } from '../shared/Notice';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { Engagement } from '../../src/clients/contract';
import type { Check } from '../../src/updates/check-contract';
import type { Message, Preview, RecipientPreview } from '../../src/updates/contract';
import { EmptyState } from '../shared/EmptyState';
import { ErrorPanel } from '../shared/ErrorPanel';
import { showFlag } from '../shared/flag';
import { LinkButton } from '../shared/LinkButton';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { PageTabs } from '../shared/PageTabs';
import { useReader } from '../shared/reader';
import { TabPanel } from '../shared/TabPanel';
import { WithWords } from '../shared/WithWords';
import { useCall } from './calls';
import { ApprovalNotice } from './check/ApprovalNotice';
import { useDecisions } from './check/decisions';
import { FindingList } from './check/FindingList';
import { MessageView } from './MessageView';
import { useMessageTabs } from './message-tabs';
import { RecipientNotes, useUnreachable } from './RecipientNotes';
import { useSendLabel } from './send-label';
import { hasUnsaved } from './unsaved';

const SendDialog = lazy(async () => ({ default: (await import('./SendDialog')).SendDialog }));

type Props = { engagement: Engagement; maySend: boolean; go: (path: string) => void };

/** What every recipient will get, before anybody gets it. */
export function PreviewPage({ engagement, maySend, go }: Props) {
  const sendLabel = useSendLabel();
  const call = useCall();
  const { t } = useReader();
  const engagementId = engagement.id;
  const [wanted, setWanted] = useState('');
  const [sending, setSending] = useState(false);
  const preview = useQuery({ queryKey: ['preview', engagementId], queryFn: () => call('updates.preview', { engagementId }), staleTime: 0, gcTime: 0 });
  const queries = useQueryClient();
  const adopt = (check: Check) => queries.setQueryData<Preview>(['preview', engagementId], (current) => current && { ...current, check });
  const decisions = useDecisions({ engagementId, maySend, onCheck: adopt, onGone: () => void preview.refetch() });
  const recipients = preview.data?.recipients ?? [];
  const shown = recipients.find((recipient) => recipient.contactId === wanted) ?? recipients[0];
  const message = shown && preview.data?.messages[shown.edition];
  const tabs = useMessageTabs(recipients);
  return (
    <div className="stack">
      <div>
        <LinkButton onClick={() => go(`/updates/${engagementId}`)}>{t('updates.back-to-draft')}</LinkButton>
      </div>
      <div className="row row-apart">
        <Heading size="large" as="h2">
          <span className="breakable">{t('updates.preview-title', { client: engagement.client.name })}</span>
        </Heading>
        {maySend && shown ? (
          <Button appearance="primary" onClick={() => setSending(true)}>
            {sendLabel}
          </Button>
        ) : null}
      </div>
      {maySend ? null : <p className="subtle">{t('failure.no-permission-send')}</p>}
      {hasUnsaved(engagementId) ? (
        <Notice appearance="warning">
          <p>{t('updates.preview-unsaved')}</p>
        </Notice>
      ) : null}
      {preview.isPending ? <LoadingSkeleton lines={10} label={t('shared.reading-jira')} /> : null}
      {preview.isError ? <ErrorPanel error={preview.error} onRetry={() => void preview.refetch()} /> : null}
      {preview.data ? (
        <WithWords areas={['findings']}>
          <ApprovalNotice engagementId={engagementId} check={preview.data.check} digest={preview.data.digest} maySend={maySend} onCheck={adopt} />
          <FindingList findings={preview.data.check.findings} actions={decisions.actions} />
          {decisions.error ? <ErrorPanel error={decisions.error} /> : null}
        </WithWords>
      ) : null}
      {preview.isSuccess && !shown ? (
        <EmptyState
          title={t('updates.no-recipients-title')}
          action={
            <Button appearance="primary" onClick={() => go(`/clients/${engagementId}`)}>
              {t('updates.add-contacts')}
            </Button>
          }
        >
          {t('updates.no-recipients')}
        </EmptyState>
      ) : null}
      {shown && message ? (
        <>
          <PageTabs
            label={t('updates.recipients')}
            tabs={tabs}
            selected={shown.contactId}
            panelId="preview-recipient"
            onSelect={setWanted}
          />
          <TabPanel id="preview-recipient" selected={shown.contactId}>
            <RecipientMessage key={shown.contactId} engagement={engagement} recipient={shown} message={message} />
          </TabPanel>
        </>
      ) : null}
      {sending ? (
        <Suspense fallback={null}>
          <SendDialog engagement={engagement} onClose={() => setSending(false)} onSent={(update) => go(`/updates/sent/${update.id}`)} />
        </Suspense>
      ) : null}
    </div>
  );
}

function RecipientMessage({ engagement, recipient, message }: { engagement: Engagement; recipient: RecipientPreview; message: Message }) {
  const call = useCall();
  const { t, languageName } = useReader();
  const reason = useUnreachable()(recipient);
  const toMe = useMutation({
    mutationFn: () => call('updates.send-to-me', { engagementId: engagement.id, contactId: recipient.contactId }),
    onSuccess: ({ road }) => showFlag(t(`updates.sent-to-me.${road}`)),
  });
  return (
    <div className="stack">
      <div className="row row-apart">
        <span className="subtle">
          {t(`clients.road.${recipient.road}`)} · {languageName(recipient.language)}
          {recipient.first ? ` · ${t('updates.first-message')}` : ''}
        </span>
        {recipient.unreachable || recipient.road === 'by-hand' ? null : (
          <Button isLoading={toMe.isPending} onClick={() => toMe.mutate()}>
            {t('updates.send-to-me')}
          </Button>
        )}
      </div>
      {toMe.isError ? <ErrorPanel error={toMe.error} /> : null}
      {reason === undefined ? null : (
        <Notice appearance="warning">
          <p>{reason}</p>
        </Notice>
      )}
      <div className="stack-tight">
        <RecipientNotes recipient={recipient} language={engagement.language} />
      </div>
      <MessageView message={message} road={recipient.road} language={recipient.language} />
    </div>
  );
}
