import { invalidField } from '../errors';
import type { Issue, Project, SiteUser } from '../model';
import type { SiteState } from '../state';
import { isInternal } from './comments';
import { resolvedWith, storeChange, subtasksOf } from './issues';

/**
 * Moves an issue to another project, its sub-tasks with it: ids stay, keys are new, the old keys go on leading to it.
 * What only the old project has (request type, security level, versions and components without a namesake) is left behind.
 */
export function moveIssue(state: SiteState, actor: SiteUser, issue: Issue, projectId: string, at = state.now()): Issue {
  const target = state.projects.get(projectId);
  if (target === undefined) throw invalidField('project', 'Specify a valid project ID or key');
  if (target.id === issue.projectId) return issue;
  if (state.issueTypes.get(issue.issueTypeId)?.subtask) throw invalidField('parent', 'A sub-task moves with its parent.');
  const subtasks = subtasksOf(state, issue);
  for (const moving of [issue, ...subtasks]) typeIn(state, target, moving);
  return state.batch(() => {
    const moved = moveOne(state, actor, issue, target.id, at);
    for (const subtask of subtasks) moveOne(state, actor, subtask, target.id, at);
    return moved;
  });
}

function moveOne(state: SiteState, actor: SiteUser, issue: Issue, projectId: string, at: string): Issue {
  const target = state.projects.get(projectId);
  if (target === undefined) return issue;
  const number = target.issueCounter + 1;
  state.projects.put({ ...target, issueCounter: number });
  const { request: _request, ...kept } = issue;
  const statusId = statusIn(state, target, issue);
  const namesakes = (items: { all(): Iterable<{ id: string; name: string; projectId: string }>; get(id: string): { name: string } | undefined }, ids: string[]) =>
    ids.flatMap((id) => [...items.all()].find((item) => item.projectId === target.id && item.name === items.get(id)?.name)?.id ?? []);
  const after: Issue = {
    ...kept,
    key: `${target.key}-${number}`,
    formerKeys: [...(issue.formerKeys ?? []), issue.key],
    projectId: target.id,
    issueTypeId: typeIn(state, target, issue),
    statusId,
    statusChangedAt: statusId === issue.statusId ? issue.statusChangedAt : at,
    componentIds: namesakes(state.components, issue.componentIds),
    fixVersionIds: namesakes(state.versions, issue.fixVersionIds),
    affectedVersionIds: namesakes(state.versions, issue.affectedVersionIds),
    securityLevelId: null,
  };
  const moved = storeChange(state, actor, issue, resolvedWith(state, after, undefined, at), at);
  for (const comment of state.commentsOf(moved.id)) state.comments.put({ ...comment, internal: isInternal(state, moved, comment.properties) });
  return moved;
}

/** The same type where the project has it, or its first of the same kind. */
function typeIn(state: SiteState, target: Project, issue: Issue): string {
  if (target.issueTypeIds.includes(issue.issueTypeId)) return issue.issueTypeId;
  const level = state.issueTypes.get(issue.issueTypeId)?.hierarchyLevel;
  const found = target.issueTypeIds.find((id) => state.issueTypes.get(id)?.hierarchyLevel === level);
  if (found === undefined) throw invalidField('issuetype', 'Specify a valid issue type');
  return found;
}

/** The same status where the project has it, or its first of the same category, or its first. */
function statusIn(state: SiteState, target: Project, issue: Issue): string {
  if (target.statusIds.includes(issue.statusId)) return issue.statusId;
  const category = state.statuses.get(issue.statusId)?.categoryKey;
  return target.statusIds.find((id) => state.statuses.get(id)?.categoryKey === category) ?? target.statusIds[0] ?? issue.statusId;
}
