import { html } from 'hono/html';
import { paragraphs } from '../../site/document';
import { localeOf } from '../../invoker';
import { JiraRefusal, type Jira } from '../jira';
import { jiraOf, type Shell, type ShellRequest, type ShellServices } from '../services';
import { issueBody, type Comments, type IssueAnswer, type Transitions } from './issue-view';
import { refusalBanner, renderPage, wordsFor } from './layout';
import { moduleFrame } from './module-frame';
import { openProject } from './project-sidebar';

/** The issue view. What it changes goes through Jira's REST API as the acting user, so Jira's refusals show. */
export function mountIssue(shell: Shell, services: ShellServices): void {
  shell.get('/browse/:key', async (request) => request.html(await issuePage(services, request)));

  shell.post('/browse/:key/status', (request) =>
    change(services, request, async (jira, path, form) => {
      await jira.post(`${path}/transitions`, { transition: { id: String(form.transition) } });
    }),
  );
  shell.post('/browse/:key/attachments', (request) =>
    change(services, request, async (jira, path, { file }) => {
      if (!(file instanceof File)) return;
      const form = new FormData();
      form.append('file', file, file.name);
      await jira.upload(`${path}/attachments`, form);
    }),
  );
  shell.post('/browse/:key/comments', (request) =>
    change(services, request, async (jira, path, form) => {
      // https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/ : a service project's comment is public unless this property says otherwise.
      const visibility = form.visibility === undefined ? {} : { properties: [{ key: 'sd.public.comment', value: { internal: form.visibility === 'internal' } }] };
      await jira.post(`${path}/comment`, { body: paragraphs(String(form.text)), ...visibility });
    }),
  );
}

type Form = Record<string, unknown>;

async function change(services: ShellServices, request: ShellRequest, work: (jira: Jira, path: string, form: Form) => Promise<void>): Promise<Response> {
  const key = request.req.param('key') ?? '';
  try {
    await work(jiraOf(services, request), `/rest/api/3/issue/${encodeURIComponent(key)}`, await request.req.parseBody());
    return request.redirect(`/browse/${encodeURIComponent(key)}`, 303);
  } catch (error) {
    if (!(error instanceof JiraRefusal)) throw error;
    return request.html(await issuePage(services, request, error), error.status as 400);
  }
}

async function issuePage(services: ShellServices, request: ShellRequest, refusal?: JiraRefusal) {
  const visitor = request.get('visitor');
  const jira = jiraOf(services, request);
  const path = `/rest/api/3/issue/${encodeURIComponent(request.req.param('key') ?? '')}`;
  const issue = await jira.get<IssueAnswer>(`${path}?expand=changelog`);
  const [{ project, sidebar }, { comments }, { transitions }] = await Promise.all([
    openProject(services, jira, visitor, issue.fields.project.key, 'issue'),
    jira.get<Comments>(`${path}/comment?orderBy=created&maxResults=100`),
    jira.get<Transitions>(`${path}/transitions`),
  ]);
  const crumbs = [
    { text: wordsFor(visitor)('projects'), href: '/projects' },
    { text: project.name, href: `/projects/${project.key}` },
    { text: issue.key },
  ];
  const panel = await issuePanel(services, request, issue.key);
  const body = html`${refusal === undefined ? '' : refusalBanner(visitor, refusal.messages)} ${issueBody(visitor, issue, { comments, transitions, panel, isService: project.projectTypeKey === 'service_desk' })}`;
  return renderPage(services, request, { title: `${issue.key} ${issue.fields.summary}`, crumbs, sidebar, body });
}

async function issuePanel(services: ShellServices, request: ShellRequest, issueKey: string) {
  const module = services.modules.ofType('jira:issuePanel');
  if (module === undefined || request.get('visitor').user.accountType === 'customer') return '';
  const frame = await moduleFrame(services, request, { module, place: { issueKey }, id: 'app-frame' });
  return html`<section class="issue-panel"><h2>${module.title(localeOf(request.get('visitor').user))}</h2>${frame}</section>`;
}
