import Button from '@atlaskit/button/default/button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Engagement } from '../../src/clients/contract';
import type { Language } from '../../src/i18n/language';
import type { Overruling } from '../../src/updates/check-contract';
import type { PauseText } from '../../src/updates/contract';
import { asCallError } from '../shared/call';
import { Dialog } from '../shared/Dialog';
import { ErrorPanel } from '../shared/ErrorPanel';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { useReader } from '../shared/reader';
import { TextField } from '../shared/TextField';
import { WithWords } from '../shared/WithWords';
import { useCall } from './calls';
import { OpenStops, openStopsIn } from './check/OpenStops';
import { overrulingActions } from './check/overruling-actions';
import { NotePreview } from './NotePreview';
import { NoteSent } from './NoteSent';
import { chosenAmong, type Ticks } from './RecipientChoices';
import { endAttempt, sendAttempt } from './send-attempt';
import { type Stage, StagedFooter } from './StagedFooter';
import './updates.css';

type Props = { engagement: Engagement; onClose: () => void; onPaused: () => void };

/** Those her contacts read, the client's own first. */
const languagesOf = ({ language, contacts }: Engagement): Language[] => [...new Set([language, ...contacts.map((contact) => contact.language)])];

/** Until when and why; then exactly what the client is told, before she is told. */
export function PauseDialog({ engagement, onClose, onPaused }: Props) {
  const call = useCall();
  const { t, failure, languageName, dateWithDistance } = useReader();
  const queries = useQueryClient();
  const engagementId = engagement.id;
  const languages = languagesOf(engagement);
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState<PauseText['reason']>({});
  const [ticks, setTicks] = useState<Ticks>({});
  const [overruled, setOverruled] = useState<Overruling[]>([]);
  const [stage, setStage] = useState<Stage>('text');

  const textWith = (passes: Overruling[]): PauseText => ({ engagementId, until, reason, ...(passes.length > 0 && { overruled: passes }) });
  const preview = useMutation({ mutationFn: (passes: Overruling[]) => call('updates.preview-pause', textWith(passes)), onSuccess: () => setStage('preview') });
  const recipients = preview.data?.recipients ?? [];
  const chosen = chosenAmong(recipients, ticks);
  const findings = preview.data?.check.findings ?? [];
  const isStopped = openStopsIn(findings).length > 0;
  const pause = useMutation({
    mutationFn: (digest: string) => call('updates.pause', { ...textWith(overruled), digest, contactIds: chosen.map(({ contactId }) => contactId), sendId: sendAttempt(engagementId, digest) }),
    onSuccess: ({ update }, digest) => {
      endAttempt(engagementId, digest);
      if (update) queries.setQueryData(['sent', update.id], update);
      onPaused();
      if (update) setStage('sent');
      else onClose();
    },
  });
  const decide = (passes: Overruling[]) => {
    setOverruled(passes);
    preview.mutate(passes);
  };
  const actions = overrulingActions(overruled, decide);
  const refused = preview.error ? asCallError(preview.error) : undefined;
  const errorAt = (field: string) => (refused?.field?.startsWith(field) ? failure(refused) : undefined);
  const backToText = () => {
    pause.reset();
    setStage('text');
  };
  const close = () => {
    // It may have been taken back meanwhile.
    if (stage === 'sent') onPaused();
    onClose();
  };

  const body = () => {
    if (stage === 'sent' && pause.data?.update) return <NoteSent sent={pause.data.update} onBack={backToText} />;
    if (stage === 'preview' && preview.data) {
      return (
        <>
          <WithWords areas={['findings']}>
            <OpenStops findings={findings} actions={actions} />
          </WithWords>
          {recipients.length === 0 ? <p>{t('updates.pause-nobody')}</p> : <NotePreview preview={preview.data} language={engagement.language} ticks={ticks} onTicks={setTicks} />}
          {pause.isError ? <ErrorPanel error={pause.error} onRetry={() => preview.mutate(overruled, { onSuccess: () => pause.reset() })} /> : null}
        </>
      );
    }
    return (
      <>
        <TextField
          label={t('updates.pause-until')}
          type="date"
          required
          hint={until ? dateWithDistance(until) : t('updates.pause-until-hint')}
          value={until}
          error={errorAt('until')}
          onChange={setUntil}
        />
        {languages.map((language) => (
          <TextField
            key={language}
            label={languages.length > 1 ? t('updates.pause-reason-in', { language: languageName(language) }) : t('updates.pause-reason')}
            hint={language === languages[0] ? t('updates.pause-reason-hint') : undefined}
            multiline
            required={language === languages[0]}
            value={reason[language] ?? ''}
            error={language === languages[0] ? errorAt('reason') : undefined}
            onChange={(words) => setReason({ ...reason, [language]: words })}
          />
        ))}
        {refused && !errorAt('until') && !errorAt('reason') ? <ErrorPanel error={refused} onRetry={() => preview.mutate(overruled)} /> : null}
        {preview.isPending ? <LoadingSkeleton lines={3} label={t('shared.reading-jira')} /> : null}
      </>
    );
  };
  const primary = () => {
    if (stage === 'sent') return null;
    if (stage === 'preview' && preview.data) {
      const { digest } = preview.data;
      const canReach = recipients.some(({ unreachable }) => !unreachable);
      return (
        <Button appearance="primary" isLoading={pause.isPending} isDisabled={isStopped || preview.isPending || (canReach && chosen.length === 0)} onClick={() => pause.mutate(digest)}>
          {canReach ? t('updates.pause-tell', { count: chosen.length }) : t('updates.pause-only')}
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
      title={t('updates.pause-title', { client: engagement.client.name })}
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
