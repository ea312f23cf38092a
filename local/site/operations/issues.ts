import { badRequest } from '../errors';
import type { Issue, Project, SiteUser } from '../model';
import type { SiteState } from '../state';
import { issueEvent } from './events';
import { changeItems, createHistory } from './histories';
import { checkIssue, type IssueChanges, type IssueInput } from './issue-input';

const withoutAbsent = <Values extends object>(values: Values): Partial<Values> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<Values>;

const filled = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)));

const defaultPriority = (state: SiteState): string => {
  const priorities = [...state.priorities.all()];
  return (priorities.find((priority) => priority.name === 'Medium') ?? priorities[0])?.id ?? '';
};

/** Who gets what nobody was chosen for. */
export const defaultAssignee = (project: Project | undefined): string | null => (project?.assigneeType === 'PROJECT_LEAD' ? project.leadAccountId : null);

/** Files an issue as `actor`. `at` is the moment it happened: now when absent. */
export function createIssue(state: SiteState, actor: SiteUser, input: IssueInput, at = state.now()): Issue {
  const { customFields, statusId, properties, request, ...fields } = input;
  const project = state.projects.get(input.projectId);
  const number = (project?.issueCounter ?? 0) + 1;
  const issue: Issue = {
    id: '',
    key: `${project?.key}-${number}`,
    description: null,
    statusId: statusId ?? project?.statusIds[0] ?? '',
    statusChangedAt: at,
    priorityId: defaultPriority(state),
    assigneeAccountId: defaultAssignee(project),
    reporterAccountId: actor.accountId,
    creatorAccountId: actor.accountId,
    created: at,
    updated: at,
    duedate: null,
    resolutionId: null,
    resolutiondate: null,
    labels: [],
    componentIds: [],
    fixVersionIds: [],
    affectedVersionIds: [],
    parentId: null,
    securityLevelId: null,
    customFields: filled(customFields ?? {}),
    properties: properties ?? {},
    watcherAccountIds: actor.accountType === 'atlassian' ? [actor.accountId] : [],
    histories: [],
    ...(withoutAbsent(fields) as Pick<IssueInput, 'projectId' | 'issueTypeId' | 'summary'>),
    ...(request === undefined ? {} : { request }),
  };
  checkIssue(state, issue, new Set(Object.keys(withoutAbsent(input)) as (keyof Issue)[]));
  if (project === undefined) throw badRequest('Specify a valid project ID or key');
  const resolved = resolvedWith(state, issue, undefined, at);

  return state.batch(() => {
    state.projects.put({ ...project, issueCounter: number });
    const stored = state.issues.put({ ...resolved, id: state.nextId('issue', 10_001) });
    issueEvent(state, actor, 'created', stored);
    return stored;
  });
}

/** An issue in a done status has a resolution and others have none, as Jira's own workflows keep it. */
export function resolvedWith(state: SiteState, issue: Issue, resolutionId: string | undefined, at: string): Issue {
  if (state.statuses.get(issue.statusId)?.categoryKey !== 'done') return { ...issue, resolutionId: null, resolutiondate: null };
  if (issue.resolutionId !== null && resolutionId === undefined) return issue;
  const chosen = resolutionId ?? [...state.resolutions.all()][0]?.id ?? null;
  return { ...issue, resolutionId: chosen, resolutiondate: issue.resolutiondate ?? at };
}

/** Stores what changed, with its history; an issue that stays the same gets none. */
export function storeChange(state: SiteState, actor: SiteUser, before: Issue, after: Issue, at: string): Issue {
  const items = changeItems(state, before, after);
  if (items.length === 0) return before;
  return state.batch(() => {
    const history = createHistory(state, actor, items, at);
    const stored = state.issues.put({ ...after, updated: at, histories: [...before.histories, history] });
    issueEvent(state, actor, 'updated', stored, history);
    if (before.assigneeAccountId !== after.assigneeAccountId) issueEvent(state, actor, 'assigned', stored, history);
    return stored;
  });
}

function changedIssue(issue: Issue, changes: IssueChanges): Issue {
  const { customFields, request, ...fields } = changes;
  return {
    ...issue,
    ...withoutAbsent(fields),
    customFields: filled({ ...issue.customFields, ...customFields }),
    ...(issue.request && request ? { request: { ...issue.request, ...withoutAbsent(request) } } : {}),
  };
}

/** Changes fields; a custom field set to null is emptied. */
export function editIssue(state: SiteState, actor: SiteUser, issue: Issue, changes: IssueChanges, at = state.now()): Issue {
  const after = changedIssue(issue, changes);
  checkIssue(state, after, new Set(Object.keys(withoutAbsent(changes)) as (keyof Issue)[]));
  return storeChange(state, actor, issue, after, at);
}

/** A move through the workflow: to a status of the project, by any transition (each status has one, open to all). */
export type TransitionInput = { statusId: string; resolutionId?: string; changes?: IssueChanges };

export function transitionIssue(state: SiteState, actor: SiteUser, issue: Issue, input: TransitionInput, at = state.now()): Issue {
  if (!state.projects.get(issue.projectId)?.statusIds.includes(input.statusId)) {
    throw badRequest(`It seems that you have tried to perform a workflow operation that is not valid for the current state of this work item (${issue.key}).`);
  }
  const changed = changedIssue(issue, input.changes ?? {});
  checkIssue(state, changed, new Set(Object.keys(input.changes ?? {}) as (keyof Issue)[]));
  const moved = input.statusId === issue.statusId ? changed : { ...changed, statusId: input.statusId, statusChangedAt: at };
  return storeChange(state, actor, issue, resolvedWith(state, moved, input.resolutionId, at), at);
}

/** Subtasks go with their parent; comments and links of both kinds with their issue. */
export function deleteIssue(state: SiteState, actor: SiteUser, issue: Issue): void {
  state.batch(() => {
    for (const child of subtasksOf(state, issue)) deleteIssue(state, actor, child);
    removeIssue(state, issue);
    issueEvent(state, actor, 'deleted', issue);
  });
}

/** Without a word to anybody, and without its sub-tasks. */
export function removeIssue(state: SiteState, issue: Issue): void {
  for (const attachment of state.attachmentsOf(issue.id)) {
    state.attachments.delete(attachment.id);
    state.files.delete(attachment.id);
  }
  for (const comment of state.commentsOf(issue.id)) state.comments.delete(comment.id);
  for (const link of state.linksOf(issue.id)) state.links.delete(link.id);
  for (const link of [...state.remoteLinks.all()]) if (link.issueId === issue.id) state.remoteLinks.delete(link.id);
  state.issues.delete(issue.id);
}

export function subtasksOf(state: SiteState, issue: Issue): Issue[] {
  if (state.issueTypes.get(issue.issueTypeId)?.subtask) return [];
  return state.issuesOf(issue.projectId).filter((other) => other.parentId === issue.id && state.issueTypes.get(other.issueTypeId)?.subtask);
}

/** Watching changes neither the history nor `updated`. */
export function setWatching(state: SiteState, issue: Issue, accountId: string, watching: boolean): Issue {
  const others = issue.watcherAccountIds.filter((id) => id !== accountId);
  return state.issues.put({ ...issue, watcherAccountIds: watching ? [...others, accountId] : others });
}
