import Button from '@atlaskit/button/default/button';
import { useQuery } from '@tanstack/react-query';
import { dateIn } from '../../src/i18n/dates';
import type { BadNewsNote, SentUpdate } from '../../src/updates/contract';
import { Dialog } from '../shared/Dialog';
import { ErrorPanel } from '../shared/ErrorPanel';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { useReader } from '../shared/reader';
import { newsWords } from './bad-news-words';
import { useCall } from './calls';
import { NoteToClient } from './NoteToClient';

type Props = { client: { engagementId: string; name: string }; day: string; onClose: () => void; onSent: (update: SentUpdate) => void };

/** A note about what became bad on a day, its words begun from the facts. */
export function BadNewsDialog({ client, day, onClose, onSent }: Props) {
  const call = useCall();
  const { t } = useReader();
  const { engagementId, name } = client;
  // Read afresh every time it opens, and not while somebody writes.
  const note = useQuery({ queryKey: ['bad-news-note', engagementId, day], queryFn: () => call('updates.bad-news-note', { engagementId, day }), gcTime: 0 });
  const title = t('bad-news.tell-now', { client: name });
  if (!note.data) {
    return (
      <Dialog title={title} onClose={onClose} footer={<Button onClick={onClose}>{t('shared.cancel')}</Button>}>
        {note.isError ? <ErrorPanel error={note.error} onRetry={() => void note.refetch()} /> : <LoadingSkeleton lines={4} label={t('shared.reading-jira')} />}
      </Dialog>
    );
  }
  const { about, text, languages, hasContacts } = note.data;
  return (
    <NoteToClient
      about={about}
      draftId={`news.${day}`}
      begin={text}
      title={title}
      introduction={<Covered note={note.data} client={name} />}
      client={{ engagementId, name, languages, hasContacts }}
      onClose={onClose}
      onSent={onSent}
    />
  );
}

function Covered({ note: { covered, hidden, more }, client }: { note: BadNewsNote; client: string }) {
  const reader = useReader();
  const { t, date, today, timeZone } = reader;
  const [oldest] = covered;
  return (
    <div className="stack-tight">
      <p className="strong">{t('bad-news.covers', { count: covered.length, client, date: date(oldest ? dateIn(oldest.at, timeZone) : today) })}</p>
      <ul className="covered small">
        {covered.map((news) => (
          <li key={`${JSON.stringify(news.subject)} ${news.topic}`} className="breakable">
            {news.subject.kind === 'issue' ? <span className="chip">{news.subject.key}</span> : null} {news.title === (news.subject.kind === 'issue' ? news.subject.key : undefined) ? null : <bdi>{news.title}</bdi>}{' '}
            <span className="warning-text">{newsWords(news, reader)}</span>
          </li>
        ))}
      </ul>
      {hidden.length > 0 ? <p className="small subtle breakable">{t('bad-news.hidden', { client, keys: hidden.join(', ') })}</p> : null}
      {more ? <p className="small subtle">{t('bad-news.rest')}</p> : null}
      <p className="small subtle">{t('bad-news.fill-in')}</p>
    </div>
  );
}
