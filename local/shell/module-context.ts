import { localeOf } from '../invoker';
import { JiraRefusal, type Jira } from './jira';
import { shellOrigin, type ShellServices } from './services';
import type { ShellModuleType } from './app-modules';
import type { Visitor } from './visitor';

/** Where in Jira a module is shown. */
export type ModulePlace = { moduleKey: string; projectKey: string };

type ProjectAnswer = { id: string; key: string; name: string; projectTypeKey: string };

/** The last part of each module's path below its project. */
export const modulePaths: Record<ShellModuleType, string> = {
  'jira:projectPage': 'candor',
  'jira:projectSettingsPage': 'settings/candor',
};

/** The extension context of a module for this person. Jira decides whether the person gets to see the page at all. */
export async function extensionOf(services: ShellServices, jira: Jira, place: ModulePlace) {
  const module = services.modules.byKey(place.moduleKey);
  if (module === undefined) throw new JiraRefusal(404, [`The app has no module ${place.moduleKey}.`]);
  const project = await jira.get<ProjectAnswer>(`/rest/api/3/project/${encodeURIComponent(place.projectKey)}`);
  if (module.type === 'jira:projectSettingsPage' && !(await administers(jira, project.key))) {
    throw new JiraRefusal(403, ['Only administrators of the project can open its settings.']);
  }
  return {
    type: module.type,
    location: `${shellOrigin(services.port)}/projects/${project.key}/${modulePaths[module.type]}`,
    project: { id: project.id, key: project.key, type: project.projectTypeKey },
  };
}

/** What `view.getContext()` answers in the frame. */
export async function moduleContext(services: ShellServices, jira: Jira, visitor: Visitor, place: ModulePlace) {
  return {
    accountId: visitor.user.accountId,
    cloudId: services.cloudId,
    environmentId: 'local',
    environmentType: 'DEVELOPMENT',
    localId: `local-${place.moduleKey}-${place.projectKey}`,
    moduleKey: place.moduleKey,
    siteUrl: shellOrigin(services.port),
    locale: localeOf(visitor.user),
    timezone: visitor.user.timeZone,
    theme: { colorMode: visitor.theme, light: 'light', dark: 'dark', spacing: 'spacing', typography: 'typography', shape: 'shape', motion: 'motion' },
    extension: await extensionOf(services, jira, place),
  };
}

export async function administers(jira: Jira, projectKey: string): Promise<boolean> {
  const query = new URLSearchParams({ projectKey, permissions: 'ADMINISTER_PROJECTS' });
  const { permissions } = await jira.get<{ permissions: Record<string, { havePermission: boolean }> }>(`/rest/api/3/mypermissions?${query}`);
  return permissions.ADMINISTER_PROJECTS?.havePermission ?? false;
}
