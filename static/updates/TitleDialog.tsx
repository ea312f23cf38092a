import type { Engagement } from '../../src/clients/contract';
import type { Language } from '../../src/i18n/language';
import { useReader } from '../shared/reader';
import { TitlesDialog } from '../shared/TitlesDialog';
import { useCall } from './calls';

type Props = {
  engagement: Engagement;
  issue: { id: string; name: string; title?: string };
  languages: Language[];
  onSaved: (engagement: Engagement) => void;
  onClose: () => void;
};

/** What this client calls an issue a draft speaks of. */
export function TitleDialog({ engagement, issue, languages, onSaved, onClose }: Props) {
  const call = useCall();
  const { t } = useReader();
  return (
    <TitlesDialog
      heading={t('updates.title-heading', { key: issue.name })}
      introduction={
        issue.title === undefined ? null : (
          <p className="breakable">
            <span className="subtle">{t('updates.title-in-jira')}</span> <bdi>{issue.title}</bdi>
          </p>
        )
      }
      labelIn={(language) => t('updates.title-in', { language })}
      hint={t('updates.title-hint')}
      languages={languages}
      titles={engagement.glossary.titles[issue.id] ?? {}}
      inJira={issue.title}
      save={(language, title) => call('clients.save-title', { engagementId: engagement.id, issueId: issue.id, language, title })}
      onSaved={(saved) => {
        onSaved(saved ?? engagement);
        onClose();
      }}
      onClose={onClose}
    />
  );
}
