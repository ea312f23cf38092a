import { Suspense, useState } from 'react';
import type { Engagement } from '../../src/clients/contract';
import type { Language } from '../../src/i18n/language';
import type { CourtDispute } from '../../src/ledger/contract';
import type { CourtSettlement, CourtText } from '../../src/updates/court-contract';
import { EmptyState } from '../shared/EmptyState';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { PageTabs } from '../shared/PageTabs';
import { useReader } from '../shared/reader';
import { TabPanel } from '../shared/TabPanel';
import { TextField } from '../shared/TextField';
import { useCall } from './calls';
import type { ClientView } from './CourtSharing';
import { NotePreview } from './NotePreview';
import { SettlementFields } from './SettlementFields';
import { useStagedMessage } from './staged-message';
import { StagedDialog } from './StagedDialog';

type Props = { engagement: Engagement; /** Those still open. */ disputes: CourtDispute[]; /** Ids of those this version settles from the start. */ accepts: string[]; clientView: ClientView; onClose: () => void; onShared: () => void };
type Shown = 'page' | 'messages';

/** Those her contacts read, the client's own first. */
const languagesOf = ({ language, contacts }: Engagement): Language[] => [...new Set([language, ...contacts.map((contact) => contact.language)])];
const asClaimed = ({ id, claims, from, to }: CourtDispute): CourtSettlement => ({ disputeId: id, party: claims, from, to });

/** What is said about it and what it settles; then exactly what the client reads, before she does. */
export function CourtDialog({ engagement, disputes, accepts, clientView, onClose, onShared }: Props) {
  const call = useCall();
  const { t, failure, languageName } = useReader();
  const { id: engagementId, client } = engagement;
  const languages = languagesOf(engagement);
  const [words, setWords] = useState<CourtText['words']>({});
  const [settled, setSettled] = useState<CourtSettlement[]>(disputes.filter(({ id }) => accepts.includes(id)).map(asClaimed));
  const [shown, setShown] = useState<Shown>('page');
  const text: CourtText = { engagementId, words, accepts: settled };
  const message = useStagedMessage({
    engagementId,
    preview: (passes) => call('updates.preview-court', { ...text, ...passes }),
    send: (leaving) => call('updates.share-court', { ...text, ...leaving }),
    updateIn: (update) => update,
    onSent: onShared,
  });
  const { refused, chosen } = message;
  const isAtField = refused?.field?.startsWith('accepts') ?? false;
  const close = () => {
    // It has left, or was taken back, meanwhile.
    if (message.stage === 'sent') onShared();
    onClose();
  };
  return (
    <StagedDialog
      title={t('sharing.share-title', { client: client.name })}
      message={message}
      isAtField={isAtField}
      maySend={chosen.length > 0}
      sendLabel={t('updates.send-to', { count: chosen.length })}
      onClose={close}
      form={
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
        </>
      }
      preview={(seen) => (
        <div className="stack">
          {seen.left > 0 ? <p className="subtle">{t('sharing.left', { count: seen.left, client: client.name })}</p> : null}
          <PageTabs
            label={t('updates.preview')}
            tabs={[
              { id: 'page', label: t('sharing.page') },
              { id: 'messages', label: t('sharing.messages') },
            ]}
            selected={shown}
            panelId="court-preview"
            onSelect={(id) => setShown(id as Shown)}
          />
          <TabPanel id="court-preview" selected={shown}>
            {shown === 'page' ? <Suspense fallback={<LoadingSkeleton lines={6} />}>{clientView({ page: seen.page })}</Suspense> : <NotePreview preview={seen} language={engagement.language} ticks={message.ticks} onTicks={message.setTicks} />}
          </TabPanel>
          {seen.recipients.length === 0 ? <EmptyState title={t('updates.no-recipients-title')}>{t('updates.no-recipients')}</EmptyState> : null}
        </div>
      )}
    />
  );
}
