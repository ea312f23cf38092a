import { startWorld, type World } from '../../local/testing/world';
import type { Contact, ContactDraft, Engagement, NewEngagement } from './contract';

const noSuchId = '00000000-0000-4000-8000-000000000000';
let world: World;
let engagement: Engagement;
beforeEach(async () => {
  world = await startWorld();
  const input: NewEngagement = {
    clientName: 'Harbor Coffee',
    contact: { name: 'Ana Silva', road: 'request', accountId: world.people.ana.accountId },
    visibility: { kind: 'all' },
    serviceDesk: { serviceDeskId: world.serviceDesk.id, requestTypeId: world.requestType.id, name: 'Client desk' },
  };
  engagement = await world.as('maya').value('clients.create-engagement', input);
});
afterEach(() => world.close());

const save = (contact: ContactDraft, engagementId = engagement.id) => world.as('maya').call('clients.save-contact', { engagementId, contact });
const saved = (contact: ContactDraft) => world.as('maya').value('clients.save-contact', { engagementId: engagement.id, contact });
const ana = () => engagement.contacts[0] as Contact;
const refused = (code: string, message: string, field?: string) => ({ ok: false, error: { code, message: `failure.${message}`, ...(field !== undefined && { field }) } });

describe('clients.save-contact', () => {
  it('adds contacts in the order they came, and sends nothing', async () => {
    await saved({ name: '王芳', road: 'request', accountId: world.people.fang.accountId });
    const { contacts } = await saved({ name: 'Bob', road: 'by-hand', email: 'bob@example.com', leavesOn: '2026-12-31' });
    expect(contacts.map(({ name }) => name)).toEqual(['Ana Silva', '王芳', 'Bob']);
    expect(contacts[1]).toMatchObject({ language: 'zh-CN', timeZone: 'Asia/Shanghai' });
    expect(contacts[2]).toMatchObject({ road: 'by-hand', email: 'bob@example.com', leavesOn: '2026-12-31', language: engagement.language, timeZone: engagement.timeZone });
    await world.settle();
    expect([...world.state.mailbox.all()]).toEqual([]);
  });

  it('changes a contact, keeping her language and time zone where nothing is said', async () => {
    const changed = await saved({ id: ana().id, name: 'Ana S.', road: 'by-hand', language: 'zh-CN', timeZone: 'UTC', email: 'ana@example.com' });
    expect(changed.contacts).toEqual([{ id: ana().id, name: 'Ana S.', road: 'by-hand', language: 'zh-CN', timeZone: 'UTC', email: 'ana@example.com' }]);
    const again = await saved({ id: ana().id, name: 'Ana', road: 'by-hand' });
    expect(again.contacts).toEqual([{ id: ana().id, name: 'Ana', road: 'by-hand', language: 'zh-CN', timeZone: 'UTC' }]);
  });

  it('takes an account once', async () => {
    const twice = { name: 'Ana again', road: 'by-hand', accountId: world.people.ana.accountId } as const;
    expect(await save(twice)).toMatchObject(refused('invalid', 'account-taken', 'contact.accountId'));
    expect(await save(twice)).toMatchObject({ error: { parameters: { name: 'Ana Silva' } } });
    const { contacts } = await saved({ name: 'Fang', road: 'by-hand', accountId: world.people.fang.accountId });
    expect(await save({ ...twice, id: contacts[1]?.id })).toMatchObject(refused('invalid', 'account-taken', 'contact.accountId'));
    expect(await save({ ...ana(), name: 'Ana still' })).toMatchObject({ ok: true });
  });

  it('takes an account once when two people add it at the same moment', async () => {
    const contact: ContactDraft = { name: 'Fang', road: 'by-hand', accountId: world.people.fang.accountId };
    const replies = await Promise.all((['maya', 'jonas'] as const).map((name) => world.as(name).call('clients.save-contact', { engagementId: engagement.id, contact })));
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    expect(replies.find(({ ok }) => !ok)).toMatchObject(refused('invalid', 'account-taken', 'contact.accountId'));
    expect((await world.as('maya').value('clients.open')).engagements[0]?.contacts).toHaveLength(2);
  });

  it('keeps both when two people add two contacts at the same moment', async () => {
    await Promise.all((['maya', 'jonas'] as const).map((name) => world.as(name).value('clients.save-contact', { engagementId: engagement.id, contact: { name, road: 'by-hand' } })));
    expect((await world.as('maya').value('clients.open')).engagements[0]?.contacts.map(({ name }) => name).sort()).toEqual(['Ana Silva', 'jonas', 'maya']);
  });

  it('frees an account that is given up', async () => {
    await saved({ id: ana().id, name: 'Ana', road: 'by-hand' });
    expect((await saved({ name: 'Ana two', road: 'by-hand', accountId: world.people.ana.accountId })).contacts).toHaveLength(2);
  });

  it('lets an account be a contact of two engagements', async () => {
    const second = await world.as('maya').value('clients.create-engagement', { clientName: 'Tea House', contact: { name: 'Ana', road: 'by-hand', accountId: world.people.ana.accountId }, visibility: { kind: 'all' } });
    expect(second.contacts).toHaveLength(1);
  });

  it('refuses at its field', async () => {
    const { tom } = world.people;
    expect(await save({ name: ' ', road: 'by-hand' })).toEqual(refused('invalid', 'required', 'contact.name'));
    expect(await save({ name: 'x'.repeat(201), road: 'by-hand' })).toMatchObject(refused('invalid', 'too-long', 'contact.name'));
    expect(await save({ name: 'T', road: 'notify', accountId: tom.accountId })).toEqual(refused('invalid', 'anchor-needed', 'anchorIssueId'));
    expect(await save({ name: 'T', road: 'request' })).toEqual(refused('invalid', 'account-needed', 'contact.accountId'));
    expect(await save({ name: 'T', road: 'by-hand', accountId: 'nobody' })).toEqual(refused('invalid', 'person-not-found', 'contact.accountId'));
    expect(await save({ name: 'T', road: 'by-hand', email: 'x@y' })).toEqual(refused('invalid', 'not-an-email', 'contact.email'));
    expect(await save({ id: noSuchId, name: 'T', road: 'by-hand' })).toEqual(refused('not-found', 'not-found'));
    expect(await save({ name: 'T', road: 'by-hand' }, noSuchId)).toEqual(refused('not-found', 'not-found'));
  });

  it("does not change another engagement's contact", async () => {
    const second = await world.as('maya').value('clients.create-engagement', { clientName: 'Tea House', contact: { name: 'Li', road: 'by-hand' }, visibility: { kind: 'all' } });
    expect(await save({ name: 'Hijacked', road: 'by-hand', id: ana().id }, second.id)).toEqual(refused('not-found', 'not-found'));
  });

  it('reads an account the caller may not read as one without language', async () => {
    world.site.fault({ path: /\/user\?accountId/, effect: { status: 403 } });
    const { contacts } = await saved({ name: 'Fang', road: 'by-hand', accountId: world.people.fang.accountId });
    expect(contacts[1]).toMatchObject({ language: engagement.language });
  });
});

describe('clients.remove-contact', () => {
  const remove = (contactId: string) => world.as('maya').call('clients.remove-contact', { engagementId: engagement.id, contactId });

  it('takes her out and frees her account', async () => {
    expect(await remove(ana().id)).toMatchObject({ ok: true, value: { contacts: [] } });
    expect((await saved({ name: 'Ana', road: 'by-hand', accountId: world.people.ana.accountId })).contacts).toHaveLength(1);
  });

  it('says so when she is gone already', async () => {
    await remove(ana().id);
    expect(await remove(ana().id)).toEqual(refused('not-found', 'not-found'));
    expect(await remove(noSuchId)).toEqual(refused('not-found', 'not-found'));
  });
});
