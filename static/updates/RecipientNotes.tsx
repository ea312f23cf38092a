import type { Engagement } from '../../src/clients/contract';
import type { Language } from '../../src/i18n/language';
import type { RecipientPreview } from '../../src/updates/contract';
import { dateIn } from '../../src/i18n/dates';
import { useReader } from '../shared/reader';
import { otherLanguage } from './other-language';

/** Why somebody cannot be reached, in a sentence. */
export function useUnreachable(): (recipient: RecipientPreview) => string | undefined {
  const { t, date } = useReader();
  return ({ name, unreachable, preferences }) => unreachable && t(`updates.unreachable.${unreachable}`, { name, date: preferences?.pausedUntil ? date(preferences.pausedUntil) : '' });
}

/** What is particular about one recipient: what she has chosen, and lines that do not come in her language. */
export function RecipientNotes({ recipient, language }: { recipient: RecipientPreview; language: Engagement['language'] }) {
  const { t, date, moment, timeZone, languageName } = useReader();
  const { name, preferences, heardOn, waitsUntilAt, length, linesInOtherLanguage: count } = recipient;
  const languageOf = (own: Language) => languageName(otherLanguage(own, language));
  return (
    <>
      {length === 'full' ? null : (
        <span className="subtle small">{preferences ? t(`updates.${length}-form`, { name, date: date(dateIn(preferences.chosenAt, timeZone)) }) : t(`updates.${length}-form-noted`, { name })}</span>
      )}
      {preferences?.every ? <span className="subtle small">{t(`updates.hears-at-most.${preferences.every}`, { name })}</span> : null}
      {heardOn ? <span className="warning-text small">{t('updates.heard-on', { date: date(heardOn) })}</span> : null}
      {waitsUntilAt ? <span className="subtle small">{t('updates.quiet', { name, time: moment(waitsUntilAt) })}</span> : null}
      {count > 0 ? <span className="warning-text small breakable">{t('updates.other-language', { count, name, language: languageOf(recipient.language) })}</span> : null}
    </>
  );
}
