import Button from '@atlaskit/button/default/button';
import { useMutation } from '@tanstack/react-query';
import type { FeedbackDetail, FeedbackItem } from '../../../src/feedback/contract';
import { Dialog } from '../../shared/Dialog';
import { ErrorPanel } from '../../shared/ErrorPanel';
import { useReader } from '../../shared/reader';
import { SearchPicker } from '../../shared/SearchPicker';
import { useCall } from '../calls';
import { firstWords } from './InboxRow';

type Props = { item: FeedbackItem; others: FeedbackItem[]; onDone: (detail: FeedbackDetail) => void; onClose: () => void };

/** Makes it part of another of the same inbox. */
export function MergeDialog({ item, others, onDone, onClose }: Props) {
  const call = useCall();
  const { t } = useReader();
  const merge = useMutation({ mutationFn: (intoId: string) => call('feedback.merge', { id: item.id, intoId }), onSuccess: onDone });
  const matching = (text: string) => {
    const wanted = text.toLocaleLowerCase();
    return others.filter(({ id }) => id !== item.id).filter(({ reference, text: words, asker }) => `${reference} ${words} ${asker.name}`.toLocaleLowerCase().includes(wanted));
  };
  return (
    <Dialog
      title={t('feedback.merge.heading', { reference: item.reference })}
      onClose={onClose}
      footer={
        <Button appearance="subtle" onClick={onClose}>
          {t('shared.cancel')}
        </Button>
      }
    >
      <div className="stack inbox-picker" aria-busy={merge.isPending}>
        <p>{t('feedback.merge.hint')}</p>
        <SearchPicker
          label={t('feedback.merge.search')}
          searchKey={['merge', item.id]}
          search={(text) => Promise.resolve(matching(text))}
          idOf={({ id }) => id}
          render={({ reference, asker, text }) => (
            <span>
              <span className="issue-key">{reference}</span> {asker.name}: <bdi>{firstWords(text)}</bdi>
            </span>
          )}
          onPick={({ id }) => merge.mutate(id)}
          nothing={t('feedback.merge.nothing')}
          eager
        />
        {merge.error ? <ErrorPanel error={merge.error} /> : null}
      </div>
    </Dialog>
  );
}
