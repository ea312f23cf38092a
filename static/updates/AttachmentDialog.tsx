import Button from '@atlaskit/button/default/button';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Engagement } from '../../src/clients/contract';
import { fileSize } from '../../src/i18n/file-size';
import type { ToldAttachment } from '../../src/ledger/contract';
import { attachmentLimits, type IssueAttachment } from '../../src/updates/attachment-contract';
import type { Line } from '../../src/updates/contract';
import { Dialog } from '../shared/Dialog';
import { ErrorPanel } from '../shared/ErrorPanel';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { useReader } from '../shared/reader';
import { AttachmentRow } from './AttachmentRow';
import { useCall } from './calls';

type Props = {
  engagement: Engagement;
  line: Line;
  /** What its issues are called. */
  issues: string[];
  /** How many files other lines carry. */
  elsewhere: number;
  onTaken: (attachments: ToldAttachment[]) => void;
  onClose: () => void;
};

/** The files of a line's issues: which of them this client may have, and which go with this line. */
export function AttachmentDialog({ engagement, line, issues, elsewhere, onTaken, onClose }: Props) {
  const call = useCall();
  const { t, language } = useReader();
  const queries = useQueryClient();
  const engagementId = engagement.id;
  const { issueIds, attachments: taken = [] } = line;
  const key = ['attachments', engagementId, ...issueIds];
  const files = useQuery({ queryKey: key, queryFn: () => call('updates.attachments', { engagementId, issueIds }), staleTime: 0, gcTime: 0 });
  const take = (file: ToldAttachment, wanted: boolean) => onTaken([...taken.filter(({ id }) => id !== file.id), ...(wanted ? [plainFile(file)] : [])]);
  const mark = useMutation({
    mutationFn: ({ file, marked }: { file: IssueAttachment; marked: boolean }) => call('updates.mark-attachment', { engagementId, issueId: file.issueId, attachmentId: file.id, marked }),
    onSuccess: (_, { file, marked }) => {
      queries.setQueryData<typeof files.data>(key, (known) => known && { attachments: known.attachments.map((each) => (each.id === file.id ? { ...each, marked } : each)) });
      if (!marked) take(file, false);
    },
  });
  const isFull = taken.length + elsewhere >= attachmentLimits.count;
  const found = files.data?.attachments ?? [];
  return (
    <Dialog
      title={t('updates.attach-title')}
      onClose={onClose}
      footer={
        <Button appearance="primary" onClick={onClose}>
          {t('updates.attach-done')}
        </Button>
      }
    >
      <p className="subtle small">{t('updates.attach-rule', { client: engagement.client.name, limit: attachmentLimits.count, size: fileSize(attachmentLimits.size, language) })}</p>
      {files.isPending ? <LoadingSkeleton lines={3} label={t('shared.reading-jira')} /> : null}
      {files.isError ? <ErrorPanel error={files.error} onRetry={() => void files.refetch()} /> : null}
      {files.isSuccess && found.length === 0 ? <p>{t('updates.attach-none', { keys: issues.join(', ') })}</p> : null}
      {isFull && found.length > 0 ? (
        <p className="subtle small" role="status">
          {t('updates.attach-full', { limit: attachmentLimits.count })}
        </p>
      ) : null}
      {found.length > 0 ? (
        <ul className="list file-list">
          {found.map((file) => (
            <AttachmentRow
              key={file.id}
              file={file}
              client={engagement.client.name}
              isTaken={taken.some(({ id }) => id === file.id)}
              isFull={isFull}
              isBusy={mark.isPending && mark.variables.file.id === file.id}
              error={mark.isError && mark.variables.file.id === file.id ? mark.error : undefined}
              onMark={(marked) => mark.mutate({ file, marked })}
              onTake={(wanted) => take(file, wanted)}
            />
          ))}
        </ul>
      ) : null}
    </Dialog>
  );
}

const plainFile = ({ id, issueId, name, size, type }: ToldAttachment): ToldAttachment => ({ id, issueId, name, size, type });
