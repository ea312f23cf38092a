import type { DisputedInterval } from '../../../src/feedback/contract';
import { LinkButton } from '../../shared/LinkButton';
import { useReader } from '../../shared/reader';
import { wordsFor } from '../../../src/i18n/words-for';

type Props = { dispute: DisputedInterval; client: string; isOpen: boolean; onOpen: () => void };

/** What of the shared days she sees otherwise, and where that is answered. */
export function DisputeNotice({ dispute: { about, from, to, party, claims, version }, client, isOpen, onOpen }: Props) {
  const { t, date, language } = useReader();
  const days = from === to ? date(from) : t('feedback.dispute.span', { from: date(from), to: date(to) });
  return (
    <div className="stack-tight inbox-card">
      <p className="breakable">
        {t('feedback.dispute.about', { about: wordsFor(about, language) ?? '', days, party: t(`feedback.dispute.party.${party}`, { client }), claims: t(`feedback.dispute.party.${claims}`, { client }), version: String(version) })}
      </p>
      <p>
        <LinkButton onClick={onOpen}>{t(isOpen ? 'feedback.dispute.answer' : 'feedback.dispute.open')}</LinkButton>
      </p>
    </div>
  );
}
