import { requestFieldIds } from '../site/base';
import { refusal, startStranger, type Stranger } from './stranger';

describe('organizations', () => {
  let stranger: Stranger;
  beforeEach(async () => {
    stranger = await startStranger();
  });
  afterEach(() => stranger.close());
  const api = (user: Stranger['agent']) => stranger.client(user).serviceDesk.organization;

  it('are made by agents, once for each name, and deleted by administrators', async () => {
    const { agent, ada } = stranger;
    const made = await api(agent).createOrganization({ name: 'Lagoon' });
    expect((await api(agent).createOrganization({ name: 'lagoon' })).id).toBe(made.id);
    const organizationId = Number(made.id);
    expect(await api(agent).getOrganization({ organizationId })).toMatchObject({ name: 'Lagoon' });
    expect((await refusal(api(agent).createOrganization({ name: ' ' }))).status).toBe(400);
    expect((await refusal(api(agent).deleteOrganization({ organizationId }))).status).toBe(403);
    await api(ada).deleteOrganization({ organizationId });
    expect((await refusal(api(agent).getOrganization({ organizationId }))).status).toBe(404);
  });

  it('gain and lose members', async () => {
    const { agent, fang, organization } = stranger;
    const organizationId = Number(organization.id);
    expect((await refusal(api(fang).getOrganization({ organizationId }))).status).toBe(404);
    await api(agent).addUsersToOrganization({ organizationId, body: { accountIds: [fang.accountId] } });
    expect(await api(fang).getOrganization({ organizationId })).toMatchObject({ name: 'Harbor' });
    expect((await api(agent).getUsersInOrganization({ organizationId, limit: 2 }))).toMatchObject({ size: 2, isLastPage: false });
    expect(await api(agent).getOrganizations({ accountId: fang.accountId })).toMatchObject({ size: 1 });
    await api(agent).removeUsersFromOrganization({ organizationId, body: { accountIds: [fang.accountId] } });
    expect((await api(agent).getUsersInOrganization({ organizationId })).size).toBe(2);
    expect((await refusal(api(agent).addUsersToOrganization({ organizationId, body: { accountIds: ['nobody'] } }))).status).toBe(400);
    expect((await refusal(api(fang).addUsersToOrganization({ organizationId, body: { accountIds: [fang.accountId] } }))).status).toBe(403);
  });

  it('open a desk to their members, and close it again', async () => {
    const { client, agent, customer, desk } = stranger;
    const made = await api(agent).createOrganization({ name: 'Lagoon' });
    const organizationId = Number(made.id);
    await api(agent).addUsersToOrganization({ organizationId, body: { accountIds: [customer.accountId] } });
    const desks = async () => (await client(customer).serviceDesk.servicedesk.getServiceDesks()).size;
    expect(await desks()).toBe(0);
    await api(agent).addOrganization({ serviceDeskId: desk.id, body: { organizationId } });
    expect(await desks()).toBe(1);
    expect((await api(agent).getServiceDeskOrganizations({ serviceDeskId: desk.id })).values?.map(({ name }) => name)).toEqual(['Harbor', 'Lagoon']);
    await api(agent).removeOrganization({ serviceDeskId: desk.id, body: { organizationId } });
    expect(await desks()).toBe(0);
    expect((await refusal(api(agent).addOrganization({ serviceDeskId: desk.id, body: { organizationId: 77 } }))).status).toBe(404);
    expect((await refusal(api(stranger.ana).addOrganization({ serviceDeskId: desk.id, body: { organizationId } }))).status).toBe(403);
    expect((await refusal(api(stranger.bo).addOrganization({ serviceDeskId: desk.id, body: { organizationId } }))).status).toBe(404);
  });

  it('share the requests they are put on, until they are deleted', async () => {
    const { client, ada, agent, ana, fang, organization, raise } = stranger;
    const key = await raise(fang);
    const { request } = client(ana).serviceDesk;
    expect((await refusal(request.getCustomerRequestByIdOrKey({ issueIdOrKey: key }))).status).toBe(404);
    await client(agent).issues.editIssue({ issueIdOrKey: key, fields: { [requestFieldIds.organizations]: [Number(organization.id)] } });
    expect(await request.getCustomerRequestByIdOrKey({ issueIdOrKey: key })).toMatchObject({ issueKey: key });
    expect(await request.getCustomerRequests({ requestOwnership: ['ORGANIZATION'], organizationId: Number(organization.id) })).toMatchObject({ values: [{ issueKey: key }] });
    expect((await request.createRequestComment({ issueIdOrKey: key, body: 'We wait for it too' })).public).toBe(true);
    await api(ada).deleteOrganization({ organizationId: Number(organization.id) });
    expect((await refusal(request.getCustomerRequestByIdOrKey({ issueIdOrKey: key }))).status).toBe(404);
    expect((await client(agent).issues.getIssue({ issueIdOrKey: key, fields: [requestFieldIds.organizations] })).fields).toEqual({ [requestFieldIds.organizations]: [] });
    const { values = [] } = await client(agent).issues.getChangeLogs({ issueIdOrKey: key });
    expect(values.map(({ items }) => items?.[0])).toMatchObject([{ field: 'Organizations', toString: 'Harbor' }, { field: 'Organizations', fromString: 'Harbor', toString: null }]);
  });

  it('are known to customers only as far as they belong to them', async () => {
    const { agent, ana, fang } = stranger;
    await api(agent).createOrganization({ name: 'Lagoon' });
    const names = async (user: Stranger['agent']) => (await api(user).getOrganizations()).values?.map(({ name }) => name);
    expect(await Promise.all([agent, ana, fang].map(names))).toEqual([['Harbor', 'Lagoon'], ['Harbor'], []]);
    expect((await refusal(api(ana).getOrganizations({ accountId: fang.accountId }))).status).toBe(403);
  });

  it('carry properties that their members read and agents change', async () => {
    const { agent, ana, fang, organization } = stranger;
    const place = { organizationId: organization.id, propertyKey: 'tier' };
    await api(agent).setProperty({ ...place, body: { level: 2 } });
    expect(await api(ana).getProperty(place)).toEqual({ key: 'tier', value: { level: 2 } });
    expect(await api(agent).getPropertiesKeys({ organizationId: organization.id })).toMatchObject({ keys: [{ key: 'tier' }] });
    expect((await refusal(api(ana).setProperty({ ...place, body: {} }))).status).toBe(403);
    expect((await refusal(api(fang).getProperty(place))).status).toBe(404);
    await api(agent).deleteProperty(place);
    expect((await refusal(api(agent).getProperty(place))).status).toBe(404);
  });
});

describe('customers', () => {
  let stranger: Stranger;
  beforeEach(async () => {
    stranger = await startStranger();
  });
  afterEach(() => stranger.close());

  it('are made by administrators, once for each address, and let in by agents', async () => {
    const { client, ada, agent, desk } = stranger;
    const { customer } = client(ada).serviceDesk;
    const made = await customer.createCustomer({ email: 'lena@lagoon.example', displayName: 'Lena Lund' });
    expect(made).toMatchObject({ displayName: 'Lena Lund', active: true });
    expect((await refusal(customer.createCustomer({ email: 'LENA@lagoon.example', displayName: 'Again' }))).status).toBe(400);
    expect((await refusal(customer.createCustomer({ email: 'lena@lagoon.example', displayName: 'Again', strictConflictStatusCode: true }))).status).toBe(409);
    expect((await refusal(client(agent).serviceDesk.customer.createCustomer({ email: 'x@lagoon.example', displayName: 'X' }))).status).toBe(403);
    const { servicedesk } = client(agent).serviceDesk;
    await servicedesk.addCustomers({ serviceDeskId: desk.id, accountIds: [String(made.accountId)] });
    const listed = (user: typeof agent, headers = { 'x-experimentalapi': 'opt-in' }) => client(user).send({ url: `/rest/servicedeskapi/servicedesk/${desk.id}/customer?query=lund`, headers });
    expect(await listed(agent)).toMatchObject({ values: [{ displayName: 'Lena Lund' }] });
    expect((await refusal(listed(stranger.ana))).status).toBe(403);
    expect((await refusal(listed(stranger.bo))).status).toBe(404);
    expect((await refusal(servicedesk.addCustomers({ serviceDeskId: desk.id, accountIds: ['nobody'] }))).status).toBe(400);
  });
});
