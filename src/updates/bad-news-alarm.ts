import { readEngagement } from '../clients/engagement';
import type { Engagement } from '../clients/contract';
import { badNewsNoticeCatalogues, type BadNewsNoticeKey } from '../i18n/bad-news-notice';
import { dateIn, formatDate } from '../i18n/dates';
import type { Language } from '../i18n/language';
import { translator, type Translator } from '../i18n/translate';
import { claimAlarms } from '../ledger/bad-news-settling';
import type { BadNewsView } from '../ledger/contract';
import { plain } from './message/plain-text';
import { inParagraphs, ownerOf } from './plan-mail';
import { mailStaff } from './staff-mail';

type Say = Translator<BadNewsNoticeKey>;

/** Tells the project manager, or where Jira does not mail her the stand-in or lead, what a client has not been told in time. Once: the mark comes before the mail. */
export async function raiseAlarms(engagementId: string, subjects: string[]): Promise<void> {
  const engagement = await readEngagement(engagementId);
  const late = engagement ? await claimAlarms(engagementId, subjects) : [];
  if (!engagement || late.length === 0) return;
  const { projectManager } = engagement.team;
  if (await alarmMail(projectManager.accountId, engagement, late)) return;
  const owner = await ownerOf(engagement);
  if (owner !== undefined && owner !== projectManager.accountId) await alarmMail(owner, engagement, late);
}

function alarmMail(accountId: string, engagement: Engagement, late: BadNewsView[]): Promise<boolean> {
  const { client, projectId, anchorIssue, plan } = engagement;
  const issueIds = late.flatMap(({ subject }) => (subject.kind === 'issue' ? subject.issueId : []));
  return mailStaff(accountId, { issueIds: [...issueIds, anchorIssue?.id], projectId }, (language) => {
    const say = translator(badNewsNoticeCatalogues, language);
    const hours = Math.floor(Math.max(...late.map(({ workingHours }) => workingHours)));
    const lines = late.map((news) => say('bad-news.notice.line', { what: whatChanged(news, engagement, say, language) }));
    const words = { client: plain(client.name), hours, limit: plan.badNews.limitWorkingHours };
    return inParagraphs({ subject: say('bad-news.notice.subject', { ...words, count: late.length }), lines: [[say('bad-news.notice.text', words), ...lines].join('\n'), say('bad-news.notice.more')] });
  });
}

/** Issues by their keys: Jira has not been asked as her. */
function whatChanged({ subject, difference }: BadNewsView, { timeZone }: Engagement, say: Say, language: Language): string {
  const day = (date: string) => formatDate(date, language, dateIn(Date.now(), timeZone));
  const name = plain(subject.kind === 'issue' ? subject.key : subject.name);
  if (difference.kind === 'later' && difference.from !== undefined) return difference.to === undefined ? say('bad-news.notice.undated', { name, from: day(difference.from) }) : say('bad-news.notice.later', { name, from: day(difference.from), to: day(difference.to) });
  if (difference.kind === 'overdue') return say('bad-news.notice.overdue', { name, date: day(difference.due) });
  if (difference.kind === 'blocked' || difference.kind === 'removed') return say(`bad-news.notice.${difference.kind}`, { name });
  return say('bad-news.notice.reopened', { name });
}
