import { html, raw } from 'hono/html';
import { JiraRefusal } from '../jira';
import { jiraOf, type Shell, type ShellRequest, type ShellServices } from '../services';
import type { Visitor } from '../visitor';
import { moment } from '../words';
import { fileList } from './attachments';
import { person, refusalBanner, wordsFor } from './layout';
import { portalFrame, renderPortalPage } from './portal-layout';
import { mountRaising } from './portal-raising';

type RequestAnswer = {
  issueKey: string;
  summary?: string;
  requestFieldValues?: { fieldId: string; value: unknown }[];
  currentStatus?: { status: string };
  createdDate?: { iso8601: string };
};
type FileAnswer = { filename: string; size: number; created: { iso8601: string }; _links: { jiraRest: string } };
type CommentAnswer = { id: string; renderedBody: { html: string }; public: boolean; author?: { displayName: string }; created: { iso8601: string }; attachments?: { values: FileAnswer[] } };

const requestPath = (key: string) => `/rest/servicedeskapi/request/${encodeURIComponent(key)}`;

/** The help center: what a customer sees of her requests, and nothing of Jira. */
export function mountPortal(shell: Shell, services: ShellServices): void {
  // Where the site's own mails lead.
  for (const path of ['/servicedesk/customer/portal/:desk/:key', '/servicedesk/customer/portal/:desk/:key/*'] as const) shell.get(path, (request) => request.redirect(`/portal/${request.req.param('key')}`));

  shell.get('/portal', async (request) => request.html(await requestsPage(services, request)));
  mountRaising(shell, services);

  for (const [path, type, word] of [
    ['/portal/app', 'jiraServiceManagement:portalUserMenuAction', undefined],
    ['/portal/profile', 'jiraServiceManagement:portalProfilePanel', 'myProfile'],
  ] as const) {
    shell.get(path, async (request) => {
      const frame = await portalFrame(services, request, type, { portalPage: 'profile' });
      if (frame === '') return request.notFound();
      const title = word === undefined ? frame.title : wordsFor(request.get('visitor'))(word);
      const body = html`${word === undefined ? '' : html`<h1>${title}</h1>`}${frame.body}`;
      return request.html(await renderPortalPage(services, request, { title, current: path, body, page: 'profile', withoutPanel: true }));
    });
  }

  shell.get('/portal/:key', async (request) => request.html(await requestPage(services, request)));

  shell.post('/portal/:key/comments', async (request) => {
    const key = request.req.param('key');
    const { text } = await request.req.parseBody();
    try {
      await jiraOf(services, request).post(`${requestPath(key)}/comment`, { body: String(text), public: true });
      return request.redirect(`/portal/${encodeURIComponent(key)}`, 303);
    } catch (error) {
      if (!(error instanceof JiraRefusal)) throw error;
      return request.html(await requestPage(services, request, error), error.status as 400);
    }
  });
}

async function requestsPage(services: ShellServices, request: ShellRequest) {
  const visitor = request.get('visitor');
  const say = wordsFor(visitor);
  const title = say('portal');
  if (visitor.isAnonymous) {
    const body = html`<h1>${title}</h1><p class="quiet">${say('signIn')}</p>`;
    return renderPortalPage(services, request, { title, current: '/portal', body, page: 'help_center' });
  }
  const { values } = await jiraOf(services, request).get<{ values: RequestAnswer[] }>('/rest/servicedeskapi/request?requestOwnership=ALL_REQUESTS&limit=50');
  const rows = values.map(
    (value) => html`<tr>
      <td><a href="/portal/${value.issueKey}">${value.issueKey}</a></td>
      <td class="wide"><a href="/portal/${value.issueKey}">${summaryOf(value)}</a></td>
      <td>${value.currentStatus?.status ?? ''}</td>
      <td>${value.createdDate === undefined ? '' : moment(visitor.language, visitor.user.timeZone, value.createdDate.iso8601)}</td>
    </tr>`,
  );
  const table = html`<table>
    <thead><tr><th scope="col">${say('reference')}</th><th scope="col">${say('request')}</th><th scope="col">${say('status')}</th><th scope="col">${say('created')}</th></tr></thead>
    <tbody>${rows}</tbody>
  </table>`;
  const body = html`<h1>${say('myRequests')}</h1>${rows.length === 0 ? html`<p class="quiet">${say('noRequests')}</p>` : table}`;
  return renderPortalPage(services, request, { title, current: '/portal', body, page: 'my_requests' });
}

async function requestPage(services: ShellServices, request: ShellRequest, refusal?: JiraRefusal) {
  const visitor = request.get('visitor');
  const say = wordsFor(visitor);
  const jira = jiraOf(services, request);
  const path = requestPath(request.req.param('key') ?? '');
  const value = await jira.get<RequestAnswer>(path);
  const { values: comments } = await jira.get<{ values: CommentAnswer[] }>(`${path}/comment?public=true&internal=false&expand=attachment,renderedBody&limit=100`);
  const detail = await portalFrame(services, request, 'jiraServiceManagement:portalRequestDetail', { portalPage: 'view_request', requestKey: value.issueKey });
  const description = value.requestFieldValues?.find(({ fieldId }) => fieldId === 'description')?.value;
  const body = html`${refusal === undefined ? '' : refusalBanner(visitor, refusal.messages)}
    <h1>${summaryOf(value)}</h1>
    <p class="quiet">${value.issueKey} · ${value.currentStatus?.status ?? ''}</p>
    ${typeof description === 'string' && description !== '' ? html`<div class="prose plain">${description}</div>` : ''}
    ${detail === '' ? '' : html`<section class="portal-request" aria-label="${detail.title}">${detail.body}</section>`}
    <h2>${say('activity')}</h2>
    ${comments.map(
      (comment) => html`<article class="comment">
        <header>${person(comment.author?.displayName, say('none'))} <time datetime="${comment.created.iso8601}">${moment(visitor.language, visitor.user.timeZone, comment.created.iso8601)}</time></header>
        <div class="prose">${raw(withoutFileMarks(comment))}</div>
        ${filesOf(visitor, value.issueKey, comment)}
      </article>`,
    )}
    <form class="add-comment" method="post" action="/portal/${value.issueKey}/comments">
      <label>${say('addComment')}<textarea name="text" rows="3" required></textarea></label>
      <button class="primary">${say('send')}</button>
    </form>`;
  const crumbs = [{ text: say('portal'), href: '/portal' }, { text: value.issueKey }];
  return renderPortalPage(services, request, { title: summaryOf(value), crumbs, current: '', body, page: 'view_request', requestKey: value.issueKey });
}

/** Where a comment names its files, Jira draws them; here they stand below it. */
const withoutFileMarks = ({ renderedBody: { html: body }, attachments }: CommentAnswer): string =>
  attachments?.values.length ? body.replace(/<p>(?:(?:\[\^[^\]<]+\]|![^!|<]+\|thumbnail!) ?)+<\/p>/g, '') : body;

/** Service management names a file only by its address in the platform. */
function filesOf(visitor: Visitor, key: string, { attachments }: CommentAnswer) {
  const files = (attachments?.values ?? []).map(({ filename: name, size, created, _links }) => ({ name, size, created: created.iso8601, address: `/portal/${key}/attachments/${_links.jiraRest.split('/').pop() ?? ''}` }));
  return files.length === 0 ? '' : fileList(visitor, files);
}

function summaryOf(value: RequestAnswer): string {
  const field = value.requestFieldValues?.find(({ fieldId }) => fieldId === 'summary');
  return value.summary ?? String(field?.value ?? value.issueKey);
}
