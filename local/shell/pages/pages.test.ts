import { paragraphs } from '../../site/document';
import { addComment } from '../../site/operations/comments';
import { createProject } from '../../site/operations/projects';
import { createRequestType, createServiceDesk } from '../../site/service-desk/desks';
import { createRequest } from '../../site/service-desk/requests';
import { fixtureShell } from '../shell-fixture';

describe('the pages of the shell', () => {
  const shell = fixtureShell();
  const { ask, submit, ada, bo, stranger, customer, state } = shell;
  const issue = shell.issue({ summary: 'Pay with <b>Apple</b> Pay' });

  it('lists the projects the acting user can browse', async () => {
    expect((await ask('/projects', { as: bo })).text).toContain('Acme launch');
    expect((await ask('/projects', { as: stranger })).text).not.toContain('Acme launch');
  });

  it('sends customers to the help center', async () => {
    expect((await ask('/', { as: customer })).headers.get('location')).toBe('/portal');
    expect((await ask('/', { as: bo })).headers.get('location')).toBe('/projects');
  });

  it('finds issues with JQL, and shows what Jira says of a wrong one', async () => {
    expect((await ask('/projects/ACME', { as: bo })).text).toContain('Pay with &lt;b&gt;Apple&lt;/b&gt; Pay');
    const wrong = await ask(`/projects/ACME?${new URLSearchParams({ jql: 'project = "ACME' }).toString()}`, { as: bo });
    expect(wrong.status).toBe(200);
    expect(wrong.text).toContain('class="refusal"');
  });

  it.each(['/projects/ACME', '/projects/ACME/candor', `/browse/${issue.key}`, '/projects/NONE', '/nothing'])('answers 404 for %s where the acting user may not look', async (path) => {
    const page = await ask(path, { as: stranger });
    expect(page.status).toBe(404);
    expect(page.text).toContain('Sam Stranger');
  });

  it('changes a status and adds a comment as the acting user', async () => {
    const page = await ask(`/browse/${issue.key}`, { as: bo });
    const transition = /<option value="(\d+)">In Progress/.exec(page.text)?.[1] ?? '';
    expect((await submit(`/browse/${issue.key}/status`, { transition }, bo)).status).toBe(303);
    expect((await submit(`/browse/${issue.key}/comments`, { text: 'Two\nlines' }, bo)).status).toBe(303);
    expect(state.statuses.get(state.issue(issue.key)?.statusId ?? '')?.name).toBe('In Progress');
    expect(state.commentsOf(issue.id)[0]).toMatchObject({ authorAccountId: bo.accountId, body: paragraphs('Two\nlines') });
  });

  it('attaches a file and hands it out as the acting user', async () => {
    const form = new FormData();
    form.append('file', new File(['twelve bytes'], 'Floor plan.pdf', { type: 'application/pdf' }));
    expect((await submit(`/browse/${issue.key}/attachments`, form, bo)).status).toBe(303);
    const [file] = state.attachmentsOf(issue.id);
    const page = await ask(`/browse/${issue.key}`, { as: bo });
    expect(page.text).toContain(`<a href="/browse/${issue.key}/attachments/${file?.id}" download="Floor plan.pdf">Floor plan.pdf</a>`);
    const content = await ask(`/browse/${issue.key}/attachments/${file?.id}`, { as: bo });
    expect({ text: content.text, policy: content.headers.get('content-security-policy') }).toEqual({ text: 'twelve bytes', policy: 'sandbox' });
    expect((await ask(`/browse/${issue.key}/attachments/${file?.id}`, { as: stranger })).status).toBe(404);
  });

  it('shows a customer the numbers of a list, and no markup of a text', async () => {
    const desk = createServiceDesk(state, createProject(state, { key: 'HELP', name: 'Help', projectTypeKey: 'service_desk', leadAccountId: ada.accountId, roles: { 'Service Desk Customers': [customer.accountId] } }), 'Client help');
    const type = createRequestType(state, desk, { name: 'Ask', description: '' });
    const request = createRequest(state, customer, { desk, type, summary: 'Your update', description: paragraphs('') });
    const text = (said: string) => ({ type: 'paragraph', content: [{ type: 'text', text: said }] });
    addComment(state, ada, request, { body: { type: 'doc', version: 1, content: [{ type: 'orderedList', attrs: { order: 3 }, content: [{ type: 'listItem', content: [text('The <b>wallet</b>')] }] }] } });
    const page = await ask(`/portal/${request.key}`, { as: customer });
    expect(page.text).toContain('<ol start="3"><li><p>The &lt;b&gt;wallet&lt;/b&gt;</p></li></ol>');
  });

  it('shows Jira’s refusal on the page', async () => {
    const page = await submit(`/browse/${issue.key}/status`, { transition: '999999' }, bo);
    expect(page.status).toBe(400);
    expect(page.text).toContain('class="refusal"');
    expect(page.text).toContain(issue.key);
  });

  it('frames the app with Forge’s sandbox, on its own host', async () => {
    const page = await ask('/projects/ACME/candor/updates/3', { as: bo });
    expect(page.text).toContain('sandbox="allow-downloads allow-forms allow-modals allow-pointer-lock allow-same-origin allow-scripts"');
    expect(page.text).toContain('data-source="http://127.0.0.1:8090/app/page/page.html?projectKey=ACME"');
    expect(page.text).toContain('Client talk');
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('opens the settings to administrators only', async () => {
    expect((await ask('/projects/ACME/settings/candor', { as: ada })).status).toBe(200);
    expect((await ask('/projects/ACME/settings/candor', { as: bo })).status).toBe(403);
    expect((await ask('/projects/ACME', { as: bo })).text).not.toContain('/settings/candor');
  });

  it('follows the choice of user, theme, language and time', async () => {
    const acted = await submit('/act-as', { choice: stranger.emailAddress, to: '/projects' }, bo);
    expect(acted.headers.get('location')).toBe('/projects');
    expect(acted.headers.get('set-cookie')).toContain(encodeURIComponent(stranger.accountId));
    expect((await submit('/act-as', { choice: 'nobody', to: '/' }, bo)).status).toBe(400);
    expect((await submit('/theme', { choice: 'dark', to: '//elsewhere.example' }, bo)).headers.get('location')).toBe('/');
    await submit('/language', { choice: 'zh-CN', to: '/' }, ada);
    const page = await ask('/projects/ACME', { as: ada });
    expect(page.text).toContain('lang="zh-CN"');
    expect(page.text).toContain('客户沟通');
    const before = shell.clock.now();
    await submit('/clock', { seconds: '3600', to: '/' }, bo);
    expect(shell.clock.now() - before).toBe(3_600_000);
    expect((await submit('/clock', { seconds: '-5', to: '/' }, bo)).status).toBe(400);
  });
});
