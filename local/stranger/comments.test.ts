import { paragraph, refusal, startStranger, type Stranger } from './stranger';

const internal = { key: 'sd.public.comment', value: { internal: true } };

describe('comments', () => {
  let stranger: Stranger;
  beforeEach(async () => {
    stranger = await startStranger();
  });
  afterEach(() => stranger.close());

  it('are written, read, changed and deleted by their author', async () => {
    const { client, bo, issue } = stranger;
    const { issueComments } = client(bo);
    const { key: issueIdOrKey } = issue();
    const { id = '' } = await issueComments.addComment({ issueIdOrKey, body: paragraph('First'), properties: [{ key: 'tone', value: { calm: true } }] });
    expect(await issueComments.getComment({ issueIdOrKey, id, expand: 'renderedBody' })).toMatchObject({ author: { accountId: bo.accountId }, renderedBody: '<p>First</p>', jsdPublic: true });
    await issueComments.updateComment({ issueIdOrKey, id, body: { body: paragraph('Better') } });
    expect(await issueComments.getComment({ issueIdOrKey, id })).toMatchObject({ body: paragraph('Better') });
    await issueComments.deleteComment({ issueIdOrKey, id });
    expect((await refusal(issueComments.getComment({ issueIdOrKey, id }))).status).toBe(404);
  });

  it('come in pages, and by their ids', async () => {
    const { client, bo, ana, issue } = stranger;
    const { issueComments } = client(bo);
    const { key: issueIdOrKey } = issue();
    const ids: string[] = [];
    for (const text of ['One', 'Two', 'Three']) ids.push(String((await issueComments.addComment({ issueIdOrKey, body: paragraph(text) })).id));
    const seen: (string | undefined)[] = [];
    for (let startAt = 0, total = 1; startAt < total; startAt += 2) {
      const page = await issueComments.getComments({ issueIdOrKey, startAt, maxResults: 2, orderBy: '-created' });
      seen.push(...(page.comments ?? []).map(({ id }) => id));
      total = page.total ?? 0;
    }
    expect(seen).toEqual([...ids].reverse());
    expect(await issueComments.getCommentsByIds({ ids: [...ids.slice(1).map(Number), 4711] })).toMatchObject({ total: 2, values: [{ id: ids[1] }, { id: ids[2] }] });
    expect(await client(ana).issueComments.getCommentsByIds({ ids: ids.map(Number) })).toMatchObject({ total: 0 });
  });

  it('are not written empty, nor by those who do not see the issue; they are changed by administrators only besides their author', async () => {
    const { client, ada, bo, agent, ana, issue, state, project, stranger: outsider } = stranger;
    const { key: issueIdOrKey } = issue();
    const { id = '' } = await client(bo).issueComments.addComment({ issueIdOrKey, body: paragraph('Mine') });
    expect((await refusal(client(bo).issueComments.addComment({ issueIdOrKey, body: paragraph(' ') }))).text).toBe('comment: Comment body can not be empty!');
    for (const user of [agent, ana, outsider]) {
      expect((await refusal(client(user).issueComments.getComments({ issueIdOrKey }))).status).toBe(404);
      expect((await refusal(client(user).issueComments.addComment({ issueIdOrKey, body: paragraph('Hello') }))).status).toBe(404);
    }
    state.projects.put({ ...project, roles: { ...project.roles, Members: [bo.accountId, outsider.accountId] } });
    expect((await refusal(client(outsider).issueComments.updateComment({ issueIdOrKey, id, body: { body: paragraph('Hers') } }))).status).toBe(400);
    expect((await refusal(client(outsider).issueComments.deleteComment({ issueIdOrKey, id }))).status).toBe(400);
    await client(ada).issueComments.deleteComment({ issueIdOrKey, id });
  });

  it('carry properties', async () => {
    const { client, bo, ana, issue } = stranger;
    const { issueComments, issueCommentProperties } = client(bo);
    const { id = '' } = await issueComments.addComment({ issueIdOrKey: issue().key, body: paragraph('Noted') });
    const place = { commentId: id, propertyKey: 'tone' };
    await issueCommentProperties.setCommentProperty({ ...place, body: { calm: true } });
    expect(await issueCommentProperties.getCommentProperty(place)).toEqual({ key: 'tone', value: { calm: true } });
    expect(await issueCommentProperties.getCommentPropertyKeys({ commentId: id })).toMatchObject({ keys: [{ key: 'tone' }] });
    expect((await refusal(client(ana).issueCommentProperties.getCommentProperty(place))).status).toBe(404);
    await issueCommentProperties.deleteCommentProperty(place);
    expect((await refusal(issueCommentProperties.getCommentProperty(place))).status).toBe(404);
  });

  it('of a service project are internal when their property says so, and public once it is gone', async () => {
    const { client, agent, ana, raise } = stranger;
    const issueIdOrKey = await raise(ana);
    const { issueComments, issueCommentProperties } = client(agent);
    const { id = '', jsdPublic } = await issueComments.addComment({ issueIdOrKey, body: paragraph('Between us'), properties: [internal] });
    expect(jsdPublic).toBe(false);
    const seenByAna = async () => (await client(ana).serviceDesk.request.getRequestComments({ issueIdOrKey })).values?.map(({ body }) => body);
    expect(await seenByAna()).toEqual([]);
    await issueCommentProperties.deleteCommentProperty({ commentId: id, propertyKey: internal.key });
    expect(await seenByAna()).toEqual(['Between us']);
  });
});
