import * as z from 'zod/mini';
import { wantedAnchorIssues, wantedPlacesMark, wantedServiceProjects } from '../clients/places';
import { job } from '../platform/job';
import { readTogether } from '../platform/storage/batch';
import { pushWork } from './feedback-queue';
import type { FeedbackWork } from './feedback-work';
import { feedbackRecords, issueFeedback, requestFeedbackId } from './store';

const id = z.pipe(z.union([z.string(), z.number()]), z.transform(String));
/** A part that is missing or of another make than expected says nothing; the event is read without it. */
const lenient = <Value>(schema: z.ZodMiniType<Value>) => z.catch(z.optional(schema), undefined);

const project = z.object({ id, projectTypeKey: lenient(z.string()) });
const issue = z.object({ id, key: lenient(z.string()), fields: lenient(z.object({ project: lenient(project) })) });

/** https://developer.atlassian.com/platform/forge/events-reference/jira/ */
const issueEvent = z.object({
  eventType: lenient(z.string()),
  timestamp: lenient(z.union([z.number(), z.string()])),
  issue,
  changelog: lenient(z.object({ items: z.array(z.object({ field: lenient(z.string()) })) })),
});
const commentEvent = z.object({ selfGenerated: lenient(z.boolean()), issue, comment: z.object({ id }) });

type IssueEvent = z.infer<typeof issueEvent>;

export const requestChanged = job(issueEvent, hearOfIssue);
export const requestCommented = job(commentEvent, hearOfComment);

/** Leaves to the queue what an issue's event may mean for feedback. One storage request; nothing more where it means nothing. */
async function hearOfIssue(event: IssueEvent): Promise<void> {
  const isNew = event.eventType?.includes(':created:') === true;
  const projectId = event.issue.fields?.project?.id;
  const { desks, placesMark, feedback, linked } = await readTogether({
    desks: wantedServiceProjects(projectId === undefined ? [] : [projectId]),
    placesMark: wantedPlacesMark(),
    feedback: feedbackRecords.wants(isNew ? [] : [requestFeedbackId(event.issue.id)]),
    linked: issueFeedback.wants(isNew ? [] : [event.issue.id]),
  });
  const isDesk = desks.some(({ body }) => body.engagementIds.length > 0);
  const work = isNew
    ? ofNewIssue(event, isDesk, placesMark.length > 0)
    : ofChangedIssue(event, { isDesk, isLinked: linked.length > 0, ...(feedback[0] && { feedback: feedback[0].body }) });
  await pushWork(work);
}

/** Before all engagements are listed by their service projects, one kept earlier may belong to this one. */
function ofNewIssue({ issue: { id: issueId, fields } }: IssueEvent, isDesk: boolean, areAllListed: boolean): FeedbackWork[] {
  const projectType = fields?.project?.projectTypeKey;
  if (isDesk || !fields?.project) return [{ kind: 'request', issueId }];
  if (areAllListed || (projectType !== undefined && projectType !== 'service_desk')) return [];
  return [{ kind: 'list-places', startAt: 0, issueId }];
}

type Known = { isDesk: boolean; isLinked: boolean; feedback?: { request?: { key: string }; requestGone: boolean } };

function ofChangedIssue({ eventType, timestamp, issue: changed, changelog }: IssueEvent, { isDesk, isLinked, feedback }: Known): FeedbackWork[] {
  const { id: issueId, key, fields } = changed;
  const isDeleted = eventType?.includes(':deleted:') === true;
  const touches = (...names: string[]) => !changelog || changelog.items.some(({ field }) => field !== undefined && names.includes(field));
  const work: FeedbackWork[] = [];
  if (isLinked && (isDeleted || touches('status', 'resolution'))) work.push({ kind: 'linked-issue', issueId });
  if (feedback) {
    const isElsewhere = fields?.project !== undefined && !isDesk;
    const isAsKnown = !isDeleted && feedback.requestGone === isElsewhere && (key === undefined || key === feedback.request?.key);
    if (!isAsKnown) work.push({ kind: 'whereabouts', issueId });
  } else if (isDesk && !isDeleted && changelog && touches('project', 'Key')) {
    work.push({ kind: 'request', issueId, cameAt: new Date(timestamp ?? Date.now()).toISOString() });
  }
  return work;
}

/** Leaves a comment to the queue when it stands on a request, or on an issue notify mails hang on. One storage request. */
async function hearOfComment({ selfGenerated, issue: { id: issueId, fields }, comment }: z.infer<typeof commentEvent>): Promise<void> {
  if (selfGenerated) return;
  const projectId = fields?.project?.id;
  const { desks, anchors } = await readTogether({ desks: wantedServiceProjects(projectId === undefined ? [] : [projectId]), anchors: wantedAnchorIssues([issueId]) });
  const isOn = (records: { body: { engagementIds: string[] } }[]) => records.some(({ body }) => body.engagementIds.length > 0);
  const commentId = comment.id;
  const isDesk = isOn(desks) || projectId === undefined;
  await pushWork([
    ...(isOn(anchors) ? [{ kind: 'comment' as const, issueId, commentId, on: 'anchor' as const }] : []),
    ...(isDesk ? [{ kind: 'comment' as const, issueId, commentId, on: 'request' as const }] : []),
  ]);
}
