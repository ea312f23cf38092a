import { randomUUID } from 'node:crypto';
import type { Issue } from '../../local/site/model';
import { editIssue, transitionIssue } from '../../local/site/operations/issues';
import { createProject, createSecurityLevel } from '../../local/site/operations/projects';
import { setIssueProperty } from '../../local/site/operations/properties';
import { createVersion } from '../../local/site/operations/versions';
import type { Name } from '../../local/testing/people';
import { startWorld, type World } from '../../local/testing/world';
import type { Engagement, VisibilityRule } from '../clients/contract';
import type { PanelView } from './contract';

let world: World;
let issue: Issue;
beforeEach(async () => {
  world = await startWorld();
  issue = editIssue(world.state, world.people.priya, world.issues[0]!, { duedate: '2026-11-27', labels: ['Client'] });
});
afterEach(() => world.close());

const engage = (clientName: string, visibility: VisibilityRule = { kind: 'all' }) =>
  world.as('maya').value('clients.create-engagement', { clientName, contact: { name: `Contact of ${clientName}`, road: 'by-hand' }, visibility });
const open = (name: Name = 'jonas', issueId = issue.id): Promise<PanelView> => world.as(name).value('panel.open', { issueId });
const call = ({ id, contacts }: Engagement, dueOn: string, at = '2026-11-20T11:30:00.000Z') =>
  world.as('jonas').value('ledger.log-contact', {
    engagementId: id,
    logId: randomUUID(),
    kind: 'call',
    at,
    contactIds: contacts.map((contact) => contact.id),
    summary: 'We talked.',
    told: [{ issueId: issue.id, category: 'to-do', dueOn, blocked: false }],
  });
const calls = () => world.runtime.count.jiraCalls.map(({ method, path }) => `${method} ${path.replace(/\?.*/, '').replace('/rest/api/3/', '')}`);
const storageRequests = () => Object.values(world.runtime.count.storage).reduce((sum, count) => sum + count, 0);
/** What opening the panel costs. */
async function costOf(name: Name = 'jonas') {
  world.runtime.count.reset();
  await open(name);
  return { invocations: world.runtime.count.invocations, jira: calls(), storage: storageRequests(), issues: world.runtime.count.jiraCalls.reduce((sum, { issuesReturned }) => sum + issuesReturned, 0) };
}

describe('the panel', () => {
  it('says who sees the issue, under which words, and what she was told', async () => {
    const harbor = await engage('Harbor Coffee');
    await world.as('maya').value('clients.save-title', { engagementId: harbor.id, issueId: issue.id, language: 'en', title: 'Paying by phone' });
    const chenguang = await engage('晨光会员', { kind: 'milestones' });
    await call(harbor, '2026-11-27');
    editIssue(world.state, world.people.priya, world.state.issues.get(issue.id)!, { duedate: '2026-12-04' });
    expect(await open('vera')).toEqual({
      issue: { id: issue.id, key: 'HAR-1', summary: 'Pay with Apple Pay', status: 'To Do', category: 'to-do', dueOn: '2026-12-04' },
      restricted: false,
      may: { edit: false, send: false, administer: false },
      clients: [
        {
          engagementId: harbor.id,
          client: harbor.client,
          language: 'en',
          visible: true,
          choice: 'by-rule',
          contacts: [{ id: harbor.contacts[0]!.id, name: 'Contact of Harbor Coffee', language: 'en' }],
          contactCount: 1,
          title: { en: 'Paying by phone' },
          told: expect.objectContaining({ standing: 'worse', since: '2026-11-20T12:00:00.000Z', differences: [{ kind: 'later', from: '2026-11-27', to: '2026-12-04' }] }),
          promises: [expect.objectContaining({ promisedOn: '2026-11-27', meaning: 'done', state: 'open' })],
          untold: [],
        },
        {
          engagementId: chenguang.id,
          client: chenguang.client,
          language: 'en',
          visible: false,
          choice: 'by-rule',
          contacts: [{ id: chenguang.contacts[0]!.id, name: 'Contact of 晨光会员', language: 'en' }],
          contactCount: 1,
          title: {},
          promises: [],
          untold: [],
        },
      ],
      feedback: [],
    });
  });

  it('is fresher than the record, and writes nothing', async () => {
    await call(await engage('Harbor Coffee'), '2026-11-27');
    world.clock.advance(10_000);
    await world.settle();
    transitionIssue(world.state, world.people.priya, world.state.issues.get(issue.id)!, { statusId: '10003' });
    world.runtime.count.reset();
    expect((await open()).clients[0]?.told).toMatchObject({ standing: 'worse', differences: [{ kind: 'blocked' }, { kind: 'started' }], now: { status: 'Blocked' } });
    expect(world.runtime.count.storage['transaction']).toBeUndefined();
    expect(calls().filter((made) => !made.startsWith('GET'))).toEqual([]);
  });

  it('says what she was promised, and what became of it, before the record knows', async () => {
    const harbor = await engage('Harbor Coffee');
    await call(harbor, '2026-11-20');
    await call(harbor, '2026-11-27', '2026-11-20T11:45:00.000Z');
    world.clock.advance(10_000);
    await world.settle();
    const promises = async () => (await open()).clients[0]?.promises.map(({ promisedOn, state, announced }) => [promisedOn, state, announced?.later]);
    expect(await promises()).toEqual([['2026-11-27', 'open', undefined], ['2026-11-20', 'late-announced', '2026-11-27']]);
    transitionIssue(world.state, world.people.priya, world.state.issues.get(issue.id)!, { statusId: '10002' });
    expect(await promises()).toEqual([['2026-11-27', 'kept', undefined], ['2026-11-20', 'kept', '2026-11-27']]);
    transitionIssue(world.state, world.people.priya, world.state.issues.get(issue.id)!, { statusId: '3' });
    world.clock.advance(9 * 86_400_000);
    expect(await promises()).toEqual([['2026-11-27', 'late-silent', undefined], ['2026-11-20', 'late-announced', '2026-11-27']]);
  });

  it('knows a flagged issue as blocked', async () => {
    await call(await engage('Harbor Coffee'), '2026-11-27');
    editIssue(world.state, world.people.priya, world.state.issues.get(issue.id)!, { customFields: { customfield_10021: [{ id: '10019', value: 'Impediment' }] } });
    expect((await open()).clients[0]?.told?.differences).toEqual([{ kind: 'blocked' }]);
  });

  it('says what this person may do', async () => {
    await engage('Harbor Coffee');
    const may = async (name: Name) => (await open(name)).may;
    expect([await may('maya'), await may('jonas'), await may('vera')]).toEqual([
      { edit: true, send: true, administer: true },
      { edit: true, send: true, administer: false },
      { edit: false, send: false, administer: false },
    ]);
    const { settings, roles } = await world.admin('maya').value('settings.open');
    const role = roles.find(({ name }) => name === 'Administrators')!;
    await world.admin('maya').value('settings.save', { ...settings, sending: { who: 'role', roleId: role.id } });
    expect([(await may('maya')).send, (await may('jonas')).send, (await may('vera')).send]).toEqual([true, false, false]);
  });

  it('leaves out people who have left', async () => {
    const harbor = await engage('Harbor Coffee');
    const save = (name: string, leavesOn?: string) => world.as('maya').value('clients.save-contact', { engagementId: harbor.id, contact: { name, road: 'by-hand', ...(leavesOn && { leavesOn }) } });
    await save('Left', '2026-11-20');
    await save('Leaving', '2026-11-21');
    const [client] = (await open()).clients;
    expect(client?.contacts.map(({ name }) => name)).toEqual(['Contact of Harbor Coffee', 'Leaving']);
    expect(client?.contactCount).toBe(2);
  });

  it('lists twenty people and counts the rest', async () => {
    const harbor = await engage('Harbor Coffee');
    for (let count = 0; count < 22; count++) await world.as('maya').value('clients.save-contact', { engagementId: harbor.id, contact: { name: `Person ${count}`, road: 'by-hand' } });
    const [client] = (await open()).clients;
    expect([client?.contacts.length, client?.contactCount]).toEqual([20, 23]);
  });
});

describe('who sees the issue', () => {
  it.each<[string, VisibilityRule, boolean]>([
    ['everybody but of sub-tasks', { kind: 'all' }, true],
    ['a label, whatever its case', { kind: 'labels', labels: ['other', 'client'] }, true],
    ['another label', { kind: 'labels', labels: ['other'] }, false],
    ['milestones only', { kind: 'milestones' }, false],
    ['a filter', { kind: 'jql', jql: 'due <= 2026-11-30' }, true],
    ['a filter that leaves it out', { kind: 'jql', jql: 'due > 2026-11-30 OR status = Done' }, false],
  ])('%s', async (_, rule, visible) => {
    const { id } = await engage('Harbor Coffee', rule);
    expect((await open()).clients[0]).toMatchObject({ visible, choice: 'by-rule' });
    const choose = (choice: 'shown' | 'hidden') => world.as('maya').value('clients.set-visibility', { engagementId: id, issueId: issue.id, choice });
    await choose('shown');
    expect((await open()).clients[0]).toMatchObject({ visible: true, choice: 'shown' });
    await choose('hidden');
    expect((await open()).clients[0]).toMatchObject({ visible: false, choice: 'hidden' });
  });

  it('nobody, of a sub-task under the rule for all', async () => {
    await engage('Harbor Coffee');
    const subtask = world.issue({ summary: 'Part', parentId: issue.id, issueTypeId: '10003' });
    expect((await open('jonas', subtask.id)).clients[0]?.visible).toBe(false);
  });

  it('nobody, when Jira does not understand the filter any more; other filters go on', async () => {
    const beta = createVersion(world.state, world.people.maya, { projectId: world.project.id, name: 'Beta' });
    await engage('Harbor Coffee', { kind: 'jql', jql: 'fixVersion = Beta OR labels = client' });
    await engage('晨光会员', { kind: 'jql', jql: 'labels = client' });
    expect((await open()).clients.map(({ visible }) => visible)).toEqual([true, true]);
    world.state.versions.delete(beta.id);
    expect((await open()).clients.map(({ visible }) => visible)).toEqual([false, true]);
  });

  it('nobody, of an issue with a security level, whatever was chosen', async () => {
    const { id } = await engage('Harbor Coffee');
    const { state, people, project } = world;
    setIssueProperty(state, state.issues.get(issue.id)!, 'candor.visibility', { shown: [id], hidden: [] });
    const securityLevelId = createSecurityLevel(state, { name: 'Team', projectId: project.id, memberAccountIds: [people.jonas.accountId] }).id;
    editIssue(state, people.maya, state.issues.get(issue.id)!, { securityLevelId });
    expect(await open()).toMatchObject({ restricted: true, clients: [{ visible: false, choice: 'shown' }] });
    expect(await world.as('priya').call('panel.open', { issueId: issue.id })).toEqual({ ok: false, error: { code: 'not-found', message: 'failure.issue-not-found' } });
  });
});

it('says what a client was not told of it, before the record of it is written', async () => {
  const harbor = await engage('Harbor Coffee');
  await call(harbor, '2026-11-27');
  await world.settle();
  editIssue(world.state, world.people.priya, world.state.issues.get(issue.id)!, { duedate: '2026-12-04' });
  expect((await open('vera')).clients[0]?.untold).toMatchObject([{ topic: 'date', day: '2026-11-20', difference: { kind: 'later', from: '2026-11-27', to: '2026-12-04' }, overLimit: false }]);
});

describe('what it costs', () => {
  it('is one call, two questions to Jira and three to storage, with five clients who were told', async () => {
    for (const name of ['One', 'Two', 'Three', 'Four', 'Five']) await call(await engage(name), '2026-11-27');
    world.clock.advance(10_000);
    await world.settle();
    expect(await costOf()).toEqual({ invocations: 1, jira: ['GET mypermissions', `GET issue/${issue.id}`], storage: 3, issues: 1 });
  });

  it('is less without a client', async () => {
    expect(await costOf()).toMatchObject({ jira: ['GET mypermissions', `GET issue/${issue.id}`], storage: 1 });
  });

  it('is one question more for all filters and the role together', async () => {
    await engage('One', { kind: 'jql', jql: 'labels = client' });
    await engage('Two', { kind: 'jql', jql: 'labels = other' });
    const { settings, roles } = await world.admin('maya').value('settings.open');
    await world.admin('maya').value('settings.save', { ...settings, sending: { who: 'role', roleId: roles.find(({ name }) => name === 'Members')!.id } });
    expect(await costOf()).toMatchObject({ jira: ['GET mypermissions', `GET issue/${issue.id}`, 'POST jql/match'], storage: 3 });
    expect(await open()).toMatchObject({ may: { send: true }, clients: [{ visible: true }, { visible: false }] });
  });
});

describe('who is refused', () => {
  it('whoever may not see the project or the issue', async () => {
    const missing = (message: string) => ({ ok: false, error: { code: 'not-found', message: `failure.${message}` } });
    for (const name of ['stranger', 'ana'] as const) expect(await world.as(name).call('panel.open', { issueId: issue.id })).toEqual(missing('project-not-found'));
    const { people } = world;
    const other = createProject(world.state, { key: 'OTH', name: 'Other', leadAccountId: people.maya.accountId, roles: { Members: [people.jonas.accountId] } });
    const elsewhere = world.issue({ summary: 'Elsewhere', projectId: other.id });
    expect(await world.as('jonas').call('panel.open', { issueId: elsewhere.id })).toEqual(missing('issue-not-found'));
    expect(await world.as('jonas', other).call('panel.open', { issueId: issue.id })).toEqual(missing('issue-not-found'));
    expect(await world.as('jonas').call('panel.open', { issueId: '999999' })).toEqual(missing('issue-not-found'));
  });

  it.each([{}, { issueId: 'HAR-1' }, { issueId: 1 }, { issueId: '1', projectId: '1' }])('a malformed question: %j', async (input) => {
    expect(await world.as('jonas').raw('panel.open', input)).toMatchObject({ ok: false, error: { code: 'invalid' } });
  });
});
