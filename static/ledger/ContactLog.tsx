import Button from '@atlaskit/button/default/button';
import Heading from '@atlaskit/heading';
import { useInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { ContactLogEntry } from '../../src/ledger/contract';
import { ErrorPanel } from '../shared/ErrorPanel';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { useReader } from '../shared/reader';
import { useCall } from './calls';
import type { LoggingClient } from './LogContactDialog';
import './ledger.css';

const LogContactDialog = lazy(async () => ({ default: (await import('./LogContactDialog')).LogContactDialog }));

/** The conversations with one client, newest first. */
export function ContactLog({ client, mayEdit }: { client: LoggingClient; mayEdit: boolean }) {
  const call = useCall();
  const { t } = useReader();
  const { engagementId } = client;
  const [logging, setLogging] = useState(false);
  const log = useInfiniteQuery({
    queryKey: ['contact-log', engagementId],
    queryFn: ({ pageParam }) => call('ledger.contact-log', { engagementId, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
  });
  // Lists lag behind what was written a moment ago.
  const [added, setAdded] = useState<ContactLogEntry[]>([]);
  const listed = log.data?.pages.flatMap(({ entries }) => entries) ?? [];
  const entries = [...added.filter(({ id }) => !listed.some((entry) => entry.id === id)), ...listed];
  return (
    <section className="stack-tight">
      <div className="row row-apart">
        <Heading size="small" as="h2">
          {t('contact-log.title')}
        </Heading>
        {mayEdit ? <Button onClick={() => setLogging(true)}>{t('contact-log.add')}</Button> : null}
      </div>
      {log.isPending ? <LoadingSkeleton lines={2} /> : null}
      {log.error ? <ErrorPanel error={log.error} onRetry={() => void log.refetch()} /> : null}
      {log.isSuccess && entries.length === 0 ? (
        <p className="subtle">
          {t('contact-log.empty')} {t('contact-log.empty.hint')}
        </p>
      ) : null}
      <ul className="log-entries">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
      {log.hasNextPage ? (
        <div>
          <Button appearance="subtle" isLoading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {t('contact-log.older')}
          </Button>
        </div>
      ) : null}
      {logging ? (
        <Suspense fallback={null}>
          <LogContactDialog
            clients={[client]}
            onClose={() => setLogging(false)}
            onLogged={(entry) => {
              setAdded([entry, ...added]);
              setLogging(false);
            }}
          />
        </Suspense>
      ) : null}
    </section>
  );
}

function Entry({ entry }: { entry: ContactLogEntry }) {
  const { t, moment } = useReader();
  const names = entry.contacts.map(({ name }) => name).join(', ');
  return (
    <li className="log-entry stack-tight">
      <p>
        <strong>{names === '' ? t(`contact-log.kind.${entry.kind}`) : t('contact-log.entry', { kind: t(`contact-log.kind.${entry.kind}`), names })}</strong>
      </p>
      <p className="log-summary" dir="auto">
        {entry.summary}
      </p>
      {entry.told.length > 0 ? <p className="small">{t('contact-log.entry-told', { issues: entry.told.map(({ key }) => key).join(', ') })}</p> : null}
      <p className="subtle small">{t('contact-log.logged-by', { date: moment(entry.at), name: entry.loggedBy.name })}</p>
    </li>
  );
}
