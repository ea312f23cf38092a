import { createSecurityLevel } from '../site/operations/projects';
import { refusal, startStranger, type Stranger } from './stranger';

describe('search', () => {
  let stranger: Stranger;
  beforeEach(async () => {
    stranger = await startStranger();
  });
  afterEach(() => stranger.close());
  const jql = 'project = ACME ORDER BY key';

  it('leads from page to page to the end, nothing left out and nothing twice', async () => {
    const { client, bo, issue } = stranger;
    const filed = Array.from({ length: 23 }, () => issue().key);
    const { issueSearch } = client(bo);
    const searches = [
      (nextPageToken?: string) => issueSearch.searchAndReconsileIssuesUsingJql({ jql, maxResults: 5, fields: ['summary'], nextPageToken }),
      (nextPageToken?: string) => issueSearch.searchAndReconsileIssuesUsingJqlPost({ jql, maxResults: 5, fields: ['summary'], nextPageToken }),
    ];
    for (const search of searches) {
      const seen: string[] = [];
      const sizes: number[] = [];
      let page = await search();
      for (;;) {
        seen.push(...(page.issues ?? []).map(({ key }) => key ?? ''));
        sizes.push(page.issues?.length ?? 0);
        if (page.nextPageToken === undefined || page.nextPageToken === null) break;
        page = await search(page.nextPageToken);
      }
      expect(page.isLast).toBe(true);
      expect(sizes).toEqual([5, 5, 5, 5, 3]);
      expect(seen).toEqual(filed);
    }
    expect(await issueSearch.countIssues({ jql: 'project = ACME' })).toEqual({ count: 23 });
  });

  it('keeps its place when issues come and go between two pages', async () => {
    const { client, ada, issue } = stranger;
    const filed = Array.from({ length: 4 }, () => issue().key);
    const { issueSearch, issues } = client(ada);
    const first = await issueSearch.searchAndReconsileIssuesUsingJql({ jql, maxResults: 2, fields: ['key'] });
    await issues.deleteIssue({ issueIdOrKey: String(filed[0]) });
    const added = issue().key;
    const second = await issueSearch.searchAndReconsileIssuesUsingJql({ jql, maxResults: 9, fields: ['key'], nextPageToken: first.nextPageToken ?? undefined });
    expect(second.issues?.map(({ key }) => key)).toEqual([...filed.slice(2), added]);
  });

  it('gives ids unless fields are asked for', async () => {
    const { client, bo, issue } = stranger;
    const { id } = issue();
    expect((await client(bo).issueSearch.searchAndReconsileIssuesUsingJql({ jql })).issues).toEqual([{ id }]);
  });

  it('refuses what is no query, what has no bounds, and a token of another query', async () => {
    const { client, bo, issue } = stranger;
    issue();
    issue();
    const { issueSearch } = client(bo);
    const { nextPageToken } = await issueSearch.searchAndReconsileIssuesUsingJql({ jql, maxResults: 1 });
    for (const wrong of [{ jql: 'project =' }, { jql: 'colour = red' }, { jql: 'ORDER BY key' }, { jql: 'project = ACME', nextPageToken: nextPageToken ?? undefined }]) {
      expect((await refusal(issueSearch.searchAndReconsileIssuesUsingJql(wrong))).status).toBe(400);
    }
  });

  it('finds nothing for those who see nothing', async () => {
    const { client, state, ada, bo, ana, project, issue } = stranger;
    const level = createSecurityLevel(state, { projectId: project.id, name: 'Board', memberAccountIds: [ada.accountId] });
    issue();
    issue({ securityLevelId: level.id });
    const count = async (user: typeof bo) => (await client(user).issueSearch.countIssues({ jql: 'created IS NOT EMPTY' })).count;
    expect(await Promise.all([ada, bo, ana].map(count))).toEqual([2, 1, 0]);
    expect(await client(ana).issueSearch.searchAndReconsileIssuesUsingJql({ jql: 'created IS NOT EMPTY' })).toMatchObject({ issues: [], isLast: true });
  });

  it('tells which of some issues a query would find, for the one who asks', async () => {
    const { client, bo, ana, issue } = stranger;
    const [one, two] = [issue({ labels: ['client'] }), issue()];
    const question = { issueIds: [Number(one.id), Number(two.id), 4711], jqls: ['labels = client', 'project = ACME', 'colour = red'] };
    expect(await client(bo).issueSearch.matchIssues(question)).toEqual({
      matches: [
        { matchedIssues: [Number(one.id)], errors: [] },
        { matchedIssues: [Number(one.id), Number(two.id)], errors: [] },
        { matchedIssues: [], errors: [expect.stringContaining("'colour' does not exist")] },
      ],
    });
    expect((await client(ana).issueSearch.matchIssues({ ...question, jqls: ['created IS NOT EMPTY'] })).matches).toEqual([{ matchedIssues: [], errors: [] }]);
    expect((await refusal(client(bo).issueSearch.matchIssues({ issueIds: [], jqls: [] }))).status).toBe(400);
  });

  it('parses queries', async () => {
    const { client, bo } = stranger;
    const { queries = [] } = await client(bo).jql.parseJqlQueries({ queries: ['project = ACME ORDER BY due', 'nonsense ='], validation: 'strict' });
    expect(queries).toMatchObject([{ structure: { orderBy: { fields: [{ field: { name: 'due' } }] } } }, { errors: [expect.any(String)] }]);
  });
});

describe('the catalogue', () => {
  let stranger: Stranger;
  beforeEach(async () => {
    stranger = await startStranger();
  });
  afterEach(() => stranger.close());

  it('names fields, types, priorities, resolutions, statuses and labels', async () => {
    const { client, bo, ana, project, issue } = stranger;
    issue({ labels: ['client-visible'] });
    const { issueTypes, issuePriorities, issueResolutions, issueFields, labels, workflowStatuses, send } = client(bo);
    expect(await send({ url: `/rest/api/3/issuetype/project?projectId=${project.id}&level=0` })).toMatchObject([{ name: 'Story' }, { name: 'Task' }, { name: 'Bug' }]);
    expect(await issueTypes.getIssueType({ id: '10002' })).toMatchObject({ name: 'Task' });
    expect(await issuePriorities.searchPriorities({ maxResults: '2' })).toMatchObject({ total: 5, isLast: false });
    expect(await issuePriorities.getPriority({ id: '2' })).toMatchObject({ name: 'High' });
    expect(await issueResolutions.getResolution({ id: '10001' })).toMatchObject({ name: "Won't Do" });
    expect((await issueFields.getFields()).find(({ name }) => name === 'Organizations')).toMatchObject({ schema: { custom: 'com.atlassian.servicedesk:sd-customer-organizations' } });
    expect((await labels.getAllLabels()).values).toEqual(['client-visible']);
    expect((await workflowStatuses.getStatuses()).map(({ name }) => name)).toContain('In Review');
    expect((await client(ana).labels.getAllLabels()).values).toEqual([]);
    expect((await refusal(client(ana).send({ url: `/rest/api/3/issuetype/project?projectId=${project.id}` }))).status).toBe(404);
    expect((await refusal(issuePriorities.getPriority({ id: '77' }))).status).toBe(404);
  });
});
