import { fieldOptions } from '../base';
import type { SiteContext } from '../context';
import type { Field, Issue, Project, SiteUser } from '../model';
import { versionsOf } from '../operations/versions';
import { hasIssuePermission, hasPermission } from '../permissions';
import type { PermissionKey } from '../permission-kinds';
import { componentAnswer, issueTypeAnswer, priorityAnswer, resolutionAnswer, securityLevelAnswer, versionAnswer } from './catalogue';
import { projectReference } from './projects';

export type Screen = { name: 'create' | 'edit'; issueTypeId: string } | { name: 'resolve' };

/** What a screen asks for beside the summary, in Jira's usual order; custom fields follow. */
const systemFieldIds = ['summary', 'issuetype', 'parent', 'components', 'description', 'project', 'reporter', 'fixVersions', 'versions', 'priority', 'labels', 'security', 'assignee', 'duedate', 'issuelinks'];
const resolveFieldIds = ['resolution', 'assignee', 'fixVersions', 'comment'];
const requiredOnCreation = new Set(['summary', 'issuetype', 'project', 'reporter']);
const needed: Record<string, PermissionKey> = { assignee: 'ASSIGN_ISSUES', reporter: 'MODIFY_REPORTER', duedate: 'SCHEDULE_ISSUES', security: 'SET_ISSUE_SECURITY', issuelinks: 'LINK_ISSUES' };

/** The fields a person may fill in on a screen of a project, as Jira's metadata tells them, by field id. */
export function screenFields(context: SiteContext, viewer: SiteUser, project: Project, screen: Screen) {
  const { state } = context;
  const subtask = screen.name !== 'resolve' && state.issueTypes.get(screen.issueTypeId)?.subtask === true;
  const custom = [...state.fields.all()].filter((field) => field.custom && !field.schema?.custom?.startsWith('com.atlassian.servicedesk:')).map((field) => field.id);
  const levels = [...state.securityLevels.all()].filter((level) => level.projectId === project.id);
  const isShown = (fieldId: string): boolean => {
    if (needed[fieldId] !== undefined && !hasPermission(viewer, needed[fieldId], project)) return false;
    if (fieldId === 'project') return screen.name === 'create';
    return fieldId !== 'security' || levels.length > 0;
  };
  const fieldIds = (screen.name === 'resolve' ? resolveFieldIds : [...systemFieldIds, ...custom]).filter(isShown);
  const required = (fieldId: string): boolean => {
    if (fieldId === 'parent') return subtask;
    return screen.name === 'resolve' ? fieldId === 'resolution' : requiredOnCreation.has(fieldId);
  };

  const allowed: Record<string, () => unknown[]> = {
    issuetype: () =>
      screen.name === 'create'
        ? [state.issueTypes.get(screen.issueTypeId)].flatMap((type) => (type ? [issueTypeAnswer(context, type)] : []))
        : project.issueTypeIds.flatMap((id) => state.issueTypes.get(id) ?? []).map((type) => issueTypeAnswer(context, type)),
    project: () => [projectReference(context, project)],
    priority: () => [...state.priorities.all()].map((priority) => priorityAnswer(context, priority)),
    resolution: () => [...state.resolutions.all()].map((resolution) => resolutionAnswer(context, resolution)),
    components: () => [...state.components.all()].filter((component) => component.projectId === project.id).map((component) => componentAnswer(context, component)),
    fixVersions: () => versionsOf(state, project.id).map((version) => versionAnswer(context, version)),
    versions: () => versionsOf(state, project.id).map((version) => versionAnswer(context, version)),
    security: () => levels.map((level) => securityLevelAnswer(context, level)),
  };
  const describe = (field: Field) => {
    const options = fieldOptions[field.id];
    const values = options ?? allowed[field.id]?.();
    return {
      required: required(field.id),
      schema: field.schema ?? { type: 'issuelink', system: field.id },
      name: field.name,
      key: field.key,
      hasDefaultValue: field.id === 'reporter' || field.id === 'priority',
      operations: operationsOf(field),
      ...(field.schema?.type === 'user' ? { autoCompleteUrl: `${context.baseUrl}/rest/api/3/user/assignable/search?project=${project.key}&query=` } : {}),
      ...(values === undefined ? {} : { allowedValues: values }),
    };
  };
  return Object.fromEntries(fieldIds.flatMap((id) => state.fields.get(id) ?? []).map((field) => [field.id, describe(field)]));
}

/** What `viewer` may change of an issue: nothing where she may not edit it. */
export function editableFields(context: SiteContext, viewer: SiteUser, issue: Issue): Record<string, unknown> {
  const project = context.state.projects.get(issue.projectId);
  if (!project || !hasIssuePermission(context.state, viewer, 'EDIT_ISSUES', issue)) return {};
  return screenFields(context, viewer, project, { name: 'edit', issueTypeId: issue.issueTypeId });
}

function operationsOf(field: Field): string[] {
  if (field.id === 'comment') return ['add', 'edit', 'remove'];
  if (field.id === 'issuelinks') return ['add', 'copy'];
  return field.schema?.type === 'array' ? ['add', 'set', 'remove'] : ['set'];
}
