import { languages, type Language } from '../../src/i18n/language';
import { useReader } from '../shared/reader';
import { SelectField } from '../shared/SelectField';

type Props = { value: Language; onChange: (language: Language) => void; error?: string; disabled?: boolean };

export function LanguageField({ value, onChange, error, disabled }: Props) {
  const { t, languageName } = useReader();
  return (
    <SelectField
      label={t('clients.language')}
      value={value}
      options={languages.map((language) => ({ value: language, label: languageName(language) }))}
      onChange={onChange}
      error={error}
      disabled={disabled}
    />
  );
}
