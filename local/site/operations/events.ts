import type { Comment, History, Issue, IssueLink, SiteUser, Version } from '../model';
import type { SiteState } from '../state';

const account = (accountId: string | null): { accountId: string } | null => (accountId === null ? null : { accountId });

/** The issue as product events carry it: a handful of fields, not the whole. */
function eventIssue(state: SiteState, issue: Issue) {
  const project = state.projects.get(issue.projectId);
  const type = state.issueTypes.get(issue.issueTypeId);
  const status = state.statuses.get(issue.statusId);
  return {
    id: issue.id,
    key: issue.key,
    fields: {
      summary: issue.summary,
      issuetype: { id: issue.issueTypeId, name: type?.name, subtask: type?.subtask },
      creator: account(issue.creatorAccountId),
      created: issue.created,
      project: { id: issue.projectId, key: project?.key, name: project?.name, projectTypeKey: project?.projectTypeKey },
      reporter: account(issue.reporterAccountId),
      assignee: account(issue.assigneeAccountId),
      updated: issue.updated,
      status: { id: issue.statusId, name: status?.name },
    },
  };
}

function eventOf(state: SiteState, actor: SiteUser, eventType: string, content: Record<string, unknown>): void {
  state.emit({
    eventType,
    payload: {
      eventType,
      atlassianId: actor.accountId,
      ...content,
      selfGenerated: actor.accountType === 'app',
      timestamp: state.now(),
    },
  });
}

const associatedUsers = (issue: Issue): { accountId: string }[] =>
  [...new Set([issue.creatorAccountId, issue.reporterAccountId, issue.assigneeAccountId])].flatMap((id) => account(id) ?? []);

export function issueEvent(state: SiteState, actor: SiteUser, kind: 'created' | 'updated' | 'deleted' | 'assigned', issue: Issue, history?: History): void {
  const statusItem = history?.items.find((item) => item.fieldId === 'status');
  eventOf(state, actor, `avi:jira:${kind}:issue`, {
    issue: eventIssue(state, issue),
    ...(history ? { changelog: { id: history.id, items: history.items } } : {}),
    associatedUsers: associatedUsers(issue),
    associatedStatuses: [statusItem?.from, statusItem?.to ?? issue.statusId].flatMap((id) => (id ? { id, name: state.statuses.get(id)?.name } : [])),
  });
}

export function commentEvent(state: SiteState, actor: SiteUser, kind: 'commented:issue' | 'deleted:comment', issue: Issue, comment: Comment): void {
  eventOf(state, actor, `avi:jira:${kind}`, {
    issue: eventIssue(state, issue),
    comment: {
      id: comment.id,
      author: account(comment.authorAccountId),
      updateAuthor: account(comment.updateAuthorAccountId),
      body: comment.body,
      jsdPublic: !comment.internal,
      created: comment.created,
      updated: comment.updated,
    },
    associatedUsers: associatedUsers(issue),
  });
}

export type VersionEventKind = 'created' | 'updated' | 'released' | 'unreleased' | 'archived' | 'unarchived' | 'moved' | 'merged' | 'deleted';

export function versionEvent(state: SiteState, actor: SiteUser, kind: VersionEventKind, version: Version): void {
  eventOf(state, actor, `avi:jira:${kind}:version`, {
    version: {
      id: version.id,
      name: version.name,
      description: version.description,
      projectId: Number(version.projectId),
      archived: version.archived,
      released: version.released,
      ...(version.startDate === undefined ? {} : { startDate: version.startDate }),
      ...(version.releaseDate === undefined ? {} : { releaseDate: version.releaseDate }),
    },
  });
}

export function linkEvent(state: SiteState, actor: SiteUser, kind: 'created' | 'deleted', link: IssueLink): void {
  const type = state.linkTypes.get(link.typeId);
  eventOf(state, actor, `avi:jira:${kind}:issuelink`, {
    id: link.id,
    sourceIssueId: link.inwardIssueId,
    destinationIssueId: link.outwardIssueId,
    issueLinkType: { id: link.typeId, name: type?.name, inward: type?.inward, outward: type?.outward },
  });
}
