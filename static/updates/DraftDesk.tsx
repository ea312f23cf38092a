import Heading from '@atlaskit/heading';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Engagement } from '../../src/clients/contract';
import type { Draft } from '../../src/updates/contract';
import { EmptyState } from '../shared/EmptyState';
import { ErrorPanel } from '../shared/ErrorPanel';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { useReader } from '../shared/reader';
import { call } from './calls';
import { DraftEditor } from './DraftEditor';
import { forgetUnsaved } from './unsaved';

type Props = { engagement: Engagement; maySend: boolean; go: (path: string) => void; onDiscarded: () => void };

/** Opens the draft of an engagement, or the new one Candor writes. */
export function DraftDesk({ engagement, maySend, go, onDiscarded }: Props) {
  const { t } = useReader();
  const queries = useQueryClient();
  const engagementId = engagement.id;
  const draft = useQuery({ queryKey: ['draft', engagementId], queryFn: () => call('updates.draft', { engagementId }) });
  const again = useMutation({
    mutationFn: () => call('updates.discard', { engagementId }),
    onSuccess: () => {
      if (draft.data) forgetUnsaved(engagementId, draft.data.number);
      queries.removeQueries({ queryKey: ['draft', engagementId] });
      onDiscarded();
    },
  });
  if (draft.isPending) {
    return (
      <div className="stack">
        <Heading size="large" as="h2">
          {t('updates.writing-draft', { client: engagement.client.name })}
        </Heading>
        <LoadingSkeleton lines={10} label={t('updates.reading-jira')} />
      </div>
    );
  }
  if (draft.isError) return <ErrorPanel error={draft.error} onRetry={() => void draft.refetch()} />;
  if (again.isSuccess) return <EmptyState title={t('updates.discarded')} />;
  return (
    <DraftEditor
      key={`${draft.data.engagementId}/${draft.data.number}/${draft.data.startedAt}`}
      draft={draft.data}
      engagement={engagement}
      maySend={maySend}
      go={go}
      onDraft={(change) => queries.setQueryData<Draft>(['draft', engagementId], (current) => current && change(current))}
      onReread={() => void draft.refetch()}
      discard={{ run: () => again.mutate(), busy: again.isPending, error: again.error }}
    />
  );
}
