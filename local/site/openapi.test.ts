import type { Exchange } from './exchanges';
import { createConformance, type Conformance } from './openapi';
import { waivers } from './openapi-waivers';
import { fixtureDesk } from './service-desk/desk-fixture';

const folder = process.env.JIRA_OPENAPI ?? '';
const whenGiven = folder === '' ? describe.skip : describe;

const exchange = (method: string, path: string, more: Partial<Exchange> & { query?: URLSearchParams } = {}): Exchange => ({
  method,
  path,
  query: new URLSearchParams(),
  requestJson: undefined,
  hasBody: false,
  status: 200,
  responseJson: {},
  ...more,
});

it('waives eight contradictions of the descriptions and no more', () => {
  expect(new Set(waivers.map((waiver) => waiver.name)).size).toBe(8);
});

whenGiven(folder === '' ? 'the API descriptions (skipped: JIRA_OPENAPI names no folder)' : 'the API descriptions', () => {
  let conformance: Conformance;
  beforeAll(() => {
    conformance = createConformance(folder);
  }, 30_000);
  const messages = (checked: Exchange) => conformance.check(checked).map((violation) => `${violation.where}: ${violation.message}`);

  it('know the scopes of a call', () => {
    expect(conformance.scopesOf('POST', '/rest/api/3/issue/10000/notify')).toEqual(['write:jira-work']);
    expect(conformance.scopesOf('get', '/rest/servicedeskapi/request/HELP-1/comment')).toEqual(['read:servicedesk-request']);
    expect(conformance.scopesOf('POST', '/rest/api/3/permissions/check')).toEqual([]);
    expect(conformance.scopesOf('GET', '/rest/api/3/nothing')).toBeUndefined();
  });

  it('prefer a literal path to a parameter', () => {
    expect(conformance.operation('POST', '/rest/api/3/issue/bulkfetch')?.template).toBe('/rest/api/3/issue/bulkfetch');
    expect(conformance.operation('GET', '/rest/api/3/issue/ACME-1')?.template).toBe('/rest/api/3/issue/{issueIdOrKey}');
  });

  it('find what is wrong with a path, a parameter, a body and an answer', () => {
    expect(messages(exchange('GET', '/rest/api/3/nothing'))).toEqual(['path: The descriptions know no such call.']);
    expect(messages(exchange('GET', '/rest/servicedeskapi/servicedesk', { query: new URLSearchParams('start=x&colour=red') }))).toEqual([
      "query: There is no parameter 'colour'.",
      'query: start must be integer',
    ]);
    expect(messages(exchange('GET', '/rest/servicedeskapi/servicedesk', { query: new URLSearchParams('start=1&start=2') }))).toEqual(["query: The parameter 'start' is given 2 times."]);
    expect(messages(exchange('POST', '/rest/servicedeskapi/customer', { requestJson: { email: 1, age: 3 }, status: 201 }))).toEqual([
      'request: / must NOT have additional properties: age',
      'request: /email must be string',
    ]);
    expect(messages(exchange('POST', '/rest/servicedeskapi/customer', { status: 201 }))).toEqual(['request: A body is missing.']);
    expect(messages(exchange('GET', '/rest/servicedeskapi/info', { responseJson: { version: 5, colour: 'red' } }))).toEqual([
      'response: / must NOT have additional properties: colour',
      'response: /version must be string',
    ]);
    expect(messages(exchange('GET', '/rest/servicedeskapi/info', { status: 202 }))).toEqual(['response: Status 202 is not among the described answers.']);
    expect(messages(exchange('GET', '/rest/servicedeskapi/info', { status: 429 }))).toEqual([]);
  });

  it('waive what the description itself contradicts, there and nowhere else', () => {
    const info = { baseUrl: 'https://x.example', defaultLocale: { locale: 'en_US' } };
    expect(messages(exchange('GET', '/rest/api/3/serverInfo', { responseJson: info }))).toEqual([]);
    expect(messages(exchange('GET', '/rest/servicedeskapi/info', { responseJson: { defaultLocale: {} } }))).toHaveLength(1);
    const items = [{ field: 'status', from: '1', fromString: null, to: '3', toString: 'In Progress' }];
    expect(messages(exchange('GET', '/rest/api/3/issue/1/changelog', { responseJson: { values: [{ id: '1', items }] } }))).toEqual([]);
    expect(messages(exchange('GET', '/rest/api/3/issue/1/changelog', { responseJson: { values: [{ id: null, items }] } }))).toHaveLength(1);
    expect(messages(exchange('GET', '/rest/api/3/issue/1/changelog', { responseJson: { values: [{ items: [{ from: 1 }] }] } }))).toHaveLength(1);
  });

  it('agree with every answer of the service desk', async () => {
    const { ana, rui, fang, agent, app, desk, question, organization, site, raise, call, upload, experimental } = fixtureDesk();
    const found: unknown[] = [];
    let seen = 0;
    site.observe((observed) => {
      seen += 1;
      if (observed.status !== 501) found.push(...conformance.check(observed));
    });
    const root = '/rest/servicedeskapi';
    const key = await raise(agent, { raiseOnBehalfOf: ana.accountId, requestParticipants: [rui.accountId] });
    const comment = (await call<{ id: string }>(agent, 'POST', `${root}/request/${key}/comment`, { body: 'Hello', public: true })).body;
    const { temporaryAttachments } = (await upload<{ temporaryAttachments: { temporaryAttachmentId: string }[] }>(agent, `${root}/servicedesk/${desk.id}/attachTemporaryFile`)).body;
    const attached = (await call<{ comment: { id: string } }>(agent, 'POST', `${root}/request/${key}/attachment`, { temporaryAttachmentIds: temporaryAttachments.map((file) => file.temporaryAttachmentId), public: true, additionalComment: { body: 'Here.' } })).body;
    await call(agent, 'POST', `${root}/request/${key}/comment`, { body: 'Internal', public: false });
    await call(agent, 'POST', `${root}/request/${key}/transition`, { id: '41', additionalComment: { body: 'Done' } });
    await call(agent, 'POST', `${root}/request/${key}/participant`, { accountIds: [fang.accountId] });
    await call(agent, 'DELETE', `${root}/request/${key}/participant`, { accountIds: [fang.accountId] });
    await call(agent, 'PUT', `${root}/request/${key}/notification`);
    await call(agent, 'DELETE', `${root}/request/${key}/notification`);
    for (const user of [ana, fang, agent, app]) {
      for (const path of [
        '/info',
        '/servicedesk?limit=1',
        `/servicedesk/${desk.id}`,
        '/requesttype?searchQuery=ask',
        `/servicedesk/${desk.id}/requesttype?expand=field`,
        `/servicedesk/${desk.id}/requesttype/${question.id}`,
        `/servicedesk/${desk.id}/requesttype/${question.id}/field`,
        `/servicedesk/${desk.id}/queue?includeCount=true`,
        `/servicedesk/${desk.id}/organization`,
        '/organization',
        `/organization/${organization.id}`,
        `/organization/${organization.id}/user`,
        '/request?requestOwnership=OWNED_REQUESTS&requestOwnership=PARTICIPATED_REQUESTS&expand=comment&limit=1',
        `/request/${key}?expand=participant,status,requestType,serviceDesk,comment,comment.renderedBody,comment.attachment,attachment,action`,
        `/request/${key}/status`,
        `/request/${key}/transition`,
        `/request/${key}/participant`,
        `/request/${key}/notification`,
        `/request/${key}/comment?expand=renderedBody,attachment&internal=true`,
        `/request/${key}/comment/${comment.id}`,
        `/request/${key}/comment/${attached.comment.id}/attachment`,
        `/request/${key}/attachment?start=0&limit=1`,
      ]) {
        await call(user, 'GET', root + path);
      }
    }
    await experimental(agent, 'GET', `${root}/servicedesk/${desk.id}/customer?query=a`);
    await experimental(agent, 'POST', `${root}/servicedesk/${desk.id}/customer`, { accountIds: [ana.accountId] });
    await call(app, 'POST', `${root}/customer`, { email: 'new@client.example', displayName: 'New' });
    await call(app, 'POST', `/rest/api/3/issue/${key}/notify`, { subject: 's', textBody: 't', to: { users: [{ accountId: agent.accountId }] } });
    expect(found).toEqual([]);
    expect(seen).toBeGreaterThan(90);
  });
});
