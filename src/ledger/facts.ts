import { summaryFields, summaryOf } from '../clients/issue';
import { readSettings } from '../clients/settings';
import type { Issue } from '../platform/jira/answers';
import { asApp, type Jira } from '../platform/jira/jira';
import { refusalBehind } from '../platform/jira/refusal';
import type { LoggedIssue } from './contract';
import { flaggedField } from './flagged-field';
import { findIssue, stateFields, stateOf } from './issue-state';
import type { IssueFact } from './told';

/** An issue as it stands now, as this reader may see it. */
export type Fact = LoggedIssue & { unassigned: boolean };

/** At most fifty issues of a project that this reader may see and a client may be told of, in the order asked for; any other is left out. */
export async function factsOf(jira: Jira, projectId: string, issueIds: string[]): Promise<Fact[]> {
  if (issueIds.length === 0) return [];
  // As the app: a person is told only of the fields of her projects, and what is found is kept for everybody.
  const [flagged, settings] = await Promise.all([flaggedField(asApp(), Date.now()), readSettings(projectId)]);
  const issues = await issuesOf(jira, projectId, issueIds, ['project', 'security', 'assignee', ...summaryFields, ...stateFields(flagged)]);
  return issueIds.flatMap((issueId) => {
    const issue = issues.find(({ id }) => id === issueId);
    if (issue?.fields?.project?.id !== projectId || issue.fields.security) return [];
    const { key, summary } = summaryOf(issue);
    return [{ issueId, key, summary, ...stateOf(issue, settings, flagged), unassigned: !issue.fields.assignee }];
  });
}

async function issuesOf(jira: Jira, projectId: string, ids: string[], fields: string[]): Promise<Issue[]> {
  try {
    const jql = `project = ${projectId} AND id in (${ids.join(', ')})`;
    return (await jira.send('search', { body: { jql, fields: [...new Set(fields)], maxResults: ids.length, reconcileIssues: ids.map(Number) } })).issues;
  } catch (error) {
    if (refusalBehind(error)?.status !== 400) throw error;
    // Jira refuses the whole query when it knows no issue of one id.
    return (await Promise.all(ids.map((id) => findIssue(jira, id, fields)))).flatMap((issue) => issue ?? []);
  }
}

export const shownFact = ({ unassigned: _unassigned, ...fact }: Fact): LoggedIssue => fact;

/** As a snapshot keeps it. */
export const frozenFact = ({ issueId, summary: _summary, ...fact }: Fact): IssueFact => ({ ...fact, id: issueId, blockedBy: [] });
