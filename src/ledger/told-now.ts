import type { ProjectSettings } from '../clients/contract';
import { knownTimeZone } from '../clients/time-zone';
import type { Issue } from '../platform/jira/answers';
import type { Mention, ToldView } from './contract';
import { changedAt, stateIn } from './issue-state';
import { type ToldIssue, toldIssueKey, toldIssues } from './store';
import { judged, mentionOf, toldView } from './told-issue';

/** What these clients were told of an issue, to be read together with other records. */
export const wantsTold = (engagementIds: string[], issueId: string) => toldIssues.wants(engagementIds.map((engagementId) => toldIssueKey(engagementId, issueId)));

/** Since when the first of these issues has not been as this client was told, ISO; undefined where all are. */
export async function standingSince(engagementId: string, issueIds: string[]): Promise<string | undefined> {
  const told = await toldIssues.getMany(issueIds.map((issueId) => toldIssueKey(engagementId, issueId)));
  return told.flatMap(({ body }) => body.since ?? []).sort()[0];
}

/** An issue just read from Jira with the fields of `stateFields`, `updated`, `project` and `security`. */
type Seen = { issue: Issue; settings: Pick<ProjectSettings, 'blockedStatuses'>; flaggedFieldId: string | undefined };

/** What one client was told, beside the issue as it was just read: fresher than the record, and nothing is written. */
export function toldNow(body: ToldIssue, { issue, settings, flaggedFieldId }: Seen, timeZone: string): { told?: ToldView; mention?: Mention } {
  const fresh = judged(body, stateIn(body.projectId, issue, settings, flaggedFieldId), { at: changedAt(issue), timeZone: knownTimeZone(timeZone) });
  const told = toldView(fresh);
  const mention = mentionOf(fresh);
  return { ...(told && { told }), ...(mention && { mention }) };
}
