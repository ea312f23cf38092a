import { type InboxWorld, startInbox } from '../../local/testing/inbox';

let world: InboxWorld;
beforeEach(async () => {
  world = await startInbox();
});
afterEach(() => world.close());

const refused = (code: string, message: string, field?: string) => ({ ok: false, error: expect.objectContaining({ code, message: `failure.${message}`, ...(field && { field }) }) });
const pasted = (more: object = {}) => ({ pasteId: world.id(), engagementId: world.harbor.id, contactId: world.rui.id, receivedAt: '2026-11-19T09:30:00Z', text: 'Thanks, the new menu is lovely!', ...more });

describe('a pasted reply', () => {
  it('is in the inbox under her name in one step, with a kind suggested and nothing promised', async () => {
    const item = await world.jonas.value('feedback.paste', pasted());
    expect(item).toMatchObject({
      asker: { name: 'Rui Costa', contactId: world.rui.id },
      client: { name: 'Harbor Coffee' },
      door: 'pasted',
      kindBy: 'suggestion',
      suggestion: { kind: item.kind },
      receivedAt: '2026-11-19T09:30:00.000Z',
      state: 'waiting',
      unread: false,
      overdue: false,
    });
    expect(item.hearsBy).toBeUndefined();
    expect(item.owner).toBeUndefined();
    expect((await world.inbox()).items).toEqual([expect.objectContaining({ id: item.id, unread: true })]);
    expect((await world.inbox({ show: 'open' }, 'jonas')).items).toEqual([expect.objectContaining({ id: item.id, unread: false })]);
    await world.later(30 * 24 * 60);
    expect((await world.inbox()).counts.overdue).toBe(0);
  });

  it('pasted twice, at once too, is there once', async () => {
    const once = pasted();
    const [one, other] = await Promise.all([world.maya.value('feedback.paste', once), world.maya.value('feedback.paste', once)]);
    const third = await world.maya.value('feedback.paste', { ...once, text: 'Something else' });
    expect([other.id, third.id, third.text]).toEqual([one.id, one.id, one.text]);
    expect((await world.inbox()).items).toHaveLength(1);
  });

  it('keeps every line, as text', async () => {
    const text = `<img src=x onerror=alert(1)>\n${Array.from({ length: 3_000 }, (_, line) => `line ${line}`).join('\n')}`;
    const { id } = await world.maya.value('feedback.paste', pasted({ text }));
    expect((await world.read(id)).item.text).toBe(text);
    expect((await world.inbox()).items[0]?.text.length).toBeLessThan(502);
  });

  it.each([
    ['from the future', { receivedAt: '2026-11-21T09:30:00Z' }, 'in-the-future', 'receivedAt'],
    ['of no moment', { receivedAt: '2026-02-31' }, 'malformed', 'receivedAt'],
    ['of the thirteenth month', { receivedAt: '2026-13-01T00:00:00Z' }, 'not-a-date', 'receivedAt'],
    ['without words', { text: ' \n\u200b' }, 'required', 'text'],
    ['beyond any length', { text: 'x'.repeat(40_000) }, 'too-long', 'text'],
  ])('%s is refused', async (_name, more, message, field) => {
    expect(await world.maya.call('feedback.paste', pasted(more))).toEqual(refused('invalid', message, field));
    expect((await world.inbox()).items).toEqual([]);
  });

  it('needs a contact of the project, and somebody who may edit', async () => {
    expect(await world.maya.call('feedback.paste', pasted({ contactId: world.fang.id }))).toEqual(refused('not-found', 'not-found'));
    expect(await world.as('maya', world.otherProject).call('feedback.paste', pasted())).toEqual(refused('not-found', 'not-found'));
    expect(await world.vera.call('feedback.paste', pasted())).toEqual(refused('forbidden', 'no-permission-edit'));
    const once = pasted();
    await world.maya.value('feedback.paste', once);
    await world.maya.value('clients.remove-contact', { engagementId: world.harbor.id, contactId: world.rui.id });
    expect(await world.maya.call('feedback.paste', pasted())).toEqual(refused('not-found', 'not-found'));
  });
});
