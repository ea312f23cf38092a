import { html } from 'hono/html';
import type { ShellModuleType } from '../app-modules';
import { localeOf } from '../../invoker';
import { moduleContext, modulePaths } from '../module-context';
import { frameOrigin, jiraOf, type Shell, type ShellRequest, type ShellServices } from '../services';
import { themeAttribute } from '../theme-styles';
import { renderPage, wordsFor } from './layout';
import { openProject } from './project-sidebar';

/** Forge's frame: https://developer.atlassian.com/platform/forge/custom-ui/iframe/ */
const sandbox = 'allow-downloads allow-forms allow-modals allow-pointer-lock allow-same-origin allow-scripts';
const features = 'camera; microphone; clipboard-write; display-capture; fullscreen';

/** The pages of the app inside a project. What follows the module's path belongs to the app's own history. */
export function mountAppPages(shell: Shell, services: ShellServices): void {
  for (const type of Object.keys(modulePaths) as ShellModuleType[]) {
    for (const path of [`/projects/:key/${modulePaths[type]}`, `/projects/:key/${modulePaths[type]}/*`] as const) {
      shell.get(path, (request) => appPage(services, request, type));
    }
  }
}

async function appPage(services: ShellServices, request: ShellRequest, type: ShellModuleType): Promise<Response> {
  const module = services.modules.ofType(type);
  if (module === undefined) return request.notFound();
  const visitor = request.get('visitor');
  const say = wordsFor(visitor);
  const jira = jiraOf(services, request);
  const { project, sidebar } = await openProject(services, jira, visitor, request.req.param('key') ?? '', modulePaths[type]);
  const title = module.title(localeOf(visitor.user));
  const settings = {
    context: await moduleContext(services, jira, visitor, { moduleKey: module.key, projectKey: project.key }),
    themeAttribute,
    basePath: `/projects/${project.key}/${modulePaths[type]}`,
    modules: Object.fromEntries(services.modules.all.map((known) => [known.key, modulePaths[known.type]])),
    words: { appFailed: say('appFailed'), otherUser: say('otherUser'), close: say('close') },
  };
  const source = `${frameOrigin(services.port)}/app/${module.key}/${module.page}?${new URLSearchParams({ projectKey: project.key }).toString()}`;
  const body = html`<iframe
    id="app-frame"
    title="${title}"
    sandbox="${sandbox}"
    allow="${features}"
    data-source="${source}"
    data-settings="${JSON.stringify(settings)}"
  ></iframe>`;
  const crumbs = [{ text: say('projects'), href: '/projects' }, { text: project.name, href: `/projects/${project.key}` }, { text: title }];
  return request.html(await renderPage(services, request, { title, crumbs, sidebar, body }));
}
