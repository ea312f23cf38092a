import { engagementOutlines, type EngagementOutline } from '../clients/places';
import { type Language, languageOf } from '../i18n/language';
import { receiptCatalogues, type ReceiptKey } from '../i18n/receipt';
import { translator, type Translator } from '../i18n/translate';
import { asApp } from '../platform/jira/jira';
import { answerOf } from '../updates/jira-answer';
import { markup, withBreaks } from '../updates/message/markup';
import { oneLine, plain } from '../updates/message/plain-text';
import { timeInWords } from './receipt';
import { changeRecord } from './record-change';
import type { StoredFeedback } from './store';

/** What a mail to one of our own people says, in her language. */
type Notice = { subject: string; text: string };

/** Of the issues linked to it, so many are tried. */
const mostLinked = 3;

/**
 * Has Jira mail somebody of ours about feedback. Jira mails people about issues they may see, and not all of ours see the service
 * project: so the mail hangs on the request, or the issue of notify mails, or linked work, or the newest issue of the project. One
 * try for each: Jira only queues the mail, so after a lost answer nobody knows. False when Jira refused them all.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-notify-post
 */
export async function noticeTo(accountId: string, { body }: StoredFeedback, { anchorIssue }: Pick<EngagementOutline, 'anchorIssue'>, write: (say: Translator<ReceiptKey>, language: Language) => Notice): Promise<boolean> {
  const language = await languageOfAccount(accountId);
  const { subject, text } = write(translator(receiptCatalogues, language), language);
  const words = body.longer ? `${plain(body.excerpt)}…` : plain(body.excerpt);
  const htmlBody = markup`<p>${text}</p><blockquote>${withBreaks(words)}</blockquote>`.html;
  const textBody = `${text}\n\n${words.replace(/^/gm, '> ')}\n`;
  const message = { subject: oneLine(subject), htmlBody, textBody, to: { users: [{ accountId }] } };
  const isTaken = async (issue: string) => (await answerOf(asApp().send('notify', { path: { issue }, body: message }))).kind !== 'refused';
  const request = body.requestGone ? undefined : body.request?.id;
  for (const issue of new Set([request, anchorIssue?.id, ...Object.keys(body.issues).slice(0, mostLinked)])) {
    if (issue !== undefined && (await isTaken(issue))) return true;
  }
  const newest = await newestIssueOf(body.projectId);
  return newest !== undefined && isTaken(newest);
}

async function newestIssueOf(projectId: string): Promise<string | undefined> {
  const answer = await answerOf(asApp().send('search', { body: { jql: `project = ${projectId} AND level IS EMPTY ORDER BY created DESC`, fields: ['project'], maxResults: 1 } }));
  return answer.kind === 'answered' ? answer.value.issues[0]?.id : undefined;
}

/** English where Jira does not tell. */
async function languageOfAccount(accountId: string): Promise<Language> {
  const answer = await answerOf(asApp().send('user', { query: { accountId } }));
  return languageOf((answer.kind === 'answered' && answer.value.locale) || undefined);
}

/** Tells those whom a routing rule names that something has come in, once: the mark comes before the mails. */
export async function noticeOfNew(feedbackId: string, accountIds: string[]): Promise<void> {
  let isFirst = false;
  const record = await changeRecord(feedbackId, (body) => {
    isFirst = body.noticedAt === undefined;
    return isFirst ? { ...body, noticedAt: new Date().toISOString() } : undefined;
  });
  const [place] = await engagementOutlines(record?.body.placeId === undefined ? [] : [record.body.placeId]);
  if (!record || !place || !isFirst) return;
  const { asker, reference, receivedAt } = record.body;
  for (const accountId of accountIds) {
    await noticeTo(accountId, record, place, (say, language) => ({
      subject: say('notice.new.subject', { name: asker.name, reference }),
      text: say('notice.new.text', { name: asker.name, time: timeInWords(receivedAt, place.timeZone, language, receivedAt) }),
    }));
  }
}
