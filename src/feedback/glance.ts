import type { Engagement } from '../clients/contract';
import { engagementOutlines } from '../clients/places';
import { ownEngagements } from '../clients/team';
import type { Caller } from '../platform/caller';
import { asUser } from '../platform/jira/jira';
import type { Stored } from '../platform/storage/record';
import type { FeedbackGlance, RequestGlance } from './contract';
import { lastOfChain } from './inbox-record';
import { feedbackState, isOverdue } from './item';
import { isGone } from './readers';
import { feedbackRecords, issueFeedback, requestFeedbackId, type StoredFeedback } from './store';

/** As many as one storage request reads. */
const most = 25;

/** What feedback is linked to an issue, to be read together with other records; `glancesOf` takes what is found. */
export const issueFeedbackWish = (issueId: string) => issueFeedback.wants([issueId]);

/** The feedback itself, to be read together with other records; `shownGlances` takes what is found. */
export const glanceWish = (found: Stored<{ feedbackIds: string[] }>[]) => feedbackRecords.wants(found.flatMap(({ body }) => body.feedbackIds).slice(-most));

/** Of one project, newest first, without what was merged away. */
export function shownGlances(records: StoredFeedback[], projectId: string, engagements: Pick<Engagement, 'id' | 'client'>[]): FeedbackGlance[] {
  return records
    .filter(({ body }) => body.projectId === projectId && body.mergedInto === undefined)
    .sort((one, other) => other.body.receivedAt.localeCompare(one.body.receivedAt))
    .map((record) => glanceOf(record, engagements.find(({ id }) => id === record.body.engagementId)));
}

/** One storage request more, at most. */
export async function glancesOf(found: Stored<{ feedbackIds: string[] }>[], projectId: string, engagements: Pick<Engagement, 'id' | 'client'>[]): Promise<FeedbackGlance[]> {
  const ids = found.flatMap(({ body }) => body.feedbackIds).slice(-most);
  return shownGlances(ids.length > 0 ? await feedbackRecords.getMany(ids) : [], projectId, engagements);
}

/** The newest feedback linked to an issue of the project: two storage requests at most. */
export async function feedbackOfIssue(issueId: string, projectId: string, engagements: Pick<Engagement, 'id' | 'client'>[] = []): Promise<FeedbackGlance[]> {
  const found = await issueFeedback.get(issueId);
  return found ? glancesOf([found], projectId, engagements) : [];
}

/** The feedback an issue itself is, to be read together with other records; `requestGlance` takes what is found. */
export const requestWish = (issueId: string) => feedbackRecords.wants([requestFeedbackId(issueId)]);

/** What a request has become, for somebody who browses the project whose inbox it is in and is not of its client. One call to Jira. */
export async function requestGlance([found]: StoredFeedback[], caller: Caller): Promise<RequestGlance | undefined> {
  if (!found) return undefined;
  const record = await lastOfChain(found);
  const { projectId, engagementId, placeId, owner } = record.body;
  const project = await asUser()
    .send('project', { path: { project: projectId } })
    .catch((error: unknown) => {
      if (isGone(error)) return undefined;
      throw error;
    });
  if (!project || (await ownEngagements({ ...caller, projectId, permissions: new Set() }))) return undefined;
  const outlines = await engagementOutlines([engagementId, placeId].flatMap((id) => id ?? []));
  const engagement = outlines.find(({ id }) => id === engagementId);
  const projectManager = outlines.find(({ id }) => id === placeId)?.team.projectManager.name;
  const { askers: _askers, ...glance } = glanceOf(record, engagement);
  return { ...glance, askerName: found.body.asker.name, ...(owner ? { ownerName: owner.name } : projectManager !== undefined && { lookedAfterBy: projectManager }), projectKey: project.key };
}

function glanceOf({ id, body }: StoredFeedback, engagement: Pick<Engagement, 'client'> | undefined): FeedbackGlance {
  const { kind, reference, receivedAt, excerpt, longer, severity, alsoAsked } = body;
  return {
    id,
    kind,
    state: feedbackState(body),
    reference,
    receivedAt,
    text: longer ? `${excerpt}…` : excerpt,
    ...(severity && { severity }),
    overdue: isOverdue(body, Date.now()),
    ...(engagement && { clientName: engagement.client.name }),
    askers: 1 + alsoAsked.length,
  };
}
