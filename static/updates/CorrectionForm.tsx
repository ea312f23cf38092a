import type { Language } from '../../src/i18n/language';
import type { CorrectionStart, CorrectionText } from '../../src/updates/correction-contract';
import type { CallError } from '../shared/call';
import { useReader } from '../shared/reader';
import { isAbout } from '../shared/refused-field';
import { TextField } from '../shared/TextField';
import { WordsInLanguages } from './WordsInLanguages';

/** `on`: empty where it gives no date. */
export type TrueWords = { text: CorrectionText['text']; sinceOn: string; on: string };
type Props = { start: CorrectionStart; words: TrueWords; onWords: (words: TrueWords) => void; refused: CallError | undefined };

/** What we said, frozen; what is true, begun from the facts of now; and who still holds the line. */
export function CorrectionForm({ start, words, onWords, refused }: Props) {
  const { t, failure, language: readers } = useReader();
  const { line, languages, suggested, dated, holders, others } = start;
  const errorAt = (field: string) => (refused && isAbout(refused, field) ? failure(refused) : undefined);
  const hasFacts = Object.keys(suggested.text).length > 0;
  const told = languages.filter((language) => line.texts[language]?.trim());
  const said: Language[] = told.length > 0 ? told : (Object.keys(line.texts) as Language[]);
  return (
    <div className="stack">
      <div className="stack-tight">
        <strong>{t('correction.said')}</strong>
        {said.map((language) => (
          <blockquote key={language} className="correction-said breakable" dir="auto" lang={language}>
            {line.texts[language]}
          </blockquote>
        ))}
      </div>
      <WordsInLanguages
        languages={languages}
        name="text"
        label={t('correction.true')}
        labelIn={(language) => t('correction.true-in', { language })}
        hint={t(hasFacts ? 'correction.true-hint' : 'correction.true-hint-empty')}
        required
        words={words.text}
        onWords={(text) => onWords({ ...words, text })}
        refused={refused}
      />
      <TextField label={t('correction.since')} type="date" required value={words.sinceOn} error={errorAt('sinceOn')} onChange={(sinceOn) => onWords({ ...words, sinceOn })} />
      {dated ? <TextField label={t('correction.on')} type="date" hint={t('correction.on-hint')} value={words.on} error={errorAt('on')} onChange={(on) => onWords({ ...words, on })} /> : null}
      {holders.length > 0 ? (
        <div className="stack-tight">
          <strong>{t('correction.holders', { count: holders.length })}</strong>
          <span className="breakable">{new Intl.ListFormat(readers).format(holders.map(({ name, unknown }) => (unknown ? t('correction.unknown', { name }) : name)))}</span>
        </div>
      ) : null}
      {others.length > 0 ? (
        <div className="stack-tight">
          <span className="subtle">{t('correction.others')}</span>
          <ul className="subtle small">
            {others.map(({ contactId, name, reason }) => (
              <li key={contactId} className="breakable">
                {t('correction.other', { name, reason: t(`correction.reason.${reason}`) })}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}
