import Button from '@atlaskit/button/default/button';
import { useMutation } from '@tanstack/react-query';
import type { FeedbackDetail, FeedbackItem } from '../../../src/feedback/contract';
import { Dialog } from '../../shared/Dialog';
import { ErrorPanel } from '../../shared/ErrorPanel';
import { useReader } from '../../shared/reader';
import { SearchPicker } from '../../shared/SearchPicker';
import { useCall } from '../calls';

type Props = { item: FeedbackItem; onDone: (detail: FeedbackDetail) => void; onClose: () => void };

export function LinkIssueDialog({ item, onDone, onClose }: Props) {
  const call = useCall();
  const { t } = useReader();
  const link = useMutation({ mutationFn: (issueId: string) => call('feedback.link-issue', { id: item.id, issueId }), onSuccess: onDone });
  return (
    <Dialog
      title={t('feedback.link.heading', { reference: item.reference })}
      onClose={onClose}
      footer={
        <Button appearance="subtle" onClick={onClose}>
          {t('shared.cancel')}
        </Button>
      }
    >
      <div className="stack inbox-picker" aria-busy={link.isPending}>
        <SearchPicker
          label={t('feedback.link.search')}
          searchKey={['linked-issues']}
          search={(text) => call('clients.find-issues', { text })}
          idOf={({ id }) => id}
          render={({ key, summary }) => (
            <span>
              <span className="issue-key">{key}</span> <bdi>{summary}</bdi>
            </span>
          )}
          onPick={({ id }) => link.mutate(id)}
          nothing={t('feedback.link.nothing')}
          eager
        />
        {link.error ? <ErrorPanel error={link.error} /> : null}
      </div>
    </Dialog>
  );
}
