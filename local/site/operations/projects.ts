import { invalidField } from '../errors';
import type { Component, Project, SecurityLevel, SiteUser } from '../model';
import { findProject } from '../permissions';
import type { SiteState } from '../state';

export type UserInput = Partial<SiteUser> & Pick<SiteUser, 'displayName'>;

const slug = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '.').replace(/^\.|\.$/g, '') || 'person';

/** Adds a person. Account ids have the two forms Jira Cloud gives: a plain one for licensed users, `qm:` for portal customers. */
export function createUser(state: SiteState, input: UserInput): SiteUser {
  const accountType = input.accountType ?? 'atlassian';
  const number = state.nextId('user', 1).padStart(4, '0');
  const accountId = accountType === 'customer' ? `qm:5ca1ab1e-0000-4000-8000-00000000${number}` : `712020:5ca1ab1e-0000-4000-8000-00000000${number}`;
  return state.users.put({
    accountId,
    accountType,
    emailAddress: `${slug(input.displayName)}@example.com`,
    timeZone: 'Etc/UTC',
    locale: 'en_US',
    active: true,
    apiToken: `token-${number}`,
    groups: accountType === 'atlassian' ? ['jira-users'] : [],
    emailVisible: true,
    ...input,
  });
}

export type ProjectInput = Partial<Project> & Pick<Project, 'key' | 'name' | 'leadAccountId'>;

/** Adds a project with the usual types and statuses of its kind, led and administered by its lead. */
export function createProject(state: SiteState, input: ProjectInput): Project {
  if (!/^[A-Z][A-Z0-9_]{1,9}$/.test(input.key)) throw invalidField('projectKey', 'The project key must start with an uppercase letter, followed by one or more uppercase alphanumeric characters.');
  if (findProject(state, input.key)) throw invalidField('projectKey', `Project '${input.name}' uses this project key.`);
  const service = input.projectTypeKey === 'service_desk';
  const wanted = service
    ? { statuses: ['Waiting for support', 'Waiting for customer', 'In Progress', 'Resolved'], types: ['Service request', 'Task', 'Sub-task'] }
    : { statuses: ['To Do', 'In Progress', 'In Review', 'Blocked', 'Done'], types: ['Epic', 'Story', 'Task', 'Bug', 'Sub-task'] };
  const idsOf = (items: Iterable<{ id: string; name: string }>, names: string[]) => {
    const all = [...items];
    return names.flatMap((name) => all.find((item) => item.name === name)?.id ?? []);
  };
  return state.projects.put({
    id: state.nextId('project', 10_000),
    description: '',
    projectTypeKey: 'software',
    roles: { Administrators: [input.leadAccountId] },
    statusIds: idsOf(state.statuses.all(), wanted.statuses),
    issueTypeIds: idsOf(state.issueTypes.all(), wanted.types),
    archived: false,
    properties: {},
    issueCounter: 0,
    ...input,
  });
}

export function createComponent(state: SiteState, input: Omit<Component, 'id'>): Component {
  return state.components.put({ ...input, id: state.nextId('component', 10_000) });
}

export function createSecurityLevel(state: SiteState, input: Omit<SecurityLevel, 'id'>): SecurityLevel {
  return state.securityLevels.put({ ...input, id: state.nextId('securitylevel', 10_000) });
}
