import { useState } from 'react';
import type { Engagement } from '../../src/clients/contract';
import type { Language } from '../../src/i18n/language';
import type { PauseText } from '../../src/updates/contract';
import { useReader } from '../shared/reader';
import { TextField } from '../shared/TextField';
import { useCall } from './calls';
import { NotePreview } from './NotePreview';
import { useStagedMessage } from './staged-message';
import { StagedDialog } from './StagedDialog';

type Props = { engagement: Engagement; onClose: () => void; onPaused: () => void };

/** Those her contacts read, the client's own first. */
const languagesOf = ({ language, contacts }: Engagement): Language[] => [...new Set([language, ...contacts.map((contact) => contact.language)])];

/** Until when and why; then exactly what the client is told, before she is told. */
export function PauseDialog({ engagement, onClose, onPaused }: Props) {
  const call = useCall();
  const { t, failure, languageName, dateWithDistance } = useReader();
  const engagementId = engagement.id;
  const languages = languagesOf(engagement);
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
  const errorAt = (field: string) => (refused?.field?.startsWith(field) ? failure(refused) : undefined);
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
      isAtField={errorAt('until') !== undefined || errorAt('reason') !== undefined}
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
        </>
      }
      preview={(seen) => (seen.recipients.length === 0 ? <p>{t('updates.pause-nobody')}</p> : <NotePreview preview={seen} language={engagement.language} ticks={message.ticks} onTicks={message.setTicks} />)}
    />
  );
}
