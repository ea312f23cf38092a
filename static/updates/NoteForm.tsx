import type { Language } from '../../src/i18n/language';
import type { NoteText } from '../../src/updates/contract';
import { AutoTextArea } from '../shared/AutoTextArea';
import { Field } from '../shared/Field';
import { PageTabs } from '../shared/PageTabs';
import { useReader } from '../shared/reader';
import { TabPanel } from '../shared/TabPanel';

type Text = NoteText['text'];
type Props = {
  text: Text;
  onText: (text: Text) => void;
  /** Those the client's contacts read, the client's own first. */
  languages: Language[];
  shown: Language;
  onShow: (language: Language) => void;
  /** What is wrong with the text of a language, or with all of it. */
  errors: Partial<Record<Language, string>>;
};

/** One text for each language its readers need. */
export function NoteForm({ text, onText, languages, shown, onShow, errors }: Props) {
  const { t, languageName } = useReader();
  const isEmpty = (language: Language) => !text[language]?.trim();
  const hint = languages.length > 1 && isEmpty(shown) ? `${t('updates.tell-hint')} ${t('updates.tell-other-language', { language: languageName(shown) })}` : t('updates.tell-hint');
  const field = (
    <Field
      required={languages.length === 1}
      label={languages.length > 1 ? t('updates.tell-text-in', { language: languageName(shown) }) : t('updates.tell-text')}
      hint={hint}
      error={errors[shown]}
    >
      {(input) => <AutoTextArea {...input} className="input note-text" lang={shown} value={text[shown] ?? ''} onChange={(words) => onText({ ...text, [shown]: words })} />}
    </Field>
  );
  if (languages.length === 1) return field;
  return (
    <div className="stack">
      <PageTabs
        label={t('updates.languages')}
        tabs={languages.map((language) => ({ id: language, label: isEmpty(language) ? t('updates.tell-language-empty', { language: languageName(language) }) : languageName(language) }))}
        selected={shown}
        panelId="note-text"
        onSelect={(id) => onShow(id as Language)}
      />
      <TabPanel id="note-text" selected={shown}>
        {field}
      </TabPanel>
    </div>
  );
}
