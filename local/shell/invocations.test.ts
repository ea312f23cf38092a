import { platformLimits } from '../runtime/limits';
import { fixtureShell } from './shell-fixture';

describe('a call of the app’s frame', () => {
  const { post, ada, bo, stranger, customer, project, invocations } = fixtureShell();
  const place = { moduleKey: 'page', projectKey: 'ACME' };
  const call = { place, functionKey: 'open', payload: { a: 1 } };
  beforeEach(() => invocations.splice(0));

  it('is made as the user of the cookie, in the context Jira gives her', async () => {
    const answer = await post('/invoke', { ...call, accountId: bo.accountId }, { as: bo });
    expect(JSON.parse(answer.text)).toEqual({ value: { said: 'open' } });
    expect(invocations).toEqual([
      {
        moduleKey: 'page',
        functionKey: 'open',
        payload: { a: 1 },
        accountId: bo.accountId,
        accountType: 'licensed',
        locale: 'en-US',
        timezone: bo.timeZone,
        extension: {
          type: 'jira:projectPage',
          location: 'http://localhost:8090/projects/ACME/candor',
          project: { id: project.id, key: 'ACME', type: 'software' },
        },
      },
    ]);
  });

  it('is refused when the page was opened as somebody else', async () => {
    expect((await post('/invoke', { ...call, accountId: ada.accountId }, { as: bo })).status).toBe(409);
    expect(invocations).toEqual([]);
  });

  it.each([
    ['a stranger', stranger, 'page', 404],
    ['a customer', customer, 'page', 404],
    ['someone who does not administer the project', bo, 'settings', 403],
    ['anyone, of a module that is not there', bo, 'other', 404],
  ])('does not reach the app for %s', async (_who, user, moduleKey, status) => {
    expect((await post('/invoke', { ...call, place: { ...place, moduleKey }, accountId: user.accountId }, { as: user })).status).toBe(status);
    expect(invocations).toEqual([]);
  });

  it('brings back what the function throws', async () => {
    const answer = await post('/invoke', { ...call, functionKey: 'fail', accountId: bo.accountId }, { as: bo });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([500, { message: 'There was an error invoking the function - no' }]);
  });

  it('may be 500 KB', async () => {
    const payload = 'x'.repeat(platformLimits.invokeRequestBytes);
    expect((await post('/invoke', { ...call, accountId: bo.accountId, payload }, { as: bo })).status).toBe(413);
  });

  it('may not come from another origin', async () => {
    const headers = { origin: 'http://127.0.0.1:8090' };
    expect((await post('/invoke', { ...call, accountId: bo.accountId }, { as: bo, headers })).status).toBe(403);
    expect(invocations).toEqual([]);
  });

  it('to Jira itself is made with her own permissions', async () => {
    const ask = async (user: typeof bo) => JSON.parse((await post('/product-request', { restPath: '/rest/api/3/project/ACME' }, { as: user })).text) as { value: { status: number } };
    expect((await ask(bo)).value.status).toBe(200);
    expect((await ask(stranger)).value.status).toBe(404);
  });
});
