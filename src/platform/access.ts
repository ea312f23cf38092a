import { AppError } from './app-error';
import type { Caller } from './caller';
import { asUser, type Jira } from './jira/jira';
import type { FailureKey } from '../i18n/failures';

export const permissions = ['BROWSE_PROJECTS', 'EDIT_ISSUES', 'ADMINISTER_PROJECTS', 'ADMINISTER'] as const;
export type Permission = (typeof permissions)[number];
/** Those a project grants. */
const inProject = permissions.filter((permission) => permission !== 'ADMINISTER');

/** Who may make a call: a permission Jira confirms for this person in this project, and whatever an area adds. */
export type Access = {
  permission: Permission;
  /** Throws when the caller may not. */
  and?: (caller: Caller) => Promise<void>;
};

export const reading: Access = { permission: 'BROWSE_PROJECTS' };
export const editing: Access = { permission: 'EDIT_ISSUES' };
export const administering: Access = { permission: 'ADMINISTER_PROJECTS' };

const refusals: Record<Permission, FailureKey> = {
  BROWSE_PROJECTS: 'failure.no-permission-read',
  EDIT_ISSUES: 'failure.no-permission-edit',
  ADMINISTER_PROJECTS: 'failure.no-permission-administer',
  ADMINISTER: 'failure.no-permission-site',
};

/**
 * Asks Jira, as the person, what she may do in the project. A project she may not see does not exist for her.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/#api-rest-api-3-mypermissions-get
 */
export async function permissionsIn(projectId: string): Promise<Set<Permission>> {
  const answer = await asUser()
    .send('permissions', { query: { projectId, permissions: permissions.join(',') } })
    .catch((error: unknown) => {
      throw error instanceof AppError && error.code === 'not-found' ? new AppError('not-found', 'failure.project-not-found', { cause: error }) : error;
    });
  const granted = new Set(permissions.filter((permission) => answer.permissions[permission]?.havePermission));
  if (!granted.has('BROWSE_PROJECTS')) throw new AppError('not-found', 'failure.project-not-found');
  return granted;
}

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/#api-rest-api-3-permissions-check-post */
export const mostProjectsChecked = 1000;

/**
 * What a person may do in each of these projects, by project id; those she may not browse are left out. One question to Jira: about
 * the person who asks, or, asked as the app, about `accountId`. Beyond a thousand projects none is looked at.
 */
export async function permissionsAcross(jira: Jira, projectIds: string[], accountId?: string): Promise<Map<string, Set<Permission>>> {
  const asked = [...new Set(projectIds)].slice(0, mostProjectsChecked);
  if (asked.length === 0) return new Map();
  const projectPermissions = [{ permissions: inProject, projects: asked.map(Number), issues: [] }];
  const answer = await jira.send('checkPermissions', { body: { ...(accountId !== undefined && { accountId }), globalPermissions: [], projectPermissions } });
  const granted = new Map<string, Set<Permission>>();
  for (const { permission, projects } of answer.projectPermissions) {
    const known = inProject.find((each) => each === permission);
    if (known) for (const id of projects) granted.set(String(id), (granted.get(String(id)) ?? new Set()).add(known));
  }
  return new Map(asked.flatMap((id) => (granted.get(id)?.has('BROWSE_PROJECTS') ? [[id, granted.get(id) ?? new Set()] as const] : [])));
}

export async function checkAccess(access: Access, caller: Caller): Promise<void> {
  if (!caller.permissions.has(access.permission)) throw new AppError('forbidden', refusals[access.permission]);
  await access.and?.(caller);
}
