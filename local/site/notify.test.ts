import { fixtureSite } from './site-fixture';
import { createSecurityLevel, createUser } from './operations/projects';
import type { SiteUser } from './model';

function open() {
  const fixture = fixtureSite();
  const { state, project } = fixture;
  const tom = createUser(state, { displayName: 'Tom Baker' });
  state.projects.put({ ...project, roles: { ...project.roles, Viewers: [tom.accountId] } });
  const issue = fixture.issue({ assigneeAccountId: fixture.bo.accountId });
  const notify = (caller: SiteUser | null, body: unknown, key = issue.key) => fixture.call(caller, 'POST', `/rest/api/3/issue/${key}/notify`, body);
  const received = async () => {
    await fixture.site.mail.idle();
    return [...state.mailbox.all()];
  };
  const to = (...users: SiteUser[]) => ({ users: users.map(({ accountId }) => ({ accountId })) });
  return { ...fixture, tom, issue, notify, received, to };
}

describe('notify', () => {
  it('mails people with Jira accounts, the bodies word for word in the frame', async () => {
    const { app, tom, bo, notify, received, to, issue, state } = open();
    state.settings.put({ id: 'title', value: 'Studio Jira' });
    const htmlBody = '<h1 style="color:red">Hello Tom &amp; 王芳 🚀</h1>\n<p>Two  spaces</p>';
    const textBody = 'Hello Tom & 王芳 🚀\n\n  indented';
    expect((await notify(app, { subject: 'Week 45', htmlBody, textBody, to: to(tom, bo) })).status).toBe(204);
    const messages = await received();
    expect(messages.map((message) => message.to)).toEqual([tom.emailAddress, bo.emailAddress]);
    expect(messages[0]).toMatchObject({ subject: 'Week 45', from: '"Studio Jira" <jira@candor.example.net>' });
    expect(messages[0]?.html).toContain(`<td data-frame-content style="padding:16px 24px 24px">${htmlBody}</td>`);
    expect(messages[0]?.text).toContain(textBody);
    expect(messages[0]?.text).toContain(issue.key);
  });

  it('counts the receivers once, and takes the subject from the issue when none is given', async () => {
    const { app, tom, bo, notify, received, to, issue } = open();
    await notify(app, { textBody: 'x', to: { ...to(tom, bo), reporter: true, assignee: true, watchers: true, groups: [{ name: 'jira-users' }] } });
    const messages = await received();
    expect(messages.map((message) => message.to).sort()).toEqual(['ada.admin@example.com', bo.emailAddress, tom.emailAddress].sort());
    expect(messages[0]?.subject).toBe(`(${issue.key}) ${issue.summary}`);
  });

  it('refuses the caller, portal customers, people who cannot see the issue, nobody', async () => {
    const { app, ada, bo, tom, stranger, customer, notify, received, to, issue, state } = open();
    for (const [caller, recipients] of [
      [ada, to(ada)],
      [bo, { assignee: true }],
      [app, to(customer)],
      [app, to(stranger)],
      [app, to(tom, customer)],
      [app, { users: [{ accountId: 'nobody' }] }],
      [app, { users: [{}] }],
      [app, {}],
      [app, undefined],
      [app, { users: 'tom' }],
      [app, { groups: [{ name: 'no-group' }] }],
    ] as const) {
      expect((await notify(caller, { subject: 's', textBody: 't', to: recipients })).status).toBe(400);
    }
    state.issues.put({ ...issue, assigneeAccountId: null });
    expect((await notify(app, { subject: 's', to: { assignee: true } })).status).toBe(400);
    expect((await notify(app, [])).status).toBe(400);
    expect((await notify(app, { subject: 's', to: to(tom), restrict: { groups: [{ name: 'site-admins' }] } })).status).toBe(400);
    expect(await received()).toEqual([]);
  });

  it('answers 404 for issues the caller cannot see, 401 without a caller, 403 with mail switched off', async () => {
    const { app, tom, stranger, bo, notify, to, state, issue, project } = open();
    const body = { subject: 's', textBody: 't', to: to(tom) };
    expect((await notify(stranger, body)).status).toBe(404);
    expect((await notify(app, body, 'ACME-999')).status).toBe(404);
    expect((await notify(null, body)).status).toBe(401);
    const level = createSecurityLevel(state, { name: 'Team', projectId: project.id, memberAccountIds: [bo.accountId, app.accountId] });
    state.issues.put({ ...issue, securityLevelId: level.id });
    expect((await notify(app, body)).status).toBe(400);
    state.issues.put(issue);
    state.settings.put({ id: 'outgoing-mail', value: false });
    expect((await notify(app, body)).status).toBe(403);
  });
});
