import { useState } from 'react';
import type { Language } from '../../src/i18n/language';
import type { Preview } from '../../src/updates/contract';
import { PageTabs } from '../shared/PageTabs';
import { useReader } from '../shared/reader';
import { TabPanel } from '../shared/TabPanel';
import { MailsToday } from './MailsToday';
import { MessageView } from './MessageView';
import { useMessageTabs } from './message-tabs';
import { chosenAmong, RecipientChoices, type Ticks } from './RecipientChoices';

type Props = { preview: Preview; language: Language; ticks: Ticks; onTicks: (ticks: Ticks) => void };

/** Who gets the note by which road, and exactly what each of them gets. */
export function NotePreview({ preview: { recipients, messages, mails }, language, ticks, onTicks }: Props) {
  const { t } = useReader();
  const [wanted, setWanted] = useState('');
  const shown = recipients.find(({ contactId }) => contactId === wanted) ?? recipients[0];
  const tabs = useMessageTabs(recipients);
  const message = shown && messages[shown.edition];
  if (!message) return null;
  return (
    <div className="stack">
      <RecipientChoices recipients={recipients} ticks={ticks} onTicks={onTicks} language={language} />
      <PageTabs
        label={t('updates.recipients')}
        tabs={tabs}
        selected={shown.contactId}
        panelId="note-message"
        onSelect={setWanted}
      />
      <TabPanel id="note-message" selected={shown.contactId}>
        <MessageView key={shown.contactId} message={message} road={shown.road} language={shown.language} />
      </TabPanel>
      <MailsToday mails={mails} chosen={chosenAmong(recipients, ticks)} />
      <p className="subtle small">{t('updates.send-note')}</p>
    </div>
  );
}
