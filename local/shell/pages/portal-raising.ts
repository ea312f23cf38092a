import { html } from 'hono/html';
import { JiraRefusal } from '../jira';
import { jiraOf, type Shell, type ShellRequest, type ShellServices } from '../services';
import { refusalBanner, wordsFor } from './layout';
import { renderPortalPage } from './portal-layout';

type RequestType = { id: string; serviceDeskId: string; name: string };
type Given = { summary: string; description: string };

/** The portal's own form: every request type of every service project, with a summary and details. */
export function mountRaising(shell: Shell, services: ShellServices): void {
  shell.get('/portal/new', async (request) => request.html(await raisingPage(services, request, { summary: '', description: '' })));

  shell.post('/portal/new', async (request) => {
    const form = await request.req.parseBody();
    const [serviceDeskId, requestTypeId] = String(form.type).split(' ');
    const given = { summary: String(form.summary), description: String(form.description) };
    try {
      const answer = await jiraOf(services, request).post<{ issueKey: string }>('/rest/servicedeskapi/request', { serviceDeskId, requestTypeId, requestFieldValues: given });
      return request.redirect(`/portal/${encodeURIComponent(answer.issueKey)}`, 303);
    } catch (error) {
      if (!(error instanceof JiraRefusal)) throw error;
      return request.html(await raisingPage(services, request, given, error), error.status as 400);
    }
  });
}

async function raisingPage(services: ShellServices, request: ShellRequest, given: Given, refusal?: JiraRefusal) {
  const visitor = request.get('visitor');
  const say = wordsFor(visitor);
  const { values } = await jiraOf(services, request).get<{ values: RequestType[] }>('/rest/servicedeskapi/requesttype?limit=100');
  const body = html`${refusal === undefined ? '' : refusalBanner(visitor, refusal.messages)}
    <h1>${say('raiseRequest')}</h1>
    <form class="raise" method="post" action="/portal/new">
      <label>${say('requestType')}<select name="type" required>${values.map(({ id, serviceDeskId, name }) => html`<option value="${serviceDeskId} ${id}">${name}</option>`)}</select></label>
      <label>${say('summaryOfRequest')}<input name="summary" required maxlength="255" value="${given.summary}" /></label>
      <label>${say('detailsOfRequest')}<textarea name="description" rows="6">${given.description}</textarea></label>
      <div><button class="primary">${say('send')}</button></div>
    </form>`;
  return renderPortalPage(services, request, { title: say('raiseRequest'), current: '/portal/new', body, page: 'create_request' });
}
