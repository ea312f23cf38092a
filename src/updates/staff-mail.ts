import { type Language, languageOf } from '../i18n/language';
import { asApp } from '../platform/jira/jira';
import { answerOf } from './jira-answer';
import { noteMails } from './mail-quota';
import type { Markup } from './message/markup';
import { oneLine } from './message/plain-text';

/** What a mail to one of our own people says, in her language. */
export type StaffMail = { subject: string; html: Markup; text: string };

/** Issues the mail may hang on, the best first; after them the newest issue of the project. */
type Place = { issueIds: (string | undefined)[]; projectId: string };

/**
 * Has Jira mail somebody of ours. Jira mails people about issues they may see, and not all of ours see every project: so several issues
 * are tried. One try for each: Jira only queues the mail, so after a lost answer nobody knows. False when Jira refused them all.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-notify-post
 */
export async function mailStaff(accountId: string, { issueIds, projectId }: Place, write: (language: Language) => StaffMail): Promise<boolean> {
  const { subject, html, text } = write(await languageOfAccount(accountId));
  const message = { subject: oneLine(subject), htmlBody: html.html, textBody: text, to: { users: [{ accountId }] } };
  const isTaken = async (issue: string) => {
    if ((await answerOf(asApp().send('notify', { path: { issue }, body: message }))).kind === 'refused') return false;
    await noteMails(crypto.randomUUID());
    return true;
  };
  for (const issue of new Set(issueIds)) {
    if (issue !== undefined && (await isTaken(issue))) return true;
  }
  const newest = await newestIssueOf(projectId);
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
