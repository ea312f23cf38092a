import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Engagement } from '../../src/clients/contract';
import { dateIn } from '../../src/i18n/dates';
import type { SentUpdate } from '../../src/updates/contract';
import type { CorrectionStart, CorrectionText } from '../../src/updates/correction-contract';
import { EmptyState } from '../shared/EmptyState';
import { ErrorPanel } from '../shared/ErrorPanel';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { useReader } from '../shared/reader';
import { isAbout } from '../shared/refused-field';
import { useCall } from './calls';
import { CorrectionForm, type TrueWords } from './CorrectionForm';
import { NotePreview } from './NotePreview';
import { useStagedMessage } from './staged-message';
import { StagedDialog } from './StagedDialog';

type Props = { updateId: string; lineId: string; engagement: Engagement; onClose: () => void; onSent: (update: SentUpdate) => void };

/** What we said, what is true and since when, for those still holding the line; seen before it is sent. */
export function CorrectionDialog({ updateId, lineId, engagement, onClose, onSent }: Props) {
  const call = useCall();
  const { t, date, timeZone } = useReader();
  const [words, setWords] = useState<TrueWords>();
  const start = useQuery({ queryKey: ['correction', updateId, lineId], queryFn: () => call('updates.correction-recipients', { updateId, lineId }), gcTime: 0, staleTime: Infinity });
  const written = words ?? (start.data && suggestedIn(start.data));
  const { text, sinceOn, on } = written ?? emptyWords;
  const correction: CorrectionText = { updateId, lineId, text, sinceOn, ...(on !== '' && { on }) };
  const message = useStagedMessage({
    engagementId: engagement.id,
    preview: (passes) => call('updates.preview-correction', { ...correction, ...passes }),
    send: (leaving) => call('updates.send-correction', { ...correction, ...leaving }),
    updateIn: (update) => update,
    onSent,
  });
  const { refused, chosen, sent } = message;
  const isAtField = ['text', 'sinceOn', 'on'].some((field) => isAbout(refused, field));
  const close = () => {
    // It has left, or was taken back, meanwhile.
    if (sent) onSent(sent);
    onClose();
  };
  const form = () => {
    if (start.isError) return <ErrorPanel error={start.error} onRetry={() => void start.refetch()} />;
    if (!start.data || !written) return <LoadingSkeleton lines={6} label={t('shared.reading-jira')} />;
    return (
      <>
        <CorrectionForm start={start.data} words={written} onWords={setWords} refused={isAtField ? refused : undefined} />
        {start.data.holders.length === 0 ? <EmptyState title={t('correction.nobody-title')}>{t('correction.nobody')}</EmptyState> : null}
      </>
    );
  };
  return (
    <StagedDialog
      title={start.data ? t('correction.title', { date: date(dateIn(start.data.saidAt, timeZone)) }) : t('updates.line-correct')}
      message={message}
      form={form()}
      isWritten={start.data !== undefined && start.data.holders.length > 0}
      isAtField={isAtField}
      preview={(seen) => <NotePreview preview={seen} language={engagement.language} ticks={message.ticks} onTicks={message.setTicks} />}
      maySend={chosen.length > 0}
      sendLabel={t('updates.send-to', { count: chosen.length })}
      onClose={close}
    />
  );
}

const emptyWords: TrueWords = { text: {}, sinceOn: '', on: '' };
const suggestedIn = ({ suggested: { text, sinceOn, on } }: CorrectionStart): TrueWords => ({ text, sinceOn, on: on ?? '' });
