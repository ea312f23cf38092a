import { type InboxWorld, startInbox } from '../../local/testing/inbox';
import { type Sending, startSending, undoSeconds } from '../../local/testing/sending';
import { clients } from '../clients/resolvers';
import { ledger } from '../ledger/resolvers';
import { surfaces } from '../surfaces/resolvers';
import { updates } from '../updates/resolvers';
import { inboxCalls } from './inbox-calls';

/** A client's own people may have Jira accounts that browse the project, or even work in it. */
describe('a client’s own Jira user', () => {
  let world: InboxWorld;
  beforeEach(async () => {
    world = await startInbox();
  });
  afterEach(() => world.close());

  it('is refused what the team keeps to itself: nobody else who may browse is', async () => {
    const { id } = await world.file('ana', 'How do I refund an order?');
    await world.maya.value('feedback.answer', { id, answerId: world.id(), mode: 'internal', text: 'Copied from another customer' });
    const engagementId = world.harbor.id;
    const issueId = world.issues[0]?.id ?? '';
    const ask = async (name: 'tom' | 'vera') =>
      Promise.all([
        world.as(name).call('feedback.open', { filter: { show: 'open' } }),
        world.as(name).call('feedback.read', { id }),
        world.as(name).call('ledger.contact-log', { engagementId }),
        world.as(name).call('panel.open', { issueId }),
      ]);
    // Both may browse; only Vera works for us.
    expect((await ask('tom')).map(({ ok }) => ok)).toEqual([true, true, true, true]);
    await world.maya.value('clients.save-contact', { engagementId, contact: { name: 'Tom Baker', road: 'by-hand', accountId: world.people.tom.accountId } });
    expect((await ask('vera')).map(({ ok }) => ok)).toEqual([true, true, true, true]);
    for (const reply of await ask('tom')) expect(reply).toMatchObject({ ok: false, error: { code: 'forbidden', message: 'failure.for-the-team' } });
  });

  const own = ['clients.open', 'updates.open', 'updates.charts', 'updates.read', 'updates.follow', 'updates.deliveries', 'updates.message'];
  const refused = Object.keys({ ...clients, ...ledger, ...updates, ...inboxCalls, ...surfaces }).filter((key) => !own.includes(key));
  it('who may edit issues is refused every call but what shows her own updates', async () => {
    await world.maya.value('clients.save-contact', { engagementId: world.harbor.id, contact: { name: 'Jonas Weber', road: 'by-hand', accountId: world.people.jonas.accountId } });
    const filter = { show: 'open' };
    for (const key of refused) {
      const input = key === 'panel.open' ? { issueId: world.issues[0]?.id } : key === 'feedback.open' ? { filter } : {};
      expect({ key, reply: await world.jonas.raw(key, input) }).toMatchObject({ key, reply: { ok: false, error: { code: 'forbidden', message: 'failure.for-the-team' } } });
    }
  });
});

describe('two clients in one project', () => {
  let sending: Sending;
  beforeEach(async () => {
    sending = await startSending();
  });
  afterEach(() => sending.close());

  it('read their own sent updates, and of each other’s, of drafts and of what is not sent nothing', async () => {
    const { world, maya, engagementId, send, settle } = sending;
    const { people } = world;
    await maya.value('clients.save-contact', { engagementId, contact: { id: sending.ana.id, name: 'Ana Silva', road: 'by-hand', accountId: people.ana.accountId, email: 'ana@harbor.example' } });
    const other = await maya.value('clients.create-engagement', { clientName: 'Chenguang', contact: { name: 'Vera', road: 'by-hand', accountId: people.vera.accountId }, visibility: { kind: 'all' } });
    const sent = await send([sending.tom]);
    const asTom = world.as('tom');
    const asVera = world.as('vera');
    // It can still be taken back.
    expect((await asTom.value('updates.open')).sent).toEqual([]);
    expect(await asTom.call('updates.read', { updateId: sent.id })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    await settle(undoSeconds);
    await maya.value('updates.draft', { engagementId });

    const view = await asTom.value('updates.open');
    expect(view).toMatchObject({ reader: 'client', may: { edit: false, send: false, administer: false }, drafts: [], sent: [{ id: sent.id, deliveries: [{ name: 'Tom Baker' }] }] });
    expect(view.engagements).toMatchObject([{ id: engagementId, contacts: [{ name: 'Tom Baker' }], purpose: '', glossary: { titles: {}, statuses: {} } }]);
    expect(JSON.stringify(view)).not.toMatch(/Chenguang|ana@harbor|王芳/);
    const read = await asTom.value('updates.read', { updateId: sent.id });
    expect(read).toMatchObject({ update: { id: sent.id }, messages: [{ contactId: sending.tom.id }] });
    expect(JSON.stringify(read)).not.toMatch(/Chenguang|ana@harbor|王芳/);
    expect(await asTom.call('updates.follow', { updateId: sent.id })).toMatchObject({ ok: true, value: { deliveries: [{ name: 'Tom Baker' }] } });
    expect(await asTom.value('clients.open')).toMatchObject({ reader: 'client', engagements: [{ id: engagementId }] });

    const theirs = await asVera.value('updates.open');
    expect(theirs).toMatchObject({ reader: 'client', drafts: [], sent: [], engagements: [{ id: other.id }] });
    expect(JSON.stringify(theirs)).not.toMatch(/Harbor Coffee|Ana|Apple Pay/);
    for (const key of ['updates.read', 'updates.follow'] as const) {
      expect(await asVera.call(key, { updateId: sent.id })).toEqual({ ok: false, error: { code: 'not-found', message: 'failure.not-found' } });
    }
    const missing = { ok: false, error: { code: 'not-found', message: 'failure.not-found' } };
    expect(await asVera.call('updates.deliveries', { updateId: sent.id, page: 0 })).toEqual(missing);
    expect(await asVera.call('updates.message', { updateId: sent.id, contactId: sending.tom.id })).toEqual(missing);
    expect(await asTom.value('updates.deliveries', { updateId: sent.id, page: 0 })).toMatchObject({ deliveries: [{ name: 'Tom Baker' }] });
    expect(await maya.value('updates.open')).toMatchObject({ reader: 'team', engagements: [{ contacts: [{}, {}, {}] }, {}] });
  });
});
