import { type InboxWorld, startInbox } from '../../local/testing/inbox';

let world: InboxWorld;
beforeEach(async () => {
  world = await startInbox();
});
afterEach(() => world.close());

const chosen = () => ({ engagementId: world.harbor.id, language: 'zh-CN' as const, length: 'short' as const, every: 'month' as const, pausedUntil: '2026-12-24' });
const contact = async () => (await world.maya.value('clients.open')).engagements.find(({ id }) => id === world.harbor.id)?.contacts.find(({ id }) => id === world.ana.id);

describe('her preferences', () => {
  it('are what she chose, on the portal and for us', async () => {
    const saved = await world.portal('ana').value('portal.save-preferences', chosen());
    expect(saved).toEqual({ ...chosen(), name: 'Harbor app', plannedEvery: 'week' });
    expect(await world.portal('ana').value('portal.preferences')).toEqual({ who: 'contact', projects: [saved] });
    expect(await contact()).toMatchObject({
      language: 'zh-CN',
      preferences: { length: 'short', every: 'month', pausedUntil: '2026-12-24', chosenAt: '2026-11-20T12:00:00.000Z' },
    });
  });

  it('can be taken back: no pause, and as often as planned', async () => {
    await world.portal('ana').value('portal.save-preferences', chosen());
    const back = await world.portal('ana').value('portal.save-preferences', { engagementId: world.harbor.id, language: 'en', length: 'full' });
    expect(back).toEqual({ engagementId: world.harbor.id, name: 'Harbor app', language: 'en', plannedEvery: 'week', length: 'full' });
  });

  it('hold for one client, not for another she is a contact of', async () => {
    await world.later(1);
    await world.maya.value('clients.save-contact', { engagementId: world.chenguang.id, contact: { name: 'Ana', road: 'request', accountId: world.people.ana.accountId } });
    await world.portal('ana').value('portal.save-preferences', chosen());
    const view = await world.portal('ana').value('portal.preferences');
    expect(view.who === 'contact' && view.projects.map(({ length }) => length)).toEqual(['short', 'full']);
  });

  it('stay when we change her, also when the page sends them back, and are only hers to change', async () => {
    await world.portal('ana').value('portal.save-preferences', chosen());
    const before = await contact();
    const sentBack = { ...before, name: 'Ana S.', preferences: { length: 'full', chosenAt: 'now' } };
    expect(await world.maya.raw('clients.save-contact', { engagementId: world.harbor.id, contact: sentBack })).toMatchObject({ ok: true });
    expect(await contact()).toEqual({ ...before, name: 'Ana S.' });
    await world.maya.value('clients.save-contact', { engagementId: world.harbor.id, contact: { id: world.ana.id, name: 'Ana', road: 'by-hand' } });
    expect(await contact()).toMatchObject({ road: 'by-hand', preferences: before?.preferences });
  });

  it('do not pass to whoever takes her place', async () => {
    await world.portal('ana').value('portal.save-preferences', chosen());
    await world.maya.value('clients.save-contact', { engagementId: world.harbor.id, contact: { id: world.ana.id, name: 'Tom', road: 'by-hand', accountId: world.people.tom.accountId } });
    expect(await contact()).not.toHaveProperty('preferences');
  });

  it('survive both being saved at the same moment', async () => {
    await Promise.all([
      world.portal('ana').value('portal.save-preferences', chosen()),
      world.maya.call('clients.save-contact', { engagementId: world.harbor.id, contact: { id: world.ana.id, name: 'Ana S.', road: 'by-hand', accountId: world.people.ana.accountId } }),
    ]);
    expect(await contact()).toMatchObject({ preferences: { length: 'short' } });
  });

  it.each([
    ['pausedUntil', { pausedUntil: '2026-02-30' }, 'not-a-date'],
    ['length', { length: 'tiny' }, 'malformed'],
    ['every', { every: 'day' }, 'malformed'],
    ['language', { language: 'xx' }, 'malformed'],
  ])('refuse a bad %s', async (field, change, key) => {
    expect(await world.portal('ana').raw('portal.save-preferences', { ...chosen(), ...change })).toEqual({ ok: false, error: { code: 'invalid', message: `failure.${key}`, field } });
  });

  it('drop a pause that is over', async () => {
    const saved = await world.portal('ana').value('portal.save-preferences', { ...chosen(), pausedUntil: '2026-11-20' });
    expect(saved).not.toHaveProperty('pausedUntil');
  });
});
