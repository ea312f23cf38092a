import type { ProjectSettings } from '../clients/contract';
import type { Issue } from '../platform/jira/answers';

export type Blocker = { id: string; key: string; summary: string };
type Causes = { flagged: boolean; byStatus: boolean; links: Blocker[] };

/** Why an issue is blocked now; undefined when it is not. A link blocks only while the other issue is not done. */
export function blockersOf(issue: Issue, settings: Pick<ProjectSettings, 'blockedStatuses'>, flaggedFieldId: string | undefined): Causes | undefined {
  const value = flaggedFieldId === undefined ? undefined : issue.fields?.[flaggedFieldId];
  const flagged = Array.isArray(value) ? value.length > 0 : Boolean(value);
  const statusName = issue.fields?.status?.name.toLowerCase();
  const byStatus = settings.blockedStatuses.some((name) => name.toLowerCase() === statusName);
  const links = (issue.fields?.issuelinks ?? []).flatMap(({ type, inwardIssue, outwardIssue }): Blocker[] => {
    const other = inwardIssue && isBlockedBy(type.inward) ? inwardIssue : outwardIssue && isBlockedBy(type.outward) ? outwardIssue : undefined;
    if (!other || other.fields.status.statusCategory.key === 'done') return [];
    return [{ id: other.id, key: other.key, summary: other.fields.summary }];
  });
  const isDone = issue.fields?.status?.statusCategory.key === 'done';
  return !isDone && (flagged || byStatus || links.length > 0) ? { flagged, byStatus, links } : undefined;
}

export const isBlockedBy = (relation: string) => relation.toLowerCase() === 'is blocked by';
