import type { ProjectSettings } from '../clients/contract';
import type { Issue } from '../platform/jira/answers';
import { badNewsAfter, type BadNewsRecord, factsOf } from './bad-news';
import { type EngagementPlan, lookOf } from './bad-news-look';
import { badNewsRecords } from './bad-news-store';
import { badNewsKey } from './bad-news-subject';
import { untoldViews } from './bad-news-view';
import type { BadNewsView } from './contract';
import { changedAt, stateIn } from './issue-state';

/** What these clients were not told of an issue, to be read together with other records. */
export const wantsUntold = (engagementIds: string[], issueId: string) => badNewsRecords.wants(engagementIds.map((engagementId) => badNewsKey(engagementId, issueId)));

/** An issue just read from Jira with the fields of `stateFields`, `updated`, `project` and `security`, in its client's project. */
type Seen = { issue: Issue; projectId: string; settings: Pick<ProjectSettings, 'blockedStatuses'>; flaggedFieldId: string | undefined };

/** What this client does not know of the issue as it was just read: fresher than the record, and nothing is written. */
export function untoldNow(record: BadNewsRecord, { issue, projectId, settings, flaggedFieldId }: Seen, engagement: EngagementPlan): BadNewsView[] {
  const now = stateIn(projectId, issue, settings, flaggedFieldId);
  const seen = { at: changedAt(issue), ...(now && { facts: factsOf(now) }) };
  return untoldViews(badNewsAfter(record, { seen }), lookOf(engagement, new Date().toISOString()));
}
