import { html } from 'hono/html';
import { localeOf } from '../../invoker';
import type { AppModule, ProjectPageType } from '../app-modules';
import { globalPagePath, moduleContext, modulePaths, type ModulePlace } from '../module-context';
import { frameOrigin, jiraOf, type ShellRequest, type ShellServices } from '../services';
import { themeAttribute } from '../theme-styles';
import { wordsFor, type Markup } from './layout';

/** Forge's frame: https://developer.atlassian.com/platform/forge/custom-ui/iframe/ */
const sandbox = 'allow-downloads allow-forms allow-modals allow-pointer-lock allow-same-origin allow-scripts';
const features = 'camera; microphone; clipboard-write; display-capture; fullscreen';

type Shown = { module: AppModule; place: Omit<ModulePlace, 'moduleKey'>; id: string; basePath?: string };

/** A module of the app in its frame. Refused where Jira does not show the person its place. */
export async function moduleFrame(services: ShellServices, request: ShellRequest, { module, place, id, basePath }: Shown): Promise<Markup> {
  const visitor = request.get('visitor');
  const say = wordsFor(visitor);
  const where: ModulePlace = { moduleKey: module.key, ...place };
  const settings = {
    context: await moduleContext(services, jiraOf(services, request), visitor, where),
    place: where,
    themeAttribute,
    ...(basePath !== undefined && { basePath }),
    modules: Object.fromEntries(
      services.modules.all.flatMap(({ key, type }) => (type === 'jira:globalPage' ? [[key, globalPagePath]] : type in modulePaths ? [[key, modulePaths[type as ProjectPageType]]] : [])),
    ),
    words: { appFailed: say('appFailed'), otherUser: say('otherUser'), close: say('close') },
  };
  const source = `${frameOrigin(services.port)}/app/${module.key}/${module.page}?${new URLSearchParams(place as Record<string, string>).toString()}`;
  return html`<iframe
    id="${id}"
    class="module-frame${basePath === undefined ? '' : ' full'}"
    title="${module.title(localeOf(visitor.user))}"
    sandbox="${sandbox}"
    allow="${features}"
    data-source="${source}"
    data-settings="${JSON.stringify(settings)}"
  ></iframe>`;
}
