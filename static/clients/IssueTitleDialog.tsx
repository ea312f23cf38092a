import Button from '@atlaskit/button/default/button';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Language } from '../../src/i18n/language';
import { asCallError } from '../shared/call';
import { Dialog } from '../shared/Dialog';
import { ErrorPanel } from '../shared/ErrorPanel';
import { useReader } from '../shared/reader';
import { TextField } from '../shared/TextField';
import { useCall } from './calls';
import type { SeenBy } from './IssueVisibility';

type Props = { issue: { id: string; key: string; summary: string }; client: SeenBy; onSaved: () => void; onClose: () => void };

/** What one client calls an issue, in each language of her people. */
export function IssueTitleDialog({ issue, client, onSaved, onClose }: Props) {
  const call = useCall();
  const { t, failure, languageName } = useReader();
  const languages = [...new Set<Language>([client.language, ...client.contacts.map(({ language }) => language)])];
  const [titles, setTitles] = useState(client.title);
  const save = useMutation({
    mutationFn: async () => {
      for (const language of languages.filter((name) => (titles[name] ?? '').trim() !== (client.title[name] ?? ''))) {
        await call('clients.save-title', { engagementId: client.engagementId, issueId: issue.id, language, title: (titles[language] ?? '').trim() });
      }
    },
    onSuccess: onSaved,
  });
  const refused = save.error ? asCallError(save.error) : undefined;
  return (
    <Dialog
      title={t('panel.title-heading', { client: client.client.name, key: issue.key })}
      onClose={onClose}
      footer={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {t('shared.cancel')}
          </Button>
          <Button appearance="primary" type="submit" form="issue-title" isLoading={save.isPending}>
            {t('shared.save')}
          </Button>
        </>
      }
    >
      <form
        id="issue-title"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        {languages.map((language) => (
          <TextField
            key={language}
            label={t('panel.title-in', { language: languageName(language) })}
            value={titles[language] ?? ''}
            placeholder={issue.summary}
            error={refused?.field === 'title' ? failure(refused) : undefined}
            onChange={(title) => setTitles({ ...titles, [language]: title })}
          />
        ))}
        <p className="subtle small">{t('panel.title-hint')}</p>
        {refused && refused.field !== 'title' ? <ErrorPanel error={refused} /> : null}
      </form>
    </Dialog>
  );
}
