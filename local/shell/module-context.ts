import { invokerOf } from '../invoker';
import type { AppModule, PortalModuleType, ProjectPageType } from './app-modules';
import { JiraRefusal, type Jira } from './jira';
import { shellOrigin, type ShellServices } from './services';
import type { Visitor } from './visitor';

/** Where in Jira a module is shown: its project, its issue, or its page of the portal. */
export type ModulePlace = { moduleKey: string; projectKey?: string; issueKey?: string; portalPage?: PortalPage; requestKey?: string };
/** https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-service-management-portal-subheader/ */
export type PortalPage = 'help_center' | 'my_requests' | 'create_request' | 'view_request' | 'profile';

type ProjectAnswer = { id: string; key: string; name: string; projectTypeKey: string };
type IssueAnswer = { id: string; key: string; fields: { project: ProjectAnswer; issuetype: { id: string; name: string } } };
type RequestAnswer = { issueKey: string; requestTypeId: string; serviceDeskId: string };

/** The last part of each module's path below its project. */
export const modulePaths: Record<ProjectPageType, string> = {
  'jira:projectPage': 'candor',
  'jira:projectSettingsPage': 'settings/candor',
};

/** Below no project. */
export const globalPagePath = '/apps/candor';

/** The extension context of a module for this person. Jira decides whether the person gets to see the page at all. */
export async function extensionOf(services: ShellServices, jira: Jira, visitor: Visitor, place: ModulePlace): Promise<Record<string, unknown>> {
  const module = services.modules.byKey(place.moduleKey);
  if (module === undefined) throw new JiraRefusal(404, [`The app has no module ${place.moduleKey}.`]);
  if (!isShownTo(module, visitor)) throw new JiraRefusal(404, ['This person does not get to see the module.']);
  const { type } = module;
  if (type === 'jira:projectPage' || type === 'jira:projectSettingsPage') return projectExtension(services, jira, type, place);
  if (type === 'jira:globalPage') return { type, location: `${shellOrigin(services.port)}${globalPagePath}` };
  if (type === 'jira:issuePanel') return issueExtension(services, jira, place);
  return portalExtension(services, jira, type, place);
}

/** Portal modules are for whom the manifest names, the others for Jira users. */
export function isShownTo({ type, unlicensedAccess }: AppModule, { user, isAnonymous }: Pick<Visitor, 'user' | 'isAnonymous'>): boolean {
  if (isAnonymous) return unlicensedAccess.includes('anonymous');
  if (type === 'jira:globalPage') return user.accountType === 'atlassian';
  // What Jira lets customers see of projects and issues, Jira says itself.
  return user.accountType !== 'customer' || !type.startsWith('jiraServiceManagement:') || unlicensedAccess.includes('customer');
}

async function projectExtension(services: ShellServices, jira: Jira, type: ProjectPageType, { projectKey }: ModulePlace) {
  const project = await jira.get<ProjectAnswer>(`/rest/api/3/project/${encodeURIComponent(projectKey ?? '')}`);
  if (type === 'jira:projectSettingsPage' && !(await administers(jira, project.key))) {
    throw new JiraRefusal(403, ['Only administrators of the project can open its settings.']);
  }
  return { type, location: `${shellOrigin(services.port)}/projects/${project.key}/${modulePaths[type]}`, project: { id: project.id, key: project.key, type: project.projectTypeKey } };
}

async function issueExtension(services: ShellServices, jira: Jira, { issueKey }: ModulePlace) {
  const issue = await jira.get<IssueAnswer>(`/rest/api/3/issue/${encodeURIComponent(issueKey ?? '')}?fields=project,issuetype`);
  const { project, issuetype } = issue.fields;
  return {
    type: 'jira:issuePanel',
    location: `${shellOrigin(services.port)}/browse/${issue.key}`,
    issue: { id: issue.id, key: issue.key, type: issuetype.name, typeId: issuetype.id },
    project: { id: project.id, key: project.key, type: project.projectTypeKey },
    isNewToIssue: false,
  };
}

async function portalExtension(services: ShellServices, jira: Jira, type: PortalModuleType, { portalPage = 'help_center', requestKey }: ModulePlace) {
  const request = requestKey === undefined ? undefined : await jira.get<RequestAnswer>(`/rest/servicedeskapi/request/${encodeURIComponent(requestKey)}`);
  return {
    type,
    location: `${shellOrigin(services.port)}/portal${request === undefined ? '' : `/${request.issueKey}`}`,
    page: portalPage,
    ...(request && { portal: { id: Number(request.serviceDeskId) }, request: { key: request.issueKey, typeId: request.requestTypeId } }),
  };
}

/** What `view.getContext()` answers in the frame. */
export async function moduleContext(services: ShellServices, jira: Jira, visitor: Visitor, place: ModulePlace) {
  const { moduleKey } = place;
  const { accountId, locale, timezone } = invokerOf(visitor.user);
  return {
    ...(!visitor.isAnonymous && { accountId }),
    cloudId: services.cloudId,
    environmentId: 'local',
    environmentType: 'DEVELOPMENT',
    localId: ['local', moduleKey, place.issueKey ?? place.projectKey ?? place.requestKey ?? place.portalPage].join('-'),
    moduleKey,
    siteUrl: shellOrigin(services.port),
    locale,
    timezone,
    theme: { colorMode: visitor.theme, light: 'light', dark: 'dark', spacing: 'spacing', typography: 'typography', shape: 'shape', motion: 'motion' },
    extension: await extensionOf(services, jira, visitor, place),
  };
}

export async function administers(jira: Jira, projectKey: string): Promise<boolean> {
  const query = new URLSearchParams({ projectKey, permissions: 'ADMINISTER_PROJECTS' });
  const { permissions } = await jira.get<{ permissions: Record<string, { havePermission: boolean }> }>(`/rest/api/3/mypermissions?${query}`);
  return permissions.ADMINISTER_PROJECTS?.havePermission ?? false;
}
