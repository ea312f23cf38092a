import type { ProjectSettings } from '../clients/contract';
import { dateIn } from '../i18n/dates';
import type { ChangeGroup, Issue } from '../platform/jira/answers';
import { blockedSince } from './changes';

/** What a client may be told of a blocked issue. */
export type Block = {
  /** YYYY-MM-DD, as far as Jira tells. */
  since?: string;
  /** The issue it waits for, when the client may see that. */
  by?: string;
  /** It waits for work the client does not see. */
  byOther: boolean;
};

type Blocker = { id: string; key: string; summary: string };
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

const isBlockedBy = (relation: string) => relation.toLowerCase() === 'is blocked by';

type Telling = { settings: ProjectSettings; flagged: string | undefined; visible: ReadonlySet<string>; timeZone: string };

export function blockOf(issue: Issue, groups: ChangeGroup[], { settings, flagged, visible, timeZone }: Telling): Block {
  const causes = blockersOf(issue, settings, flagged);
  const statusId = causes?.byStatus ? issue.fields?.status?.id : undefined;
  const blockerKeys = causes?.links.map(({ key }) => key) ?? [];
  const at = blockedSince(groups, { flagged: causes?.flagged ?? false, ...(statusId !== undefined && { statusId }), blockerKeys }, flagged);
  const by = causes?.links.find(({ id }) => visible.has(id))?.id;
  return {
    ...(at !== undefined && { since: dateIn(at, timeZone) }),
    ...(by !== undefined && { by }),
    byOther: by === undefined && blockerKeys.length > 0,
  };
}
