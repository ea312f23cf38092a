import { dateIn } from '../../../src/i18n/dates';
import type { TodayEngagement } from '../../../src/surfaces/contract';
import { EmptyState } from '../../shared/EmptyState';
import { LinkButton } from '../../shared/LinkButton';
import { Lozenge } from '../../shared/Lozenge';
import { openProjectPage } from '../../shared/project-page';
import { useReader } from '../../shared/reader';
import { SquareName } from '../../shared/SquareName';
import { healthAppearance } from '../../updates/appearances';
import { dueWords, silenceWords } from './today-words';

const columns = ['client', 'health', 'next-due', 'last-told', 'last-heard', 'feedback', 'worse', 'kept', 'manager'] as const;

/** Every engagement she may see, one line each. */
export function Portfolio({ engagements }: { engagements: TodayEngagement[] }) {
  const { t } = useReader();
  if (engagements.length === 0) return <EmptyState title={t('today.none-all-title')}>{t('today.none-all')}</EmptyState>;
  return (
    <table className="table portfolio">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`today.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {engagements.map((engagement) => (
          <PortfolioRow key={engagement.id} engagement={engagement} />
        ))}
      </tbody>
    </table>
  );
}

function PortfolioRow({ engagement }: { engagement: TodayEngagement }) {
  const reader = useReader();
  const { t, date, timeZone, number } = reader;
  const { client, project, last, lastTold, lastHeardAt, feedback, worse, untold, kept, herSilence, paused, ourSilence, managerName } = engagement;
  const day = (at: string) => date(dateIn(at, timeZone));
  const label = (column: (typeof columns)[number]) => ({ 'data-label': t(`today.${column}`) });
  const open = (path: string) => openProjectPage(project.key, path);
  const count = worse.issues.length;
  return (
    <tr>
      <td>
        <LinkButton onClick={() => open('updates')}>
          <SquareName id={client.id} name={client.name} />
        </LinkButton>
        <div className="subtle small breakable">
          <bdi>{project.name}</bdi>
        </div>
      </td>
      <td {...label('health')}>
        {last?.health ? <Lozenge appearance={healthAppearance[last.health]}>{t(`updates.health.${last.health}`)}</Lozenge> : <span className="subtle">{t('today.first-update')}</span>}
      </td>
      <td {...label('next-due')}>
        {paused ? <span className="subtle">{t('today.paused', { date: date(paused.until), reason: paused.reason })}</span> : <span className={ourSilence ? 'danger-text' : undefined}>{dueWords(engagement, reader)}</span>}
      </td>
      <td {...label('last-told')}>{lastTold ? day(lastTold.at) : <span className="subtle">{t('today.never')}</span>}</td>
      <td {...label('last-heard')}>
        {lastHeardAt === undefined ? <span className="subtle">{t('today.never')}</span> : day(lastHeardAt)}
        {herSilence ? <div className="subtle small">{silenceWords(herSilence, reader)}</div> : null}
      </td>
      <td {...label('feedback')}>
        {feedback.open === 0 ? (
          <span className="subtle">{t('today.nothing-short')}</span>
        ) : (
          <LinkButton onClick={() => open('feedback')}>{feedback.more ? t('today.at-least', { count: number(feedback.open) }) : t('today.feedback-open', { count: feedback.open })}</LinkButton>
        )}
        {feedback.problems > 0 ? <div className="small warning-text">{t('today.problems', { count: feedback.problems })}</div> : null}
      </td>
      <td {...label('worse')}>
        {count === 0 ? <span className="subtle">{t('today.nothing-short')}</span> : <span className="warning-text">{worse.more ? t('today.at-least', { count: number(count) }) : t('today.worse-count', { count })}</span>}
        {untold.news.length > 0 ? (
          <div className={untold.news.some(({ overLimit }) => overLimit) ? 'small danger-text' : 'small warning-text'}>{untold.more ? t('bad-news.count-or-more', { count: number(untold.news.length) }) : t('bad-news.count', { count: untold.news.length })}</div>
        ) : null}
      </td>
      <td {...label('kept')}>{kept ? t('today.kept-of', { kept: kept.kept, of: kept.of }) : <span className="subtle">–</span>}</td>
      <td {...label('manager')}>
        <bdi className="breakable">{managerName}</bdi>
      </td>
    </tr>
  );
}
