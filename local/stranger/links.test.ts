import { paragraph, refusal, startStranger, type Stranger } from './stranger';

describe('links between issues', () => {
  let stranger: Stranger;
  beforeEach(async () => {
    stranger = await startStranger();
  });
  afterEach(() => stranger.close());
  const link = (first: string, second: string, more: object = {}) => ({ type: { name: 'Blocks' }, inwardIssue: { key: first }, outwardIssue: { key: second }, ...more });

  it('are made with a comment, read from both ends, and taken away', async () => {
    const { client, bo, app, issue } = stranger;
    const [blocker, blocked] = [issue(), issue()];
    const { issueLinks, issues, issueComments } = client(app);
    await issueLinks.linkIssues(link(blocker.key, blocked.key, { comment: { body: paragraph('Waits for this') } }));
    await issueLinks.linkIssues(link(blocker.key, blocked.key));
    const linksOf = async (key: string) => (await issues.getIssue({ issueIdOrKey: key, fields: ['issuelinks'] })).fields?.issuelinks as { id: string }[];
    expect(await linksOf(blocker.key)).toMatchObject([{ type: { outward: 'blocks' }, outwardIssue: { key: blocked.key } }]);
    const [found] = await linksOf(blocked.key);
    expect(await issueLinks.getIssueLink({ linkId: String(found?.id) })).toMatchObject({ type: { name: 'Blocks' }, inwardIssue: { key: blocker.key }, outwardIssue: { key: blocked.key } });
    expect(await issueComments.getComments({ issueIdOrKey: blocker.key })).toMatchObject({ total: 1 });
    await client(bo).issueLinks.deleteIssueLink({ linkId: String(found?.id) });
    expect(await linksOf(blocker.key)).toEqual([]);
  });

  it('need both issues and their type, and the permission to link', async () => {
    const { client, bo, agent, ana, state, project, stranger: outsider, issue } = stranger;
    const [one, two] = [issue(), issue()];
    const refused = async (user: typeof bo, input: ReturnType<typeof link>) => (await refusal(client(user).issueLinks.linkIssues(input))).status;
    expect(await refused(bo, link(one.key, 'ACME-99'))).toBe(404);
    expect(await refused(bo, { ...link(one.key, two.key), type: { name: 'Admires' } })).toBe(404);
    expect(await refused(bo, link(one.key, one.key))).toBe(400);
    expect(await refused(bo, link(one.key, two.key, { comment: { body: paragraph(' ') } }))).toBe(400);
    for (const user of [agent, ana, outsider]) expect(await refused(user, link(one.key, two.key))).toBe(404);
    state.projects.put({ ...project, roles: { ...project.roles, Viewers: [outsider.accountId] } });
    expect(await refused(outsider, link(one.key, two.key))).toBe(404);
    await client(bo).issueLinks.linkIssues(link(one.key, two.key));
    const [made] = state.linksOf(one.id);
    expect((await refusal(client(outsider).issueLinks.deleteIssueLink({ linkId: String(made?.id) }))).status).toBe(404);
    expect((await refusal(client(ana).issueLinks.getIssueLink({ linkId: String(made?.id) }))).status).toBe(404);
  });

  it('are not made when their comment cannot be', async () => {
    const { client, bo, state, issue } = stranger;
    const [one, two] = [issue(), issue()];
    await refusal(client(bo).issueLinks.linkIssues(link(one.key, two.key, { comment: { body: paragraph(' ') } })));
    expect(state.linksOf(one.id)).toEqual([]);
  });

  it('have types, which administrators of the site make, rename and delete', async () => {
    const { client, ada, bo, ana, issue } = stranger;
    const { issueLinkTypes, issueLinks, issues } = client(ada);
    const { id = '' } = await issueLinkTypes.createIssueLinkType({ name: 'Promise', inward: 'is promised by', outward: 'promises' });
    expect(await issueLinkTypes.updateIssueLinkType({ issueLinkTypeId: id, outward: 'has promised' })).toMatchObject({ name: 'Promise', outward: 'has promised' });
    expect((await client(bo).issueLinkTypes.getIssueLinkTypes()).issueLinkTypes?.map(({ name }) => name)).toEqual(['Blocks', 'Cloners', 'Duplicate', 'Relates', 'Promise']);
    expect((await refusal(issueLinkTypes.createIssueLinkType({ name: 'promise', inward: 'a', outward: 'b' }))).status).toBe(404);
    expect((await refusal(issueLinkTypes.createIssueLinkType({ name: 'Half' }))).status).toBe(400);
    for (const user of [bo, ana]) {
      expect((await refusal(client(user).issueLinkTypes.createIssueLinkType({ name: 'Mine', inward: 'a', outward: 'b' }))).status).toBe(404);
      expect((await refusal(client(user).issueLinkTypes.deleteIssueLinkType({ issueLinkTypeId: id }))).status).toBe(404);
    }
    const [one, two] = [issue(), issue()];
    await issueLinks.linkIssues({ ...link(one.key, two.key), type: { id } });
    await issueLinkTypes.deleteIssueLinkType({ issueLinkTypeId: id });
    expect((await issues.getIssue({ issueIdOrKey: one.key, fields: ['issuelinks'] })).fields).toMatchObject({ issuelinks: [] });
    expect((await refusal(issueLinkTypes.getIssueLinkType({ issueLinkTypeId: id }))).status).toBe(404);
  });
});

describe('links to pages elsewhere', () => {
  let stranger: Stranger;
  beforeEach(async () => {
    stranger = await startStranger();
  });
  afterEach(() => stranger.close());
  const page = (title: string) => ({ object: { url: 'https://docs.example.com/1', title } });

  it('are made, found by their global id, changed and deleted', async () => {
    const { client, bo, issue } = stranger;
    const { issueRemoteLinks } = client(bo);
    const { key: issueIdOrKey } = issue();
    const made = await issueRemoteLinks.createOrUpdateRemoteIssueLink({ issueIdOrKey, globalId: 'system=docs&id=1', relationship: 'is explained by', ...page('Plan') });
    const again = await issueRemoteLinks.createOrUpdateRemoteIssueLink({ issueIdOrKey, globalId: 'system=docs&id=1', ...page('Plan 2') });
    expect(again.id).toBe(made.id);
    const linkId = String(made.id);
    expect(await issueRemoteLinks.getRemoteIssueLinkById({ issueIdOrKey, linkId })).toMatchObject({ globalId: 'system=docs&id=1', object: { title: 'Plan 2' } });
    await issueRemoteLinks.updateRemoteIssueLink({ issueIdOrKey, linkId, ...page('Plan 3') });
    expect(await issueRemoteLinks.getRemoteIssueLinks({ issueIdOrKey })).toMatchObject([{ object: { title: 'Plan 3' } }]);
    await issueRemoteLinks.deleteRemoteIssueLinkById({ issueIdOrKey, linkId });
    expect(await issueRemoteLinks.getRemoteIssueLinks({ issueIdOrKey })).toEqual([]);
    await issueRemoteLinks.createOrUpdateRemoteIssueLink({ issueIdOrKey, globalId: 'two', ...page('Other') });
    await issueRemoteLinks.deleteRemoteIssueLinkByGlobalId({ issueIdOrKey, globalId: 'two' });
    expect((await refusal(issueRemoteLinks.deleteRemoteIssueLinkByGlobalId({ issueIdOrKey, globalId: 'two' }))).status).toBe(404);
  });

  it('belong to their issue, and to those who may link', async () => {
    const { client, bo, ana, state, project, stranger: outsider, issue } = stranger;
    const [one, two] = [issue(), issue()];
    const made = await client(bo).issueRemoteLinks.createOrUpdateRemoteIssueLink({ issueIdOrKey: one.key, ...page('Plan') });
    const linkId = String(made.id);
    expect((await refusal(client(bo).issueRemoteLinks.getRemoteIssueLinkById({ issueIdOrKey: two.key, linkId }))).status).toBe(400);
    expect((await refusal(client(ana).issueRemoteLinks.getRemoteIssueLinks({ issueIdOrKey: one.key }))).status).toBe(404);
    state.projects.put({ ...project, roles: { ...project.roles, Viewers: [outsider.accountId] } });
    expect(await client(outsider).issueRemoteLinks.getRemoteIssueLinkById({ issueIdOrKey: one.key, linkId })).toMatchObject({ id: made.id });
    expect((await refusal(client(outsider).issueRemoteLinks.deleteRemoteIssueLinkById({ issueIdOrKey: one.key, linkId }))).status).toBe(403);
  });
});
