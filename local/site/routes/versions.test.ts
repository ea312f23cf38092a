import type { ProductEvent } from '../model';
import { fixtureSite } from '../site-fixture';

const { state, ada, bo, stranger, project, issue, call } = fixtureSite();
const events: ProductEvent[] = [];
state.onEvent((event) => events.push(event));
const told = () => events.splice(0).map((event) => event.eventType.replace('avi:jira:', ''));
const create = (body: Record<string, unknown>, user = ada) => call<{ id: string }>(user, 'POST', '/rest/api/3/version', { projectId: Number(project.id), ...body });

test('a version is made, moved, released and archived, each with its event', async () => {
  const { status, body } = await create({ name: 'Spring', releaseDate: '2026-11-01', startDate: '2026-10-01' });
  expect(status).toBe(201);
  expect(body).toMatchObject({ name: 'Spring', overdue: true, projectId: Number(project.id), released: false });
  const path = `/rest/api/3/version/${body.id}`;
  expect(told()).toEqual(['created:version']);
  expect((await call(ada, 'PUT', path, { releaseDate: '2026-12-01' })).body).toMatchObject({ releaseDate: '2026-12-01', overdue: false });
  expect(told()).toEqual(['updated:version']);
  await call(ada, 'PUT', path, { released: true });
  await call(ada, 'PUT', path, { released: false, description: 'Not yet' });
  await call(ada, 'PUT', path, { archived: true });
  expect(told()).toEqual(['released:version', 'unreleased:version', 'updated:version', 'archived:version']);
  expect((await call(ada, 'PUT', path, { releaseDate: null })).body).not.toHaveProperty('releaseDate');
  expect((await call(bo, 'GET', path)).body).toMatchObject({ name: 'Spring', archived: true });
});

test.each([
  [{ name: '' }, 'name'],
  [{ name: 'x'.repeat(256) }, 'name'],
  [{ name: 'SPRING' }, 'name'],
  [{ name: 'Odd', releaseDate: 'soon' }, 'releaseDate'],
  [{ name: 'Backwards', startDate: '2026-12-01', releaseDate: '2026-11-01' }, 'releaseDate'],
])('refuses %j', async (body, field) => {
  const answer = await create(body);
  expect(answer.status).toBe(400);
  expect(Object.keys((answer.body as unknown as { errors: object }).errors)).toEqual([field]);
});

test('versions are managed by administrators and hidden from strangers', async () => {
  expect(await create({ name: 'Mine' }, bo)).toMatchObject({ status: 404, body: { errorMessages: [expect.stringContaining('administrator rights')] } });
  expect((await create({ name: 'Mine' }, stranger)).status).toBe(404);
  const { body } = await create({ name: 'Hers' });
  expect((await call(bo, 'PUT', `/rest/api/3/version/${body.id}`, { released: true })).status).toBe(400);
  expect((await call(stranger, 'GET', `/rest/api/3/version/${body.id}`)).status).toBe(404);
});

test('issues of a version are counted', async () => {
  const { body } = await create({ name: 'Counted' });
  issue({ fixVersionIds: [body.id] });
  issue({ fixVersionIds: [body.id], statusId: '10002' });
  issue({ affectedVersionIds: [body.id] });
  expect((await call(bo, 'GET', `/rest/api/3/version/${body.id}/relatedIssueCounts`)).body).toMatchObject({ issuesFixedCount: 2, issuesAffectedCount: 1 });
  expect((await call(bo, 'GET', `/rest/api/3/version/${body.id}/unresolvedIssueCount`)).body).toMatchObject({ issuesCount: 2, issuesUnresolvedCount: 1 });
  expect((await call(ada, 'DELETE', `/rest/api/3/version/${body.id}`)).status).toBe(204);
  expect([...state.issues.all()].some((work) => work.fixVersionIds.includes(body.id))).toBe(false);
});

test('the list is whole, or paged, filtered and ordered', async () => {
  const whole = await call<{ name: string }[]>(bo, 'GET', '/rest/api/3/project/ACME/versions');
  expect(whole.body.map(({ name }) => name)).toEqual(['Spring', 'Hers']);
  const page = await call<{ values: { name: string }[] }>(bo, 'GET', '/rest/api/3/project/ACME/version?orderBy=name&maxResults=1');
  expect(page.body).toMatchObject({ total: 2, isLast: false, values: [{ name: 'Hers' }] });
  expect((await call(bo, 'GET', '/rest/api/3/project/ACME/version?status=archived')).body).toMatchObject({ values: [{ name: 'Spring' }] });
  expect((await call(bo, 'GET', '/rest/api/3/project/ACME/version?orderBy=mood')).status).toBe(400);
});
