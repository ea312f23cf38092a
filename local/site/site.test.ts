import { authorization } from './authentication';
import type { Exchange } from './exchanges';
import { fixtureSite, fixtureUrl } from './site-fixture';
import { createSite } from './site';
import { createSiteState } from './state';

const { site, bo, call, issue, clock, database } = fixtureSite();
const work = issue();
const path = `/rest/api/3/issue/${work.key}`;

describe('authentication', () => {
  test('answers the person whose e-mail and token come along', async () => {
    expect((await call(bo, 'GET', '/rest/api/3/myself')).body).toMatchObject({ accountId: bo.accountId, displayName: 'Bo Builder', accountType: 'atlassian', locale: 'en_US' });
  });

  test.each([
    ['a wrong token', authorization({ ...bo, apiToken: 'guessed' })],
    ['an unknown person', authorization({ ...bo, emailAddress: 'who@example.com' })],
    ['another scheme', 'Bearer abc'],
    ['no header', undefined],
  ])('refuses %s', async (_name, header) => {
    const response = await site.fetch(new Request(`${fixtureUrl}/rest/api/3/myself`, { headers: header === undefined ? {} : { authorization: header } }));
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ errorMessages: ['Client must be authenticated to access this resource.'], errors: {} });
  });

  test('tells anyone which site this is', async () => {
    expect(await call(null, 'GET', '/rest/api/3/serverInfo')).toMatchObject({ status: 200, body: { baseUrl: fixtureUrl, deploymentType: 'Cloud' } });
  });
});

test('what is not modelled says so by name', async () => {
  const { status, body } = await call(bo, 'GET', '/rest/api/3/dashboard');
  expect(status).toBe(501);
  expect(body.errorMessages).toEqual(['The local site does not model GET /rest/api/3/dashboard.']);
});

test('the search that Atlassian removed is gone', async () => {
  expect((await call(bo, 'GET', '/rest/api/3/search?jql=project=ACME')).status).toBe(410);
  expect((await call(bo, 'POST', '/rest/api/3/search', { jql: 'project=ACME' })).status).toBe(410);
});

describe('faults', () => {
  test('429 for as many requests as told, then none', async () => {
    const fault = site.fault({ method: 'GET', path: /\/issue\//, effect: { status: 429, retryAfterSeconds: 7 }, times: 2 });
    const first = await call(bo, 'GET', path);
    expect([first.status, first.headers.get('retry-after')]).toEqual([429, '7']);
    expect((await call(bo, 'GET', path)).status).toBe(429);
    expect((await call(bo, 'GET', path)).status).toBe(200);
    expect(fault.hits()).toBe(2);
    fault.remove();
  });

  test('only the request after those that may pass', async () => {
    const fault = site.fault({ path: /\/myself/, effect: { status: 503 }, after: 1 });
    const statuses = [];
    for (let round = 0; round < 3; round += 1) statuses.push((await call(bo, 'GET', '/rest/api/3/myself')).status);
    expect(statuses).toEqual([200, 503, 200]);
    fault.remove();
  });

  test('a lost answer has done its work, a lost request has not', async () => {
    const rename = (summary: string) => call(bo, 'PUT', path, { fields: { summary } });
    site.fault({ method: 'PUT', path: /./, effect: 'lost answer' });
    await expect(rename('Done all the same')).rejects.toThrow('fetch failed');
    expect(site.state.issue(work.id)?.summary).toBe('Done all the same');
    site.fault({ method: 'PUT', path: /./, effect: 'lost request' });
    await expect(rename('Never arrives')).rejects.toThrow('fetch failed');
    expect(site.state.issue(work.id)?.summary).toBe('Done all the same');
  });

  test('a removed fault hits nobody', async () => {
    site.fault({ path: /./, effect: { status: 500 } }).remove();
    expect((await call(bo, 'GET', path)).status).toBe(200);
  });
});

test('an observer sees requests with their answers until it leaves', async () => {
  const seen: Exchange[] = [];
  const leave = site.observe((exchange) => seen.push(exchange));
  await call(bo, 'PUT', `${path}/properties/tone?x=1`, { calm: true });
  leave();
  await call(bo, 'GET', path);
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatchObject({ method: 'PUT', path: `${path}/properties/tone`, requestJson: { calm: true }, status: 201, responseJson: {} });
  expect(seen[0]?.query.get('x')).toBe('1');
});

test('everything is there again after a restart', async () => {
  const again = createSite({ state: createSiteState(database, clock), baseUrl: fixtureUrl });
  const response = await again.fetch(new Request(fixtureUrl + path, { headers: { authorization: authorization(bo) } }));
  expect(await response.json()).toMatchObject({ key: work.key, fields: { summary: 'Done all the same' } });
  const next = again.state.nextId('issue', 10_001);
  expect(Number(next)).toBeGreaterThan(Number(work.id));
});
