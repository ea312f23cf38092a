import { createConformance, type Conformance, type Violation } from './openapi';
import { fixtureSite } from './site-fixture';
import { fixtureDesk } from './service-desk/desk-fixture';
import type { SiteUser } from './model';

const folder = process.env.JIRA_OPENAPI ?? '';
const whenGiven = folder === '' ? describe.skip : describe;
const api = '/rest/api/3';
const document = (text: string) => ({ type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });

/** A site whose traffic is checked as it happens. */
function watched<Fixture extends ReturnType<typeof fixtureSite>>(conformance: Conformance, fixture: Fixture) {
  const violations: Violation[] = [];
  const unmodelled: string[] = [];
  const failures: string[] = [];
  fixture.site.observe((exchange) => {
    if (exchange.status === 501) unmodelled.push(`${exchange.method} ${exchange.path}`);
    else violations.push(...conformance.check(exchange));
  });
  const call = async <Body = Record<string, unknown>>(user: SiteUser | null, method: string, path: string, body?: unknown): Promise<Body> => {
    const answer = await fixture.call<Body>(user, method, api + path, body);
    if (answer.status >= 400) failures.push(`${method} ${path}: ${answer.status}`);
    return answer.body;
  };
  return { ...fixture, violations, unmodelled, failures, send: call };
}

whenGiven(folder === '' ? 'the platform API (skipped: JIRA_OPENAPI names no folder)' : 'the platform API', () => {
  let conformance: Conformance;
  beforeAll(() => {
    conformance = createConformance(folder);
  }, 30_000);

  it('agrees with the descriptions where issues are written', async () => {
    const { send, upload, ada, bo, violations, unmodelled, failures, project } = watched(conformance, fixtureSite());
    const version = await send<{ id: string }>(ada, 'POST', '/version', { name: 'Beta', projectId: Number(project.id), releaseDate: '2026-12-01', startDate: '2026-11-01' });
    await send(ada, 'PUT', `/version/${version.id}`, { description: 'First', released: true });
    const epic = await send<{ key: string; id: string }>(bo, 'POST', '/issue', { fields: { project: { key: 'ACME' }, issuetype: { name: 'Epic' }, summary: 'Epic' } });
    const created = await send<{ key: string; id: string }>(bo, 'POST', '/issue', {
      fields: {
        project: { id: project.id },
        issuetype: { id: '10001' },
        summary: 'Story',
        description: document('Why'),
        labels: ['client-visible'],
        duedate: '2026-11-20',
        parent: { key: epic.key },
        fixVersions: [{ id: version.id }],
        assignee: { accountId: bo.accountId },
        priority: { name: 'High' },
      },
    });
    const { key } = created;
    await send(bo, 'PUT', `/issue/${key}`, { fields: { summary: 'Better story', duedate: null, customfield_10021: [{ value: 'Impediment' }] } });
    await send(bo, 'PUT', `/issue/${key}/assignee`, { accountId: ada.accountId });
    const { transitions } = await send<{ transitions: { id: string; to: { name: string } }[] }>(bo, 'GET', `/issue/${key}/transitions`);
    for (const name of ['In Progress', 'Done']) await send(bo, 'POST', `/issue/${key}/transitions`, { transition: { id: transitions.find((transition) => transition.to.name === name)?.id } });
    const [file] = (await upload<{ id: string }[]>(bo, `${api}/issue/${key}/attachments`)).body;
    const comment = await send<{ id: string }>(bo, 'POST', `/issue/${key}/comment`, { body: document('Hello'), properties: [{ key: 'note', value: { a: 1 } }] });
    await send(bo, 'PUT', `/issue/${key}/comment/${comment.id}`, { body: document('Hello again') });
    await send(bo, 'PUT', `/comment/${comment.id}/properties/other`, { b: 2 });
    await send(bo, 'PUT', `/issue/${key}/properties/candor`, { visible: true });
    await send(ada, 'PUT', `/project/ACME/properties/candor`, { on: true });
    await send(bo, 'POST', '/issueLink', { type: { name: 'Blocks' }, inwardIssue: { key: epic.key }, outwardIssue: { key } });
    await send(bo, 'POST', `/issue/${key}/watchers`, ada.accountId);

    for (const path of [
      `/issue/${key}`,
      `/issue/${key}?fields=summary,status,duedate,issuelinks,parent,comment,attachment&properties=candor&expand=changelog,renderedFields,names,schema,transitions`,
      `/issue/${epic.key}`,
      `/issue/${key}/changelog?startAt=0&maxResults=50`,
      `/issue/${key}/transitions`,
      `/issue/${key}/comment?orderBy=created&expand=renderedBody`,
      `/issue/${key}/comment/${comment.id}`,
      `/comment/${comment.id}/properties`,
      `/comment/${comment.id}/properties/note`,
      `/issue/${key}/properties`,
      `/issue/${key}/properties/candor`,
      '/project/ACME/properties',
      '/project/ACME/properties/candor',
      `/issue/${key}/watchers`,
      `/issue/${key}/remotelink`,
      '/attachment/meta',
      `/attachment/${file?.id}`,
      `/attachment/content/${file?.id}?redirect=false`,
    ]) {
      await send(bo, 'GET', path);
    }
    await send(bo, 'POST', '/issue/bulkfetch', { issueIdsOrKeys: [key, epic.key, 'ACME-99'], fields: ['*all'], properties: ['candor'], expand: ['changelog'] });
    await send(bo, 'POST', '/changelog/bulkfetch', { issueIdsOrKeys: [key], fieldIds: ['status', 'duedate', 'customfield_10021'], maxResults: 100 });
    await send(bo, 'GET', `/search/jql?jql=${encodeURIComponent('project = ACME ORDER BY updated DESC')}&fields=*all&maxResults=1&expand=changelog`);
    await send(bo, 'POST', '/search/jql', { jql: 'project = ACME', fields: ['summary', 'status'], maxResults: 10, properties: ['candor'] });
    await send(bo, 'POST', '/search/approximate-count', { jql: 'project = ACME' });
    await send(bo, 'POST', '/jql/parse?validation=strict', { queries: ['project = ACME AND due < now() ORDER BY key', 'nonsense ='] });
    await send(bo, 'GET', `/version/${version.id}`);
    await send(bo, 'GET', `/version/${version.id}/relatedIssueCounts`);
    await send(bo, 'GET', `/version/${version.id}/unresolvedIssueCount`);
    await send(ada, 'DELETE', `/issue/${key}/watchers?accountId=${encodeURIComponent(ada.accountId)}`);
    await send(bo, 'DELETE', `/comment/${comment.id}/properties/other`);
    await send(bo, 'DELETE', `/issue/${key}/properties/candor`);
    await send(bo, 'DELETE', `/attachment/${file?.id}`);
    await send(bo, 'DELETE', `/issue/${key}/comment/${comment.id}`);
    await send(ada, 'DELETE', `/issue/${key}`);
    await send(ada, 'DELETE', `/version/${version.id}`);
    expect({ violations, unmodelled, failures }).toEqual({ violations: [], unmodelled: [], failures: [] });
  });

  it('agrees with the descriptions where people, projects and the catalogue are read', async () => {
    const { send, ada, bo, app, agent, violations, unmodelled, failures, issue } = watched(conformance, fixtureDesk());
    const { key, id } = issue({ labels: ['one'] });
    for (const user of [ada, app, agent]) {
      for (const path of [
        '/serverInfo',
        '/field',
        '/statuscategory',
        '/issuetype',
        '/priority',
        '/priority/search',
        '/resolution',
        '/label',
        '/issueLinkType',
        '/myself?expand=groups',
        `/user?accountId=${encodeURIComponent(bo.accountId)}`,
        `/user/bulk?accountId=${encodeURIComponent(bo.accountId)}&accountId=${encodeURIComponent(ada.accountId)}`,
        '/user/search?query=b',
        '/project/search?maxResults=1&expand=description,lead',
        '/mypermissions?permissions=BROWSE_PROJECTS,ADMINISTER',
      ]) {
        await send(user, 'GET', path);
      }
    }
    for (const path of [
      '/status',
      '/status/3',
      '/statuses/search?maxResults=2',
      '/issueLinkType/10000',
      '/role',
      '/project',
      '/project/ACME?expand=description',
      '/project/HELP',
      '/project/ACME/statuses',
      '/project/ACME/components',
      '/project/ACME/component?maxResults=5',
      '/project/ACME/versions',
      '/project/ACME/version?orderBy=releaseDate&status=unreleased',
      '/project/ACME/role',
      '/project/ACME/roledetails',
      '/user/assignable/search?project=ACME',
      `/user/viewissue/search?issueKey=${key}&query=b`,
      '/group/bulk?maxResults=5',
      `/mypermissions?projectKey=ACME&permissions=EDIT_ISSUES`,
    ]) {
      await send(ada, 'GET', path);
    }
    await send(ada, 'POST', '/permissions/check', {
      accountId: bo.accountId,
      projectPermissions: [{ permissions: ['BROWSE_PROJECTS'], issues: [Number(id)], projects: [] }],
      globalPermissions: ['ADMINISTER'],
    });
    expect({ violations, unmodelled, failures }).toEqual({ violations: [], unmodelled: [], failures: [] });
  });
});
