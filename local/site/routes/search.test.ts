import { fixtureSite } from '../site-fixture';

const { state, bo, issue, call, clock } = fixtureSite();
state.batch(() => {
  for (let number = 0; number < 230; number += 1) issue({ labels: number % 2 ? ['odd'] : [], properties: { candor: { number } } });
});
const path = '/rest/api/3/search/jql';
type Answer = { issues: { id: string; key?: string; fields?: Record<string, unknown>; properties?: unknown }[]; nextPageToken?: string; isLast: boolean; errorMessages?: string[] };
const search = (body: Record<string, unknown>) => call<Answer>(bo, 'POST', path, { jql: 'project = ACME', ...body });

test('answers with ids alone unless fields are asked for', async () => {
  const { body } = await search({ maxResults: 1 });
  expect(Object.keys(body).sort()).toEqual(['isLast', 'issues', 'nextPageToken']);
  expect(Object.keys(body.issues[0] ?? {})).toEqual(['id']);
  expect((await search({ fields: ['key'], maxResults: 1 })).body.issues[0]).toMatchObject({ id: expect.any(String) as unknown, key: 'ACME-230' });
  expect((await search({ fields: ['summary'], properties: ['candor'], maxResults: 1 })).body.issues[0]).toMatchObject({ key: 'ACME-230', fields: { summary: expect.any(String) as unknown }, properties: { candor: { number: 229 } } });
});

test.each([
  [{}, 50],
  [{ maxResults: 5000 }, 230],
  [{ maxResults: 5000, fields: ['id', 'key'] }, 230],
  [{ maxResults: 5000, fields: ['summary'] }, 100],
  [{ maxResults: 5000, properties: ['candor'] }, 100],
])('a page for %j holds %i', async (input, size) => {
  expect((await search(input)).body.issues).toHaveLength(size);
});

test.each(['POST', 'GET'])('pages by token to the end (%s)', async (method) => {
  const keys: (string | undefined)[] = [];
  let token: string | undefined;
  let pages = 0;
  do {
    const body = { jql: 'project = ACME ORDER BY labels, key', fields: ['key'], maxResults: 60, ...(token === undefined ? {} : { nextPageToken: token }) };
    const query = new URLSearchParams({ ...body, fields: 'key', maxResults: '60' }).toString();
    const answer = method === 'POST' ? await call<Answer>(bo, 'POST', path, body) : await call<Answer>(bo, 'GET', `${path}?${query}`);
    keys.push(...answer.body.issues.map(({ key }) => key));
    token = answer.body.nextPageToken;
    pages += 1;
    expect(answer.body.isLast).toBe(token === undefined);
  } while (token !== undefined);
  expect(pages).toBe(4);
  expect(new Set(keys).size).toBe(230);
  expect(keys).toHaveLength(230);
});

test('a token belongs to its query and lives a week', async () => {
  const { nextPageToken } = (await search({ maxResults: 10 })).body;
  expect((await search({ maxResults: 10, nextPageToken })).status).toBe(200);
  expect((await search({ jql: 'project = ACME AND labels = odd', nextPageToken })).status).toBe(400);
  expect((await search({ nextPageToken: 'nonsense' })).status).toBe(400);
  clock.advance(8 * 24 * 60 * 60 * 1000);
  expect((await search({ maxResults: 10, nextPageToken })).status).toBe(400);
});

test.each<[Record<string, unknown>, string]>([
  [{ jql: '' }, 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.'],
  [{ jql: 'ORDER BY created' }, 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.'],
  [{ jql: 'summary ~ "x' }, "Error in the JQL Query: The quoted string 'x' has not been completed. (line 1, character 11)"],
  [{ jql: 'colour = red' }, "Field 'colour' does not exist or you do not have permission to view it."],
  [{ properties: ['a', 'b', 'c', 'd', 'e', 'f'] }, 'The number of properties requested cannot be more than 5.'],
  [{ reconcileIssues: Array.from({ length: 51 }, (_value, index) => index) }, 'The number of reconcileIssues cannot be more than 50.'],
])('refuses %j', async (input, message) => {
  expect(await search(input)).toMatchObject({ status: 400, body: { errorMessages: [message] } });
});

test('counts', async () => {
  expect((await call(bo, 'POST', '/rest/api/3/search/approximate-count', { jql: 'project = ACME AND labels = odd' })).body).toEqual({ count: 115 });
});

describe('jql/parse', () => {
  const parse = async (validation: string, ...queries: string[]) => (await call<{ queries: Record<string, unknown>[] }>(bo, 'POST', `/rest/api/3/jql/parse?validation=${validation}`, { queries })).body.queries;

  test('answers with the structure', async () => {
    expect(await parse('strict', 'project = ACME AND NOT labels in (odd, "two") ORDER BY created DESC')).toEqual([
      {
        query: 'project = ACME AND NOT labels in (odd, "two") ORDER BY created DESC',
        structure: {
          where: {
            operator: 'and',
            clauses: [
              { field: { name: 'project', encodedName: 'project' }, operator: '=', operand: { value: 'ACME', encodedValue: 'ACME' } },
              { operator: 'not', clauses: [{ field: { name: 'labels', encodedName: 'labels' }, operator: 'in', operand: { values: [{ value: 'odd', encodedValue: 'odd' }, { value: 'two', encodedValue: '"two"' }] } }] },
            ],
          },
          orderBy: { fields: [{ field: { name: 'created', encodedName: 'created' }, direction: 'desc' }] },
        },
      },
    ]);
  });

  test('is as strict as it is told to be', async () => {
    const unknown = 'project = NOPE';
    const message = "The value 'NOPE' does not exist for the field 'project'.";
    expect(await parse('strict', unknown)).toEqual([{ query: unknown, errors: [message] }]);
    expect(await parse('warn', unknown)).toMatchObject([{ structure: {}, warnings: [message] }]);
    expect(await parse('none', unknown)).not.toHaveProperty('0.errors');
    expect(await parse('none', 'project =')).toMatchObject([{ errors: ['Error in the JQL Query: Expecting either a value, list or function at the end of the query.'] }]);
    expect((await call(bo, 'POST', '/rest/api/3/jql/parse?validation=perhaps', { queries: [unknown] })).status).toBe(400);
  });
});

describe('changelog/bulkfetch', () => {
  const bulk = '/rest/api/3/changelog/bulkfetch';
  type Bulk = { issueChangeLogs: { issueId: string; changeHistories: { id: string; created: number; items: { fieldId: string }[] }[] }[]; nextPageToken?: string };

  test('pages over issues and histories, only the fields asked for', async () => {
    const works = [issue(), issue(), issue()];
    for (const work of works) {
      for (const summary of ['one', 'two', 'three']) await call(bo, 'PUT', `/rest/api/3/issue/${work.key}`, { fields: { summary, labels: [summary] } });
      await call(bo, 'POST', `/rest/api/3/issue/${work.key}/transitions`, { transition: { id: '21' } });
    }
    const issueIdsOrKeys = works.map((work) => work.key);
    const collected: string[] = [];
    let nextPageToken: string | undefined;
    do {
      const { body } = await call<Bulk>(bo, 'POST', bulk, { issueIdsOrKeys, fieldIds: ['summary', 'status'], maxResults: 5, ...(nextPageToken === undefined ? {} : { nextPageToken }) });
      const histories = body.issueChangeLogs.flatMap((log) => log.changeHistories);
      expect(histories.length).toBeLessThanOrEqual(5);
      expect(histories.every((history) => history.items.length === 1 && typeof history.created === 'number')).toBe(true);
      collected.push(...histories.map((history) => history.id));
      nextPageToken = body.nextPageToken;
    } while (nextPageToken !== undefined);
    expect(collected).toHaveLength(12);
    expect(new Set(collected).size).toBe(12);
  });

  test.each([
    [{ issueIdsOrKeys: [] }],
    [{ issueIdsOrKeys: Array.from({ length: 1001 }, (_value, index) => String(index)) }],
    [{ issueIdsOrKeys: ['ACME-1'], fieldIds: Array.from({ length: 11 }, (_value, index) => String(index)) }],
    [{ issueIdsOrKeys: ['ACME-1'], maxResults: 1001 }],
    [{ issueIdsOrKeys: ['ACME-1'], nextPageToken: 'x' }],
  ])('refuses what is beyond its limits', async (body) => {
    expect((await call(bo, 'POST', bulk, body)).status).toBe(400);
  });

  test('bulk fetch takes a hundred issues', async () => {
    const ids = (count: number) => ({ issueIdsOrKeys: Array.from({ length: count }, (_value, index) => `ACME-${index + 1}`), fields: ['summary'] });
    expect((await call<Answer>(bo, 'POST', '/rest/api/3/issue/bulkfetch', ids(100))).body.issues).toHaveLength(100);
    expect((await call(bo, 'POST', '/rest/api/3/issue/bulkfetch', ids(101))).status).toBe(400);
  });
});

test('a changelog comes in pages, oldest first', async () => {
  const work = issue({ summary: 'zero' });
  for (const summary of ['one', 'two', 'three']) await call(bo, 'PUT', `/rest/api/3/issue/${work.key}`, { fields: { summary } });
  expect((await call(bo, 'GET', `/rest/api/3/issue/${work.key}/changelog?startAt=1&maxResults=1`)).body).toMatchObject({ startAt: 1, maxResults: 1, total: 3, isLast: false, values: [{ items: [{ fromString: 'one', toString: 'two' }] }] });
  const expanded = await call<{ changelog: { histories: { items: { toString: unknown }[] }[] } }>(bo, 'GET', `/rest/api/3/issue/${work.key}?expand=changelog&fields=summary`);
  expect(expanded.body.changelog.histories[0]?.items[0]?.toString).toBe('three');
});
