import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { SentUpdate } from '../../src/updates/contract';
import { ErrorPanel } from '../shared/ErrorPanel';
import { useReader } from '../shared/reader';
import { useCall } from './calls';
import { DeliveryList } from './DeliveryList';
import { SendProgress } from './SendProgress';
import { useFollowed } from './use-followed';

type Props = { sent: SentUpdate; onBack: () => void };

/** Twenty seconds to take the note back, then how its deliveries stand. */
export function NoteSent({ sent, onBack }: Props) {
  const call = useCall();
  const { t } = useReader();
  const queries = useQueryClient();
  const followed = useFollowed(sent.id);
  const update = followed.data ?? sent;
  // Only a person who sends by hand needs the words again.
  const byHand = update.state === 'sent' && update.deliveries.some(({ road }) => road === 'by-hand');
  const read = useQuery({ queryKey: ['read', sent.id], queryFn: () => call('updates.read', { updateId: sent.id }), enabled: byHand });
  const adopt = (changed: SentUpdate) => queries.setQueryData(['sent', sent.id], changed);
  const emails = new Map(read.data?.engagement.contacts.map(({ id, email }) => [id, email]));
  return (
    <div className="stack">
      <SendProgress update={update} maySend onChanged={adopt} back={{ label: t('updates.tell-back'), go: onBack }} />
      {followed.isError ? <ErrorPanel error={followed.error} onRetry={() => void followed.refetch()} /> : null}
      {read.isError ? <ErrorPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      <DeliveryList update={update} messages={read.data?.messages ?? []} emails={emails} maySend onChanged={adopt} />
    </div>
  );
}
