import type { Language } from '../i18n/language';
import { statusWordCatalogues } from '../i18n/status-words';
import { translate } from '../i18n/translate';
import type { Engagement, ProjectSettings, StatusCategory } from './contract';

type Worded = Pick<Engagement, 'glossary'>;

/** What a status is called to this client: the engagement's word, the project's, or a plain one. */
export function statusWord(
  { glossary }: Worded,
  settings: Pick<ProjectSettings, 'statuses'>,
  status: { name: string; category: StatusCategory },
  language: Language,
): string {
  const word = glossary.statuses[status.name]?.[language] ?? settings.statuses[status.name]?.[language];
  return word ?? translate(statusWordCatalogues[language], language, `status.${status.category}`);
}

/** An issue's title in the client's words, else Jira's own. */
export function titleOf({ glossary }: Worded, issue: { id: string; summary: string }, language: Language): string {
  return glossary.titles[issue.id]?.[language] ?? issue.summary;
}
