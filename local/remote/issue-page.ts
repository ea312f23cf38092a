import { html } from 'hono/html';
import { localeOf } from '../invoker';
import { lozenge, person, renderPage, wordsFor, type Markup } from '../shell/pages/layout';
import { moduleFrame } from '../shell/pages/module-frame';
import { openProject } from '../shell/pages/project-sidebar';
import { jiraOf, type Shell, type ShellRequest, type ShellServices } from '../shell/services';
import type { Visitor } from '../shell/visitor';
import { day, moment } from '../shell/words';
import { remoteWord } from './words';

type Issue = {
  key: string;
  fields: {
    summary: string;
    project: { key: string };
    status: { name: string; statusCategory: { key: string } };
    issuetype: { name: string };
    assignee: { displayName: string } | null;
    reporter: { displayName: string } | null;
    duedate: string | null;
    updated: string;
  };
};
type IssuePage = {
  /** The site's, where the issue is at home. */
  origin: string;
  /** Called when somebody has opened an issue. */
  opened: () => void;
};

const shownFields = 'summary,project,status,issuetype,assignee,reporter,duedate,updated';

/** An issue of a real site, as far as one needs it to know which it is; Jira's own page is a link away. */
export function mountRemoteIssue(shell: Shell, services: ShellServices, { origin, opened }: IssuePage): void {
  shell.get('/browse/:key', async (request) => {
    const visitor = request.get('visitor');
    const jira = jiraOf(services, request);
    const issue = await jira.get<Issue>(`/rest/api/3/issue/${encodeURIComponent(request.req.param('key'))}?fields=${shownFields}`);
    const { project, sidebar } = await openProject(services, jira, visitor, issue.fields.project.key, 'issue');
    const crumbs = [{ text: wordsFor(visitor)('projects'), href: '/projects' }, { text: project.name, href: `/projects/${project.key}` }, { text: issue.key }];
    const body = html`${issueBody(visitor, issue, origin)} ${await issuePanel(services, request, issue.key)}`;
    opened();
    return request.html(await renderPage(services, request, { title: `${issue.key} ${issue.fields.summary}`, crumbs, sidebar, body }));
  });
}

async function issuePanel(services: ShellServices, request: ShellRequest, issueKey: string): Promise<Markup | ''> {
  const module = services.modules.ofType('jira:issuePanel');
  if (module === undefined) return '';
  const frame = await moduleFrame(services, request, { module, place: { issueKey }, id: 'app-frame' });
  return html`<section class="issue-panel"><h2>${module.title(localeOf(request.get('visitor').user))}</h2>${frame}</section>`;
}

function issueBody(visitor: Visitor, { key, fields }: Issue, origin: string): Markup {
  const say = wordsFor(visitor);
  const rows = [
    [say('type'), fields.issuetype.name],
    [say('assignee'), person(fields.assignee?.displayName, say('unassigned'))],
    [say('reporter'), person(fields.reporter?.displayName, say('none'))],
    [say('due'), fields.duedate === null ? say('none') : day(visitor.language, fields.duedate)],
    [say('updated'), moment(visitor.language, visitor.user.timeZone, fields.updated)],
  ] as const;
  return html`<h1>${fields.summary}</h1>
    <p class="status">${lozenge(fields.status.name, fields.status.statusCategory.key)} <a href="${origin}/browse/${key}" target="_blank" rel="noreferrer">${remoteWord(visitor.language, 'openInJira')}</a></p>
    <dl>${rows.map(([term, value]) => html`<dt>${term}</dt><dd>${value}</dd>`)}</dl>`;
}
