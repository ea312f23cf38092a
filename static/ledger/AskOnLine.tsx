import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { AskView } from '../../src/ledger/contract';
import { LinkButton } from '../shared/LinkButton';
import { Lozenge } from '../shared/Lozenge';
import { useReader } from '../shared/reader';
import { askAppearance, askStateWords } from './ask-words';
import { useCall } from './calls';

const SettleAskDialog = lazy(async () => ({ default: (await import('./SettleAskDialog')).SettleAskDialog }));

type Props = { engagementId: string; askId: string; mayEdit: boolean };

/** On a line that asked for something: what became of it. Nothing where the line is too old to be listed. */
export function AskOnLine({ engagementId, askId, mayEdit }: Props) {
  const call = useCall();
  const reader = useReader();
  const { t, date } = reader;
  const queries = useQueryClient();
  const queryKey = ['asks', engagementId];
  const [isSettling, setSettling] = useState(false);
  const list = useQuery({ queryKey, queryFn: () => call('ledger.asks', { engagementId }) });
  const asks = list.data?.asks ?? [];
  const ask = asks.find(({ id }) => id === askId);
  if (!ask) return null;
  const { said } = ask;
  const adopt = (next: AskView) => {
    setSettling(false);
    // Lists lag behind what was written a moment ago.
    queries.setQueryData(queryKey, { asks: asks.map((other) => (other.id === next.id ? next : other)) });
  };
  return (
    <span className="row small">
      <Lozenge appearance={askAppearance(ask)}>{askStateWords(ask, reader)}</Lozenge>
      {said ? <span className="breakable">{`${t(`asks.said.${said.kind}`, { name: said.by.name, date: date(said.on) })}${said.note === '' ? '' : `: ${said.note}`}`}</span> : null}
      {mayEdit ? <LinkButton onClick={() => setSettling(true)}>{t('asks.settle')}</LinkButton> : null}
      <Suspense fallback={null}>{isSettling ? <SettleAskDialog engagementId={engagementId} ask={ask} onClose={() => setSettling(false)} onSettled={adopt} /> : null}</Suspense>
    </span>
  );
}
