import { categoryOf } from '../clients/issue';
import { listPlaces } from '../clients/places';
import { asApp } from '../platform/jira/jira';
import { job } from '../platform/job';
import { remindOfPromises } from './clock';
import { takeComment } from './comment-intake';
import { disputeSettled } from './dispute-answer';
import { pushWork } from './feedback-queue';
import { feedbackWork, type FeedbackWork } from './feedback-work';
import { linkedIssueChanged } from './issue-state';
import { isGone } from './readers';
import { postReceipt } from './receipt-posting';
import { followRequest, takeRequest } from './request-intake';
import { noticeOfNew } from './staff-notice';
import { followSubmission } from './submission-request';
import { startSweeps, sweep } from './sweep';

export const takeFeedback = job(feedbackWork, run);

export async function watchFeedback(): Promise<void> {
  const [reminded, swept] = await Promise.allSettled([remindOfPromises(), startSweeps()]);
  for (const outcome of [reminded, swept]) if (outcome.status === 'rejected') throw outcome.reason;
}

async function run(body: FeedbackWork): Promise<void> {
  switch (body.kind) {
    case 'request':
      return takeRequest(body.issueId, body.cameAt);
    case 'whereabouts':
      return followRequest(body.issueId);
    case 'comment':
      return takeComment(body);
    case 'linked-issue':
      return followLinkedIssue(body.issueId);
    case 'list-places':
      return listPlacesThenTake(body);
    case 'submission':
      return followSubmission(body.accountId, body.reference);
    case 'sweep-all':
      return startSweeps(body.cursor);
    case 'sweep':
      return sweep(body);
    case 'dispute':
      return disputeSettled(body.engagementId, body.disputeId);
    case 'receipt':
      return postReceipt(body.feedbackId);
    case 'notice':
      return noticeOfNew(body.feedbackId, body.accountIds);
  }
}

async function followLinkedIssue(issueId: string): Promise<void> {
  const issue = await asApp()
    .send('issue', { path: { issue: issueId }, query: { fields: 'status' } })
    .catch((error: unknown) => {
      if (isGone(error)) return undefined;
      throw error;
    });
  await linkedIssueChanged(issueId, issue ? categoryOf(issue.fields?.status?.statusCategory.key) : 'gone');
}

async function listPlacesThenTake({ startAt, issueId }: FeedbackWork & { kind: 'list-places' }): Promise<void> {
  const next = await listPlaces(startAt);
  await pushWork([next === undefined ? { kind: 'request', issueId } : { kind: 'list-places', startAt: next, issueId }]);
}
