import Heading from '@atlaskit/heading';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { SentUpdate } from '../../src/updates/contract';
import { ErrorPanel } from '../shared/ErrorPanel';
import { LinkButton } from '../shared/LinkButton';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { Lozenge } from '../shared/Lozenge';
import { PageTabs } from '../shared/PageTabs';
import { useReader } from '../shared/reader';
import { TabPanel } from '../shared/TabPanel';
import { healthAppearance } from './appearances';
import { AnswersGiven } from './AnswersGiven';
import { useCall } from './calls';
import { DeliveryList } from './DeliveryList';
import { MessageView } from './MessageView';
import { SendProgress } from './SendProgress';
import { SentLines } from './SentLines';
import { useFollowed } from './use-followed';

const CourseOfUpdate = lazy(async () => ({ default: (await import('./CourseOfUpdate')).CourseOfUpdate }));

type Props = {
  updateId: string;
  maySend: boolean;
  go: (path: string) => void;
  /** What became of what a line asked for; another area's view. */
  ask?: (engagementId: string, askId: string) => ReactNode;
};

/** A sent update or note: how its deliveries stand, and what each recipient got, frozen. */
export function SentPage({ updateId, maySend, go, ask }: Props) {
  const call = useCall();
  const { t, moment } = useReader();
  const queries = useQueryClient();
  const [wanted, setWanted] = useState('');
  const read = useQuery({ queryKey: ['read', updateId], queryFn: () => call('updates.read', { updateId }) });
  const followed = useFollowed(updateId);
  const update = followed.data ?? read.data?.update;
  const adopt = (changed: SentUpdate) => {
    queries.setQueryData(['sent', updateId], changed);
    void queries.invalidateQueries({ queryKey: ['project'] });
  };
  if (!update) {
    const error = read.error ?? followed.error;
    return error ? (
      <ErrorPanel
        error={error}
        onRetry={() => {
          void read.refetch();
          void followed.refetch();
        }}
      />
    ) : (
      <LoadingSkeleton lines={8} />
    );
  }
  const isUpdate = update.kind === 'update';
  const client = read.data?.engagement.client.name ?? '';
  const messages = read.data?.messages ?? [];
  const shown = messages.find(({ contactId }) => contactId === wanted) ?? messages[0];
  const known = [...update.deliveries, ...(read.data?.update.deliveries ?? [])];
  const delivery = known.find(({ contactId }) => contactId === shown?.contactId);
  const nameOf = (contactId: string) => known.find((other) => other.contactId === contactId)?.name ?? contactId;
  const emails = new Map(read.data?.engagement.contacts.map((contact) => [contact.id, contact.email]));
  return (
    <div className="stack-wide">
      <div>
        <LinkButton onClick={() => go('/updates')}>{t('updates.all')}</LinkButton>
      </div>
      <div className="stack-tight">
        <Heading size="large" as="h2">
          <span className="breakable">{update.kind === 'update' ? t('updates.sent-title', { number: update.number, client }) : t(`updates.${update.kind}-sent-title`, { client })}</span>
        </Heading>
        <div className="row">
          {update.health ? <Lozenge appearance={healthAppearance[update.health]}>{t(`updates.health.${update.health}`)}</Lozenge> : null}
          <bdi className="breakable">{update.subject}</bdi>
          <span className="subtle">{t(update.byItself ? 'updates.sent-by-itself' : 'updates.sent-by', { name: update.sentBy, time: moment(update.sentAt) })}</span>
        </div>
      </div>
      <SendProgress update={update} maySend={maySend} onChanged={adopt} back={!isUpdate ? undefined : { label: t('updates.back-to-draft'), go: () => go(`/updates/${update.engagementId}`) }} />
      {followed.isError ? <ErrorPanel error={followed.error} onRetry={() => void followed.refetch()} /> : null}
      <DeliveryList update={update} messages={messages} emails={emails} maySend={maySend} onChanged={adopt} />
      {read.data ? (
        <SentLines
          updateId={updateId}
          engagement={read.data.engagement}
          lines={read.data.lines}
          corrections={read.data.corrections}
          mayCorrect={maySend && update.state === 'sent'}
          ask={update.state === 'sent' ? ask : undefined}
          go={go}
          onCorrected={() => {
            void read.refetch();
            void queries.invalidateQueries({ queryKey: ['project'] });
          }}
        />
      ) : null}
      {update.kind === 'update' && read.data && read.data.lines.length > 0 ? <AnswersGiven answers={read.data.answers} total={update.recipients} /> : null}
      {isUpdate && update.state !== 'taken-back' ? (
        <Suspense fallback={null}>
          <CourseOfUpdate engagementId={update.engagementId} updateId={updateId} />
        </Suspense>
      ) : null}
      <section className="stack" aria-labelledby="frozen-title">
        <Heading size="medium" as="h3" id="frozen-title">
          {t('updates.frozen')}
        </Heading>
        {read.isPending ? <LoadingSkeleton lines={6} /> : null}
        {read.isError ? <ErrorPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
        {shown && delivery ? (
          <>
            <PageTabs
              label={t('updates.recipients')}
              tabs={messages.map(({ contactId }) => ({ id: contactId, label: <bdi>{nameOf(contactId)}</bdi> }))}
              selected={shown.contactId}
              panelId="frozen-message"
              onSelect={setWanted}
            />
            <TabPanel id="frozen-message" selected={shown.contactId}>
              <MessageView message={shown.message} road={delivery.road} language={delivery.language} />
            </TabPanel>
          </>
        ) : null}
      </section>
    </div>
  );
}
