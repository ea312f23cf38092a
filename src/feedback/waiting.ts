import type { FeedbackGlance } from './contract';
import { feedbackState, isOverdue, promisedBy } from './item';
import { feedbackRecords, projectScope, type StoredFeedback } from './store';

/** Open feedback of one client, as lists across engagements show it. */
export type OpenFeedback = Pick<FeedbackGlance, 'id' | 'kind' | 'state' | 'reference' | 'receivedAt' | 'text' | 'severity' | 'overdue'> & {
  /** The inbox it is in. */
  projectId: string;
  engagementId: string;
  askerName: string;
  ownerAccountId?: string;
  ownerName?: string;
  hearsBy?: string;
  /** It is our turn to say something. */
  waits: boolean;
};

/** Open feedback of a project's clients, newest first. One request to storage; lags behind writes. */
export async function openFeedback(projectId: string, most: number): Promise<{ feedback: OpenFeedback[]; more: boolean }> {
  const page = await feedbackRecords.list({ scope: projectScope(projectId), state: 'open', limit: most });
  return { feedback: page.records.flatMap((record) => openOf(record) ?? []), more: page.cursor !== undefined };
}

/** Late first, then by when she hears next, then what has waited longest. */
export const byLateness = (one: OpenFeedback, other: OpenFeedback) =>
  Number(other.overdue) - Number(one.overdue) || (one.hearsBy ?? '9999').localeCompare(other.hearsBy ?? '9999') || one.receivedAt.localeCompare(other.receivedAt);

/** Undefined for what is nobody's, or was merged. */
function openOf({ id, body }: StoredFeedback): OpenFeedback | undefined {
  const { projectId, engagementId, kind, reference, receivedAt, excerpt, longer, severity, asker, owner, rides, mergedInto } = body;
  if (engagementId === undefined || mergedInto !== undefined) return undefined;
  const state = feedbackState(body);
  const hearsBy = promisedBy(body);
  const overdue = isOverdue(body, Date.now());
  return {
    id,
    projectId,
    engagementId,
    kind,
    state,
    reference,
    receivedAt,
    text: longer ? `${excerpt}…` : excerpt,
    ...(severity && { severity }),
    overdue,
    askerName: asker.name,
    ...(owner && { ownerAccountId: owner.accountId, ownerName: owner.name }),
    ...(hearsBy !== undefined && { hearsBy }),
    waits: state === 'waiting' || overdue || (state === 'done' && !rides),
  };
}
