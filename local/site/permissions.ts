import { forbidden, issueNotFound, projectNotFound } from './errors';
import type { Issue, Project, RoleName, SiteUser } from './model';
import { permissionKinds, type PermissionKey } from './permission-kinds';
import type { SiteState } from './state';

const viewing: PermissionKey[] = ['BROWSE_PROJECTS', 'ADD_COMMENTS', 'EDIT_OWN_COMMENTS', 'DELETE_OWN_COMMENTS', 'VIEW_VOTERS_AND_WATCHERS'];
const working: PermissionKey[] = [
  ...viewing,
  'CREATE_ISSUES',
  'CREATE_ATTACHMENTS',
  'DELETE_OWN_ATTACHMENTS',
  'EDIT_ISSUES',
  'ASSIGN_ISSUES',
  'ASSIGNABLE_USER',
  'RESOLVE_ISSUES',
  'CLOSE_ISSUES',
  'TRANSITION_ISSUES',
  'LINK_ISSUES',
  'SCHEDULE_ISSUES',
  'MODIFY_REPORTER',
  'MANAGE_WATCHERS',
  'SET_ISSUE_SECURITY',
];
const administering: PermissionKey[] = [
  ...working,
  'ADMINISTER_PROJECTS',
  'DELETE_ISSUES',
  'MOVE_ISSUES',
  'EDIT_ALL_COMMENTS',
  'DELETE_ALL_COMMENTS',
  'DELETE_ALL_ATTACHMENTS',
  'SERVICEDESK_AGENT',
];

const permissionsOfRole: Record<RoleName, ReadonlySet<PermissionKey>> = {
  Administrators: new Set(administering),
  Members: new Set(working),
  Viewers: new Set(viewing),
  'Service Desk Team': new Set<PermissionKey>([...working, 'SERVICEDESK_AGENT']),
  // Customers use the portal; Jira itself shows them nothing.
  'Service Desk Customers': new Set<PermissionKey>(),
};

export const roleNames = Object.keys(permissionsOfRole) as RoleName[];

const kindOf = new Map(permissionKinds.map((kind) => [kind.key, kind]));

/** Read-only: what an archived project still allows. */
const allowedInArchive = new Set<PermissionKey>(['BROWSE_PROJECTS', 'ADMINISTER_PROJECTS', 'VIEW_VOTERS_AND_WATCHERS']);

/** The roles a user holds in a project. */
export function rolesIn(project: Project, accountId: string): RoleName[] {
  return (Object.keys(project.roles) as RoleName[]).filter((role) => project.roles[role]?.includes(accountId));
}

function hasGlobally(user: SiteUser, permission: PermissionKey): boolean {
  if (user.accountType === 'app' || user.groups.includes('site-admins')) return true;
  return permission === 'USER_PICKER' && user.accountType === 'atlassian';
}

/** Whether the user has a permission in a project, or, for a global permission, on the site. */
export function hasPermission(user: SiteUser, permission: PermissionKey, project?: Project): boolean {
  if (!user.active) return false;
  if (kindOf.get(permission)?.type === 'GLOBAL') return hasGlobally(user, permission);
  if (project === undefined) return false;
  if (project.archived && !allowedInArchive.has(permission)) return false;
  if (user.accountType === 'app') return true;
  if (user.accountType === 'customer') return false;
  if (permission === 'SERVICEDESK_AGENT' && project.projectTypeKey !== 'service_desk') return false;
  return rolesIn(project, user.accountId).some((role) => permissionsOfRole[role].has(permission));
}

/** Whether the user administers the project, as its own administrator or as one of the site's. */
export function administers(user: SiteUser, project: Project): boolean {
  return hasPermission(user, 'ADMINISTER_PROJECTS', project) || hasPermission(user, 'ADMINISTER');
}

/** A security level hides an issue from everyone it does not name, the app's own account included. */
function withinSecurityLevel(state: SiteState, user: SiteUser, issue: Issue): boolean {
  if (issue.securityLevelId === null) return true;
  return state.securityLevels.get(issue.securityLevelId)?.memberAccountIds.includes(user.accountId) ?? false;
}

export function canSeeProject(user: SiteUser, project: Project): boolean {
  return hasPermission(user, 'BROWSE_PROJECTS', project);
}

export function canSeeIssue(state: SiteState, user: SiteUser, issue: Issue): boolean {
  const project = state.projects.get(issue.projectId);
  return project !== undefined && canSeeProject(user, project) && withinSecurityLevel(state, user, issue);
}

/** A permission on one issue needs the issue to be visible first. */
export function hasIssuePermission(state: SiteState, user: SiteUser, permission: PermissionKey, issue: Issue): boolean {
  return canSeeIssue(state, user, issue) && hasPermission(user, permission, state.projects.get(issue.projectId));
}

export function findProject(state: SiteState, idOrKey: string): Project | undefined {
  const byId = state.projects.get(idOrKey);
  if (byId) return byId;
  const key = idOrKey.toUpperCase();
  const projects = [...state.projects.all()];
  return projects.find((project) => project.key === key) ?? projects.find((project) => project.formerKeys?.includes(key));
}

/** The project for this user, or 404. */
export function visibleProject(state: SiteState, user: SiteUser, idOrKey: string): Project {
  const project = findProject(state, idOrKey);
  if (project === undefined || !canSeeProject(user, project)) throw projectNotFound(idOrKey);
  return project;
}

/** The issue for this user, or 404. */
export function visibleIssue(state: SiteState, user: SiteUser, idOrKey: string): Issue {
  const issue = state.issue(idOrKey);
  if (issue === undefined || !canSeeIssue(state, user, issue)) throw issueNotFound();
  return issue;
}

/** Refuses with 403 (and `message`) unless the user has the permission on the issue. */
export function requireIssuePermission(state: SiteState, user: SiteUser, permission: PermissionKey, issue: Issue, message: string): void {
  if (!hasIssuePermission(state, user, permission, issue)) throw forbidden(message);
}
