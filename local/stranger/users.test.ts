import { refusal, startStranger, type Stranger } from './stranger';

describe('people', () => {
  let stranger: Stranger;
  beforeEach(async () => {
    stranger = await startStranger();
  });
  afterEach(() => stranger.close());
  const namesOf = (people: { displayName?: string }[]) => people.map(({ displayName }) => displayName);

  it('are found by name, by account, by what they may do and where they may be assigned', async () => {
    const { client, ada, bo, issue } = stranger;
    const { userSearch } = client(bo);
    expect(namesOf(await userSearch.findUsers({ query: 'bui' }))).toEqual(['Bo Builder']);
    expect(namesOf(await userSearch.findUsers({ accountId: ada.accountId }))).toEqual(['Ada Admin']);
    expect(namesOf(await userSearch.findAssignableUsers({ project: 'ACME' }))).toEqual(['Ada Admin', 'Bo Builder']);
    expect(namesOf(await userSearch.findAssignableUsers({ issueKey: issue().key, query: 'b' }))).toEqual(['Bo Builder']);
    expect(namesOf(await userSearch.findUsersWithBrowsePermission({ query: '', projectKey: 'ACME' }))).toEqual(['Ada Admin', 'Bo Builder', 'Candor']);
    expect(namesOf(await client(ada).userSearch.findUsersWithAllPermissions({ permissions: 'ADMINISTER_PROJECTS', projectKey: 'ACME' }))).toEqual(['Ada Admin', 'Candor']);
    expect(namesOf(await client(ada).userSearch.findBulkAssignableUsers({ query: 'a', projectKeys: 'ACME,HELP' }))).toEqual(['Ada Admin']);
    expect(await userSearch.findUsersForPicker({ query: 'ada' })).toMatchObject({ total: 1, users: [{ displayName: 'Ada Admin' }] });
  });

  it('come in pages to the end, and in bulk', async () => {
    const { client, bo, ada, state } = stranger;
    const { users, send } = client(bo);
    const seen: (string | undefined)[] = [];
    for (let startAt = 0; ; startAt += 3) {
      const page = await users.getAllUsers({ startAt, maxResults: 3 });
      seen.push(...page.map(({ accountId }) => accountId));
      if (page.length < 3) break;
    }
    expect(new Set(seen).size).toBe(state.users.size());
    const query = [bo.accountId, ada.accountId, 'nobody'].map((id) => `accountId=${encodeURIComponent(id)}`).join('&');
    expect(await send({ url: `/rest/api/3/user/bulk?${query}` })).toMatchObject({ total: 2, values: [{ displayName: 'Bo Builder' }, { displayName: 'Ada Admin' }] });
    expect(await users.getUser({ accountId: ada.accountId })).toMatchObject({ displayName: 'Ada Admin' });
    expect(await users.getUserGroups({ accountId: ada.accountId })).toMatchObject([{ name: 'jira-users' }, { name: 'site-admins' }]);
    expect((await refusal(users.getUser({ accountId: 'nobody' }))).status).toBe(404);
  });

  it('show a customer nobody, and let no member ask who may do what', async () => {
    const { client, bo, ana } = stranger;
    const { users, userSearch, send } = client(ana);
    expect(await userSearch.findUsers({ query: 'bo' })).toEqual([]);
    expect((await refusal(users.getAllUsers())).status).toBe(403);
    expect((await refusal(users.getUser({ accountId: bo.accountId }))).status).toBe(403);
    expect((await refusal(send({ url: `/rest/api/3/user/bulk?accountId=${bo.accountId}` }))).status).toBe(401);
    expect((await refusal(userSearch.findAssignableUsers({ project: 'ACME' }))).status).toBe(404);
    expect(await userSearch.findUsersForPicker({ query: 'b' })).toMatchObject({ total: 0 });
    expect((await refusal(client(bo).userSearch.findUsersWithAllPermissions({ permissions: 'EDIT_ISSUES', projectKey: 'ACME' }))).status).toBe(403);
    expect((await refusal(client(bo).userSearch.findUsersWithAllPermissions({ permissions: 'FLY', projectKey: 'ACME' }))).status).toBe(400);
  });

  it('carry properties: their own to themselves, all to administrators', async () => {
    const { client, ada, bo, stranger: outsider, ana } = stranger;
    const place = { accountId: bo.accountId, propertyKey: 'desk' };
    await client(bo).userProperties.setUserProperty({ ...place, body: { floor: 3 } });
    for (const user of [bo, ada]) expect(await client(user).userProperties.getUserProperty(place)).toEqual({ key: 'desk', value: { floor: 3 } });
    expect(await client(bo).userProperties.getUserPropertyKeys({ accountId: bo.accountId })).toMatchObject({ keys: [{ key: 'desk' }] });
    for (const user of [outsider, ana]) expect((await refusal(client(user).userProperties.getUserProperty(place))).status).toBe(403);
    expect((await refusal(client(outsider).userProperties.setUserProperty({ ...place, body: {} }))).status).toBe(403);
    await client(bo).userProperties.deleteUserProperty(place);
    expect((await refusal(client(bo).userProperties.getUserProperty(place))).status).toBe(404);
  });
});

describe('permissions', () => {
  let stranger: Stranger;
  beforeEach(async () => {
    stranger = await startStranger();
  });
  afterEach(() => stranger.close());

  it('are all known, and tell everybody her own', async () => {
    const { client, bo, agent, ana, issue } = stranger;
    const { permissions } = client(bo);
    expect((await permissions.getAllPermissions()).permissions).toMatchObject({ BROWSE_PROJECTS: { type: 'PROJECT' }, ADMINISTER: { type: 'GLOBAL' } });
    const asked = ['BROWSE_PROJECTS', 'ADMINISTER_PROJECTS', 'SERVICEDESK_AGENT'];
    const held = async (user: typeof bo, place: { projectKey?: string; issueKey?: string }) => {
      const answer = await client(user).permissions.getMyPermissions({ permissions: asked.join(','), ...place });
      return asked.filter((key) => answer.permissions?.[key]?.havePermission === true);
    };
    expect(await held(bo, { projectKey: 'ACME' })).toEqual(['BROWSE_PROJECTS']);
    expect(await held(bo, { issueKey: issue().key })).toEqual(['BROWSE_PROJECTS']);
    expect(await held(agent, { projectKey: 'HELP' })).toEqual(['BROWSE_PROJECTS', 'SERVICEDESK_AGENT']);
    expect(await held(ana, {})).toEqual([]);
    expect((await refusal(held(agent, { projectKey: 'ACME' }))).status).toBe(404);
    expect((await refusal(permissions.getMyPermissions({}))).status).toBe(400);
  });

  it('are checked for many issues and projects at once; about others by administrators only', async () => {
    const { client, ada, bo, ana, project, support, issue } = stranger;
    const { id } = issue();
    const question = { projectPermissions: [{ permissions: ['EDIT_ISSUES', 'ADMINISTER_PROJECTS'], projects: [Number(project.id), Number(support.id)], issues: [Number(id)] }], globalPermissions: ['ADMINISTER'] };
    const granted = { globalPermissions: [], projectPermissions: [{ permission: 'EDIT_ISSUES', projects: [Number(project.id)], issues: [Number(id)] }] };
    expect(await client(bo).permissions.getBulkPermissions(question)).toEqual(granted);
    expect(await client(ada).permissions.getBulkPermissions({ ...question, accountId: bo.accountId })).toEqual(granted);
    expect(await client(ana).permissions.getBulkPermissions(question)).toEqual({ globalPermissions: [], projectPermissions: [] });
    expect((await refusal(client(bo).permissions.getBulkPermissions({ ...question, accountId: ada.accountId }))).status).toBe(403);
  });

  it('name the projects where they are held', async () => {
    const { client, ada, bo, ana } = stranger;
    const keys = async (user: typeof bo) => (await client(user).permissions.getPermittedProjects({ permissions: ['CREATE_ISSUES'] })).projects?.map(({ key }) => key);
    expect(await Promise.all([ada, bo, ana].map(keys))).toEqual([['ACME', 'HELP'], ['ACME'], []]);
    expect((await refusal(client(bo).permissions.getPermittedProjects({ permissions: ['FLY'] }))).status).toBe(400);
  });
});
