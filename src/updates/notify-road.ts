import type { Engagement } from '../clients/contract';
import type { Payload } from '../ledger/told';
import { asApp } from '../platform/jira/jira';
import type { DeliveryProblem } from './contract';
import { answerOf, type JiraAnswer, type Outcome } from './jira-answer';

/**
 * Has Jira mail one person, as if from the anchor issue. Jira says only that it has queued the mail.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-notify-post
 */
export function notify({ id }: { id: string }, accountId: string, { subject, html, text }: Payload): Promise<JiraAnswer<unknown>> {
  const body = { subject, htmlBody: html, textBody: text, to: { users: [{ accountId }] } };
  return answerOf(asApp().send('notify', { path: { issue: id }, body }));
}

const problems: Record<number, DeliveryProblem> = { 401: 'no-permission', 403: 'mail-off', 404: 'no-permission' };

/** One try. After a lost answer nothing in Jira tells whether the mail went out, so there is no second. */
export async function deliverByNotify(accountId: string | undefined, payload: Payload, { anchorIssue }: Pick<Engagement, 'anchorIssue'>): Promise<Outcome> {
  if (!accountId || !anchorIssue) return { kind: 'refused', problem: 'no-road' };
  const issueKey = anchorIssue.key;
  const answer = await notify(anchorIssue, accountId, payload);
  if (answer.kind === 'answered') return { kind: 'done', state: 'queued', issueKey };
  if (answer.kind === 'busy') return { kind: 'later', afterSeconds: answer.afterSeconds };
  if (answer.kind === 'refused') return { kind: 'refused', problem: problems[answer.status] ?? 'recipient-refused', issueKey };
  return { kind: 'unknown', certainLater: false, issueKey };
}
