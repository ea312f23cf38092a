import type { Engagement, ProjectSettings } from '../../clients/contract';
import { summaryFields, summaryOf } from '../../clients/issue';
import { visibleIssueIds } from '../../clients/visibility';
import { blockersOf } from '../../ledger/blockers';
import { flaggedField } from '../../ledger/flagged-field';
import { stateFields } from '../../ledger/issue-state';
import type { Issue } from '../../platform/jira/answers';
import { asApp } from '../../platform/jira/jira';
import { titlesOf } from './checkable';
import type { CheckedIssue } from './subject';

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-bulkfetch-post */
const mostAtOnce = 100;

type About = { engagement: Engagement; settings: ProjectSettings; today: string };

/** Issues by id or key as they are now, as the app finds them: one call, whatever there is of them. */
export async function readIssues(idsOrKeys: string[], fields: string[]): Promise<Issue[]> {
  const wanted = [...new Set(idsOrKeys)].slice(0, mostAtOnce);
  if (wanted.length === 0) return [];
  return (await asApp().send('issues', { body: { issueIdsOrKeys: wanted, fields: [...new Set(fields)] } })).issues;
}

/** The fields a CheckedIssue is made of. */
export async function checkedFields(): Promise<string[]> {
  return ['project', 'security', 'assignee', ...summaryFields, ...stateFields(await flaggedField(asApp(), Date.now()))];
}

/** What is known of issues just read; of those of the client's project it is asked which she sees, with one search. */
export async function checkedIssues(issues: Issue[], { engagement, settings, today }: About): Promise<CheckedIssue[]> {
  if (issues.length === 0) return [];
  const own = issues.filter(({ fields }) => fields?.project?.id === engagement.projectId && !fields.security);
  const [flagged, visible] = await Promise.all([flaggedField(asApp(), Date.now()), own.length > 0 ? visibleIssueIds(engagement, own.map(({ id }) => id)) : new Set<string>()]);
  return issues.map((issue) => {
    const summary = summaryOf(issue);
    return {
      ...summary,
      titles: titlesOf(engagement, summary),
      ...(issue.fields?.assignee && { assignee: issue.fields.assignee.displayName }),
      blocked: blockersOf(issue, settings, flagged) !== undefined,
      overdue: summary.category !== 'done' && summary.dueOn !== undefined && summary.dueOn < today,
      reopened: false,
      visible: visible.has(issue.id),
    };
  });
}
