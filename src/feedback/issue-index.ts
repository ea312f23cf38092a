import type { StatusCategory } from '../clients/contract';
import { invalid } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit, type Write } from '../platform/storage/transaction';
import { changeableFor, changed } from './inbox-record';
import { withIssues } from './item';
import { dropRide } from './loop-riding';
import { type FeedbackBody, feedbackRecords, issueFeedback, projectScope, type StoredFeedback } from './store';

/** More work than this is a project of its own; and merging moves them all in one transaction. */
export const mostIssues = 15;
/** Far below what a stored value holds. */
const mostFeedback = 2_000;

/** The write by which feedback is, or is no longer, found by an issue; none where the index says so already. */
export async function indexWrites(projectId: string, issueId: string, change: { add?: string[]; remove?: string[] }): Promise<Write[]> {
  const current = await issueFeedback.get(issueId);
  const before = current?.body.feedbackIds ?? [];
  const kept = before.filter((id) => !change.remove?.includes(id));
  const feedbackIds = [...kept, ...(change.add ?? []).filter((id) => !kept.includes(id))];
  if (feedbackIds.length > mostFeedback) throw invalid('failure.too-many', 'issueId', { limit: mostFeedback });
  if (feedbackIds.join() === before.join()) return [];
  const row = { scope: projectScope(projectId), at: new Date().toISOString(), body: { feedbackIds } };
  if (!current) return [issueFeedback.create(issueId, row)];
  return [feedbackIds.length > 0 ? issueFeedback.replace(current, row) : issueFeedback.remove(current)];
}

/** Links an issue, in the feedback and in the index. */
export async function addIssue(caller: Pick<Caller, 'projectId'>, feedbackId: string, issueId: string, category: StatusCategory): Promise<StoredFeedback> {
  return change(caller, feedbackId, issueId, { add: [feedbackId] }, (body) => {
    const isNew = !(issueId in body.issues);
    if (isNew && Object.keys(body.issues).length >= mostIssues) throw invalid('failure.too-many', 'issueId', { limit: mostIssues });
    return withIssues(body, { ...body.issues, [issueId]: category }, now());
  });
}

export async function removeIssue(caller: Pick<Caller, 'projectId'>, feedbackId: string, issueId: string): Promise<StoredFeedback> {
  return change(caller, feedbackId, issueId, { remove: [feedbackId] }, (body) => {
    const { [issueId]: _removed, ...issues } = body.issues;
    return withIssues(body, issues, now());
  });
}

const now = () => new Date().toISOString();

async function change(
  caller: Pick<Caller, 'projectId'>,
  feedbackId: string,
  issueId: string,
  index: { add?: string[]; remove?: string[] },
  changeBody: (body: FeedbackBody) => FeedbackBody,
): Promise<StoredFeedback> {
  return repeatOnConflict(async () => {
    const current = await changeableFor(caller, feedbackId);
    const body = changeBody(current.body);
    if (current.body.rides && !body.rides) await dropRide(current);
    await commit([changed(current, body), ...(await indexWrites(current.body.projectId, issueId, index))]);
    return (await feedbackRecords.get(feedbackId)) ?? current;
  });
}
