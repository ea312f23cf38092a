import { paragraphs } from '../document';
import type { ProductEvent } from '../model';
import { createProject } from '../operations/projects';
import { fixtureSite } from '../site-fixture';

const { state, ada, bo, stranger, app, project, issue, call } = fixtureSite();
const desk = createProject(state, { key: 'HELP', name: 'Help desk', projectTypeKey: 'service_desk', leadAccountId: ada.accountId });
state.projects.put({ ...project, roles: { ...project.roles, Viewers: [stranger.accountId] } });
const events: ProductEvent[] = [];
state.onEvent((event) => {
  if (event.eventType !== 'avi:jira:created:issue') events.push(event);
});
beforeEach(() => events.splice(0));

const root = '/rest/api/3/issue';
type CommentBody = { id: string; jsdPublic: boolean; properties?: unknown; renderedBody?: string; body: unknown };
const add = (user: typeof bo, key: string, text: string, more: object = {}) => call<CommentBody>(user, 'POST', `${root}/${key}/comment`, { body: paragraphs(text), ...more });
const internal = { properties: [{ key: 'sd.public.comment', value: { internal: true } }] };

test('a comment comes with its properties in one call', async () => {
  const work = issue();
  const { status, body } = await call<CommentBody>(bo, 'POST', `${root}/${work.key}/comment?expand=properties,renderedBody`, { body: paragraphs('Hello & <welcome>'), properties: [{ key: 'candor', value: { delivery: 'd1' } }] });
  expect(status).toBe(201);
  expect(body).toMatchObject({ author: { accountId: bo.accountId }, jsdPublic: true, renderedBody: '<p>Hello &amp; &lt;welcome&gt;</p>', properties: [{ key: 'candor', value: { delivery: 'd1' } }] });
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({ eventType: 'avi:jira:commented:issue', payload: { issue: { key: work.key }, comment: { id: body.id } } });
  expect((await call(bo, 'GET', `${root}/${work.key}/comment/${body.id}`)).body).not.toHaveProperty('properties');
  expect((await call(bo, 'GET', `/rest/api/3/comment/${body.id}/properties/candor`)).body).toEqual({ key: 'candor', value: { delivery: 'd1' } });
});

test('newest first when asked, page by page', async () => {
  const work = issue();
  for (let number = 1; number <= 5; number += 1) await add(bo, work.key, `Number ${number}`);
  const page = async (query: string) => {
    const { body } = await call<{ comments: CommentBody[]; total: number; startAt: number; maxResults: number }>(bo, 'GET', `${root}/${work.key}/comment?${query}`);
    return { ...body, comments: body.comments.map(({ body: document }) => /Number \d/.exec(JSON.stringify(document))?.[0]) };
  };
  expect(await page('orderBy=-created&maxResults=2')).toEqual({ startAt: 0, maxResults: 2, total: 5, comments: ['Number 5', 'Number 4'] });
  expect(await page('orderBy=-created&startAt=4&maxResults=2')).toMatchObject({ comments: ['Number 1'] });
  expect((await page('')).comments).toEqual(['Number 1', 'Number 2', 'Number 3', 'Number 4', 'Number 5']);
  expect((await call(bo, 'GET', `${root}/${work.key}/comment?orderBy=author`)).status).toBe(400);
});

test.each([
  ['32,767 characters', paragraphs('x'.repeat(32_767)), 201, undefined],
  ['one more', paragraphs('x'.repeat(32_768)), 400, 'The entered text is too long. It exceeds the allowed limit of 32,767 characters.'],
  ['nothing', paragraphs(' '), 400, 'Comment body can not be empty!'],
  ['plain text', 'Hello', 400, 'Comment body is not valid!'],
  ['no body', undefined, 400, 'Comment body is not valid!'],
])('%s', async (_name, body, status, message) => {
  const answer = await call(bo, 'POST', `${root}/${issue().key}/comment`, { body });
  expect(answer.status).toBe(status);
  if (message !== undefined) expect(answer.body).toEqual({ errorMessages: [], errors: { comment: message } });
});

describe('internal comments', () => {
  const request = () => issue({ projectId: desk.id, issueTypeId: '10005' });

  test('are marked by their property, in service projects', async () => {
    const work = request();
    expect((await add(ada, work.key, 'For the team', internal)).body.jsdPublic).toBe(false);
    expect((await add(ada, work.key, 'For the client', { properties: [{ key: 'sd.public.comment', value: { internal: false } }] })).body.jsdPublic).toBe(true);
    expect((await add(ada, work.key, 'Plain')).body.jsdPublic).toBe(true);
    expect(state.commentsOf(work.id).map((comment) => comment.internal)).toEqual([true, false, false]);
  });

  test('do not exist elsewhere', async () => {
    expect((await add(bo, issue().key, 'Everyone', internal)).body.jsdPublic).toBe(true);
  });

  test('become public when the property says so', async () => {
    const { body } = await add(ada, request().key, 'Soon', internal);
    const property = `/rest/api/3/comment/${body.id}/properties/sd.public.comment`;
    expect((await call(ada, 'PUT', property, { internal: false })).status).toBe(200);
    expect(state.comments.get(body.id)?.internal).toBe(false);
    await call(ada, 'PUT', property, { internal: true });
    expect(state.comments.get(body.id)?.internal).toBe(true);
    expect((await call(ada, 'DELETE', property)).status).toBe(204);
    expect(state.comments.get(body.id)?.internal).toBe(false);
  });
});

describe('changing', () => {
  test("one's own is for everyone, others' for administrators", async () => {
    const work = issue();
    const { body } = await add(bo, work.key, 'First');
    const path = `${root}/${work.key}/comment/${body.id}`;
    const changed = { body: paragraphs('Second') };
    expect((await call(bo, 'PUT', path, changed)).body).toMatchObject({ body: changed.body, updateAuthor: { accountId: bo.accountId } });
    expect((await call(stranger, 'PUT', path, changed)).status).toBe(400);
    expect((await call(stranger, 'DELETE', path)).status).toBe(400);
    expect((await call(app, 'PUT', path, changed)).status).toBe(200);
    expect((await call(ada, 'DELETE', path)).status).toBe(204);
    expect((await call(ada, 'GET', path)).status).toBe(404);
    expect(events.map((event) => event.eventType)).toEqual(['avi:jira:commented:issue', 'avi:jira:commented:issue', 'avi:jira:commented:issue', 'avi:jira:deleted:comment']);
  });

  test('a comment of another issue is not found', async () => {
    const { body } = await add(bo, issue().key, 'Elsewhere');
    expect(await call(bo, 'GET', `${root}/${issue().key}/comment/${body.id}`)).toMatchObject({ status: 404, body: { errorMessages: [`Can not find a comment for the id: ${body.id}.`] } });
  });
});

test('a comment moves `updated`, and is no history', async () => {
  const work = issue({ at: '2026-11-01T08:00:00.000Z' });
  await add(bo, work.key, 'Ping');
  expect(state.issue(work.id)).toMatchObject({ updated: state.now(), histories: [] });
});
