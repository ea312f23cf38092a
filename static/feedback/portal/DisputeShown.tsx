import type { CourtDispute } from '../../../src/ledger/contract';
import type { DaysWording } from './DaysPage';
import { usePortalReader } from './portal-reader';

/** What one side sees otherwise, and what became of it. */
export function DisputeShown({ dispute: { side, name, at, says, claims, state, answer }, wording: { t, span, party } }: { dispute: CourtDispute; wording: DaysWording }) {
  const { moment } = usePortalReader();
  const said = { when: moment(at), party: party(claims) };
  const who = side === 'client' ? t('days.by-client', { name: name ?? '', ...said }) : name === undefined ? t('days.by-team', said) : t('days.by-member', { name, ...said });
  return (
    <div className="days-dispute portal-small breakable">
      <p>{who}</p>
      <blockquote>
        <bdi>{says}</bdi>
      </blockquote>
      {state === 'open' ? <p className="subtle">{t('days.open')}</p> : null}
      {state === 'accepted' && answer?.from !== undefined && answer.to !== undefined && answer.party ? (
        <p>{t('days.accepted', { version: String(answer.version), span: span(answer.from, answer.to), party: party(answer.party) })}</p>
      ) : null}
      {state === 'declined' && answer ? (
        <>
          <p>{t(side === 'client' ? 'days.declined' : 'days.taken-back', { when: moment(answer.at) })}</p>
          <blockquote>
            <bdi>{answer.words}</bdi>
          </blockquote>
        </>
      ) : null}
    </div>
  );
}
