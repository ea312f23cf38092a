import { createProject } from '../../local/site/operations/projects';
import type { Project } from '../../local/site/model';
import type { Name } from '../../local/testing/people';
import { startWorld, type World } from '../../local/testing/world';
import type { ProjectCalls } from '../contract';

let world: World;
let other: Project;
beforeAll(async () => {
  world = await startWorld();
  const { state, people } = world;
  other = createProject(state, { key: 'OTH', name: 'Other', leadAccountId: people.jonas.accountId, roles: { Administrators: [people.jonas.accountId] } });
});
afterAll(() => world.close());

const refused = (code: string, message: string, field?: string) => ({ ok: false, error: { code, message: `failure.${message}`, ...(field !== undefined && { field }) } });
const raw = (name: Name, key: string, payload?: unknown) => world.across(name).raw(key, payload);

describe('a page across projects', () => {
  it('serves the calls of a project, about the project its envelope names', async () => {
    const view = await world.across('jonas').value('clients.open', { projectId: other.id });
    expect(view).toMatchObject({ project: { key: 'OTH' }, may: { administer: true } });
    expect(await world.across('jonas').value('clients.open', { projectId: world.project.id })).toMatchObject({ project: { key: 'HAR' }, may: { administer: false } });
    expect(await world.across('jonas').value('clients.find-issues', { projectId: world.project.id, input: { text: 'HAR-1' } })).toMatchObject([{ key: 'HAR-1' }]);
  });

  it('costs Jira what the call costs on the project’s own page', async () => {
    const calls = () => world.runtime.count.jiraCalls.map(({ method, path }) => `${method} ${path}`);
    world.runtime.count.reset();
    await world.as('maya').value('clients.find-issues', { text: '' });
    const onItsPage = calls();
    world.runtime.count.reset();
    await world.across('maya').value('clients.find-issues', { projectId: world.project.id, input: { text: '' } });
    expect(calls()).toEqual(onItsPage);
  });

  it.each(['stranger', 'ana', 'maya'] as const)('hides a project from %s, who may not browse it', async (name) => {
    const projectId = name === 'maya' ? other.id : world.project.id;
    expect(await raw(name, 'clients.open', { projectId })).toEqual(refused('not-found', 'project-not-found'));
    expect(await raw(name, 'updates.open', { projectId })).toEqual(refused('not-found', 'project-not-found'));
  });

  it('refuses what a permission of that project does not cover', async () => {
    expect(await raw('vera', 'clients.visibility-choices', { projectId: world.project.id })).toEqual(refused('forbidden', 'no-permission-edit'));
  });

  it.each([
    ['no envelope', undefined, 'invalid', 'malformed'],
    ['no project', { input: {} }, 'invalid', 'malformed'],
    ['a project that is no id', { projectId: 'HAR' }, 'not-found', 'project-not-found'],
    ['a project that is a query', { projectId: "10000' OR project = SUP" }, 'not-found', 'project-not-found'],
    ['a project that is no text', { projectId: 10000 }, 'invalid', 'malformed'],
    ['an empty project', { projectId: '' }, 'not-found', 'project-not-found'],
    ['permissions brought along', { projectId: '10000', permissions: ['ADMINISTER'] }, 'invalid', 'malformed'],
    ['an account brought along', { projectId: '10000', accountId: 'somebody', input: {} }, 'invalid', 'malformed'],
  ])('refuses an envelope with %s', async (_, payload, code, message) => {
    expect(await raw('maya', 'clients.open', payload)).toMatchObject({ ok: false, error: { code, message: `failure.${message}` } });
  });

  it('does not take the project from the extension context', async () => {
    const reply = await world.runtime.invoke({ moduleKey: 'today-page', functionKey: 'clients.open', payload: {}, accountId: world.people.maya.accountId, extension: { project: { id: world.project.id } } });
    expect(reply).toMatchObject(refused('invalid', 'malformed', 'projectId'));
  });

  it('names the field of the call’s own input', async () => {
    expect(await raw('maya', 'clients.find-issues', { projectId: world.project.id, input: { text: 7 } })).toEqual(refused('invalid', 'malformed', 'text'));
  });

  it.each(['clients.no-such-call', 'settings.open', 'routing.open', 'portal.open', 'today.no-such-call', 'toString', '__proto__'])('does not know %s', async (key) => {
    expect(await raw('maya', key, { projectId: world.project.id })).toEqual(refused('not-found', 'unknown-call'));
  });

  it('refuses every call of the tables to a customer, a stranger and a visitor', async () => {
    const { clients } = await import('../clients/resolvers');
    const { ledger } = await import('../ledger/resolvers');
    const { updates } = await import('../updates/resolvers');
    const { inboxCalls } = await import('../feedback/inbox-calls');
    const { surfaces } = await import('../surfaces/resolvers');
    const keys = Object.keys({ ...clients, ...ledger, ...updates, ...inboxCalls, ...surfaces }) as (keyof ProjectCalls)[];
    expect(keys.length).toBeGreaterThan(40);
    for (const key of keys) {
      for (const name of ['ana', 'stranger'] as const) expect({ key, reply: await raw(name, key, { projectId: world.project.id, input: {} }) }).toEqual({ key, reply: refused('not-found', 'project-not-found') });
      const visitor = await world.runtime.invoke({ moduleKey: 'today-page', functionKey: key, payload: { projectId: world.project.id }, accountId: 'unidentified', accountType: 'anonymous', extension: {} });
      expect({ key, visitor }).toEqual({ key, visitor: refused('forbidden', 'not-signed-in') });
    }
  });

  it('answers about a person only to Jira users', async () => {
    expect(await raw('ana', 'today.open', { show: 'mine' })).toEqual(refused('forbidden', 'not-signed-in'));
    expect(await raw('fang', 'today.choose-digest', { wanted: false })).toEqual(refused('forbidden', 'not-signed-in'));
    expect(await world.runtime.invoke({ moduleKey: 'today-page', functionKey: 'today.open', payload: { show: 'all' }, accountId: undefined, extension: {} })).toEqual(refused('forbidden', 'not-signed-in'));
    expect(await raw('stranger', 'today.open', { show: 'all' })).toEqual({ ok: true, value: { engagements: [], digest: true } });
    expect(await raw('maya', 'today.open', { show: 'theirs' })).toMatchObject(refused('invalid', 'malformed', 'show'));
    expect(await raw('maya', 'today.open', { show: 'all', from: '1 OR 2' })).toMatchObject(refused('invalid', 'malformed', 'from'));
  });
});
