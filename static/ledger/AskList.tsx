import Heading from '@atlaskit/heading';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { AskView } from '../../src/ledger/contract';
import { ErrorPanel } from '../shared/ErrorPanel';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { useReader } from '../shared/reader';
import { AskRow } from './AskRow';
import { useCall } from './calls';
import './ledger.css';

const SettleAskDialog = lazy(async () => ({ default: (await import('./SettleAskDialog')).SettleAskDialog }));

type Props = { client: { engagementId: string; name: string }; mayEdit: boolean };

/** What one client was asked for, and what became of it. */
export function AskList({ client, mayEdit }: Props) {
  const call = useCall();
  const { t } = useReader();
  const { engagementId, name } = client;
  const queries = useQueryClient();
  const queryKey = ['asks', engagementId];
  const [settling, setSettling] = useState<AskView>();
  const list = useQuery({ queryKey, queryFn: () => call('ledger.asks', { engagementId }) });
  const asks = list.data?.asks ?? [];
  const open = asks.filter(({ state }) => state === 'open');
  const settled = asks.filter(({ state }) => state !== 'open');
  const rows = (some: AskView[]) => (
    <ul className="promise-rows">
      {some.map((ask) => (
        <AskRow key={ask.id} ask={ask} mayEdit={mayEdit} onSettle={() => setSettling(ask)} />
      ))}
    </ul>
  );
  return (
    <section className="stack-tight">
      <Heading size="small" as="h2">
        {t('asks.title', { client: name })}
      </Heading>
      {list.isPending ? <LoadingSkeleton lines={2} /> : null}
      {list.error ? <ErrorPanel error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isSuccess ? <p className="subtle">{t(asks.length === 0 ? 'asks.empty' : 'asks.hint')}</p> : null}
      {open.length > 0 ? rows(open) : null}
      {asks.length > 0 && open.length === 0 ? <p>{t('asks.none-open')}</p> : null}
      {settled.length > 0 ? (
        <details>
          <summary>{t('asks.closed', { count: settled.length })}</summary>
          {rows(settled)}
        </details>
      ) : null}
      <Suspense fallback={null}>
        {settling ? (
          <SettleAskDialog
            engagementId={engagementId}
            ask={settling}
            onClose={() => setSettling(undefined)}
            onSettled={(ask) => {
              setSettling(undefined);
              // Lists lag behind what was written a moment ago.
              queries.setQueryData(queryKey, { asks: asks.map((other) => (other.id === ask.id ? ask : other)) });
            }}
          />
        ) : null}
      </Suspense>
    </section>
  );
}
