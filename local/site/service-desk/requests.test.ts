import { createSecurityLevel } from '../operations/projects';
import { fixtureDesk } from './desk-fixture';

const root = '/rest/servicedeskapi';
type Page = { size: number; start: number; limit: number; isLastPage: boolean; values: Record<string, unknown>[]; _links: Record<string, string> };
const keys = (page: Page) => page.values.map((value) => value.issueKey);

describe('requests', () => {
  it('are raised by a customer for herself', async () => {
    const { ana, call, raise } = fixtureDesk();
    const key = await raise(ana);
    const { body } = await call(ana, 'GET', `${root}/request/${key}?expand=status,participant,requestType,serviceDesk,action`);
    expect(body).toMatchObject({
      issueKey: 'HELP-1',
      summary: 'When does it open?',
      reporter: { displayName: 'Ana Silva', emailAddress: ana.emailAddress },
      requestFieldValues: [{ fieldId: 'summary' }, { fieldId: 'description', value: 'First line\nSecond line', renderedValue: { html: '<p>First line</p><p>Second line</p>' } }],
      currentStatus: { status: 'Waiting for support', statusCategory: 'INDETERMINATE' },
      createdDate: { iso8601: '2026-11-06T12:00:00+0000', jira: '2026-11-06T12:00:00.000+0000' },
      requestType: { name: 'Ask a question' },
      serviceDesk: { projectKey: 'HELP' },
      participants: { values: [] },
    });
  });

  it('are raised on behalf of a customer by agents and by the app, with participants', async () => {
    const { agent, app, ana, rui, call, raise } = fixtureDesk();
    for (const caller of [agent, app]) {
      const key = await raise(caller, { raiseOnBehalfOf: ana.accountId, requestParticipants: [rui.accountId] });
      const seen = await call<Page>(rui, 'GET', `${root}/request/${key}/participant`);
      expect(seen.body.values).toMatchObject([{ accountId: rui.accountId }]);
      expect((await call(ana, 'GET', `${root}/request/${key}`)).body.reporter).toMatchObject({ accountId: ana.accountId });
    }
  });

  it.each([
    ['a customer acting for another', { raiseOnBehalfOf: 'fang' }, 403],
    ['a customer setting participants', { requestParticipants: [] }, 403],
    ['another desk', { serviceDeskId: '99' }, 400],
    ['another type', { requestTypeId: '99' }, 400],
    ['no summary', { requestFieldValues: { summary: ' ' } }, 400],
    ['an unknown field', { requestFieldValues: { summary: 's', priority: '1' } }, 400],
    ['no values', { requestFieldValues: undefined }, 400],
  ])('are refused with %s, in the words of service management', async (_what, change, status) => {
    const { ana, desk, question, call } = fixtureDesk();
    const answer = await call(ana, 'POST', `${root}/request`, { serviceDeskId: desk.id, requestTypeId: question.id, requestFieldValues: { summary: 's' }, ...change });
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ errorMessage: expect.any(String), i18nErrorMessage: { i18nKey: expect.any(String), parameters: expect.any(Array) } });
  });

  it('cannot be raised by people the desk does not know, nor for them', async () => {
    const { agent, stranger, customer, desk, question, call } = fixtureDesk();
    const body = { serviceDeskId: desk.id, requestTypeId: question.id, requestFieldValues: { summary: 's' } };
    expect((await call(stranger, 'POST', `${root}/request`, body)).status).toBe(403);
    expect((await call(null, 'POST', `${root}/request`, body)).status).toBe(401);
    expect((await call(agent, 'POST', `${root}/request`, { ...body, raiseOnBehalfOf: customer.accountId })).status).toBe(400);
  });

  it('are seen by their customer, participants, the shared organization and agents: by nobody else', async () => {
    const { ana, rui, fang, agent, app, stranger, customer, bo, state, organization, call, raise } = fixtureDesk();
    const key = await raise(ana);
    const statusFor = async (user: typeof ana) => (await call(user, 'GET', `${root}/request/${key}`)).status;
    expect(await Promise.all([ana, agent, app].map(statusFor))).toEqual([200, 200, 200]);
    expect(await Promise.all([rui, fang, stranger, customer, bo].map(statusFor))).toEqual([404, 404, 404, 404, 404]);
    for (const part of ['status', 'participant', 'transition', 'notification', 'comment/10000']) {
      expect((await call(fang, 'GET', `${root}/request/${key}/${part}`)).status).toBe(404);
    }
    const absent = await call(fang, 'GET', `${root}/request/HELP-99`);
    expect((await call(fang, 'GET', `${root}/request/${key}`)).body).toEqual(absent.body);

    await call(ana, 'POST', `${root}/request/${key}/participant`, { accountIds: [fang.accountId] });
    expect(await statusFor(fang)).toBe(200);
    await call(ana, 'DELETE', `${root}/request/${key}/participant`, { accountIds: [fang.accountId] });
    expect(await statusFor(fang)).toBe(404);

    const issue = state.issue(key);
    if (!issue?.request) throw new Error('The request is gone.');
    state.issues.put({ ...issue, request: { ...issue.request, organizationIds: [organization.id] } });
    expect(await statusFor(rui)).toBe(200);
    const secret = createSecurityLevel(state, { name: 'Team', projectId: issue.projectId, memberAccountIds: [agent.accountId] });
    state.issues.put({ ...issue, securityLevelId: secret.id });
    expect(await Promise.all([ana, rui, agent].map(statusFor))).toEqual([404, 404, 200]);
  });

  it('are listed as owned, as participated and by organization, newest activity first', async () => {
    const { ana, rui, fang, agent, clock, call, raise, desk } = fixtureDesk();
    const first = await raise(ana);
    clock.advance(1000);
    const second = await raise(agent, { raiseOnBehalfOf: fang.accountId, requestParticipants: [ana.accountId] });
    clock.advance(1000);
    const list = async (user: typeof ana, query = '') => keys((await call<Page>(user, 'GET', `${root}/request${query}`)).body);
    expect(await list(ana)).toEqual([second, first]);
    expect(await list(ana, '?requestOwnership=OWNED_REQUESTS')).toEqual([first]);
    expect(await list(ana, '?requestOwnership=PARTICIPATED_REQUESTS')).toEqual([second]);
    expect(await list(ana, `?serviceDeskId=${desk.id}&requestStatus=CLOSED_REQUESTS`)).toEqual([]);
    expect(await list(rui, '?requestOwnership=ALL_REQUESTS')).toEqual([]);
    expect(await list(agent, '?requestOwnership=ALL_REQUESTS')).toEqual([second, first]);
    expect(await list(fang)).toEqual([second]);
    await call(agent, 'POST', `${root}/request/${first}/transition`, { id: '41' });
    expect(await list(ana, '?requestStatus=CLOSED_REQUESTS')).toEqual([first]);
  });

  it('come in pages that lead to each other', async () => {
    const { ana, call, raise } = fixtureDesk();
    for (let index = 0; index < 5; index += 1) await raise(ana);
    const first = (await call<Page>(ana, 'GET', `${root}/request?limit=2`)).body;
    expect(first).toMatchObject({ size: 2, start: 0, limit: 2, isLastPage: false });
    expect(first._links).not.toHaveProperty('prev');
    const seen = [...keys(first)];
    for (let next: string | undefined = first._links.next; next !== undefined; ) {
      const following: Page = (await call<Page>(ana, 'GET', next.slice(next.indexOf('/rest')))).body;
      seen.push(...keys(following));
      next = following._links.next;
    }
    expect(new Set(seen).size).toBe(5);
    expect((await call<Page>(ana, 'GET', `${root}/request?start=99`)).body).toMatchObject({ size: 0, isLastPage: true });
    expect((await call(ana, 'GET', `${root}/request?start=-1`)).status).toBe(400);
  });

  it('are moved by agents only, each state kept', async () => {
    const { ana, agent, call, raise, clock } = fixtureDesk();
    const key = await raise(ana);
    clock.advance(60_000);
    expect((await call<Page>(ana, 'GET', `${root}/request/${key}/transition`)).body.values).toEqual([]);
    expect((await call(ana, 'POST', `${root}/request/${key}/transition`, { id: '41' })).status).toBe(403);
    expect((await call(agent, 'POST', `${root}/request/${key}/transition`, { id: '77' })).status).toBe(400);
    expect((await call(agent, 'POST', `${root}/request/${key}/transition`, { id: '41', additionalComment: { body: 'Done for you.' } })).status).toBe(204);
    const states = (await call<Page>(ana, 'GET', `${root}/request/${key}/status`)).body.values;
    expect(states).toMatchObject([{ status: 'Resolved', statusCategory: 'DONE' }, { status: 'Waiting for support' }]);
    expect((await call<Page>(ana, 'GET', `${root}/request/${key}/comment`)).body.values).toMatchObject([{ body: 'Done for you.', public: true }]);
  });
});

describe('desks, customers and organizations', () => {
  it('show only to those the desk serves', async () => {
    const { ana, agent, stranger, desk, question, call } = fixtureDesk();
    const sizes = async (path: string) => Promise.all([ana, agent, stranger].map(async (user) => (await call<Page>(user, 'GET', root + path)).body.size));
    expect(await sizes('/servicedesk')).toEqual([1, 1, 0]);
    expect(await sizes('/requesttype')).toEqual([1, 1, 0]);
    expect((await call(stranger, 'GET', `${root}/servicedesk/${desk.id}`)).status).toBe(404);
    expect((await call(ana, 'GET', `${root}/servicedesk/HELP`)).body).toMatchObject({ id: desk.id, projectKey: 'HELP' });
    expect((await call(ana, 'GET', `${root}/servicedesk/${desk.id}/requesttype/${question.id}/field`)).body).toMatchObject({
      canRaiseOnBehalfOf: false,
      requestTypeFields: [{ fieldId: 'summary', required: true }, { fieldId: 'description', required: false }],
    });
    expect((await call(ana, 'GET', `${root}/servicedesk/${desk.id}/queue`)).status).toBe(403);
    expect((await call<Page>(agent, 'GET', `${root}/servicedesk/${desk.id}/queue?includeCount=true`)).body.values).toMatchObject([{ name: 'All open', issueCount: 0 }, {}]);
  });

  it('list and change customers for agents who opted in', async () => {
    const { ana, agent, customer, desk, call, experimental } = fixtureDesk();
    const path = `${root}/servicedesk/${desk.id}/customer`;
    expect((await call(agent, 'GET', path)).status).toBe(412);
    expect((await experimental(ana, 'GET', path)).status).toBe(403);
    expect((await experimental<Page>(agent, 'GET', `${path}?query=silva`)).body.values).toMatchObject([{ displayName: 'Ana Silva' }]);
    expect((await call(agent, 'POST', path, { accountIds: [customer.accountId, 'nobody'] })).status).toBe(400);
    expect((await experimental<Page>(agent, 'GET', path)).body.size).toBe(4);
    expect((await experimental(agent, 'DELETE', path, { accountIds: [customer.accountId] })).status).toBe(204);
    expect((await experimental<Page>(agent, 'GET', path)).body.size).toBe(3);
  });

  it('let administrators and the app create customers, once per address', async () => {
    const { ana, ada, app, call } = fixtureDesk();
    const body = { email: 'new@client.example', displayName: 'New Person' };
    expect((await call(ana, 'POST', `${root}/customer`, body)).status).toBe(403);
    expect(await call(app, 'POST', `${root}/customer`, body)).toMatchObject({ status: 201, body: { displayName: 'New Person' } });
    expect((await call(ada, 'POST', `${root}/customer`, body)).status).toBe(400);
    expect((await call(ada, 'POST', `${root}/customer?strictConflictStatusCode=true`, body)).status).toBe(409);
    expect((await call(ada, 'POST', `${root}/customer`, { email: 'a@b\r\nc', displayName: 'x' })).status).toBe(400);
  });

  it('show organizations to their members and to agents', async () => {
    const { ana, fang, agent, organization, desk, call } = fixtureDesk();
    const size = async (user: typeof ana, path: string) => (await call<Page>(user, 'GET', root + path)).body.size;
    expect(await Promise.all([ana, fang, agent].map((user) => size(user, '/organization')))).toEqual([1, 0, 1]);
    expect(await size(agent, `/organization/${organization.id}/user`)).toBe(2);
    expect(await size(agent, `/organization?accountId=${encodeURIComponent(fang.accountId)}`)).toBe(0);
    expect(await size(agent, `/servicedesk/${desk.id}/organization`)).toBe(1);
    expect((await call(ana, 'GET', `${root}/servicedesk/${desk.id}/organization`)).status).toBe(403);
    expect((await call(ana, 'GET', `${root}/organization?accountId=x`)).status).toBe(403);
    expect((await call(fang, 'GET', `${root}/organization/${organization.id}`)).status).toBe(404);
    expect((await call(ana, 'GET', `${root}/organization/${organization.id}/user`)).status).toBe(403);
  });
});
