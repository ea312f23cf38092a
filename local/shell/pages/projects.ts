import { html } from 'hono/html';
import { jiraOf, type Shell, type ShellServices } from '../services';
import { avatar, person, renderPage, wordsFor } from './layout';

type ProjectRow = { key: string; name: string; projectTypeKey: string; lead?: { displayName: string } };

/** The front page: the projects this person can browse. Customers have the help center instead. */
export function mountProjects(shell: Shell, services: ShellServices): void {
  shell.get('/', (request) => request.redirect(request.get('visitor').user.accountType === 'customer' ? '/portal' : '/projects'));

  shell.get('/projects', async (request) => {
    const say = wordsFor(request.get('visitor'));
    const { values } = await jiraOf(services, request).get<{ values: ProjectRow[] }>('/rest/api/3/project/search?maxResults=50&expand=lead');
    const rows = values.map(
      (project) => html`<tr>
        <td>${avatar(project.name)} <a href="/projects/${project.key}">${project.name}</a></td>
        <td>${project.key}</td>
        <td>${project.projectTypeKey.replace('_', ' ')}</td>
        <td>${person(project.lead?.displayName, say('none'))}</td>
      </tr>`,
    );
    const table = html`<table>
      <thead>
        <tr><th scope="col">${say('project')}</th><th scope="col">${say('key')}</th><th scope="col">${say('type')}</th><th scope="col">${say('lead')}</th></tr>
      </thead>
      <tbody>${rows}</tbody>
    </table>`;
    const body = html`<h1>${say('projects')}</h1>${rows.length === 0 ? html`<p class="quiet">${say('noProjects')}</p>` : table}`;
    return request.html(await renderPage(services, request, { title: say('projects'), body }));
  });
}
