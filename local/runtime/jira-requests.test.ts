import { fixtureManifest, startFixture } from './fixture-app';
import { jsonAnswer } from './answers';
import type { JiraSender } from './runtime';

/** A site that notes who asked for what. */
function site(answer: () => Response = () => jsonAnswer(200, { ok: true })) {
  const asked: unknown[] = [];
  const jira: JiraSender = async ({ path, init, as }) => {
    asked.push([init.method ?? 'GET', path, as]);
    return answer();
  };
  return { asked, jira };
}

test('requests go out as the app, as the user of the page, and as a customer', async () => {
  const { asked, jira } = site();
  const { inside } = await startFixture({ jira });
  await inside(async ({ api }) => {
    await api.asApp().requestJira(api.route`/rest/api/3/a`);
    await api.asUser().requestJira(api.route`/rest/api/3/b`, { method: 'PUT' });
  });
  await inside(({ api }) => api.asUser().requestJira(api.route`/rest/api/3/c`), { moduleKey: 'portal', accountId: 'carla', accountType: 'customer' });
  expect(asked).toEqual([
    ['GET', '/rest/api/3/a', { kind: 'app' }],
    ['PUT', '/rest/api/3/b', { kind: 'user', accountId: 'ann' }],
    ['GET', '/rest/api/3/c', { kind: 'user', accountId: 'carla' }],
  ]);
});

test.each([
  ['anonymous', undefined],
  ['unlicensed', 'ulf'],
] as const)('an %s user cannot be acted for', async (accountType, accountId) => {
  const { asked, jira } = site();
  const { inside, packages } = await startFixture({ jira });
  const refusal = await inside(({ api }) => api.asUser().requestJira(api.route`/rest/api/3/myself`).catch((error: unknown) => error), { moduleKey: 'portal', accountType, accountId });
  expect(refusal).toBeInstanceOf(packages.api.NeedsAuthenticationError);
  expect(asked).toEqual([]);
});

test('acting for somebody who is not there needs a scope with allowImpersonation', async () => {
  const { asked, jira } = site();
  const scopes = "'storage:app', 'read:jira-work', 'write:jira-work'";
  const allowing = fixtureManifest.replace(`[${scopes}]`, '{ storage:app: {}, read:jira-work: { allowImpersonation: true }, write:jira-work: {} }');
  const call = async (manifest: string, method: string) => {
    const { inside, packages } = await startFixture({ jira, manifest, scopeOf: () => [method === 'GET' ? 'read:jira-work' : 'write:jira-work'] });
    const result = await inside(({ api }) => api.asUser('bob').requestJira(api.route`/rest/api/3/issue`, { method }).catch((error: unknown) => error));
    return result instanceof packages.api.ProxyRequestError ? 'refused' : (result as { status: number }).status;
  };
  expect(await call(fixtureManifest, 'GET')).toBe('refused');
  expect(await call(allowing, 'POST')).toBe('refused');
  expect(asked).toEqual([]);
  expect(await call(allowing, 'GET')).toBe(200);
  expect(asked).toEqual([['GET', '/rest/api/3/issue', { kind: 'user', accountId: 'bob' }]]);
});

test('a call that no declared scope covers never reaches Jira', async () => {
  const { asked, jira } = site();
  const { inside } = await startFixture({
    jira,
    scopeOf: (method, path) => (path.includes('/properties/') ? undefined : method === 'GET' ? ['read:jira-work'] : ['manage:jira-project']),
  });
  const statuses = await inside(async ({ api }) => [
    (await api.asApp().requestJira(api.route`/rest/api/3/project/A`)).status,
    (await api.asApp().requestJira(api.route`/rest/api/3/project/A`, { method: 'DELETE' })).status,
    (await api.asApp().requestJira(api.route`/rest/api/3/project/A/properties/p`, { method: 'PUT' })).status,
  ]);
  expect(statuses).toEqual([200, 403, 200]);
  expect(asked).toHaveLength(2);
});

test('what is not modelled answers 501, names itself and is logged', async () => {
  const logged: string[] = [];
  const { inside } = await startFixture({ log: ({ message }) => logged.push(message) });
  const answers = await inside(async ({ api, events, kvs: { kvs } }) => {
    const bare = await api.requestJira(api.route`/rest/api/3/myself`);
    const confluence = await api.asApp().requestConfluence(api.route`/wiki/api/v2/pages`);
    const published = await events.appEvents.publish({ key: 'done' });
    return [bare.status, ((await bare.json()) as { missing: string }).missing, ((await confluence.json()) as { missing: string }).missing, published.type, await kvs.get('a')];
  });
  expect(answers).toEqual([501, 'requestJira without asApp or asUser: GET /rest/api/3/myself', 'fpp confluence /wiki/api/v2/pages', 'error', undefined]);
  expect(logged).toEqual([
    'Not modelled: fpp none jira /rest/api/3/myself',
    'Not modelled: fpp app confluence /wiki/api/v2/pages',
    'Not modelled: fpp app stargate /forge/events/v1/app-events',
  ]);
});

test('calls, their answers and the issues in them are counted', async () => {
  const answers = [jsonAnswer(200, { issues: [{}, {}, {}] }), jsonAnswer(200, { key: 'AB-1', fields: {} }), jsonAnswer(429, { issues: [{}] })];
  const { jira } = site(() => answers.shift()!);
  const { inside, runtime } = await startFixture({ jira });
  await inside(async ({ api, kvs: { kvs } }) => {
    const search = await api.asApp().requestJira(api.route`/rest/api/3/search/jql`, { method: 'post' });
    expect(await search.json()).toEqual({ issues: [{}, {}, {}] });
    await api.asUser().requestJira(api.route`/rest/api/3/issue/AB-1`);
    await api.asApp().requestJira(api.route`/rest/api/3/search/jql`, { method: 'POST' });
    await kvs.get('a');
    await kvs.get('b');
    await kvs.query().getMany();
  });
  expect(runtime.count).toMatchObject({
    invocations: 1,
    storage: { get: 2, query: 1 },
    jiraCalls: [
      { method: 'POST', path: '/rest/api/3/search/jql', as: { kind: 'app' }, status: 200, issuesReturned: 3 },
      { method: 'GET', path: '/rest/api/3/issue/AB-1', as: { kind: 'user', accountId: 'ann' }, status: 200, issuesReturned: 1 },
      { method: 'POST', path: '/rest/api/3/search/jql', status: 429, issuesReturned: 0 },
    ],
  });
  runtime.count.reset();
  expect(runtime.count).toMatchObject({ invocations: 0, storage: {}, jiraCalls: [] });
  answers.push(jsonAnswer(200, { issues: [{}] }));
  runtime.count.countsIssues = false;
  await inside(({ api }) => api.asApp().requestJira(api.route`/rest/api/3/search/jql`, { method: 'POST' }));
  expect(runtime.count.jiraCalls).toMatchObject([{ status: 200, issuesReturned: 0 }]);
});
