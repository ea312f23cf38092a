import { type InboxWorld, startInbox } from '../../local/testing/inbox';

let world: InboxWorld;
let id: string;
beforeEach(async () => {
  world = await startInbox();
  ({ id } = await world.file('ana', 'The printer prints twice'));
});
afterEach(() => world.close());

const refused = (code: string, message: string, field?: string) => ({ ok: false, error: expect.objectContaining({ code, message: `failure.${message}`, ...(field && { field }) }) });
const revision = async () => (await world.read(id)).item.revision;
const pasted = (text: string) => ({ pasteId: world.id(), engagementId: world.harbor.id, contactId: world.rui.id, receivedAt: '2026-11-19T09:30:00Z', text });
const change = async (more: object) => world.maya.value('feedback.change', { id, revision: await revision(), ...more });

describe('a person’s correction', () => {
  it('of the kind is hers, also where Candor had suggested the same', async () => {
    const { kind } = (await world.read(id)).item;
    expect(await change({ kind })).toMatchObject({ kind, kindBy: 'person' });
    expect(await change({ kind: 'problem', severity: 'blocking' })).toMatchObject({ kind: 'problem', severity: 'blocking' });
    expect((await change({ kind: 'praise' })).severity).toBeUndefined();
  });

  it('is learnt from, whatever door the next words come through', async () => {
    const text = 'The kiosk bonus voucher stamps';
    const suggested = (await world.maya.value('feedback.paste', pasted(text))).kind;
    const wanted = suggested === 'praise' ? 'change' : 'praise';
    for (let time = 0; time < 3; time++) {
      const item = await world.maya.value('feedback.paste', pasted(text));
      await world.maya.value('feedback.change', { id: item.id, revision: item.revision, kind: wanted });
    }
    expect((await world.maya.value('feedback.paste', pasted(text))).kind).toBe(wanted);
  });

  it('gives it to somebody who can be given work, and takes it back', async () => {
    expect((await change({ ownerAccountId: world.people.jonas.accountId })).owner).toMatchObject({ accountId: world.people.jonas.accountId, name: 'Jonas Weber' });
    expect((await world.inbox({ show: 'open' }, 'jonas')).counts).toMatchObject({ mine: 1, nobody: 0 });
    for (const name of ['vera', 'ana', 'stranger'] as const) {
      const input = { id, revision: await revision(), ownerAccountId: world.people[name].accountId };
      expect(await world.maya.call('feedback.change', input)).toEqual(refused('invalid', 'person-not-found', 'ownerAccountId'));
    }
    expect((await change({ ownerAccountId: null })).owner).toBeUndefined();
  });

  it('closes it and opens it again; a new word of hers opens it, too', async () => {
    expect((await change({ state: 'closed' })).state).toBe('closed');
    expect((await world.inbox()).items).toEqual([]);
    await world.later(1);
    expect((await change({ state: 'waiting' })).state).toBe('waiting');
    await world.later(1);
    await change({ state: 'closed' });
    await world.say('ana', (await world.read(id)).item.asker.request?.key ?? '', 'It does it again');
    expect((await world.inbox()).items).toEqual([expect.objectContaining({ id, state: 'waiting', unread: true })]);
  });

  it('on what somebody has changed meanwhile is a conflict, and changes nothing', async () => {
    const seen = await revision();
    const [one, other] = await Promise.all([
      world.maya.call('feedback.change', { id, revision: seen, kind: 'question' }),
      world.jonas.call('feedback.change', { id, revision: seen, kind: 'change' }),
    ]);
    expect([one, other].filter(({ ok }) => !ok)).toEqual([refused('conflict', 'changed-elsewhere')]);
    expect(await world.maya.call('feedback.change', { id, revision: seen, kind: 'praise' })).toEqual(refused('conflict', 'changed-elsewhere'));
    expect((await world.read(id)).item.kind).not.toBe('praise');
  });

  it('is for who may edit, in the project it belongs to', async () => {
    const input = { id, revision: await revision(), state: 'closed' as const };
    expect(await world.vera.call('feedback.change', input)).toEqual(refused('forbidden', 'no-permission-edit'));
    expect(await world.as('maya', world.otherProject).call('feedback.change', input)).toEqual(refused('not-found', 'not-found'));
    expect(await world.maya.call('feedback.change', { ...input, id: 'request-1' })).toEqual(refused('not-found', 'not-found'));
  });
});
