import { html } from 'hono/html';
import type { Jira } from '../jira';
import { localeOf } from '../../invoker';
import { administers, modulePaths } from '../module-context';
import type { ShellServices } from '../services';
import type { Visitor } from '../visitor';
import { avatar, wordsFor, type Markup } from './layout';

export type ProjectAnswer = { id: string; key: string; name: string; projectTypeKey: string };

/** The project as this person may see it, with its sidebar. Where she may not, Jira refuses with 404. */
export async function openProject(services: ShellServices, jira: Jira, visitor: Visitor, projectKey: string, current: string) {
  const project = await jira.get<ProjectAnswer>(`/rest/api/3/project/${encodeURIComponent(projectKey)}`);
  return { project, sidebar: sidebar(services, visitor, project, await administers(jira, project.key), current) };
}

function sidebar(services: ShellServices, visitor: Visitor, project: ProjectAnswer, isAdministrator: boolean, current: string): Markup {
  const say = wordsFor(visitor);
  const locale = localeOf(visitor.user);
  const page = services.modules.ofType('jira:projectPage');
  const settings = services.modules.ofType('jira:projectSettingsPage');
  const link = (path: string, text: string) =>
    html`<li><a href="/projects/${project.key}${path === '' ? '' : `/${path}`}" ${path === current ? html`aria-current="page"` : ''}>${text}</a></li>`;
  return html`<nav class="sidebar" aria-label="${project.name}">
    <div class="sidebar-project">${avatar(project.name)}<span><strong>${project.name}</strong><small>${project.key} · ${project.projectTypeKey.replace('_', ' ')}</small></span></div>
    <ul>
      ${link('', say('issues'))}
    </ul>
    ${page === undefined ? '' : html`<h2>${say('apps')}</h2><ul>${link(modulePaths[page.type], page.title(locale))}</ul>`}
    ${settings === undefined || !isAdministrator ? '' : html`<h2>${say('settings')}</h2><ul>${link(modulePaths[settings.type], settings.title(locale))}</ul>`}
  </nav>`;
}
