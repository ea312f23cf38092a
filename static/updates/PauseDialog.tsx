import { useState } from 'react';
import type { Engagement } from '../../src/clients/contract';
import { readersLanguages } from '../../src/i18n/readers-languages';
import type { PauseText } from '../../src/updates/contract';
import { useReader } from '../shared/reader';
import { isAbout } from '../shared/refused-field';
import { TextField } from '../shared/TextField';
import { useCall } from './calls';
import { NotePreview } from './NotePreview';
import { useStagedMessage } from './staged-message';
import { StagedDialog } from './StagedDialog';
import { WordsInLanguages } from './WordsInLanguages';

type Props = { engagement: Engagement; onClose: () => void; onPaused: () => void };

/** Until when and why; then exactly what the client is told, before she is told. */
export function PauseDialog({ engagement, onClose, onPaused }: Props) {
  const call = useCall();
  const { t, failure, dateWithDistance } = useReader();
  const engagementId = engagement.id;
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState<PauseText['reason']>({});
  const text: PauseText = { engagementId, until, reason };
  const message = useStagedMessage({
    engagementId,
    preview: (passes) => call('updates.preview-pause', { ...text, ...passes }),
    send: (leaving) => call('updates.pause', { ...text, ...leaving }),
    updateIn: ({ update }) => update,
    onSent: ({ update }) => {
      onPaused();
      if (!update) onClose();
    },
  });
  const { refused, chosen } = message;
  const canReach = message.recipients.some(({ unreachable }) => !unreachable);
  const close = () => {
    // It may have been taken back meanwhile.
    if (message.stage === 'sent') onPaused();
    onClose();
  };
  return (
    <StagedDialog
      title={t('updates.pause-title', { client: engagement.client.name })}
      message={message}
      isAtField={isAbout(refused, 'until') || isAbout(refused, 'reason')}
      maySend={!canReach || chosen.length > 0}
      sendLabel={canReach ? t('updates.pause-tell', { count: chosen.length }) : t('updates.pause-only')}
      onClose={close}
      form={
        <>
          <TextField
            label={t('updates.pause-until')}
            type="date"
            required
            hint={until ? dateWithDistance(until) : t('updates.pause-until-hint')}
            value={until}
            error={refused && isAbout(refused, 'until') ? failure(refused) : undefined}
            onChange={setUntil}
          />
          <WordsInLanguages
            languages={readersLanguages(engagement, engagement.contacts)}
            name="reason"
            label={t('updates.pause-reason')}
            labelIn={(language) => t('updates.pause-reason-in', { language })}
            hint={t('updates.pause-reason-hint')}
            required
            words={reason}
            onWords={setReason}
            refused={refused}
          />
        </>
      }
      preview={(seen) => (seen.recipients.length === 0 ? <p>{t('updates.pause-nobody')}</p> : <NotePreview preview={seen} language={engagement.language} ticks={message.ticks} onTicks={message.setTicks} />)}
    />
  );
}
