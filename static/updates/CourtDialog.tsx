import Button from '@atlaskit/button/default/button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import type { Engagement } from '../../src/clients/contract';
import type { Language } from '../../src/i18n/language';
import type { CourtDispute } from '../../src/ledger/contract';
import type { Overruling } from '../../src/updates/check-contract';
import type { CourtSettlement, CourtText } from '../../src/updates/court-contract';
import { asCallError } from '../shared/call';
import { Dialog } from '../shared/Dialog';
import { EmptyState } from '../shared/EmptyState';
import { ErrorPanel } from '../shared/ErrorPanel';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { PageTabs } from '../shared/PageTabs';
import { useReader } from '../shared/reader';
import { TabPanel } from '../shared/TabPanel';
import { TextField } from '../shared/TextField';
import { useCall } from './calls';
import { OpenStops, openStopsIn } from './check/OpenStops';
import { overrulingActions } from './check/overruling-actions';
import type { ClientView } from './CourtSharing';
import { NotePreview } from './NotePreview';
import { NoteSent } from './NoteSent';
import { chosenAmong, type Ticks } from './RecipientChoices';
import { endAttempt, sendAttempt } from './send-attempt';
import { SettlementFields } from './SettlementFields';
import { type Stage, StagedFooter } from './StagedFooter';

type Props = { engagement: Engagement; /** Those still open. */ disputes: CourtDispute[]; /** Ids of those this version settles from the start. */ accepts: string[]; clientView: ClientView; onClose: () => void; onShared: () => void };
type Seen = 'page' | 'messages';

/** Those her contacts read, the client's own first. */
const languagesOf = ({ language, contacts }: Engagement): Language[] => [...new Set([language, ...contacts.map((contact) => contact.language)])];
const asClaimed = ({ id, claims, from, to }: CourtDispute): CourtSettlement => ({ disputeId: id, party: claims, from, to });

/** What is said about it and what it settles; then exactly what the client reads, before she does. */
export function CourtDialog({ engagement, disputes, accepts, clientView, onClose, onShared }: Props) {
  const call = useCall();
  const { t, failure, languageName } = useReader();
  const queries = useQueryClient();
  const { id: engagementId, client } = engagement;
  const languages = languagesOf(engagement);
  const [words, setWords] = useState<CourtText['words']>({});
  const [settled, setSettled] = useState<CourtSettlement[]>(disputes.filter(({ id }) => accepts.includes(id)).map(asClaimed));
  const [ticks, setTicks] = useState<Ticks>({});
  const [overruled, setOverruled] = useState<Overruling[]>([]);
  const [stage, setStage] = useState<Stage>('text');
  const [seen, setSeen] = useState<Seen>('page');

  const textWith = (passes: Overruling[]): CourtText => ({ engagementId, words, accepts: settled, ...(passes.length > 0 && { overruled: passes }) });
  const preview = useMutation({ mutationFn: (passes: Overruling[]) => call('updates.preview-court', textWith(passes)), onSuccess: () => setStage('preview') });
  const recipients = preview.data?.recipients ?? [];
  const chosen = chosenAmong(recipients, ticks);
  const findings = preview.data?.check.findings ?? [];
  const isStopped = openStopsIn(findings).length > 0;
  const share = useMutation({
    mutationFn: (digest: string) => call('updates.share-court', { ...textWith(overruled), digest, contactIds: chosen.map(({ contactId }) => contactId), sendId: sendAttempt(engagementId, digest) }),
    onSuccess: (update, digest) => {
      endAttempt(engagementId, digest);
      queries.setQueryData(['sent', update.id], update);
      setStage('sent');
      onShared();
    },
  });
  const decide = (passes: Overruling[]) => {
    setOverruled(passes);
    preview.mutate(passes);
  };
  const actions = overrulingActions(overruled, decide);
  const refused = preview.error ? asCallError(preview.error) : undefined;
  const isAtField = refused?.field?.startsWith('accepts') ?? false;
  const backToText = () => {
    share.reset();
    setStage('text');
  };
  const close = () => {
    // It has left, or was taken back, meanwhile.
    if (stage === 'sent') onShared();
    onClose();
  };
  const body = () => {
    if (stage === 'sent' && share.data) return <NoteSent sent={share.data} onBack={backToText} />;
    if (stage === 'preview' && preview.data) {
      const { page, left } = preview.data;
      return (
        <div className="stack">
          <OpenStops findings={findings} actions={actions} />
          {left > 0 ? <p className="subtle">{t('sharing.left', { count: left, client: client.name })}</p> : null}
          <PageTabs
            label={t('updates.preview')}
            tabs={[
              { id: 'page', label: t('sharing.page') },
              { id: 'messages', label: t('sharing.messages') },
            ]}
            selected={seen}
            panelId="court-preview"
            onSelect={(id) => setSeen(id as Seen)}
          />
          <TabPanel id="court-preview" selected={seen}>
            {seen === 'page' ? <Suspense fallback={<LoadingSkeleton lines={6} />}>{clientView({ page })}</Suspense> : <NotePreview preview={preview.data} language={engagement.language} ticks={ticks} onTicks={setTicks} />}
          </TabPanel>
          {recipients.length === 0 ? <EmptyState title={t('updates.no-recipients-title')}>{t('updates.no-recipients')}</EmptyState> : null}
          {share.isError ? <ErrorPanel error={share.error} onRetry={() => preview.mutate(overruled, { onSuccess: () => share.reset() })} /> : null}
        </div>
      );
    }
    return (
      <>
        {languages.map((language) => (
          <TextField
            key={language}
            label={languages.length > 1 ? t('sharing.words-in', { language: languageName(language) }) : t('sharing.words')}
            hint={language === languages[0] ? t('sharing.words-hint') : undefined}
            multiline
            value={words[language] ?? ''}
            onChange={(typed) => setWords({ ...words, [language]: typed })}
          />
        ))}
        {disputes.length > 0 ? <SettlementFields disputes={disputes} client={client.name} settled={settled} error={refused && isAtField ? failure(refused) : undefined} onChange={setSettled} initial={asClaimed} /> : null}
        {refused && !isAtField ? <ErrorPanel error={refused} onRetry={() => preview.mutate(overruled)} /> : null}
        {preview.isPending ? <LoadingSkeleton lines={3} label={t('shared.reading-jira')} /> : null}
      </>
    );
  };
  const primary = () => {
    if (stage === 'sent') return null;
    if (stage === 'preview' && preview.data) {
      const { digest } = preview.data;
      return (
        <Button appearance="primary" isLoading={share.isPending} isDisabled={chosen.length === 0 || preview.isPending || isStopped} onClick={() => share.mutate(digest)}>
          {t('updates.send-to', { count: chosen.length })}
        </Button>
      );
    }
    return (
      <Button appearance="primary" isLoading={preview.isPending} onClick={() => preview.mutate(overruled)}>
        {t('updates.preview')}
      </Button>
    );
  };
  return (
    <Dialog
      title={t('sharing.share-title', { client: client.name })}
      onClose={close}
      footer={
        <StagedFooter stage={stage} isStopped={isStopped} onClose={close} onBack={backToText}>
          {primary()}
        </StagedFooter>
      }
    >
      {body()}
    </Dialog>
  );
}
