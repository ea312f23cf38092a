import Button from '@atlaskit/button/default/button';
import Heading from '@atlaskit/heading';
import { useQuery } from '@tanstack/react-query';
import type { BadNewsPage, BadNewsView } from '../../src/ledger/contract';
import { dateIn } from '../../src/i18n/dates';
import { ErrorPanel } from '../shared/ErrorPanel';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { useReader } from '../shared/reader';
import { hoursWords, latencyWords, newsWords } from './bad-news-words';
import { useCall } from './calls';
import { TellNow } from './TellNow';
import { UntoldAge } from './UntoldAge';
import './updates.css';

type Props = { client: { engagementId: string; name: string }; maySend: boolean; onTold: () => void };

/** What one client does not know yet, day by day, with the offer to tell it now; below, how soon bad news reached her. */
export function BadNewsList({ client, maySend, onTold }: Props) {
  const call = useCall();
  const { t, date, timeZone } = useReader();
  const { engagementId, name } = client;
  const page = useQuery({ queryKey: ['bad-news', engagementId], queryFn: () => call('ledger.bad-news', { engagementId }) });
  const body = () => {
    if (page.isPending) return <LoadingSkeleton lines={3} label={t('shared.reading-jira')} />;
    if (page.isError) return <ErrorPanel error={page.error} onRetry={() => void page.refetch()} />;
    const { untold, titles, limitWorkingHours } = page.data;
    const days = [...new Set(untold.map(({ day }) => day))].map((day) => ({ day, news: untold.filter((news) => news.day === day) }));
    return (
      <>
        {untold.length === 0 ? <p className="subtle">{t('bad-news.none', { client: name })}</p> : null}
        {days.map(({ day, news }) => (
          <div key={day} className="row row-apart untold-day">
            <div className="stack-tight untold-words">
              <span className="strong">{t('bad-news.since', { date: date(dateIn(news[0]?.at ?? day, timeZone)) })}</span>
              <ul className="stack-tight">
                {news.map((each) => (
                  <NewsRow key={keyOf(each)} news={each} titles={titles} />
                ))}
              </ul>
            </div>
            {maySend ? <TellNow client={client} day={day} offer={(label, open) => <Button onClick={open}>{label}</Button>} onTold={onTold} /> : null}
          </div>
        ))}
        {untold.length > 0 ? <p className="subtle small">{t('bad-news.limit', { count: limitWorkingHours })}</p> : null}
        <Figures page={page.data} client={name} />
      </>
    );
  };
  return (
    <section className="stack-tight">
      <Heading size="small" as="h2">
        {t('bad-news.title', { client: name })}
      </Heading>
      {body()}
    </section>
  );
}

const keyOf = ({ subject, topic, at }: BadNewsView) => `${JSON.stringify(subject)} ${topic} ${at}`;

function NewsRow({ news, titles }: { news: BadNewsView; titles: BadNewsPage['titles'] }) {
  const reader = useReader();
  return (
    <li className="breakable small">
      <Subject news={news} titles={titles} /> · {newsWords(news, reader)} · <UntoldAge workingHours={news.workingHours} overLimit={news.overLimit} />
    </li>
  );
}

function Subject({ news: { subject }, titles }: { news: Pick<BadNewsView, 'subject'>; titles: BadNewsPage['titles'] }) {
  if (subject.kind === 'version') return <bdi className="strong">{subject.name}</bdi>;
  return (
    <>
      <span className="chip">
        <bdi>{subject.key}</bdi>
      </span>{' '}
      <bdi>{titles[subject.issueId]}</bdi>
    </>
  );
}

function Figures({ page: { latency, told, titles, more }, client }: { page: BadNewsPage; client: string }) {
  const reader = useReader();
  const { t, date, timeZone } = reader;
  if (!latency) return null;
  const { median, p90, of, running } = latency;
  return (
    <div className="subtle small stack-tight">
      <p>
        {t('bad-news.figures', { client, half: latencyWords('half', median, reader), nine: latencyWords('nine', p90, reader) })} · {t('bad-news.counted', { count: of })}
        {running > 0 ? ` · ${t('bad-news.running', { count: running })}` : ''}
      </p>
      {told.length > 0 ? (
        <details>
          <summary>{t('bad-news.told', { count: told.length })}</summary>
          <ul className="stack-tight">
            {told.map((news) => (
              <li key={keyOf(news)} className="breakable">
                <Subject news={news} titles={titles} /> · {newsWords(news, reader)} ·{' '}
                {news.toldAt === news.at
                  ? t('bad-news.told-beforehand', { date: date(dateIn(news.at, timeZone)) })
                  : t('bad-news.told-after', { date: date(dateIn(news.toldAt ?? news.at, timeZone)), hours: hoursWords(news.workingHours, reader) })}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {more ? <p>{t('bad-news.not-all')}</p> : null}
    </div>
  );
}
