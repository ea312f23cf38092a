import Button from '@atlaskit/button/default/button';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Engagement } from '../../src/clients/contract';
import { dateIn } from '../../src/i18n/dates';
import type { Overruling } from '../../src/updates/check-contract';
import type { SentUpdate } from '../../src/updates/contract';
import type { CorrectionStart, CorrectionText } from '../../src/updates/correction-contract';
import { asCallError } from '../shared/call';
import { Dialog } from '../shared/Dialog';
import { EmptyState } from '../shared/EmptyState';
import { ErrorPanel } from '../shared/ErrorPanel';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { useReader } from '../shared/reader';
import { useCall } from './calls';
import { OpenStops, openStopsIn } from './check/OpenStops';
import { overrulingActions } from './check/overruling-actions';
import { CorrectionForm, type TrueWords } from './CorrectionForm';
import { NotePreview } from './NotePreview';
import { NoteSent } from './NoteSent';
import { chosenAmong, type Ticks } from './RecipientChoices';
import { endAttempt, sendAttempt } from './send-attempt';
import { type Stage, StagedFooter } from './StagedFooter';
import './updates.css';

type Props = { updateId: string; lineId: string; engagement: Engagement; onClose: () => void; onSent: (update: SentUpdate) => void };

/** What we said, what is true and since when, for those still holding the line; seen before it is sent. */
export function CorrectionDialog({ updateId, lineId, engagement, onClose, onSent }: Props) {
  const call = useCall();
  const { t, date, timeZone } = useReader();
  const queries = useQueryClient();
  const [words, setWords] = useState<TrueWords>();
  const [ticks, setTicks] = useState<Ticks>({});
  const [overruled, setOverruled] = useState<Overruling[]>([]);
  const [stage, setStage] = useState<Stage>('text');
  const start = useQuery({ queryKey: ['correction', updateId, lineId], queryFn: () => call('updates.correction-recipients', { updateId, lineId }), gcTime: 0, staleTime: Infinity });
  const written = words ?? (start.data && suggestedIn(start.data));
  const correctionWith = ({ text, sinceOn, on }: TrueWords, passes: Overruling[]): CorrectionText => ({ updateId, lineId, text, sinceOn, ...(on !== '' && { on }), ...(passes.length > 0 && { overruled: passes }) });

  const preview = useMutation({ mutationFn: (passes: Overruling[]) => call('updates.preview-correction', correctionWith(written ?? emptyWords, passes)), onSuccess: () => setStage('preview') });
  const recipients = preview.data?.recipients ?? [];
  const chosen = chosenAmong(recipients, ticks);
  const findings = preview.data?.check.findings ?? [];
  const isStopped = openStopsIn(findings).length > 0;
  const send = useMutation({
    mutationFn: (digest: string) =>
      call('updates.send-correction', { ...correctionWith(written ?? emptyWords, overruled), digest, contactIds: chosen.map(({ contactId }) => contactId), sendId: sendAttempt(engagement.id, digest) }),
    onSuccess: (update, digest) => {
      endAttempt(engagement.id, digest);
      queries.setQueryData(['sent', update.id], update);
      setStage('sent');
      onSent(update);
    },
  });
  const decide = (passes: Overruling[]) => {
    setOverruled(passes);
    preview.mutate(passes);
  };
  const actions = overrulingActions(overruled, decide);
  const backToText = () => {
    send.reset();
    setStage('text');
  };
  const close = () => {
    // It has left, or was taken back, meanwhile.
    if (send.data) onSent(send.data);
    onClose();
  };

  const body = () => {
    if (stage === 'sent' && send.data) return <NoteSent sent={send.data} onBack={backToText} />;
    if (stage === 'preview' && preview.data) {
      return (
        <>
          <OpenStops findings={findings} actions={actions} />
          <NotePreview preview={preview.data} language={engagement.language} ticks={ticks} onTicks={setTicks} />
          {send.isError ? <ErrorPanel error={send.error} onRetry={() => preview.mutate(overruled, { onSuccess: () => send.reset() })} /> : null}
        </>
      );
    }
    if (start.isError) return <ErrorPanel error={start.error} onRetry={() => void start.refetch()} />;
    if (!start.data || !written) return <LoadingSkeleton lines={6} label={t('shared.reading-jira')} />;
    const refused = preview.error ? asCallError(preview.error) : undefined;
    const isAtField = ['text', 'sinceOn', 'on'].some((field) => refused?.field?.split('.')[0] === field);
    return (
      <>
        <CorrectionForm start={start.data} words={written} onWords={setWords} refused={isAtField ? refused : undefined} />
        {start.data.holders.length === 0 ? <EmptyState title={t('correction.nobody-title')}>{t('correction.nobody')}</EmptyState> : null}
        {refused && !isAtField ? <ErrorPanel error={refused} onRetry={() => preview.mutate(overruled)} /> : null}
      </>
    );
  };

  const primary = () => {
    if (stage === 'sent' || !start.data || start.data.holders.length === 0) return null;
    if (stage === 'preview' && preview.data) {
      const { digest } = preview.data;
      return (
        <Button appearance="primary" isLoading={send.isPending} isDisabled={chosen.length === 0 || preview.isPending || isStopped} onClick={() => send.mutate(digest)}>
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
      title={start.data ? t('correction.title', { date: date(dateIn(start.data.saidAt, timeZone)) }) : t('updates.line-correct')}
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

const emptyWords: TrueWords = { text: {}, sinceOn: '', on: '' };
const suggestedIn = ({ suggested: { text, sinceOn, on } }: CorrectionStart): TrueWords => ({ text, sinceOn, on: on ?? '' });
