import { dateIn } from '../../src/i18n/dates';
import type { CourtDispute } from '../../src/ledger/contract';
import { LinkButton } from '../shared/LinkButton';
import { Lozenge, type LozengeAppearance } from '../shared/Lozenge';
import { useReader } from '../shared/reader';
import { wordsFor } from '../../src/i18n/words-for';
import { useCourtWords } from './court-words';

type Props = { dispute: CourtDispute; client: string; /** Absent: the reader may not. */ onAccept?: () => void; onDecline?: () => void };

/** What one side sees otherwise, how it stands, and the ways to answer it. */
export function DisputeRow({ dispute, client, onAccept, onDecline }: Props) {
  const { t, date, moment, timeZone, language } = useReader();
  const { span, party } = useCourtWords(client);
  const { side, name = '', at, says, claims, state, answer, about, from, to, version } = dispute;
  const isOurs = side === 'team';
  const stateWords = state === 'open' && isOurs ? t('sharing.state.open-ours') : state === 'declined' && isOurs ? t('sharing.state.taken-back') : t(`sharing.state.${state}`);
  const appearance: LozengeAppearance = state === 'accepted' ? 'success' : state === 'open' ? (isOurs ? 'inprogress' : 'moved') : 'default';
  return (
    <li className="sent-line">
      <div className="stack-tight">
        <span className="row">
          <strong className="breakable">{t(isOurs ? 'sharing.by-us' : 'sharing.by-client', { name, claim: party(claims) })}</strong>
          <Lozenge appearance={appearance}>{stateWords}</Lozenge>
        </span>
        <span className="subtle small breakable">{t('sharing.about', { about: wordsFor(about, language) ?? '', span: span(from, to), party: party(dispute.party), version: String(version) })}</span>
        <bdi className="breakable">“{says}”</bdi>
        <span className="subtle small">{moment(at)}</span>
        {state === 'accepted' && answer?.from !== undefined && answer.to !== undefined && answer.party ? (
          <span className="small">{t('sharing.accepted', { version: String(answer.version), span: span(answer.from, answer.to), party: party(answer.party) })}</span>
        ) : null}
        {state === 'declined' && answer ? <span className="small breakable">{t('sharing.declined', { name: answer.name ?? '', date: date(dateIn(answer.at, timeZone)), words: answer.words ?? '' })}</span> : null}
        {state === 'open' && onAccept && onDecline ? (
          <span className="row small">
            <LinkButton onClick={onAccept}>{t('sharing.accept')}</LinkButton>
            <LinkButton onClick={onDecline}>{t(isOurs ? 'sharing.take-back' : 'sharing.decline')}</LinkButton>
          </span>
        ) : null}
      </div>
    </li>
  );
}
