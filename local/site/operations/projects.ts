import { invalidField } from '../errors';
import type { Project, RoleName, SecurityLevel, SiteUser } from '../model';
import type { SiteState } from '../state';
import { removeIssue } from './issues';

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

function checkIdentity(state: SiteState, project: Pick<Project, 'key' | 'name' | 'leadAccountId'>, self?: Project): void {
  if (!/^[A-Z][A-Z0-9_]{1,9}$/.test(project.key)) throw invalidField('projectKey', 'The project key must start with an uppercase letter, followed by one or more uppercase alphanumeric characters.');
  const others = [...state.projects.all()].filter((other) => other.id !== self?.id);
  const holder = others.find((other) => other.key === project.key || other.formerKeys?.includes(project.key));
  if (holder) throw invalidField('projectKey', `Project '${holder.name}' uses this project key.`);
  if (project.name.trim() === '' || project.name.length > 80) throw invalidField('projectName', 'The project name must be 1 to 80 characters long.');
  if (others.some((other) => other.name.toLowerCase() === project.name.toLowerCase())) throw invalidField('projectName', 'A project with that name already exists.');
  if (state.users.get(project.leadAccountId)?.accountType !== 'atlassian') throw invalidField('projectLead', 'You must specify a valid project lead.');
}

/** Adds a project with the usual types and statuses of its kind, led and administered by its lead. */
export function createProject(state: SiteState, input: ProjectInput): Project {
  checkIdentity(state, input);
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

export type ProjectChanges = Partial<Pick<Project, 'key' | 'name' | 'description' | 'leadAccountId' | 'assigneeType' | 'url'>>;

/** A new key gives every issue a new one: the old keys go on leading to them. */
export function updateProject(state: SiteState, project: Project, changes: ProjectChanges): Project {
  const next: Project = { ...project, ...changes };
  checkIdentity(state, next, project);
  if (next.key === project.key) return state.projects.put(next);
  return state.batch(() => {
    for (const issue of state.issuesOf(project.id)) {
      state.issues.put({ ...issue, key: issue.key.replace(/^[^-]+/, next.key), formerKeys: [...(issue.formerKeys ?? []), issue.key] });
    }
    return state.projects.put({ ...next, formerKeys: [...(project.formerKeys ?? []), project.key].filter((key) => key !== next.key) });
  });
}

export function setRole(state: SiteState, project: Project, role: RoleName, accountIds: string[]): Project {
  return state.projects.put({ ...project, roles: { ...project.roles, [role]: [...new Set(accountIds)] } });
}

export function archiveProject(state: SiteState, project: Project, archived: boolean): Project {
  return state.projects.put({ ...project, archived });
}

/** Everything in the project goes with it, its desk included. Jira tells of no issue that is lost this way. */
export function deleteProject(state: SiteState, project: Project): void {
  const own = (item: { projectId: string }): boolean => item.projectId === project.id;
  state.batch(() => {
    for (const issue of state.issuesOf(project.id)) removeIssue(state, issue);
    for (const items of [state.versions, state.components, state.securityLevels, state.serviceDesks]) for (const item of [...items.all()].filter(own)) items.delete(item.id);
    for (const type of [...state.requestTypes.all()]) if (!state.serviceDesks.get(type.serviceDeskId)) state.requestTypes.delete(type.id);
    state.projects.delete(project.id);
  });
}

export function createSecurityLevel(state: SiteState, input: Omit<SecurityLevel, 'id'>): SecurityLevel {
  return state.securityLevels.put({ ...input, id: state.nextId('securitylevel', 10_000) });
}
