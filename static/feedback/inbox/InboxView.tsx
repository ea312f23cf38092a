import Button from '@atlaskit/button/default/button';
import Heading from '@atlaskit/heading';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { ProjectView } from '../../../src/clients/contract';
import type { FeedbackItem, Inbox, InboxCounts, InboxFilter } from '../../../src/feedback/contract';
import { EmptyState } from '../../shared/EmptyState';
import { ErrorPanel } from '../../shared/ErrorPanel';
import { LoadingSkeleton } from '../../shared/LoadingSkeleton';
import { useReader } from '../../shared/reader';
import { useCall } from '../calls';
import { FeedbackReading } from './FeedbackReading';
import { InboxFilters } from './InboxFilters';
import { InboxRow } from './InboxRow';
import './inbox.css';

const PasteDialog = lazy(async () => ({ default: (await import('./PasteDialog')).PasteDialog }));

type Props = { view: ProjectView & { inbox: Inbox }; segments: string[]; go: (path: string) => void };
const everythingOpen: InboxFilter = { show: 'open' };

/** What clients say: the list on the left, what was chosen on the right. */
export function InboxView({ view, segments, go }: Props) {
  const call = useCall();
  const { t } = useReader();
  const queries = useQueryClient();
  const [filter, setFilter] = useState(everythingOpen);
  const [pasting, setPasting] = useState(false);
  const [selectedId] = segments;
  const key = ['inbox', filter];
  const list = useQuery({
    queryKey: key,
    queryFn: () => call('feedback.list', { filter }),
    initialData: filter === everythingOpen ? view.inbox : undefined,
    placeholderData: keepPreviousData,
  });
  const inbox = list.data;
  const keep = (item: FeedbackItem) => {
    queries.setQueriesData<Inbox>({ queryKey: ['inbox'] }, (known) => known && { ...known, items: known.items.map((other) => (other.id === item.id ? { ...item, unread: false } : other)) });
  };
  const readAgain = () => void queries.invalidateQueries({ queryKey: ['inbox'] });
  const clients = view.engagements.map(({ id, client }) => ({ engagementId: id, name: client.name }));
  const isFiltered = filter.kind !== undefined || filter.engagementId !== undefined || filter.owner !== undefined || filter.show !== 'open';
  return (
    <div className="stack">
      <div className="row row-apart">
        <Heading size="large" as="h2">
          {t('feedback.title')}
        </Heading>
        {view.may.edit ? <Button onClick={() => setPasting(true)}>{t('feedback.paste')}</Button> : null}
      </div>
      {inbox ? <Counts counts={inbox.counts} more={inbox.more} /> : null}
      <div className={`inbox${selectedId === undefined ? '' : ' inbox-reading'}`}>
        <div className="inbox-list stack-tight">
          <InboxFilters filter={filter} clients={clients} onChange={setFilter} />
          {list.isPending ? <LoadingSkeleton lines={6} /> : null}
          {list.isError ? <ErrorPanel error={list.error} onRetry={() => void list.refetch()} /> : null}
          {inbox?.items.length === 0 ? isFiltered ? <p className="subtle">{t('feedback.no-match')}</p> : <EmptyState title={t('feedback.empty')}>{t('feedback.empty.hint')}</EmptyState> : null}
          <ul aria-label={t('feedback.list-label')} aria-busy={list.isFetching}>
            {inbox?.items.map((item) => <InboxRow key={item.id} item={item} selected={item.id === selectedId} onOpen={() => go(`/feedback/${item.id}`)} />)}
          </ul>
          {inbox?.more ? <p className="subtle small">{t('feedback.more')}</p> : null}
        </div>
        <div className="inbox-detail">
          {selectedId === undefined ? (
            inbox?.items.length ? <p className="subtle inbox-choose">{t('feedback.choose')}</p> : null
          ) : (
            <FeedbackReading key={selectedId} id={selectedId} view={view} others={inbox?.items ?? []} go={go} onChanged={keep} onMoved={readAgain} />
          )}
        </div>
      </div>
      {pasting ? (
        <Suspense fallback={null}>
          <PasteDialog
            engagements={view.engagements}
            onClose={() => setPasting(false)}
            onPasted={(item) => {
              setPasting(false);
              readAgain();
              go(`/feedback/${item.id}`);
            }}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

function Counts({ counts, more }: { counts: InboxCounts; more: boolean }) {
  const { t } = useReader();
  const shown = (['open', 'unread', 'overdue', 'mine', 'nobody'] as const).filter((name) => name === 'open' || counts[name] > 0);
  return (
    <p className="row inbox-counts">
      {shown.map((name) => (
        <span key={name} className={name === 'overdue' ? 'inbox-late' : undefined}>
          {t(`feedback.count.${name}`, { count: counts[name] })}
          {more && name === 'open' ? '+' : ''}
        </span>
      ))}
    </p>
  );
}
