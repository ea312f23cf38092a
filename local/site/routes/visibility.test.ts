import { createProject, createSecurityLevel } from '../operations/projects';
import { fixtureSite } from '../site-fixture';

const { state, ada, bo, stranger, customer, app, project, issue, call } = fixtureSite();
const level = createSecurityLevel(state, { projectId: project.id, name: 'Board only', memberAccountIds: [ada.accountId] });
const open = issue({ summary: 'Open to the team' });
const hidden = issue({ summary: 'Takeover', securityLevelId: level.id });
createProject(state, { key: 'OTHER', name: 'Somewhere else', leadAccountId: stranger.accountId });

const issueMissing = { errorMessages: ['Issue does not exist or you do not have permission to see it.'], errors: {} };

describe.each([
  ['GET', ''],
  ['PUT', '', { fields: { summary: 'x' } }],
  ['DELETE', ''],
  ['GET', '/comment'],
  ['POST', '/comment', { body: { type: 'doc', version: 1, content: [] } }],
  ['GET', '/changelog'],
  ['GET', '/properties'],
  ['GET', '/properties/x'],
  ['PUT', '/properties/x', 1],
  ['DELETE', '/properties/x'],
  ['GET', '/transitions'],
  ['POST', '/transitions', { transition: { id: '21' } }],
  ['PUT', '/assignee', { accountId: null }],
  ['GET', '/watchers'],
  ['GET', '/remotelink'],
] as [string, string, unknown?][])('%s issue%s', (method, rest, body) => {
  test.each([
    ['a stranger', stranger, open],
    ['a customer', customer, open],
    ['a member outside the security level', bo, hidden],
    ['the app outside the security level', app, hidden],
  ])('is not there for %s', async (_who, user, target) => {
    const answer = await call(user, method, `/rest/api/3/issue/${target.key}${rest}`, body);
    expect(answer).toMatchObject({ status: 404, body: issueMissing });
  });

  test('needs a sign-in', async () => {
    expect((await call(null, method, `/rest/api/3/issue/${open.key}${rest}`, body)).status).toBe(401);
  });
});

test('a hidden issue is there for the members of its level', async () => {
  expect((await call(ada, 'GET', `/rest/api/3/issue/${hidden.id}?fields=summary,security`)).body).toMatchObject({ fields: { summary: 'Takeover', security: { name: 'Board only' } } });
});

test('hidden issues are in no search, no count, no bulk fetch and no changelog', async () => {
  const jql = 'project = ACME';
  const found = async (user: typeof bo) => (await call<{ issues: { key: string }[] }>(user, 'POST', '/rest/api/3/search/jql', { jql, fields: ['key'] })).body.issues.map(({ key }) => key);
  expect(await found(ada)).toEqual([hidden.key, open.key]);
  expect(await found(bo)).toEqual([open.key]);
  expect((await call(bo, 'POST', '/rest/api/3/search/approximate-count', { jql })).body).toEqual({ count: 1 });
  expect((await call(bo, 'POST', '/rest/api/3/issue/bulkfetch', { issueIdsOrKeys: [open.key, hidden.key, 'ACME-77'], fields: ['summary'] })).body).toMatchObject({
    issues: [{ key: open.key, fields: { summary: 'Open to the team' } }],
    issueErrors: [{ id: hidden.key }, { id: 'ACME-77' }],
  });
  await call(ada, 'PUT', `/rest/api/3/issue/${hidden.key}`, { fields: { summary: 'Merger' } });
  expect((await call(bo, 'POST', '/rest/api/3/changelog/bulkfetch', { issueIdsOrKeys: [hidden.id] })).body).toEqual({ issueChangeLogs: [] });
});

test.each([
  ['project/ACME', stranger, "No project could be found with key 'ACME'."],
  [`project/${project.id}`, customer, `No project could be found with id '${project.id}'.`],
  ['project/ACME/versions', stranger, "No project could be found with key 'ACME'."],
  ['project/ACME/properties', customer, "No project could be found with key 'ACME'."],
  ['mypermissions?projectKey=ACME&permissions=BROWSE_PROJECTS', stranger, "No project could be found with key 'ACME'."],
  [`mypermissions?issueKey=${open.key}&permissions=BROWSE_PROJECTS`, customer, issueMissing.errorMessages[0]],
  ['project/OTHER', bo, "No project could be found with key 'OTHER'."],
])('%s is not there for who may not browse', async (path, user, message) => {
  expect(await call(user, 'GET', `/rest/api/3/${path}`)).toMatchObject({ status: 404, body: { errorMessages: [message], errors: {} } });
});

test('projects are listed for who may browse them', async () => {
  const keys = async (user: typeof bo) => (await call<{ values: { key: string }[] }>(user, 'GET', '/rest/api/3/project/search')).body.values.map(({ key }) => key);
  expect(await keys(bo)).toEqual(['ACME']);
  expect(await keys(stranger)).toEqual(['OTHER']);
  expect(await keys(customer)).toEqual([]);
  expect(await keys(app)).toEqual(['ACME', 'OTHER']);
});

describe('mypermissions', () => {
  const held = async (user: typeof bo, query: string) => {
    const { body } = await call<{ permissions: Record<string, { havePermission: boolean }> }>(user, 'GET', `/rest/api/3/mypermissions?${query}`);
    return Object.entries(body.permissions).filter(([, { havePermission }]) => havePermission).map(([key]) => key);
  };
  const asked = 'permissions=BROWSE_PROJECTS,EDIT_ISSUES,ADMINISTER_PROJECTS,ADMINISTER';

  test('follow the roles of the project', async () => {
    expect(await held(ada, `projectKey=ACME&${asked}`)).toEqual(['BROWSE_PROJECTS', 'EDIT_ISSUES', 'ADMINISTER_PROJECTS', 'ADMINISTER']);
    expect(await held(bo, `projectId=${project.id}&${asked}`)).toEqual(['BROWSE_PROJECTS', 'EDIT_ISSUES']);
    expect(await held(app, `issueId=${open.id}&${asked}`)).toHaveLength(4);
  });

  test('without a place count everywhere', async () => {
    expect(await held(stranger, asked)).toEqual(['BROWSE_PROJECTS', 'EDIT_ISSUES', 'ADMINISTER_PROJECTS']);
    expect(await held(customer, asked)).toEqual([]);
  });

  test('must name what they ask, and it must exist', async () => {
    expect(await call(bo, 'GET', '/rest/api/3/mypermissions')).toMatchObject({ status: 400, body: { errorMessages: ["The 'permissions' query parameter is required."] } });
    expect((await call(bo, 'GET', '/rest/api/3/mypermissions?permissions=FLY')).status).toBe(400);
  });
});

describe('permissions/check', () => {
  const body = { globalPermissions: ['ADMINISTER'], projectPermissions: [{ permissions: ['EDIT_ISSUES', 'ADMINISTER_PROJECTS'], projects: [Number(project.id)], issues: [Number(open.id), Number(hidden.id)] }] };

  test('answers with what is granted', async () => {
    expect((await call(bo, 'POST', '/rest/api/3/permissions/check', body)).body).toEqual({
      globalPermissions: [],
      projectPermissions: [{ permission: 'EDIT_ISSUES', projects: [Number(project.id)], issues: [Number(open.id)] }],
    });
  });

  test('lets administrators and the app ask about others, nobody else', async () => {
    const about = { ...body, accountId: stranger.accountId };
    expect((await call(app, 'POST', '/rest/api/3/permissions/check', about)).body).toEqual({ globalPermissions: [], projectPermissions: [] });
    expect((await call(ada, 'POST', '/rest/api/3/permissions/check', about)).status).toBe(200);
    expect((await call(bo, 'POST', '/rest/api/3/permissions/check', about)).status).toBe(403);
  });

  test('takes a thousand issues and no more', async () => {
    const issues = (count: number) => ({ projectPermissions: [{ permissions: ['EDIT_ISSUES'], issues: Array.from({ length: count }, (_value, index) => index) }] });
    expect((await call(bo, 'POST', '/rest/api/3/permissions/check', issues(1000))).status).toBe(200);
    expect((await call(bo, 'POST', '/rest/api/3/permissions/check', issues(1001))).status).toBe(400);
  });
});

describe('people', () => {
  test('are found by the beginnings of their names', async () => {
    const names = async (path: string) => (await call<{ displayName: string }[]>(bo, 'GET', `/rest/api/3/user/${path}`)).body.map(({ displayName }) => displayName);
    expect(await names('search?query=bui')).toEqual(['Bo Builder']);
    expect(await names('viewissue/search?query=&projectKey=ACME')).toEqual(['Ada Admin', 'Bo Builder', 'Candor']);
    expect(await names(`viewissue/search?query=&issueKey=${open.key}&maxResults=1`)).toEqual(['Ada Admin']);
    expect((await call(bo, 'GET', `/rest/api/3/user/viewissue/search?query=&issueKey=${hidden.key}`)).status).toBe(404);
  });

  test('keep their address to themselves when they say so', async () => {
    state.users.put({ ...stranger, emailVisible: false });
    expect((await call(bo, 'GET', `/rest/api/3/user?accountId=${stranger.accountId}`)).body).not.toHaveProperty('emailAddress');
    expect((await call(stranger, 'GET', '/rest/api/3/myself')).body).toHaveProperty('emailAddress');
  });

  test('are not searched by customers', async () => {
    expect(await call(customer, 'GET', '/rest/api/3/user/search?query=bo')).toMatchObject({ status: 200, body: [] });
    expect((await call(customer, 'GET', '/rest/api/3/users/search')).status).toBe(403);
    expect((await call(customer, 'GET', `/rest/api/3/user?accountId=${bo.accountId}`)).status).toBe(403);
  });

  test('come in bulk by account id', async () => {
    const { body } = await call(bo, 'GET', `/rest/api/3/user/bulk?accountId=${bo.accountId}&accountId=${ada.accountId}&accountId=none`);
    expect(body).toMatchObject({ total: 2, isLast: true, values: [{ displayName: 'Bo Builder' }, { displayName: 'Ada Admin' }] });
  });
});

test('an archived project is read but not changed, and is not searched', async () => {
  state.projects.put({ ...(state.projects.get(project.id) ?? project), archived: true });
  expect((await call(bo, 'GET', `/rest/api/3/issue/${open.key}`)).status).toBe(200);
  expect((await call(bo, 'PUT', `/rest/api/3/issue/${open.key}`, { fields: { summary: 'x' } })).status).toBe(403);
  expect((await call(bo, 'POST', '/rest/api/3/search/approximate-count', { jql: 'created is not EMPTY' })).body).toEqual({ count: 0 });
  state.projects.put({ ...(state.projects.get(project.id) ?? project), archived: false });
});
