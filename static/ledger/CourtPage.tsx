import Heading from '@atlaskit/heading';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { CourtDays, CourtSubject, CourtView } from '../../src/ledger/contract';
import { EmptyState } from '../shared/EmptyState';
import { ErrorPanel } from '../shared/ErrorPanel';
import { LoadingSkeleton } from '../shared/LoadingSkeleton';
import { useReader } from '../shared/reader';
import { wordsFor } from '../../src/i18n/words-for';
import { useCall } from './calls';
import { CourtBar } from './CourtBar';
import './court.css';
import './ledger.css';

type Props = { client: { engagementId: string; name: string }; /** What of it is shared with her; another area's view. */ sharing?: ReactNode };

const allOf = (days: CourtDays) => Object.values(days).reduce((sum, count) => sum + count, 0);

/** In whose court the days lay by which what was promised to one client came later. */
export function CourtPage({ client: { engagementId, name }, sharing }: Props) {
  const call = useCall();
  const { t } = useReader();
  const court = useQuery({ queryKey: ['court', engagementId], queryFn: () => call('ledger.court', { engagementId }) });
  if (court.isPending) return <LoadingSkeleton lines={8} label={t('shared.reading-jira')} />;
  if (court.isLoadingError) return <ErrorPanel error={court.error} onRetry={() => void court.refetch()} />;
  const { subjects, days, asks, more } = court.data;
  if (subjects.length === 0) {
    return (
      <div className="stack">
        <EmptyState title={t('court.empty')}>{t('court.empty.hint')}</EmptyState>
        {sharing}
      </div>
    );
  }
  const total = t('court.total', { count: allOf(days) });
  return (
    <section className="stack" aria-labelledby="court-title">
      <div className="stack-tight">
        <Heading size="large" as="h2" id="court-title">
          {t('court.of', { client: name })}
        </Heading>
        <p className="subtle">{t('court.hint')}</p>
      </div>
      {sharing}
      <p>
        <strong>{total}</strong>
      </p>
      <CourtBar days={days} client={name} label={total} />
      <ul className="promise-rows">
        {subjects.map((each) => (
          <Subject key={JSON.stringify(each.subject)} each={each} client={name} asks={asks} />
        ))}
      </ul>
      {more > 0 ? <p className="subtle">{t('court.more', { count: more })}</p> : null}
      <p className="subtle small">{t('court.rule')}</p>
    </section>
  );
}

function Subject({ each, client, asks }: { each: CourtSubject; client: string; asks: CourtView['asks'] }) {
  const { t, date, language } = useReader();
  const { subject, words, promisedOn, doneOn, days, intervals } = each;
  const name = subject.kind === 'issue' ? subject.key : subject.kind === 'version' ? subject.name : '';
  const said = wordsFor(words, language);
  const total = t('court.days', { count: allOf(days) });
  return (
    <li className="promise-row">
      <div className="told-client">
        <span className="breakable">
          <span className="chip">
            <bdi>{name}</bdi>
          </span>{' '}
          <bdi>{said}</bdi>
        </span>
        <strong>{total}</strong>
      </div>
      <p className="subtle small">
        {t('court.first-promised', { date: date(promisedOn) })} · {doneOn === undefined ? t('court.not-done') : t('court.done', { date: date(doneOn) })}
      </p>
      <CourtBar days={days} client={client} label={`${name}: ${total}`} />
      {intervals.length > 0 ? (
        <details>
          <summary>{t('court.intervals', { count: intervals.length })}</summary>
          <ul className="court-intervals">
            {intervals.map(({ party, from, to, workingDays, askIds, heldBy = [], agreed }) => (
              <li key={from}>
                <span className={`party-mark party-${party}`} aria-hidden="true" />
                <span className="breakable">
                  {`${from === to ? date(from) : t('court.interval', { from: date(from), to: date(to) })} · ${t('court.days', { count: workingDays })} · ${t(`court.party.${party}`, { client })}`}{' '}
                  {askIds.map((id) => (
                    <span key={id} className="chip court-ask">
                      <bdi>{wordsFor(asks[id], language)}</bdi>
                    </span>
                  ))}
                  {heldBy.map((held) => (
                    <span key={JSON.stringify(held)} className="chip court-ask">
                      {held.kind === 'flag' ? t('court.held.flag') : t('court.held.status', { status: held.name })}
                    </span>
                  ))}
                  {agreed ? <span className="subtle small">{t('court.agreed', { party: t(`court.party.${agreed.before}`, { client }) })}</span> : null}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </li>
  );
}
