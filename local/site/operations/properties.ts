import { badRequest } from '../errors';
import type { Issue, Project, SiteUser } from '../model';
import type { SiteState } from '../state';

const valueLimit = 32_768;
const keyLimit = 255;

/** Jira's limits for entity properties; https://developer.atlassian.com/cloud/jira/platform/jira-entity-properties/ */
export function checkProperty(key: string, value: unknown): void {
  if (key.trim() === '' || key.length > keyLimit) throw badRequest(`The property key must be 1 to ${keyLimit} characters long.`);
  if (value === undefined) throw badRequest('The property value cannot be empty.');
  if (JSON.stringify(value).length > valueLimit) throw badRequest(`The property value cannot be longer than ${valueLimit} characters.`);
}

const changed = (properties: Record<string, unknown>, key: string, value: unknown): Record<string, unknown> => {
  const { [key]: _previous, ...others } = properties;
  return value === undefined ? others : { ...others, [key]: value };
};

/** Sets a property; undefined removes it. Neither the history nor `updated` of the issue moves. */
export function setIssueProperty(state: SiteState, issue: Issue, key: string, value: unknown): Issue {
  if (value !== undefined) checkProperty(key, value);
  return state.issues.put({ ...issue, properties: changed(issue.properties, key, value) });
}

export function setProjectProperty(state: SiteState, project: Project, key: string, value: unknown): Project {
  if (value !== undefined) checkProperty(key, value);
  return state.projects.put({ ...project, properties: changed(project.properties, key, value) });
}

export function setUserProperty(state: SiteState, user: SiteUser, key: string, value: unknown): SiteUser {
  if (value !== undefined) checkProperty(key, value);
  return state.users.put({ ...user, properties: changed(user.properties ?? {}, key, value) });
}
