import { issuesOf, type ReadMissed, timeOf } from './missed';
import { isReceiptDue } from './receipt-posting';
import { feedbackRecords, requestFeedbackId } from './store';

const issuesInPage = 100;

/** What customers filed and Candor has not taken, or has not said so to them. Issues that are no feedback are among it: only Jira's answer about each tells. */
export const missedRequests: ReadMissed = async (projectId, run) => {
  const jql = `project = ${projectId} AND created >= -${run.minutes}m ORDER BY created ASC`;
  const page = await issuesOf(run, { jql, time: 'created', fields: [], size: issuesInPage });
  if (!page) return undefined;
  const { issues, ...rest } = page;
  const known = await feedbackRecords.getMany(issues.map(({ id }) => requestFeedbackId(id)));
  const done = new Set(known.filter(({ body }) => !isReceiptDue(body)).map(({ id }) => id));
  const missed = issues.filter(({ id }) => !done.has(requestFeedbackId(id)));
  return { ...rest, missed: missed.map((issue) => ({ work: { kind: 'request', issueId: issue.id }, at: timeOf(issue, 'created') })) };
};
