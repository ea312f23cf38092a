import type { Engagement } from '../clients/contract';
import type { Stored } from '../platform/storage/record';
import type { FeedbackGlance } from './contract';
import { feedbackState, isOverdue } from './item';
import { feedbackRecords, issueFeedback, type StoredFeedback } from './store';

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
