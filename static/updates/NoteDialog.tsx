import { useState } from 'react';
import type { IssueSummary } from '../../src/clients/contract';
import type { SentUpdate } from '../../src/updates/contract';
import { useReader } from '../shared/reader';
import { SelectField } from '../shared/SelectField';
import { type NoteClient, NoteToClient } from './NoteToClient';

type Props = {
  issue: Pick<IssueSummary, 'id' | 'key'>;
  /** At least one. */
  clients: NoteClient[];
  onClose: () => void;
  onSent: (update: SentUpdate) => void;
  /** A client sees the issue from now on. */
  onShown?: (engagementId: string) => void;
};

/** "Tell the client…": a short note about one issue, seen before it is sent. */
export function NoteDialog({ issue, clients, onClose, onSent, onShown }: Props) {
  const { t } = useReader();
  const [engagementId, setEngagementId] = useState(clients[0]?.engagementId ?? '');
  const client = clients.find((each) => each.engagementId === engagementId) ?? clients[0];
  if (!client) return null;
  const choice =
    clients.length > 1 ? (
      <SelectField label={t('updates.tell-client')} value={client.engagementId} options={clients.map((each) => ({ value: each.engagementId, label: each.name }))} onChange={setEngagementId} />
    ) : null;
  return (
    <NoteToClient
      key={client.engagementId}
      about={{ issueId: issue.id }}
      draftId={issue.id}
      title={t('updates.tell-title', { key: issue.key })}
      introduction={choice}
      client={client}
      onClose={onClose}
      onSent={onSent}
      onShown={onShown}
    />
  );
}
