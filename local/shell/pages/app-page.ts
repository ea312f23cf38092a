import { localeOf } from '../../invoker';
import { projectPageTypes, type ProjectPageType } from '../app-modules';
import { globalPagePath, modulePaths } from '../module-context';
import { jiraOf, type Shell, type ShellRequest, type ShellServices } from '../services';
import { renderPage, wordsFor } from './layout';
import { moduleFrame } from './module-frame';
import { openProject } from './project-sidebar';

/** The pages of the app inside a project, and its page across projects. What follows the module's path belongs to the app's own history. */
export function mountAppPages(shell: Shell, services: ShellServices): void {
  for (const type of projectPageTypes) {
    for (const path of [`/projects/:key/${modulePaths[type]}`, `/projects/:key/${modulePaths[type]}/*`] as const) {
      shell.get(path, (request) => appPage(services, request, type));
    }
  }
  for (const path of [globalPagePath, `${globalPagePath}/*`]) shell.get(path, (request) => globalPage(services, request));
}

async function globalPage(services: ShellServices, request: ShellRequest): Promise<Response> {
  const module = services.modules.ofType('jira:globalPage');
  if (module === undefined) return request.notFound();
  const visitor = request.get('visitor');
  const title = module.title(localeOf(visitor.user));
  const body = await moduleFrame(services, request, { module, place: {}, id: 'app-frame', basePath: globalPagePath });
  return request.html(await renderPage(services, request, { title, crumbs: [{ text: wordsFor(visitor)('apps') }, { text: title }], body }));
}

async function appPage(services: ShellServices, request: ShellRequest, type: ProjectPageType): Promise<Response> {
  const module = services.modules.ofType(type);
  if (module === undefined) return request.notFound();
  const visitor = request.get('visitor');
  const say = wordsFor(visitor);
  const { project, sidebar } = await openProject(services, jiraOf(services, request), visitor, request.req.param('key') ?? '', modulePaths[type]);
  const title = module.title(localeOf(visitor.user));
  const body = await moduleFrame(services, request, { module, place: { projectKey: project.key }, id: 'app-frame', basePath: `/projects/${project.key}/${modulePaths[type]}` });
  const crumbs = [{ text: say('projects'), href: '/projects' }, { text: project.name, href: `/projects/${project.key}` }, { text: title }];
  return request.html(await renderPage(services, request, { title, crumbs, sidebar, body }));
}
