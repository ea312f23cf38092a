import { requestFieldIds } from '../base';
import { fixtureDesk } from './desk-fixture';
import { setCustomerNotification } from './desks';

const root = '/rest/servicedeskapi/request';
type Changelog = { values: { items: Record<string, unknown>[] }[] };

/** A request of 王芳, who belongs to no organization; Ana and Rui belong to Harbor. */
async function open() {
  const fixture = fixtureDesk();
  const { site, state, agent, fang, raise, call, organization } = fixture;
  const key = await raise(fang);
  await site.mail.idle();
  return {
    ...fixture,
    key,
    share: (ids: number[]) => call(agent, 'PUT', `/rest/api/3/issue/${key}`, { fields: { [requestFieldIds.organizations]: ids } }),
    harbor: Number(organization.id),
    /** Addresses that got mail since the last call. */
    async mailed() {
      await site.mail.idle();
      const messages = [...state.mailbox.all()];
      for (const message of messages) state.mailbox.delete(message.id);
      return messages.map((message) => message.to).sort();
    },
  };
}

describe('a request shared with an organization', () => {
  it('is there for its members as long as it is shared', async () => {
    const { call, share, harbor, key, ana, rui, fang, stranger } = await open();
    const seenBy = async () => Promise.all([ana, rui, fang, stranger].map(async (user) => (await call(user, 'GET', `${root}/${key}`)).status));
    expect(await seenBy()).toEqual([404, 404, 200, 404]);
    expect((await share([harbor])).status).toBe(204);
    expect(await seenBy()).toEqual([200, 200, 200, 404]);
    const listed = await call<{ values: { issueKey: string }[] }>(ana, 'GET', `${root}?requestOwnership=ORGANIZATION&organizationId=${harbor}`);
    expect(listed.body.values.map(({ issueKey }) => issueKey)).toEqual([key]);
    await share([]);
    expect(await seenBy()).toEqual([404, 404, 200, 404]);
  });

  it('tells it in the changelog and in the fields of the issue', async () => {
    const { call, share, harbor, key, agent, ana, fang, question } = await open();
    await share([harbor]);
    await call(agent, 'POST', `${root}/${key}/participant`, { accountIds: [ana.accountId] });
    const { values } = (await call<Changelog>(agent, 'GET', `/rest/api/3/issue/${key}/changelog`)).body;
    expect(values.map(({ items }) => items[0])).toMatchObject([
      { field: 'Organizations', fieldId: requestFieldIds.organizations, from: null, toString: 'Harbor' },
      { field: 'Request participants', fieldId: requestFieldIds.participants, to: `[${ana.accountId}]`, toString: 'Ana Silva' },
    ]);
    expect((await call(agent, 'GET', `/rest/api/3/issue/${key}?fields=${Object.values(requestFieldIds).join()}`)).body.fields).toMatchObject({
      [requestFieldIds.organizations]: [{ name: 'Harbor' }],
      [requestFieldIds.participants]: [{ displayName: 'Ana Silva' }],
      [requestFieldIds.requestType]: { requestType: { id: question.id } },
    });
    expect((await call(fang, 'GET', `/rest/api/3/issue/${key}/changelog`)).status).toBe(404);
  });

  it.each([
    ['an organization nobody knows', { [requestFieldIds.organizations]: [4711] }, requestFieldIds.organizations],
    ['a participant nobody knows', { [requestFieldIds.participants]: [{ accountId: 'nobody' }] }, requestFieldIds.participants],
    ['another request type', { [requestFieldIds.requestType]: '2' }, requestFieldIds.requestType],
  ])('is not shared with %s', async (_name, fields, field) => {
    const { call, agent, key } = await open();
    expect(await call(agent, 'PUT', `/rest/api/3/issue/${key}`, { fields })).toMatchObject({ status: 400, body: { errors: { [field]: expect.any(String) } } });
  });

  it('is what only requests can be', async () => {
    const { call, bo, issue, harbor } = await open();
    const { key } = issue();
    expect((await call(bo, 'PUT', `/rest/api/3/issue/${key}`, { fields: { [requestFieldIds.organizations]: [harbor] } })).status).toBe(400);
    const fields = { project: { key: 'ACME' }, issuetype: { name: 'Task' }, summary: 'x', [requestFieldIds.organizations]: [harbor] };
    expect((await call(bo, 'POST', '/rest/api/3/issue', { fields })).status).toBe(400);
  });
});

describe('mail', () => {
  it('goes to the reporter and to participants; to members of an organization once they asked for it', async () => {
    const { call, share, harbor, key, agent, ana, rui, fang, mailed } = await open();
    expect(await mailed()).toEqual([fang.emailAddress]);
    await share([harbor]);
    await call(agent, 'POST', `${root}/${key}/participant`, { accountIds: [ana.accountId] });
    await call(agent, 'POST', `${root}/${key}/comment`, { body: 'Soon' });
    expect(await mailed()).toEqual([ana.emailAddress, fang.emailAddress]);
    expect((await call(rui, 'GET', `${root}/${key}/notification`)).body).toEqual({ subscribed: false });
    await call(rui, 'PUT', `${root}/${key}/notification`);
    await call(ana, 'DELETE', `${root}/${key}/notification`);
    await call(agent, 'POST', `${root}/${key}/comment`, { body: 'Tomorrow' });
    expect(await mailed()).toEqual([fang.emailAddress, rui.emailAddress]);
    await call(agent, 'POST', `${root}/${key}/comment`, { body: 'Between us', public: false });
    expect(await mailed()).toEqual([]);
  });

  it('stops for a rule that is switched off, the other rule stays', async () => {
    const { state, desk, call, raise, agent, app, ana, fang, key, mailed } = await open();
    await mailed();
    setCustomerNotification(state, desk, 'Request created', false);
    await raise(ana);
    await raise(app, { raiseOnBehalfOf: ana.accountId });
    expect(await mailed()).toEqual([]);
    await call(agent, 'POST', `${root}/${key}/comment`, { body: 'Soon' });
    expect(await mailed()).toEqual([fang.emailAddress]);
    setCustomerNotification(state, desk, 'Public comment added', false);
    setCustomerNotification(state, desk, 'Request created', true);
    await call(agent, 'POST', `${root}/${key}/comment`, { body: 'Later' });
    expect(await mailed()).toEqual([]);
    await raise(app, { raiseOnBehalfOf: ana.accountId });
    expect(await mailed()).toEqual([ana.emailAddress]);
  });
});
