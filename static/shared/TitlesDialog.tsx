import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Language } from '../../src/i18n/language';
import { asCallError } from './call';
import { ErrorPanel } from './ErrorPanel';
import { FormDialog } from './FormDialog';
import { useReader } from './reader';
import { TextField } from './TextField';

type Titles = Partial<Record<Language, string>>;
type Props<Saved> = {
  heading: string;
  introduction?: ReactNode;
  labelIn: (language: string) => string;
  hint: string;
  languages: Language[];
  titles: Titles;
  /** What stands where there is none. */
  inJira?: string;
  /** Saves one that was changed. */
  save: (language: Language, title: string) => Promise<Saved>;
  /** What the last of them answered; undefined where none was changed. */
  onSaved: (last: Saved | undefined) => void;
  onClose: () => void;
};

/** What a client calls an issue, in each language of her people. */
export function TitlesDialog<Saved>({ heading, introduction, labelIn, hint, languages, titles: known, inJira, save, onSaved, onClose }: Props<Saved>) {
  const { t, failure, languageName } = useReader();
  const [titles, setTitles] = useState(known);
  const [savedLast, setSavedLast] = useState<Language>();
  const titleIn = (language: Language) => titles[language]?.trim() ?? '';
  const saving = useMutation({
    mutationFn: async () => {
      let last: Saved | undefined;
      for (const language of languages.filter((name) => titleIn(name) !== (known[name] ?? ''))) {
        setSavedLast(language);
        last = await save(language, titleIn(language));
      }
      return last;
    },
    onSuccess: onSaved,
  });
  const refused = saving.error ? asCallError(saving.error) : undefined;
  const atTitle = refused?.field === 'title';
  return (
    <FormDialog title={heading} saveLabel={t('shared.save')} isSaving={saving.isPending} onSave={() => saving.mutate()} onClose={onClose}>
      {introduction}
      {languages.map((language) => (
        <TextField
          key={language}
          label={labelIn(languageName(language))}
          value={titles[language] ?? ''}
          placeholder={inJira}
          error={refused && atTitle && language === savedLast ? failure(refused) : undefined}
          onChange={(title) => setTitles({ ...titles, [language]: title })}
        />
      ))}
      <p className="subtle small">{hint}</p>
      {refused && !atTitle ? <ErrorPanel error={refused} /> : null}
    </FormDialog>
  );
}
