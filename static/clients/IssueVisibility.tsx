import EditIcon from '@atlaskit/icon/core/edit';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { Language } from '../../src/i18n/language';
import { ErrorPanel } from '../shared/ErrorPanel';
import { IconAction } from '../shared/IconAction';
import { useReader } from '../shared/reader';
import { SelectField } from '../shared/SelectField';
import { useCall } from './calls';

const IssueTitleDialog = lazy(async () => ({ default: (await import('./IssueTitleDialog')).IssueTitleDialog }));

type Choice = 'shown' | 'hidden' | 'by-rule';
export type SeenBy = {
  engagementId: string;
  client: { id: string; name: string };
  language: Language;
  visible: boolean;
  choice: Choice;
  contacts: { id: string; name: string; language: Language }[];
  contactCount: number;
  title: Partial<Record<Language, string>>;
};
type Props = { issue: { id: string; key: string; summary: string }; client: SeenBy; mayEdit: boolean; onChanged: () => void };

const choices: Choice[] = ['by-rule', 'shown', 'hidden'];

/** Whether one client sees the issue, who that would be, and what she calls it. */
export function IssueVisibility({ issue, client, mayEdit, onChanged }: Props) {
  const call = useCall();
  const { t } = useReader();
  const [naming, setNaming] = useState(false);
  const { engagementId, visible, contacts, contactCount } = client;
  const set = useMutation({ mutationFn: (choice: Choice) => call('clients.set-visibility', { engagementId, issueId: issue.id, choice }), onSuccess: onChanged });
  const names = contacts.map(({ name }) => name).join(', ');
  const title = client.title[client.language];
  return (
    <div className="stack-tight">
      <SelectField
        label={t('panel.visibility-of', { client: client.client.name })}
        value={set.isPending ? (set.variables ?? client.choice) : client.choice}
        options={choices.map((value) => ({ value, label: t(`panel.choice.${value}`) }))}
        disabled={!mayEdit || set.isPending}
        hint={t(visible ? 'panel.now-visible' : 'panel.now-hidden', { client: client.client.name })}
        onChange={(choice) => set.mutate(choice)}
      />
      {set.error ? <ErrorPanel error={set.error} /> : null}
      {names === '' ? null : (
        <p className="subtle small breakable">
          {contactCount > contacts.length ? t('panel.would-see-more', { names, count: contactCount - contacts.length }) : t('panel.would-see', { names })}
        </p>
      )}
      <p className="row">
        <span className="breakable">
          <span className="subtle">{t('panel.shown-as', { client: client.client.name })}</span> “<bdi>{title ?? issue.summary}</bdi>”{title === undefined ? <span className="subtle small"> ({t('panel.in-jira-words')})</span> : null}
        </span>
        {mayEdit ? <IconAction icon={EditIcon} label={t('panel.edit-title', { client: client.client.name })} onClick={() => setNaming(true)} /> : null}
      </p>
      {naming ? (
        <Suspense fallback={null}>
          <IssueTitleDialog
            issue={issue}
            client={client}
            onClose={() => setNaming(false)}
            onSaved={() => {
              setNaming(false);
              onChanged();
            }}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
