import { html } from 'hono/html';
import { jiraOf, type Shell, type ShellServices } from '../services';
import { avatar, person, renderPage, wordsFor } from './layout';

const pageSize = 50;

type ProjectRow = { key: string; name: string; projectTypeKey: string; lead?: { displayName: string } };

/** The front page: the projects this person can browse. Customers have the help center instead. */
export function mountProjects(shell: Shell, services: ShellServices): void {
  shell.get('/', (request) => request.redirect(request.get('visitor').user.accountType === 'customer' ? '/portal' : '/projects'));

  shell.get('/projects', async (request) => {
    const say = wordsFor(request.get('visitor'));
    const startAt = Math.max(0, Math.trunc(Number(request.req.query('from')) || 0));
    const query = new URLSearchParams({ startAt: String(startAt), maxResults: String(pageSize), expand: 'lead' });
    const { values, isLast } = await jiraOf(services, request).get<{ values: ProjectRow[]; isLast: boolean }>(`/rest/api/3/project/search?${query}`);
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
    const body = html`<h1>${say('projects')}</h1>${rows.length === 0 ? html`<p class="quiet">${say('noProjects')}</p>` : table} ${isLast ? '' : html`<p><a href="?from=${String(startAt + pageSize)}">${say('more')}</a></p>`}`;
    return request.html(await renderPage(services, request, { title: say('projects'), body }));
  });
}
