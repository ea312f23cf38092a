import { Suspense, useState } from 'react';
import type { Engagement } from '../../src/clients/contract';
import { readersLanguages } from '../../src/i18n/readers-languages';
import type { CourtDispute } from '../../src/ledger/contract';
import type { CourtSettlement, CourtText } from '../../src/updates/court-contract';
import { EmptyState } from '../shared/EmptyState';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { PageTabs } from '../shared/PageTabs';
import { useReader } from '../shared/reader';
import { isAbout } from '../shared/refused-field';
import { TabPanel } from '../shared/TabPanel';
import { useCall } from './calls';
import type { ClientView } from './CourtSharing';
import { NotePreview } from './NotePreview';
import { SettlementFields } from './SettlementFields';
import { useStagedMessage } from './staged-message';
import { StagedDialog } from './StagedDialog';
import { WordsInLanguages } from './WordsInLanguages';

type Props = { engagement: Engagement; /** Those still open. */ disputes: CourtDispute[]; /** Ids of those this version settles from the start. */ accepts: string[]; clientView: ClientView; onClose: () => void; onShared: () => void };
type Shown = 'page' | 'messages';

const asClaimed = ({ id, claims, from, to }: CourtDispute): CourtSettlement => ({ disputeId: id, party: claims, from, to });

/** What is said about it and what it settles; then exactly what the client reads, before she does. */
export function CourtDialog({ engagement, disputes, accepts, clientView, onClose, onShared }: Props) {
  const call = useCall();
  const { t } = useReader();
  const { id: engagementId, client } = engagement;
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
  const close = () => {
    // It has left, or was taken back, meanwhile.
    if (message.stage === 'sent') onShared();
    onClose();
  };
  return (
    <StagedDialog
      title={t('sharing.share-title', { client: client.name })}
      message={message}
      isAtField={isAbout(refused, 'words') || isAbout(refused, 'accepts')}
      maySend={chosen.length > 0}
      sendLabel={t('updates.send-to', { count: chosen.length })}
      onClose={close}
      form={
        <>
          <WordsInLanguages
            languages={readersLanguages(engagement, engagement.contacts)}
            name="words"
            label={t('sharing.words')}
            labelIn={(language) => t('sharing.words-in', { language })}
            hint={t('sharing.words-hint')}
            words={words}
            onWords={setWords}
            refused={refused}
          />
          {disputes.length > 0 ? <SettlementFields disputes={disputes} client={client.name} settled={settled} refused={isAbout(refused, 'accepts') ? refused : undefined} onChange={setSettled} initial={asClaimed} /> : null}
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
