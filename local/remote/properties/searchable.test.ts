import { openDatabase } from '../../database';
import { deleteIssue } from '../../site/operations/issues';
import { createConnection } from '../connection';
import { fixtureRemote } from '../remote-fixture';
import { withoutProperties } from './jql';
import { createPropertyIndex } from './property-index';
import { withSearchableProperties } from './searchable';

const properties = ['shown', 'hidden'].map((path) => ({ propertyKey: 'candor.visibility', path, type: 'string' as const, searchAlias: `candor${path === 'shown' ? 'Shown' : 'Hidden'}` }));
const indexed = () => {
  const index = createPropertyIndex(openDatabase(':memory:'), properties);
  index.keep('1', 'candor.visibility', { shown: ['a', 'b'] });
  index.keep('2', 'candor.visibility', { shown: ['b'], hidden: ['a'] });
  index.keep('3', 'candor.visibility', { shown: [] });
  return index;
};

describe('a query for a site that does not index what the app writes', () => {
  it.each([
    ['candorShown = "a"', 'id in (1)'],
    ['candorshown in (a, b)', 'id in (1, 2)'],
    ['candorShown != "a"', 'id in (2)'],
    ['candorHidden not in (a)', '(labels IS EMPTY AND labels IS NOT EMPTY)'],
    ['candorHidden = "c"', '(labels IS EMPTY AND labels IS NOT EMPTY)'],
    ['candorHidden IS EMPTY', 'id not in (2)'],
    ['candorHidden IS NOT EMPTY', 'id in (2)'],
    ['project = 1 AND ((labels in ("x")) OR candorShown = "b") AND (candorHidden IS EMPTY OR candorHidden != "b") ORDER BY updated', 'project = 1 AND ((labels in ("x")) OR id in (1, 2)) AND (id not in (2) OR id in (2)) ORDER BY updated'],
    ['summary ~ "candorShown = a"', 'summary ~ "candorShown = a"'],
    ['candorShown = "a', 'candorShown = "a'],
    ['candorShown ~ "a"', 'candorShown ~ "a"'],
  ])('%s becomes %s', (jql, expected) => {
    expect(withoutProperties(jql, indexed())).toBe(expected);
  });

  it('asks for all or for none where nothing was written', () => {
    const index = createPropertyIndex(openDatabase(':memory:'), properties);
    expect(withoutProperties('candorHidden IS EMPTY', index)).toBe('(labels IS EMPTY OR labels IS NOT EMPTY)');
    expect(withoutProperties('candorShown = "a"', index)).toBe('(labels IS EMPTY AND labels IS NOT EMPTY)');
  });
});

describe('searching for what the app has written', () => {
  let remote: Awaited<ReturnType<typeof fixtureRemote>>;
  beforeEach(async () => {
    remote = await fixtureRemote();
  });
  afterEach(() => remote.close());

  it('finds it on a site that knows nothing of the app, and forgets what is gone', async () => {
    const issues = [remote.issue(), remote.issue(), remote.issue()];
    const index = createPropertyIndex(openDatabase(':memory:'), properties);
    const connection = withSearchableProperties(createConnection(remote.optionsOf(remote.ada, { allowSend: true })), index);
    const send = (method: string, path: string, body?: unknown) => connection.send(`/rest/api/3/${path}`, { method, headers: { 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const found = async (jql: string) => ((await (await send('POST', 'search/jql', { jql: `project = ACME AND ${jql} ORDER BY key` })).json()) as { issues: { id: string }[] }).issues.map(({ id }) => issues.findIndex((issue) => issue.id === id));
    for (const [number, value] of [{ shown: ['a'] }, { shown: ['a', 'b'] }, { hidden: ['a'] }].entries()) await send('PUT', `issue/${issues[number]?.id}/properties/candor.visibility`, value);

    expect(await found('candorShown = "a"')).toEqual([0, 1]);
    expect(await found('(candorHidden IS EMPTY OR candorHidden != "a")')).toEqual([0, 1]);
    expect((await (await send('POST', 'search/approximate-count', { jql: 'candorShown = "b"' })).json()) as unknown).toEqual({ count: 1 });
    await send('PUT', `issue/${issues[1]?.id}/properties/candor.visibility`, { shown: ['b'] });
    expect(await found('candorShown = "a"')).toEqual([0]);
    deleteIssue(remote.state, remote.ada, issues[0]!);
    expect(await found('candorShown in ("a", "b")')).toEqual([1]);
  });

  it('remembers nothing that the site refused', async () => {
    const index = createPropertyIndex(openDatabase(':memory:'), properties);
    const connection = withSearchableProperties(createConnection(remote.optionsOf(remote.bo)), index);
    const { id } = remote.issue();
    expect((await connection.send(`/rest/api/3/issue/${id}/properties/candor.visibility`, { method: 'PUT', body: '{"shown":["a"]}' })).status).toBe(403);
    expect(index.issues()).toEqual([]);
  });
});
