import { html } from 'hono/html';
import { JiraRefusal, type Jira } from '../jira';
import { jiraOf, type Shell, type ShellServices } from '../services';
import type { Visitor } from '../visitor';
import { day, moment } from '../words';
import { lozenge, person, refusalBanner, renderPage, wordsFor, type Markup } from './layout';
import { openProject } from './project-sidebar';

type IssueRow = {
  key: string;
  fields: {
    summary: string;
    status: { name: string; statusCategory: { key: string } };
    issuetype: { name: string };
    assignee: { displayName: string } | null;
    duedate: string | null;
    updated: string;
  };
};
type Found = { issues: IssueRow[]; nextPageToken?: string };
type Search = { jql: string; pageToken?: string };

const pageSize = 50;

/** A project's issues, and what JQL finds. */
export function mountIssues(shell: Shell, services: ShellServices): void {
  shell.get('/projects/:key', async (request) => {
    const visitor = request.get('visitor');
    const say = wordsFor(visitor);
    const jira = jiraOf(services, request);
    const { project, sidebar } = await openProject(services, jira, visitor, request.req.param('key'), '');
    const search = { jql: request.req.query('jql') || `project = ${project.key} ORDER BY updated DESC`, pageToken: request.req.query('page') };
    const body = html`<h1>${say('issues')}</h1>
      <form class="search" method="get">
        <label>${say('jql')} <input name="jql" value="${search.jql}" spellcheck="false" /></label>
        <button class="primary">${say('search')}</button>
      </form>
      ${await results(jira, visitor, search)}`;
    const crumbs = [{ text: say('projects'), href: '/projects' }, { text: project.name }];
    return request.html(await renderPage(services, request, { title: project.name, crumbs, sidebar, body }));
  });
}

async function results(jira: Jira, visitor: Visitor, search: Search): Promise<Markup> {
  const say = wordsFor(visitor);
  try {
    const fields = ['summary', 'status', 'issuetype', 'assignee', 'duedate', 'updated'];
    const found = await jira.post<Found>('/rest/api/3/search/jql', { jql: search.jql, fields, maxResults: pageSize, nextPageToken: search.pageToken });
    const { count } = await jira.post<{ count: number }>('/rest/api/3/search/approximate-count', { jql: search.jql });
    if (found.issues.length === 0) return html`<p class="quiet">${say('noIssues')}</p>`;
    return html`<p class="quiet">${String(count)} ${say('found')}</p>
      ${table(visitor, found.issues)} ${found.nextPageToken === undefined ? '' : nextPage(say('more'), search.jql, found.nextPageToken)}`;
  } catch (error) {
    if (error instanceof JiraRefusal) return refusalBanner(visitor, error.messages);
    throw error;
  }
}

function table(visitor: Visitor, issues: IssueRow[]): Markup {
  const say = wordsFor(visitor);
  const columns = [say('type'), say('key'), say('summary'), say('status'), say('assignee'), say('due'), say('updated')];
  return html`<table>
    <thead>
      <tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr>
    </thead>
    <tbody>
      ${issues.map(
        ({ key, fields }) => html`<tr>
          <td>${fields.issuetype.name}</td>
          <td><a href="/browse/${key}">${key}</a></td>
          <td class="wide"><a href="/browse/${key}">${fields.summary}</a></td>
          <td>${lozenge(fields.status.name, fields.status.statusCategory.key)}</td>
          <td>${person(fields.assignee?.displayName, say('unassigned'))}</td>
          <td>${fields.duedate === null ? '' : day(visitor.language, fields.duedate)}</td>
          <td>${moment(visitor.language, visitor.user.timeZone, fields.updated)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function nextPage(text: string, jql: string, page: string): Markup {
  return html`<p><a href="?${new URLSearchParams({ jql, page }).toString()}">${text}</a></p>`;
}
