import { startWorld, type World } from '../../local/testing/world';
import type { Name } from '../../local/testing/people';
import { createProject } from '../../local/site/operations/projects';
import type { Engagement, NewEngagement } from './contract';

const noSuchId = '00000000-0000-4000-8000-000000000000';
const byHand: NewEngagement = { clientName: 'Harbor Coffee', contact: { name: 'Ana Silva', road: 'by-hand' }, visibility: { kind: 'all' } };

let world: World;
let calls: string[];
beforeEach(async () => {
  world = await startWorld();
  calls = [];
  world.site.observe(({ method, path }) => calls.push(`${method} ${path.replace('/rest/api/3/', '').replace('/rest/servicedeskapi/', 'jsm/')}`));
});
afterEach(() => world.close());

const create = (input: Partial<NewEngagement> = {}, name: Name = 'maya') => world.as(name).value('clients.create-engagement', { ...byHand, ...input });
const request = (contact: { name: string; accountId?: string }): Partial<NewEngagement> => ({
  contact: { ...contact, road: 'request' },
  serviceDesk: { serviceDeskId: world.serviceDesk.id, requestTypeId: world.requestType.id, name: 'Client desk' },
});
const otherProject = () =>
  createProject(world.state, { key: 'OTH', name: 'Other', leadAccountId: world.people.maya.accountId, roles: { Administrators: [world.people.maya.accountId] } });
const refused = (code: string, message: string, field?: string) => ({ ok: false, error: { code, message: `failure.${message}`, ...(field !== undefined && { field }) } });
const draftOf = ({ client, glossary, anchorIssue, contacts: _contacts, projectId: _projectId, createdAt: _createdAt, ...engagement }: Engagement) => ({
  ...engagement,
  clientName: client.name,
  statuses: glossary.statuses,
  ...(anchorIssue && { anchorIssueId: anchorIssue.id }),
});

describe('who may call', () => {
  const payloads = () => {
    const engagementId = noSuchId;
    const issueId = world.issues[0]?.id ?? '';
    return {
      'clients.visibility-choices': undefined,
      'clients.preview-visibility': { rule: { kind: 'all' } },
      'clients.find-issues': { text: 'pay' },
      'clients.find-people': { text: 'ana', road: 'request' },
      'clients.create-engagement': byHand,
      'clients.save-engagement': {},
      'clients.planned-dates': {},
      'clients.save-contact': { engagementId, contact: byHand.contact },
      'clients.remove-contact': { engagementId, contactId: noSuchId },
      'clients.set-visibility': { engagementId, issueId, choice: 'shown' },
      'clients.save-title': { engagementId, issueId, language: 'en', title: 'x' },
    };
  };

  it('a viewer may look and change nothing', async () => {
    expect(await world.as('vera').call('clients.open')).toMatchObject({ ok: true, value: { may: { edit: false, send: false, administer: false } } });
    for (const [key, payload] of Object.entries(payloads())) {
      expect({ key, reply: await world.as('vera').raw(key, payload) }).toEqual({ key, reply: refused('forbidden', 'no-permission-edit') });
    }
    expect(calls.filter((call) => !call.startsWith('GET'))).toEqual([]);
  });

  it('a stranger and a portal customer find no project', async () => {
    for (const name of ['stranger', 'ana'] as const) {
      for (const [key, payload] of Object.entries({ 'clients.open': undefined, ...payloads() })) {
        expect({ key, reply: await world.as(name).raw(key, payload) }).toEqual({ key, reply: refused('not-found', 'project-not-found') });
      }
    }
  });

  it('a member who is not an administrator may do all of it', async () => {
    const engagement = await create({}, 'jonas');
    expect((await world.as('jonas').value('clients.open')).may).toEqual({ edit: true, send: true, administer: false });
    await world.as('jonas').value('clients.save-engagement', draftOf(engagement));
  });

  it("another project's engagement does not exist here", async () => {
    const other = otherProject();
    const { id: engagementId, revision, contacts } = await world.as('maya', other).value('clients.create-engagement', byHand);
    const issueId = world.issues[0]?.id ?? '';
    const own = await create();
    const jonas = world.as('jonas');
    for (const [key, payload] of Object.entries({
      'clients.save-engagement': { ...draftOf(own), id: engagementId, revision },
      'clients.save-contact': { engagementId, contact: byHand.contact },
      'clients.remove-contact': { engagementId, contactId: contacts[0]?.id },
      'clients.set-visibility': { engagementId, issueId, choice: 'shown' },
      'clients.save-title': { engagementId, issueId, language: 'en', title: 'x' },
    })) {
      expect({ key, reply: await jonas.raw(key, payload) }).toEqual({ key, reply: refused('not-found', 'not-found') });
    }
    expect((await jonas.value('clients.open')).engagements.map(({ id }) => id)).toEqual([own.id]);
  });

  it.each(['clients.preview-visibility', 'clients.find-issues', 'clients.find-people', 'clients.create-engagement', 'clients.save-engagement', 'clients.planned-dates', 'clients.save-contact', 'clients.remove-contact', 'clients.set-visibility', 'clients.save-title'])(
    '%s refuses a payload it cannot read',
    async (key) => {
      for (const payload of [undefined, null, 7, 'x', [], {}, { projectId: '10001' }]) {
        expect(await world.as('maya').raw(key, payload)).toMatchObject({ ok: false, error: { code: 'invalid' } });
      }
    },
  );
});

describe('clients.open', () => {
  it('asks Jira three questions, whatever there is', async () => {
    await create();
    await create({ clientName: 'Tea House' });
    calls = [];
    const view = await world.as('maya').value('clients.open');
    expect(calls.sort()).toEqual(['GET mypermissions', 'GET myself', `GET project/${world.project.id}`]);
    expect(view.project).toEqual({ id: world.project.id, key: 'HAR', name: 'Harbor app' });
    expect(view.me).toMatchObject({ name: 'Maya Lindqvist', language: 'en', timeZone: 'Europe/Berlin' });
    expect(view.may).toEqual({ edit: true, send: true, administer: true });
    expect(view.engagements.map(({ client }) => client.name)).toEqual(['Harbor Coffee', 'Tea House']);
  });
});

describe('clients.create-engagement', () => {
  it('needs a name, one contact and what she may see; the rest has defaults', async () => {
    const engagement = await create();
    expect(engagement).toMatchObject({
      projectId: world.project.id,
      client: { name: 'Harbor Coffee' },
      cadence: { every: 'week', weekday: 5 },
      nextUpdateOn: '2026-11-27',
      language: 'en',
      timeZone: 'Etc/UTC',
      team: { projectManager: { accountId: world.people.maya.accountId, name: 'Maya Lindqvist' } },
      glossary: { titles: {}, statuses: {} },
      contacts: [{ name: 'Ana Silva', road: 'by-hand', language: 'en', timeZone: 'Etc/UTC' }],
    });
    expect(engagement.purpose).toContain('where your project stands');
    expect(engagement.team.ifUrgent).toContain('Maya Lindqvist');
    expect((await world.as('maya').value('clients.open')).engagements).toEqual([engagement]);
  });

  it("does not take the project manager's language for a contact who has not told hers", async () => {
    world.state.users.put({ ...world.people.maya, locale: 'zh_CN' });
    world.people.maya = { ...world.people.maya, locale: 'zh_CN' };
    expect(await create()).toMatchObject({ language: 'en', contacts: [{ language: 'en' }] });
  });

  it("takes language and time zone from the contact's account", async () => {
    const engagement = await create(request({ name: '王芳', accountId: world.people.fang.accountId }));
    expect(engagement).toMatchObject({ language: 'zh-CN', timeZone: 'Asia/Shanghai', contacts: [{ name: '王芳', language: 'zh-CN', timeZone: 'Asia/Shanghai' }] });
  });

  it('writes the first plan in the language of the contact', async () => {
    const engagement = await create({ contact: { name: '王芳', road: 'by-hand', language: 'zh-CN' } });
    expect(engagement).toMatchObject({ language: 'zh-CN', purpose: expect.stringContaining('进展'), team: { howToReach: expect.stringContaining('请') } });
  });

  it('keeps names of any script as they are', async () => {
    const clientName = '<b>مقهى</b> ☕ 客户';
    expect((await create({ clientName, contact: { name: '👩‍👩‍👧 O’Brien & Co', road: 'by-hand' } })).client.name).toBe(clientName);
  });

  it('says at its field what a road is missing', async () => {
    const { ana, tom } = world.people;
    const anchorIssueId = world.issues[0]?.id;
    const call = (input: object) => world.as('maya').raw('clients.create-engagement', { ...byHand, ...input });
    expect(await call({ contact: { name: 'Ana', road: 'request' } })).toEqual(refused('invalid', 'account-needed', 'contact.accountId'));
    expect(await call({ contact: { name: 'Ana', road: 'request', accountId: ana.accountId } })).toEqual(refused('invalid', 'service-desk-needed', 'serviceDesk'));
    expect(await call({ contact: { name: 'Tom', road: 'notify', accountId: tom.accountId } })).toEqual(refused('invalid', 'anchor-needed', 'anchorIssueId'));
    expect(await call({ contact: { name: 'Tom', road: 'notify' }, anchorIssueId })).toEqual(refused('invalid', 'account-needed', 'contact.accountId'));
    expect(await call({ contact: { name: 'X', road: 'notify', accountId: 'nobody' }, anchorIssueId })).toEqual(refused('invalid', 'person-not-found', 'contact.accountId'));
    const serviceDesk = { serviceDeskId: '1', requestTypeId: '99', name: 'x' };
    expect(await call({ contact: { name: 'Ana', road: 'request', accountId: ana.accountId }, serviceDesk })).toEqual(refused('invalid', 'service-desk-needed', 'serviceDesk'));
    expect(await call({ contact: { name: 'Tom', road: 'notify', accountId: tom.accountId }, anchorIssueId })).toMatchObject({ ok: true });
  });

  it('takes no anchor issue of another project', async () => {
    const issue = world.issue({ summary: 'Elsewhere', projectId: otherProject().id });
    for (const anchorIssueId of [issue.id, '999999']) {
      expect(await world.as('maya').call('clients.create-engagement', { ...byHand, anchorIssueId })).toEqual(refused('invalid', 'issue-not-found', 'anchorIssueId'));
    }
  });

  it('shows the chosen issues, once each', async () => {
    const chosenIssueIds = world.issues.slice(0, 6).map(({ id }) => id);
    const { id } = await create({ visibility: { kind: 'chosen' }, chosenIssueIds: [...chosenIssueIds, chosenIssueIds[0] ?? ''] });
    for (const issueId of chosenIssueIds) expect(world.state.issues.get(issueId)?.properties['candor.visibility']).toEqual({ shown: [id], hidden: [] });
    const second = await create({ visibility: { kind: 'chosen' }, chosenIssueIds: chosenIssueIds.slice(0, 1) });
    expect(world.state.issues.get(chosenIssueIds[0] ?? '')?.properties['candor.visibility']).toEqual({ shown: [id, second.id], hidden: [] });
  });

  it('chooses no issue of another project, and then makes nothing', async () => {
    const foreign = world.issue({ summary: 'Elsewhere', projectId: otherProject().id });
    const own = world.issues[0]?.id ?? '';
    for (const id of [foreign.id, '999999']) {
      const input: NewEngagement = { ...byHand, visibility: { kind: 'chosen' }, chosenIssueIds: [own, id] };
      expect(await world.as('maya').call('clients.create-engagement', input)).toEqual(refused('invalid', 'issue-not-found', 'chosenIssueIds'));
    }
    expect((await world.as('maya').value('clients.open')).engagements).toEqual([]);
    expect(world.state.issues.get(own)?.properties).toEqual({});
  });

  it('makes no engagement when an issue could not be shown', async () => {
    world.site.fault({ method: 'PUT', path: /properties/, effect: { status: 503 }, after: 1 });
    const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const chosenIssueIds = world.issues.slice(0, 3).map(({ id }) => id);
    expect(await world.as('maya').call('clients.create-engagement', { ...byHand, visibility: { kind: 'chosen' }, chosenIssueIds })).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    expect((await world.as('maya').value('clients.open')).engagements).toEqual([]);
    expect(logged).toHaveBeenCalled();
    logged.mockRestore();
  });

  it('loses none of several made at once', async () => {
    const names = ['A', 'B', 'C'];
    await Promise.all(names.map((clientName) => create({ clientName })));
    expect((await world.as('maya').value('clients.open')).engagements.map(({ client }) => client.name).sort()).toEqual(names);
  });
});

describe('a filter as a rule', () => {
  const rule = (jql: string) => world.as('maya').call('clients.create-engagement', { ...byHand, visibility: { kind: 'jql', jql } });

  it.each([
    ['summary ~ "pay") OR (project = SUP', 'jql-invalid'],
    [') OR (', 'jql-invalid'],
    ['summary ~ "pay', 'jql-invalid'],
    ['summary ~ "pay\\', 'jql-invalid'],
    ['nosuchfield = 1', 'jql-invalid'],
    ['labels = x ORDER BY created', 'jql-order-by'],
    ['assignee = CURRENTUSER()', 'jql-current-user'],
    ['   ', 'required'],
  ])('%s is refused as %s', async (jql, key) => {
    expect(await rule(jql)).toMatchObject(refused('invalid', key, 'visibility.jql'));
    expect(await world.as('maya').raw('clients.preview-visibility', { rule: { kind: 'jql', jql } })).toMatchObject(refused('invalid', key, 'rule.jql'));
  });

  it('may hold OR and quoted traps, and stays in its project', async () => {
    const other = otherProject();
    world.issue({ summary: 'Pay elsewhere', projectId: other.id });
    expect(await rule('summary ~ "currentUser()" OR priority = Medium')).toMatchObject({ ok: true });
    const preview = await world.as('maya').value('clients.preview-visibility', { rule: { kind: 'jql', jql: 'summary ~ "pay" OR project = OTH' } });
    expect(preview.issues.map(({ summary }) => summary)).toEqual(['Pay with Apple Pay']);
    expect(preview.count).toBe(1);
  });

  it('is asked of Jira again only when it changed', async () => {
    const engagement = await create({ visibility: { kind: 'jql', jql: 'summary ~ "pay"' } });
    calls = [];
    await world.as('maya').value('clients.save-engagement', draftOf(engagement));
    expect(calls).toEqual(['GET mypermissions']);
  });
});

describe('clients.save-engagement', () => {
  it('keeps what was changed', async () => {
    const engagement = await create();
    const saved = await world.as('maya').value('clients.save-engagement', {
      ...draftOf(engagement),
      clientName: ' Harbor & Sons ',
      visibility: { kind: 'labels', labels: ['client', 'client'] },
      cadence: { every: 'month', weekday: 1 },
      nextUpdateOn: '2026-12-07',
      timeZone: 'Asia/Shanghai',
      team: { ...engagement.team, projectManager: { accountId: world.people.jonas.accountId, name: 'Somebody else' }, standIn: 'Line one\nline two' },
      statuses: { Blocked: { en: 'Waiting' } },
      anchorIssueId: world.issues[1]?.id,
    });
    expect(saved).toMatchObject({
      client: { id: engagement.client.id, name: 'Harbor & Sons' },
      visibility: { kind: 'labels', labels: ['client'] },
      cadence: { every: 'month', weekday: 1 },
      team: { projectManager: { name: 'Jonas Weber' }, standIn: 'Line one\nline two' },
      glossary: { statuses: { Blocked: { en: 'Waiting' } } },
      anchorIssue: { id: world.issues[1]?.id, key: 'HAR-2' },
    });
    expect(saved.revision).not.toBe(engagement.revision);
    expect((await world.as('maya').value('clients.open')).engagements).toEqual([saved]);
  });

  it('is a conflict for the second of two editors', async () => {
    const engagement = await create();
    await world.as('jonas').value('clients.save-engagement', { ...draftOf(engagement), purpose: 'His' });
    expect(await world.as('maya').call('clients.save-engagement', { ...draftOf(engagement), purpose: 'Hers' })).toEqual(refused('conflict', 'changed-elsewhere'));
    const both = await Promise.all((['maya', 'jonas'] as const).map(async (name) => {
      const [current] = (await world.as(name).value('clients.open')).engagements;
      return world.as(name).call('clients.save-engagement', { ...draftOf(current as Engagement), purpose: name });
    }));
    expect(both.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(1);
    const [after] = (await world.as('maya').value('clients.open')).engagements;
    expect(both.some((reply) => reply.ok && reply.value.purpose === after?.purpose)).toBe(true);
  });

  it.each([
    ['clientName', { clientName: ' ' }, 'required'],
    ['clientName', { clientName: 'x'.repeat(201) }, 'too-long'],
    ['purpose', { purpose: 'x'.repeat(2001) }, 'too-long'],
    ['nextUpdateOn', { nextUpdateOn: '2026-13-01' }, 'not-a-date'],
    ['timeZone', { timeZone: 'Berlin' }, 'not-a-time-zone'],
    ['cadence.weekday', { cadence: { every: 'week', weekday: 8 } }, 'malformed'],
    ['anchorIssueId', { anchorIssueId: '999999' }, 'issue-not-found'],
    ['serviceDesk', { serviceDesk: { serviceDeskId: '77', requestTypeId: '1', name: 'x' } }, 'service-desk-needed'],
    ['team.projectManager', { team: { projectManager: { accountId: 'nobody', name: 'x' }, standIn: '', howToReach: '', ifUrgent: '' } }, 'person-not-found'],
  ])('refuses a bad %s', async (field, change, key) => {
    const draft = { ...draftOf(await create()), ...change };
    expect(await world.as('maya').raw('clients.save-engagement', draft)).toMatchObject(refused('invalid', key, field));
  });

  it('says how long a text over its limit is', async () => {
    const draft = { ...draftOf(await create()), purpose: 'x'.repeat(2001) };
    expect(await world.as('maya').call('clients.save-engagement', draft)).toMatchObject({ error: { parameters: { limit: 2000, length: 2001 } } });
  });
});
