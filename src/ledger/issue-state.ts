import type { ProjectSettings } from '../clients/contract';
import { categoryOf } from '../clients/issue';
import type { Issue } from '../platform/jira/answers';
import type { Jira } from '../platform/jira/jira';
import { refusalBehind } from '../platform/jira/refusal';
import { blockersOf, isBlockedBy } from './blockers';
import type { IssueState } from './contract';

/** The fields an issue's state is read from, with the site's field "Flagged" where it has one. */
export const stateFields = (flaggedFieldId: string | undefined): string[] => ['status', 'duedate', 'issuelinks', ...(flaggedFieldId === undefined ? [] : [flaggedFieldId])];

export function stateOf(issue: Issue, settings: Pick<ProjectSettings, 'blockedStatuses'>, flaggedFieldId: string | undefined): IssueState {
  const { status, duedate } = issue.fields ?? {};
  return {
    category: categoryOf(status?.statusCategory.key),
    status: status?.name ?? '',
    ...(duedate && { dueOn: duedate }),
    blocked: blockersOf(issue, settings, flaggedFieldId) !== undefined,
  };
}

/**
 * The state for clients of one project; absent once the issue has left it, or has got a security level: no client may be told of
 * it any more. An issue that is only hidden from a client goes on, and what she was told of it is still to be kept.
 */
export function stateIn(projectId: string, issue: Issue | undefined, settings: Pick<ProjectSettings, 'blockedStatuses'>, flaggedFieldId: string | undefined): IssueState | undefined {
  const isThere = issue?.fields?.project?.id === projectId && !issue.fields.security;
  return isThere ? stateOf(issue, settings, flaggedFieldId) : undefined;
}

/** When Jira last changed an issue, ISO; of one that is gone, now. */
export function changedAt(issue: Issue | undefined): string {
  const at = Date.parse(issue?.fields?.updated ?? '');
  return new Date(Number.isNaN(at) ? Date.now() : at).toISOString();
}

/** An issue that may be gone: undefined when Jira does not know it, or not for this reader. */
export async function findIssue(jira: Jira, idOrKey: string, fields: string[], expand?: 'changelog'): Promise<Issue | undefined> {
  try {
    return await jira.send('issue', { path: { issue: idOrKey }, query: { fields: fields.join(','), expand } });
  } catch (error) {
    if (refusalBehind(error)?.status === 404) return undefined;
    throw error;
  }
}

/** Ids of the issues that block it while they are not done; of work that is done nobody waits for them. */
export function possibleBlockers(issue: Issue | undefined): string[] {
  if (!issue || categoryOf(issue.fields?.status?.statusCategory.key) === 'done') return [];
  const ids = (issue.fields?.issuelinks ?? []).flatMap(({ type, inwardIssue, outwardIssue }) => {
    if (inwardIssue && isBlockedBy(type.inward)) return inwardIssue.id;
    return outwardIssue && isBlockedBy(type.outward) ? outwardIssue.id : [];
  });
  return [...new Set(ids)].sort();
}
