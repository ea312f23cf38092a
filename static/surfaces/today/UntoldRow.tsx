import Button from '@atlaskit/button/default/button';
import { useQueryClient } from '@tanstack/react-query';
import type { TodayEngagement } from '../../../src/surfaces/contract';
import { LinkButton } from '../../shared/LinkButton';
import { openProjectPage } from '../../shared/project-page';
import { useReader } from '../../shared/reader';
import { newsWords } from '../../updates/bad-news-words';
import { TellNow } from '../../updates/TellNow';
import { UntoldAge } from '../../updates/UntoldAge';
import { ClientName } from './ClientName';
import { IssueLink } from './IssueLink';
import { ProjectScope } from './ProjectScope';

/** What a client does not know yet, and the offer to tell it without leaving the page, the oldest working day first. */
export function UntoldRow({ engagement }: { engagement: TodayEngagement }) {
  const reader = useReader();
  const { t } = reader;
  const queries = useQueryClient();
  const { id, client, project, untold, mayEdit } = engagement;
  const [oldest] = untold.news;
  return (
    <li className="row row-apart">
      <span className="stack-tight today-untold">
        <ClientName engagement={engagement} />
        <ul className="stack-tight">
          {untold.news.map((news) => (
            <li key={`${JSON.stringify(news.subject)} ${news.topic}`} className="breakable small">
              {news.subject.kind === 'issue' ? <IssueLink issueKey={news.subject.key} /> : null} <bdi>{news.title}</bdi> · {newsWords(news, reader)} ·{' '}
              <UntoldAge workingHours={news.workingHours} overLimit={news.overLimit} />
            </li>
          ))}
        </ul>
        {untold.more ? (
          <span className="small">
            <LinkButton onClick={() => openProjectPage(project.key, `clients/${id}`)}>{t('today.worse-more')}</LinkButton>
          </span>
        ) : null}
      </span>
      {mayEdit && oldest ? (
        <ProjectScope projectId={project.id}>
          <TellNow client={{ engagementId: id, name: client.name }} day={oldest.day} offer={(label, open) => <Button onClick={open}>{label}</Button>} onTold={() => void queries.invalidateQueries({ queryKey: ['today'] })} />
        </ProjectScope>
      ) : null}
    </li>
  );
}
