import { useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { WordArea } from '../../src/i18n/interface';
import type { SentUpdate } from '../../src/updates/contract';
import { useReader } from '../shared/reader';
import { WithWords } from '../shared/WithWords';

const BadNewsDialog = lazy(async () => ({ default: (await import('./BadNewsDialog')).BadNewsDialog }));
const dialogWords: WordArea[] = ['updates', 'clients'];

/** The button, as it suits the place. */
export type Offer = (label: string, open: () => void) => ReactNode;
type Props = {
  client: { engagementId: string; name: string };
  /** The working day of the bad news, YYYY-MM-DD. */
  day: string;
  offer: Offer;
  /** A note about it is on its way, or was, and the dialog is closed. */
  onTold: () => void;
};

/** The offer to tell a client now, not on Friday, what became bad on a day. */
export function TellNow({ client, day, offer, onTold }: Props) {
  const { t } = useReader();
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [sentId, setSentId] = useState<string>();
  const close = () => {
    setOpen(false);
    const sent = sentId === undefined ? undefined : queries.getQueryData<SentUpdate>(['sent', sentId]);
    if (sent?.state === 'taken-back') setSentId(undefined);
    else if (sent) onTold();
  };
  return (
    <>
      {sentId !== undefined && !isOpen ? (
        <span className="subtle small">{t('bad-news.on-its-way')}</span>
      ) : (
        offer(t('bad-news.tell-now', { client: client.name }), () => setOpen(true))
      )}
      {isOpen ? (
        <Suspense fallback={null}>
          <WithWords areas={dialogWords}>
            <BadNewsDialog client={client} day={day} onClose={close} onSent={({ id }) => setSentId(id)} />
          </WithWords>
        </Suspense>
      ) : null}
    </>
  );
}
