import { authorization } from '../../local/site/authentication';
import { createProject } from '../../local/site/operations/projects';
import { fixtureSite, fixtureUrl, type SiteFixture } from '../../local/site/site-fixture';
import { startInside } from '../../local/testing/inside';
import { startWorld } from '../../local/testing/world';
import { commit } from '../platform/storage/transaction';
import { addClientNames, clientNames, followClientName, followContactName, listClientNames } from './client-names';
import { defaultPlan } from './communication-plan';
import type { NewEngagement } from './contract';
import { clientNameHead, clientNamePages, contactKey, contactRecords, type EngagementBody, engagementRecords, projectRecords } from './store';

let fixture: SiteFixture;
let inside: Awaited<ReturnType<typeof startInside>>;
beforeEach(async () => {
  fixture = fixtureSite();
  inside = await startInside({
    jira: ({ path, init }) => {
      const headers = new Headers(init.headers);
      headers.set('authorization', authorization(fixture.app));
      return fixture.site.fetch(new Request(fixtureUrl + path, { ...init, headers }));
    },
  });
});
afterEach(() => inside.close());

const all = () => inside.run(clientNames);
const keep = (writes: () => Promise<Parameters<typeof commit>[0]>) => inside.run(async () => commit(await writes()));
const added = (id: string, name: string) => keep(() => addClientNames(id, { client: { id: `c-${id}`, name } }, 'first', { name: `First of ${name}`, email: `first@${id}.example` }));

describe('the names of a site’s clients', () => {
  it('follow every change', async () => {
    await added('e1', 'Northwind');
    await added('e2', '晨光');
    await keep(() => followClientName('e1', 'Northwind', 'Northwind Traders'));
    await keep(() => followContactName('e1', 'second', undefined, { name: 'Bo Lund' }));
    await keep(() => followContactName('e1', 'first', { name: 'First of Northwind', email: 'first@e1.example' }, { name: 'Erika Holm', email: 'erika@e1.example' }));
    await keep(() => followContactName('e2', 'first', { name: 'First of 晨光' }, undefined));
    expect(await all()).toEqual([
      { engagementId: 'e1', name: 'Northwind Traders', people: expect.arrayContaining([{ name: 'Bo Lund' }, { name: 'Erika Holm', email: 'erika@e1.example' }]) },
      { engagementId: 'e2', name: '晨光', people: [] },
    ]);
  });

  it('cost nothing where nothing changed', async () => {
    await added('e1', 'Northwind');
    const writes = await inside.run(async () => [...(await followClientName('e1', 'Northwind', 'Northwind')), ...(await followContactName('e1', 'first', { name: 'A' }, { name: 'A' }))]);
    expect(writes).toEqual([]);
  });

  it('of very many people stay below what a value holds, each once, however often they change', async () => {
    const people = Array.from({ length: 220 }, (_, index) => ({ id: `person-${index}`, name: `${'名'.repeat(190)} ${index}`, email: `${index}@${'箱'.repeat(110)}.example` }));
    await added('e1', 'Northwind');
    await inside.run(async () => {
      for (const { id, name, email } of people) await commit(await followContactName('e1', id, undefined, { name, email }));
    });
    await keep(() => followContactName('e1', 'person-7', people[7], { name: 'Erika Holm' }));
    const [names] = await all();
    expect(names?.people).toHaveLength(221);
    expect(new Set(names?.people.map(({ name }) => name)).size).toBe(221);
    expect(names?.people).toContainEqual({ name: 'Erika Holm' });
    const pages = await inside.run(async () => clientNamePages.getMany(Array.from({ length: (await clientNameHead.get('site'))?.body.pages ?? 0 }, (_, page) => String(page))));
    expect(pages.length).toBeGreaterThan(1);
    expect(Math.max(...pages.map(({ body }) => Buffer.byteLength(JSON.stringify(body))))).toBeLessThan(235 * 1024);
  });
});

describe('clients set up before their names were listed', () => {
  it('are listed once, a page of projects at a time, whatever was listed before', async () => {
    const { state, ada } = fixture;
    const projects = Array.from({ length: 60 }, (_, index) => createProject(state, { key: `P${String.fromCharCode(65 + Math.floor(index / 26))}${String.fromCharCode(65 + (index % 26))}`, name: `Project ${index}`, leadAccountId: ada.accountId }));
    const at = '2026-11-01T09:00:00.000Z';
    const bodyOf = (projectId: string, name: string): EngagementBody => ({
      projectId, client: { id: `c-${name}`, name }, createdAt: at, visibility: { kind: 'all' }, purpose: '', cadence: { every: 'week', weekday: 5 }, nextUpdateOn: '2026-11-20', plan: defaultPlan,
      language: 'en', timeZone: 'UTC', team: { projectManager: { accountId: 'm', name: 'Maya' }, standIn: '', howToReach: '', ifUrgent: '' }, statuses: {}, contactIds: ['p1'],
    });
    await inside.run(async () => {
      for (const [index, project] of [projects[0], projects[59]].entries()) {
        const [id, projectId] = [`old-${index}`, project?.id ?? ''];
        const row = { scope: 'test', at };
        await commit([
          projectRecords.create(projectId, { ...row, body: { engagementIds: [id] } }),
          engagementRecords.create(id, { ...row, body: bodyOf(projectId, `Old client ${index}`) }),
          contactRecords.create(contactKey(id, 'p1'), { ...row, body: { engagementId: id, name: `Olga ${index}`, road: 'by-hand', language: 'en', timeZone: 'UTC' } }),
        ]);
      }
    });
    await keep(() => followContactName('old-1', 'p1', undefined, { name: 'Olga before' }));
    expect(await inside.run(() => listClientNames(0))).toBe(50);
    expect(await inside.run(() => listClientNames(50))).toBeUndefined();
    const listed = [
      { engagementId: 'old-0', name: 'Old client 0', people: [{ name: 'Olga 0' }] },
      { engagementId: 'old-1', name: 'Old client 1', people: [{ name: 'Olga 1' }] },
    ];
    expect((await all()).sort((one, other) => one.engagementId.localeCompare(other.engagementId))).toEqual(listed);
    await inside.run(() => listClientNames(50));
    expect(await all()).toHaveLength(2);
  });

  it('are asked for by the first check, and not again until an hour has passed', async () => {
    const world = await startWorld();
    const asked: string[] = [];
    world.site.observe(({ path }) => asked.push(path));
    const { id: engagementId } = await world.as('maya').value('clients.create-engagement', { clientName: 'Harbor Coffee', contact: { name: 'Ana Silva', road: 'by-hand' }, visibility: { kind: 'all' } });
    await world.as('maya').value('updates.draft', { engagementId });
    const check = async () => {
      await world.as('maya').value('updates.check', { engagementId });
      await world.as('maya').value('updates.check', { engagementId });
      await world.settle();
      return asked.filter((path) => path.includes('project/search')).length;
    };
    expect([await check(), await check()]).toEqual([1, 1]);
    await world.close();
  });
});

describe('a client saved on one page', () => {
  it('is known in every other project', async () => {
    const world = await startWorld();
    const { people, state } = world;
    const other = createProject(state, { key: 'OTH', name: 'Other', leadAccountId: people.maya.accountId, roles: { Administrators: [people.maya.accountId] } });
    const input = (clientName: string, name: string): NewEngagement => ({ clientName, contact: { name, road: 'by-hand', email: `${name.split(' ')[0]?.toLowerCase()}@client.example` }, visibility: { kind: 'all' } });
    const harbor = await world.as('maya').value('clients.create-engagement', input('Harbor Coffee', 'Ana Silva'));
    const maya = world.as('maya', other);
    const northwind = await maya.value('clients.create-engagement', input('Northwind', 'Erika Holm'));
    const saved = await maya.value('clients.save-contact', { engagementId: northwind.id, contact: { name: 'Bo Lund', road: 'by-hand' } });
    await maya.value('clients.save-contact', { engagementId: northwind.id, contact: { id: saved.contacts.find(({ name }) => name === 'Bo Lund')?.id ?? '', name: 'Bo Lunde', road: 'by-hand' } });
    const removed = await maya.value('clients.remove-contact', { engagementId: northwind.id, contactId: northwind.contacts[0]?.id ?? '' });
    const { client, glossary, anchorIssue: _anchor, contacts: _contacts, projectId: _project, createdAt: _created, ...rest } = removed;
    await maya.value('clients.save-engagement', { ...rest, clientName: `${client.name} Traders`, statuses: glossary.statuses });
    let names: Promise<unknown> | undefined;
    world.runtime.setFault(() => {
      if (names === undefined) {
        names = Promise.resolve();
        names = clientNames();
      }
      return undefined;
    });
    await world.as('maya').value('clients.open');
    expect(await names).toEqual([
      { engagementId: harbor.id, name: 'Harbor Coffee', people: [{ name: 'Ana Silva', email: 'ana@client.example' }] },
      { engagementId: northwind.id, name: 'Northwind Traders', people: [{ name: 'Bo Lunde' }] },
    ]);
    await world.close();
  });
});
