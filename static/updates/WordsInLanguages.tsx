import type { Language } from '../../src/i18n/language';
import type { CallError } from '../shared/call';
import { useReader } from '../shared/reader';
import { isAbout, languageAtFault } from '../shared/refused-field';
import { TextField } from '../shared/TextField';

type Words = Partial<Record<Language, string>>;
type Props = {
  /** Those its readers need, the client's own first. */
  languages: Language[];
  /** The field a refusal names: `text`, or `text.zh-CN` for one of them. */
  name: string;
  label: string;
  labelIn: (language: string) => string;
  hint: string;
  required?: boolean;
  words: Words;
  onWords: (words: Words) => void;
  refused: CallError | undefined;
};

/** The same said in each language its readers need; what is wrong stands at the language it is wrong in. */
export function WordsInLanguages({ languages, name, label, labelIn, hint, required = false, words, onWords, refused }: Props) {
  const { failure, languageName } = useReader();
  const [first] = languages;
  const wrong = isAbout(refused, name) ? (languageAtFault(refused, name) ?? first) : undefined;
  return languages.map((language) => (
    <TextField
      key={language}
      label={languages.length > 1 ? labelIn(languageName(language)) : label}
      hint={language === first ? hint : undefined}
      multiline
      required={required && language === first}
      value={words[language] ?? ''}
      error={refused && language === wrong ? failure(refused) : undefined}
      onChange={(typed) => onWords({ ...words, [language]: typed })}
    />
  ));
}
