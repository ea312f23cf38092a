import { useState } from 'react';
import { type CourtDispute, type CourtParty, courtParties, type CourtVersion, type SharedCourt, type SharedInterval, type SharedSubject } from '../../../src/ledger/contract';
import { formatDate } from '../../../src/i18n/dates';
import type { PortalCourtKey } from '../../../src/i18n/portal-court';
import { type Catalogue, translate, type Translator } from '../../../src/i18n/translate';
import { wordsFor } from '../../../src/i18n/words-for';
import { DisputeForm, type Said } from './DisputeForm';
import { DisputeShown } from './DisputeShown';
import { usePortalReader } from './portal-reader';
import '../../shared/charts/days-by-party.css';
import './days.css';

type Shared = SharedCourt & { versions: CourtVersion[]; disputes: CourtDispute[] };
type Props = {
  court: Shared;
  words: Catalogue<PortalCourtKey>;
  /** Nothing above it says what it is. */
  titled?: boolean;
  /** Absent where it is only looked at. */
  onVersion?: (version: number) => void;
  onDispute?: (said: Said) => Promise<void>;
};
/** How its parts speak. */
export type DaysWording = { t: Translator<PortalCourtKey>; day: (date: string) => string; span: (from: string, to: string) => string; party: (party: CourtParty) => string; claim: (party: CourtParty) => string };

/** The days of delay in neutral words: whose they were, and what either side sees otherwise. */
export function DaysPage({ court, words, titled = false, onVersion, onDispute }: Props) {
  const reader = usePortalReader();
  const { language, today, dayOf } = reader;
  const t: DaysWording['t'] = (key, parameters) => translate(words, language, key, parameters);
  const day = (date: string) => formatDate(date, language, today);
  const wording: DaysWording = {
    t,
    day,
    span: (from, to) => (from === to ? day(from) : t('days.span', { from: day(from), to: day(to) })),
    party: (party) => t(`days.party.${party}`, { client: court.client }),
    claim: (party) => t(`days.claim.${party}`, { client: court.client }),
  };
  const newest = court.versions[0]?.version ?? court.version;
  const before = court.disputes.filter(({ version }) => version !== court.version);
  const typed = wordsFor(court.words, language);
  return (
    <div className="stack days">
      <div className="stack-tight">
        {titled ? <h3 className="portal-subheading">{t('days.title')}</h3> : null}
        <p className="subtle portal-small">{t('days.version', { version: String(court.version), date: dayOf(court.sharedAt), until: day(court.until) })}</p>
        {court.version < newest ? <p className="portal-small">{t('days.older')}</p> : null}
        {typed === undefined ? null : <p className="breakable days-words"><bdi>{typed}</bdi></p>}
      </div>
      <div className="stack-tight">
        <p>
          <strong>{t('days.total', { count: allOf(court.days) })}</strong>
        </p>
        <Bar days={court.days} wording={wording} />
      </div>
      <ul className="days-subjects">
        {court.subjects.map((subject, index) => (
          <Subject key={index} subject={subject} disputes={court.disputes.filter(({ version }) => version === court.version)} wording={wording} onDispute={court.version === newest ? onDispute : undefined} />
        ))}
      </ul>
      {before.length > 0 ? (
        <details>
          <summary>{t('days.disputes')}</summary>
          <ul className="days-disputes">
            {before.map((dispute) => (
              <li key={dispute.id}>
                <p className="subtle portal-small breakable">
                  <bdi>{wordsFor(dispute.about, language) ?? t('days.hidden')}</bdi> · {wording.span(dispute.from, dispute.to)} · {t('days.in-version', { version: String(dispute.version), party: wording.party(dispute.party) })}
                </p>
                <DisputeShown dispute={dispute} wording={wording} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {onVersion && court.versions.length > 1 ? (
        <p className="row portal-small">
          {court.versions
            .filter(({ version }) => version !== court.version)
            .map(({ version, sharedAt }) => (
              <button key={version} type="button" className="portal-button" onClick={() => onVersion(version)}>
                {t('days.other', { version: String(version), date: dayOf(sharedAt) })}
              </button>
            ))}
        </p>
      ) : null}
    </div>
  );
}

const allOf = (days: SharedCourt['days']) => Object.values(days).reduce((sum, count) => sum + count, 0);

/** The numbers stand beside it: whoever cannot see it reads them. */
function Bar({ days, wording: { t, party } }: { days: SharedCourt['days']; wording: DaysWording }) {
  const shown = courtParties.filter((each) => days[each] > 0);
  const before = (index: number) => shown.slice(0, index).reduce((sum, each) => sum + days[each], 0);
  return (
    <>
      <svg className="party-bar" viewBox={`0 0 ${Math.max(1, allOf(days))} 1`} preserveAspectRatio="none" aria-hidden="true">
        {shown.map((each, index) => (
          <rect key={each} className={`party-${each}`} x={before(index)} y={0} width={days[each]} height={1} />
        ))}
      </svg>
      <ul className="party-legend portal-small">
        {shown.map((each) => (
          <li key={each}>
            <span className={`party-mark party-${each}`} aria-hidden="true" />
            {party(each)}: <strong>{t('days.count', { count: days[each] })}</strong>
          </li>
        ))}
      </ul>
    </>
  );
}

type SubjectProps = { subject: SharedSubject; disputes: CourtDispute[]; wording: DaysWording; onDispute?: (said: Said) => Promise<void> };

function Subject({ subject: { words, promisedOn, doneOn, days, intervals }, disputes, wording, onDispute }: SubjectProps) {
  const { language } = usePortalReader();
  const { t, day } = wording;
  return (
    <li className="stack-tight">
      <h4 className="portal-label breakable">
        <bdi>{wordsFor(words, language) ?? t('days.hidden')}</bdi>
      </h4>
      <p className="subtle portal-small">
        {t('days.promised', { date: day(promisedOn) })}, {doneOn === undefined ? t('days.not-done') : t('days.done', { date: day(doneOn) })} · {t('days.count', { count: allOf(days) })}
      </p>
      <ul className="days-intervals">
        {intervals.map((interval) => (
          <Interval key={interval.id} interval={interval} disputes={disputes.filter(({ intervalId }) => intervalId === interval.id)} wording={wording} onDispute={onDispute} />
        ))}
      </ul>
    </li>
  );
}

type IntervalProps = Omit<SubjectProps, 'subject'> & { interval: SharedInterval };

function Interval({ interval: { id, party, from, to, workingDays, asks, agreed }, disputes, wording, onDispute }: IntervalProps) {
  const { language } = usePortalReader();
  const [open, setOpen] = useState(false);
  const { t, span } = wording;
  return (
    <li className="stack-tight">
      <p className="days-interval">
        <span className={`party-mark party-${party}`} aria-hidden="true" />
        <span className="breakable">
          {span(from, to)} · {t('days.count', { count: workingDays })} · <strong>{wording.party(party)}</strong>
        </span>
      </p>
      {asks.map((ask, index) => (
        <p key={index} className="subtle portal-small breakable">
          {t('days.asked', { ask: wordsFor(ask, language) ?? '' })}
        </p>
      ))}
      {agreed ? <p className="subtle portal-small">{t('days.agreed', { party: wording.party(agreed.before) })}</p> : null}
      {disputes.map((dispute) => (
        <DisputeShown key={dispute.id} dispute={dispute} wording={wording} />
      ))}
      {!onDispute ? null : open ? (
        <DisputeForm
          intervalId={id}
          party={party}
          wording={wording}
          onClose={() => setOpen(false)}
          onSend={async (said) => {
            await onDispute(said);
            setOpen(false);
          }}
        />
      ) : (
        <div>
          <button type="button" className="portal-button portal-answer" aria-label={`${t('days.otherwise')}: ${span(from, to)}, ${wording.party(party)}`} onClick={() => setOpen(true)}>
            {t('days.otherwise')}
          </button>
        </div>
      )}
    </li>
  );
}
