import Heading from '@atlaskit/heading';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Engagement } from '../../src/clients/contract';
import type { Draft } from '../../src/updates/contract';
import { asCallError } from '../shared/call';
import { EmptyState } from '../shared/EmptyState';
import { ErrorPanel } from '../shared/ErrorPanel';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { useReader } from '../shared/reader';
import { useCall } from './calls';
import { withLaterSaves } from './draft-session';
import { DraftEditor } from './DraftEditor';
import { forgetUnsaved } from './unsaved';

type Props = {
  engagement: Engagement;
  maySend: boolean;
  go: (path: string) => void;
  onEngagement: (engagement: Engagement) => void;
  onDiscarded: () => void;
};

/** Opens the draft of an engagement, or the new one Candor writes. */
export function DraftDesk({ engagement, maySend, go, onEngagement, onDiscarded }: Props) {
  const call = useCall();
  const { t } = useReader();
  const queries = useQueryClient();
  const engagementId = engagement.id;
  const key = ['draft', engagementId];
  const draft = useQuery({
    queryKey: key,
    queryFn: async () => {
      const fresh = await call('updates.draft', { engagementId });
      return withLaterSaves(queries.getQueryData<Draft>(key), fresh);
    },
    refetchOnMount: 'always',
  });
  const again = useMutation({
    mutationFn: () => call('updates.discard', { engagementId }),
    onSuccess: () => {
      if (draft.data) forgetUnsaved(engagementId, draft.data.number);
      queries.removeQueries({ queryKey: key });
      onDiscarded();
    },
  });
  if (again.isSuccess) return <EmptyState title={t('updates.discarded')} />;
  if (draft.isPending) {
    return (
      <div className="stack">
        <Heading size="large" as="h2">
          {t('updates.writing-draft', { client: engagement.client.name })}
        </Heading>
        <LoadingSkeleton lines={10} label={t('shared.reading-jira')} />
      </div>
    );
  }
  // Jira that does not answer must not take away the draft on the page.
  if (draft.isError && !(draft.data && asCallError(draft.error).code === 'unavailable')) return <ErrorPanel error={draft.error} onRetry={() => void draft.refetch()} />;
  const shown = draft.data;
  return (
    <DraftEditor
      key={`${shown.engagementId}/${shown.number}/${shown.startedAt}`}
      draft={shown}
      engagement={engagement}
      maySend={maySend}
      go={go}
      onDraft={(change) => queries.setQueryData<Draft>(key, (current) => current && change(current))}
      onReread={() => void draft.refetch()}
      onEngagement={onEngagement}
      discard={{ run: () => again.mutate(), busy: again.isPending, error: again.error }}
    />
  );
}
