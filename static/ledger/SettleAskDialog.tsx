import type { AskState, AskView } from '../../src/ledger/contract';
import { useReader } from '../shared/reader';
import { wordsFor } from '../../src/i18n/words-for';
import { useCall } from './calls';
import { SettleDialog } from './SettleDialog';

type Props = { engagementId: string; ask: AskView; onClose: () => void; onSettled: (ask: AskView) => void };

/** Takes what a person says became of an ask. */
export function SettleAskDialog({ engagementId, ask, onClose, onSettled }: Props) {
  const call = useCall();
  const { t, today, language } = useReader();
  const isOpen = ask.state === 'open';
  const ended = (['met', 'withdrawn'] as const).map((kind) => ({ kind, label: t(`asks.settle.${kind}`), dayLabel: t(`asks.settle.on-${kind}`) }));
  return (
    <SettleDialog<AskState, AskView>
      title={t('asks.settle.title')}
      saveLabel={t('asks.settle.save')}
      noteLabel={t('asks.settle.note')}
      noteHint={t('asks.settle.note-hint')}
      kinds={isOpen ? ended : [...ended, { kind: 'open', label: t('asks.settle.open') }]}
      known={{ kind: isOpen ? 'met' : ask.state, on: ask.said && !isOpen ? ask.said.on : today, note: ask.said?.note ?? '' }}
      save={(said) => call('ledger.close-ask', { engagementId, askId: ask.id, said })}
      onClose={onClose}
      onSettled={onSettled}
    >
      <bdi>{wordsFor(ask.texts, language)}</bdi>
    </SettleDialog>
  );
}
