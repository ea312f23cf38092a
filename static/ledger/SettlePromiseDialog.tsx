import type { PromiseView } from '../../src/ledger/contract';
import { useReader } from '../shared/reader';
import { wordsFor } from '../../src/i18n/words-for';
import { useCall } from './calls';
import { dayWords, jiraTells } from './promise-words';
import { SettleDialog } from './SettleDialog';

type Props = { engagementId: string; promise: PromiseView; onClose: () => void; onSettled: () => void };
type Kind = 'done' | 'withdrawn';

/** Takes what a person says became of a promise. Of issues and milestones Jira tells whether they are done. */
export function SettlePromiseDialog({ engagementId, promise, onClose, onSettled }: Props) {
  const call = useCall();
  const reader = useReader();
  const { t, today } = reader;
  const kinds: Kind[] = jiraTells(promise) ? ['withdrawn'] : ['done', 'withdrawn'];
  return (
    <SettleDialog
      title={t(jiraTells(promise) ? 'promises.withdraw.title' : 'promises.settle.title')}
      saveLabel={t('promises.settle.save')}
      noteLabel={t('promises.settle.note')}
      noteHint={t('promises.settle.note-hint')}
      kinds={kinds.map((kind) => ({ kind, label: t(`promises.settle.${kind}`), dayLabel: t(`promises.settle.on-${kind}`) }))}
      known={{ kind: promise.said?.kind ?? kinds[0] ?? 'withdrawn', on: promise.said?.on ?? today, note: promise.said?.note ?? '' }}
      save={(said) => call('ledger.settle-promise', { engagementId, promiseId: promise.id, said })}
      onClose={onClose}
      onSettled={onSettled}
    >
      <strong>{dayWords(promise, reader)}</strong> <bdi>{wordsFor(promise.words, reader.language)}</bdi>
    </SettleDialog>
  );
}
