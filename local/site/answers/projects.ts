import type { SiteContext } from '../context';
import type { Project, RoleName, SiteUser } from '../model';
import { versionsOf } from '../operations/versions';
import { componentAnswer, issueTypeAnswer, versionAnswer } from './catalogue';
import { avatarUrls, personAnswer } from './users';

/** The project as it stands inside an issue. */
export function projectReference({ baseUrl, pictureBaseUrl }: SiteContext, project: Project) {
  return {
    self: `${baseUrl}/rest/api/3/project/${project.id}`,
    id: project.id,
    key: project.key,
    name: project.name,
    projectTypeKey: project.projectTypeKey,
    simplified: false,
    avatarUrls: avatarUrls(`${pictureBaseUrl}/secure/projectavatar?pid=${project.id}`),
  };
}

/** One of a list of projects. */
export function projectSummary(context: SiteContext, viewer: SiteUser, project: Project) {
  return {
    expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
    ...projectReference(context, project),
    description: project.description,
    lead: personAnswer(context, viewer, project.leadAccountId) ?? undefined,
    style: 'classic',
    isPrivate: false,
    ...(project.archived ? { archived: true } : {}),
    properties: {},
  };
}

const roleIds: Record<RoleName, number> = { Administrators: 10002, Members: 10003, Viewers: 10004, 'Service Desk Team': 10005, 'Service Desk Customers': 10006 };

/** Service projects use two roles more than the others. */
const rolesOf = (project: Project): RoleName[] => (Object.keys(roleIds) as RoleName[]).filter((role) => project.projectTypeKey === 'service_desk' || !role.startsWith('Service Desk'));

export const roleNamed = (id: string): RoleName | undefined => (Object.keys(roleIds) as RoleName[]).find((role) => String(roleIds[role]) === id);

export function roleUrls({ baseUrl }: SiteContext, project: Project): Record<string, string> {
  return Object.fromEntries(rolesOf(project).map((role) => [role, `${baseUrl}/rest/api/3/project/${project.id}/role/${roleIds[role]}`]));
}

export function projectAnswer(context: SiteContext, viewer: SiteUser, project: Project) {
  const { state } = context;
  return {
    ...projectSummary(context, viewer, project),
    components: [...state.components.all()].filter((component) => component.projectId === project.id).map((component) => componentAnswer(context, component)),
    issueTypes: project.issueTypeIds.flatMap((id) => state.issueTypes.get(id) ?? []).map((type) => issueTypeAnswer(context, type)),
    assigneeType: project.assigneeType ?? 'UNASSIGNED',
    ...(project.url === undefined ? {} : { url: project.url }),
    versions: versionsOf(state, project.id).map((version) => versionAnswer(context, version)),
    roles: roleUrls(context, project),
  };
}

/** A role of the site, or with its people when a project is given. */
export function roleAnswer({ baseUrl, state }: SiteContext, role: RoleName, project?: Project) {
  const path = project === undefined ? `role/${roleIds[role]}` : `project/${project.id}/role/${roleIds[role]}`;
  const people = project?.roles[role] ?? [];
  return {
    self: `${baseUrl}/rest/api/3/${path}`,
    name: role,
    id: roleIds[role],
    description: '',
    actors: people.flatMap((accountId, index) => {
      const user = state.users.get(accountId);
      return user ? [{ id: roleIds[role] * 1000 + index, displayName: user.displayName, type: 'atlassian-user-role-actor', actorUser: { accountId } }] : [];
    }),
  };
}

export const allRoles = Object.keys(roleIds) as RoleName[];

/** The roles of a project; `member` leaves those out that this person does not hold. */
export function roleDetailAnswers(context: SiteContext, project: Project, member?: SiteUser) {
  const held = rolesOf(project).filter((role) => member === undefined || project.roles[role]?.includes(member.accountId));
  return held.map((role) => ({
    self: `${context.baseUrl}/rest/api/3/project/${project.id}/role/${roleIds[role]}`,
    name: role,
    id: roleIds[role],
    description: '',
    admin: role === 'Administrators',
    default: false,
    roleConfigurable: true,
    translatedName: role,
  }));
}
