import { readersLanguages } from '../../src/i18n/readers-languages';
import { useReader } from '../shared/reader';
import { TitlesDialog } from '../shared/TitlesDialog';
import { useCall } from './calls';
import type { SeenBy } from './IssueVisibility';

type Props = { issue: { id: string; key: string; summary: string }; client: SeenBy; onSaved: () => void; onClose: () => void };

/** What one client calls an issue, from the issue's own panel. */
export function IssueTitleDialog({ issue, client, onSaved, onClose }: Props) {
  const call = useCall();
  const { t } = useReader();
  const { engagementId } = client;
  return (
    <TitlesDialog
      heading={t('panel.title-heading', { client: client.client.name, key: issue.key })}
      labelIn={(language) => t('panel.title-in', { language })}
      hint={t('panel.title-hint')}
      languages={readersLanguages(client, client.contacts)}
      titles={client.title}
      inJira={issue.summary}
      save={(language, title) => call('clients.save-title', { engagementId, issueId: issue.id, language, title })}
      onSaved={onSaved}
      onClose={onClose}
    />
  );
}
