import type { SiteContext } from '../context';
import type { Component, IssueLinkType, IssueType, Priority, Resolution, SecurityLevel, Status, StatusCategoryKey, Version } from '../model';

const categories: Record<StatusCategoryKey, { id: number; name: string; colorName: string }> = {
  new: { id: 2, name: 'To Do', colorName: 'blue-gray' },
  indeterminate: { id: 4, name: 'In Progress', colorName: 'yellow' },
  done: { id: 3, name: 'Done', colorName: 'green' },
};

export function statusCategoryAnswer({ baseUrl }: SiteContext, key: StatusCategoryKey) {
  const category = categories[key];
  return { self: `${baseUrl}/rest/api/3/statuscategory/${category.id}`, id: category.id, key, colorName: category.colorName, name: category.name };
}

export function statusAnswer(context: SiteContext, status: Status) {
  return {
    self: `${context.baseUrl}/rest/api/3/status/${status.id}`,
    description: status.description,
    iconUrl: `${context.baseUrl}/images/icons/status_generic.gif`,
    name: status.name,
    id: status.id,
    statusCategory: statusCategoryAnswer(context, status.categoryKey),
  };
}

export function issueTypeAnswer({ baseUrl }: SiteContext, type: IssueType) {
  return {
    self: `${baseUrl}/rest/api/3/issuetype/${type.id}`,
    id: type.id,
    description: type.description,
    iconUrl: `${baseUrl}/images/icons/issuetypes/${type.id}.svg`,
    name: type.name,
    subtask: type.subtask,
    hierarchyLevel: type.hierarchyLevel,
  };
}

export function priorityAnswer({ baseUrl }: SiteContext, priority: Priority) {
  return {
    self: `${baseUrl}/rest/api/3/priority/${priority.id}`,
    iconUrl: `${baseUrl}/images/icons/priorities/${priority.name.toLowerCase()}.svg`,
    name: priority.name,
    id: priority.id,
  };
}

export function resolutionAnswer({ baseUrl }: SiteContext, resolution: Resolution) {
  return { self: `${baseUrl}/rest/api/3/resolution/${resolution.id}`, id: resolution.id, description: '', name: resolution.name };
}

export function securityLevelAnswer({ baseUrl }: SiteContext, level: SecurityLevel) {
  return { self: `${baseUrl}/rest/api/3/securitylevel/${level.id}`, id: level.id, description: '', name: level.name };
}

export function componentAnswer({ baseUrl, state }: SiteContext, component: Component) {
  return {
    self: `${baseUrl}/rest/api/3/component/${component.id}`,
    id: component.id,
    name: component.name,
    ...(component.description === undefined ? {} : { description: component.description }),
    assigneeType: 'PROJECT_DEFAULT',
    isAssigneeTypeValid: false,
    project: state.projects.get(component.projectId)?.key ?? '',
    projectId: Number(component.projectId),
  };
}

export function versionAnswer({ baseUrl, state }: SiteContext, version: Version) {
  const overdue = !version.released && version.releaseDate !== undefined && version.releaseDate < state.now().slice(0, 10);
  return {
    self: `${baseUrl}/rest/api/3/version/${version.id}`,
    id: version.id,
    description: version.description,
    name: version.name,
    archived: version.archived,
    released: version.released,
    ...(version.startDate === undefined ? {} : { startDate: version.startDate }),
    ...(version.releaseDate === undefined ? {} : { releaseDate: version.releaseDate, overdue }),
    projectId: Number(version.projectId),
  };
}

export function linkTypeAnswer({ baseUrl }: SiteContext, type: IssueLinkType) {
  return { id: type.id, name: type.name, inward: type.inward, outward: type.outward, self: `${baseUrl}/rest/api/3/issueLinkType/${type.id}` };
}
