import Button from '@atlaskit/button/default/button';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Engagement } from '../../src/clients/contract';
import type { Language } from '../../src/i18n/language';
import { asCallError } from '../shared/call';
import { Dialog } from '../shared/Dialog';
import { ErrorPanel } from '../shared/ErrorPanel';
import { useReader } from '../shared/reader';
import { TextField } from '../shared/TextField';
import { useCall } from './calls';

type Props = {
  engagement: Engagement;
  issue: { id: string; name: string; title?: string };
  languages: Language[];
  onSaved: (engagement: Engagement) => void;
  onClose: () => void;
};

/** What this client calls an issue, in each language of the draft. Left empty, it is Jira's own title. */
export function TitleDialog({ engagement, issue, languages, onSaved, onClose }: Props) {
  const call = useCall();
  const { t, failure, languageName } = useReader();
  const known = engagement.glossary.titles[issue.id] ?? {};
  const [titles, setTitles] = useState(known);
  const titleIn = (language: Language) => titles[language]?.trim() ?? '';
  const save = useMutation({
    mutationFn: async () => {
      let saved = engagement;
      for (const language of languages.filter((name) => titleIn(name) !== (known[name] ?? ''))) {
        saved = await call('clients.save-title', { engagementId: engagement.id, issueId: issue.id, language, title: titleIn(language) });
      }
      return saved;
    },
    onSuccess: (saved) => {
      onSaved(saved);
      onClose();
    },
  });
  const refused = save.error ? asCallError(save.error) : undefined;
  const atTitle = refused?.field === 'title';
  return (
    <Dialog
      title={t('updates.title-heading', { key: issue.name })}
      onClose={onClose}
      footer={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {t('shared.cancel')}
          </Button>
          <Button appearance="primary" isLoading={save.isPending} type="submit" form="title-form">
            {t('shared.save')}
          </Button>
        </>
      }
    >
      <form
        id="title-form"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        {issue.title === undefined ? null : (
          <p className="breakable">
            <span className="subtle">{t('updates.title-in-jira')}</span> <bdi>{issue.title}</bdi>
          </p>
        )}
        {languages.map((language) => (
          <TextField
            key={language}
            label={t('updates.title-in', { language: languageName(language) })}
            value={titles[language] ?? ''}
            placeholder={issue.title}
            error={refused && atTitle ? failure(refused) : undefined}
            onChange={(title) => setTitles({ ...titles, [language]: title })}
          />
        ))}
        <p className="subtle small">{t('updates.title-hint')}</p>
        {refused && !atTitle ? <ErrorPanel error={refused} /> : null}
      </form>
    </Dialog>
  );
}
