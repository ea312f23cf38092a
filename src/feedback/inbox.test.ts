import { type InboxWorld, startInbox } from '../../local/testing/inbox';

let world: InboxWorld;
beforeEach(async () => {
  world = await startInbox();
});
afterEach(() => world.close());

const refused = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });
const texts = (inbox: { items: { text: string }[] }) => inbox.items.map(({ text }) => text);

describe('the inbox', () => {
  it('shows what customers wrote, with who, when and until when', async () => {
    const { id, request } = await world.file('ana', 'How do I refund an order?');
    const { items, counts, more } = await world.inbox();
    expect(items).toEqual([
      expect.objectContaining({
        id,
        projectId: world.project.id,
        client: world.harbor.client,
        asker: expect.objectContaining({ name: 'Ana Silva', accountId: world.people.ana.accountId, contactId: world.ana.id, request }),
        door: 'request',
        text: 'How do I refund an order?',
        state: 'waiting',
        overdue: false,
        unread: true,
        hearsBy: '2026-11-23T12:01:00.000Z',
        issues: [],
      }),
    ]);
    expect(items[0]?.reference).toMatch(/^F-/);
    expect(counts).toMatchObject({ open: 1, unread: 1, overdue: 0, mine: 0, nobody: 1 });
    expect(more).toBe(false);
  });

  it('opens with everything the page needs in one call', async () => {
    await world.file('ana', 'How do I refund an order?');
    const page = await world.maya.value('feedback.open', { filter: { show: 'open' } });
    expect(page).toMatchObject({ project: { key: 'HAR' }, me: { name: 'Maya Lindqvist' }, may: { edit: true, send: true } });
    expect(page.engagements).toHaveLength(2);
    expect(texts(page.inbox)).toEqual(['How do I refund an order?']);
  });

  it('puts the late first, then who hears next, then the newest', async () => {
    const early = await world.file('ana', 'Asked first');
    await world.later(24 * 60);
    await world.file('ana', 'Asked on Saturday');
    await world.maya.value('feedback.paste', { pasteId: world.id(), engagementId: world.harbor.id, contactId: world.rui.id, receivedAt: '2026-11-21T10:00:00Z', text: 'Told on the phone' });
    expect(texts(await world.inbox())).toEqual(['Asked first', 'Asked on Saturday', 'Told on the phone']);
    await world.maya.value('feedback.answer', { id: early.id, answerId: world.id(), mode: 'public', text: 'On Monday.' });
    await world.later(4 * 24 * 60);
    const { items, counts } = await world.inbox();
    expect(items.map(({ text, overdue, state }) => [text, overdue, state])).toEqual([
      ['Asked on Saturday', true, 'waiting'],
      ['Told on the phone', false, 'waiting'],
      ['Asked first', false, 'answered'],
    ]);
    expect(counts).toMatchObject({ open: 3, overdue: 1 });
  });

  it('filters by state, kind, client and owner, and counts everything open all the same', async () => {
    const { id: anas } = await world.file('ana', 'Please add a loyalty card');
    await world.file('fang', '无法登录，一直报错');
    const [item] = (await world.inbox()).items.filter((each) => each.id === anas);
    await world.maya.value('feedback.change', { id: anas, revision: item?.revision ?? '', kind: 'change', ownerAccountId: world.people.jonas.accountId });
    const closed = await world.file('ana', 'Thank you!');
    await world.maya.value('feedback.change', { id: closed.id, revision: (await world.read(closed.id)).item.revision, state: 'closed' });

    expect(texts(await world.inbox({ show: 'open', kind: 'change' }))).toEqual(['Please add a loyalty card']);
    expect(texts(await world.inbox({ show: 'open', engagementId: world.chenguang.id }))).toEqual(['无法登录，一直报错']);
    expect(texts(await world.inbox({ show: 'open', owner: 'nobody' }))).toEqual(['无法登录，一直报错']);
    expect(texts(await world.inbox({ show: 'open', owner: 'me' }, 'jonas'))).toEqual(['Please add a loyalty card']);
    expect(texts(await world.inbox({ show: 'open', owner: world.people.jonas.accountId }))).toEqual(['Please add a loyalty card']);
    expect(texts(await world.inbox({ show: 'open', owner: 'me' }))).toEqual([]);
    expect(texts(await world.inbox({ show: 'closed' }))).toEqual(['Thank you!']);
    expect(texts(await world.inbox({ show: 'all' }))).toHaveLength(3);
    const { counts } = await world.inbox({ show: 'closed' }, 'jonas');
    expect(counts).toMatchObject({ open: 2, mine: 1, nobody: 1, kinds: expect.objectContaining({ change: 1 }) });
  });

  it('is read by each person for herself, until something comes in', async () => {
    const { id, request } = await world.file('ana', 'How do I refund an order?');
    await world.later(1);
    await world.read(id);
    expect((await world.inbox()).counts.unread).toBe(0);
    expect((await world.inbox({ show: 'open' }, 'jonas')).counts.unread).toBe(1);
    await world.say('ana', request.key, 'And half an order?');
    expect((await world.inbox()).items[0]).toMatchObject({ unread: true, state: 'waiting' });
  });

  it('shows what the caller has just done, though lists lag', async () => {
    const { id } = await world.file('ana', 'How do I refund an order?');
    world.runtime.setQueryLag(120_000);
    await world.later(3);
    const pasteId = world.id();
    await world.maya.value('feedback.paste', { pasteId, engagementId: world.harbor.id, contactId: world.rui.id, receivedAt: '2026-11-20T10:00:00Z', text: 'Told on the phone' });
    expect(texts(await world.inbox())).toEqual(['How do I refund an order?', 'Told on the phone']);
    const { revision } = (await world.read(id)).item;
    const closed = await world.maya.value('feedback.change', { id, revision, state: 'closed' });
    expect(texts(await world.inbox())).toEqual(['Told on the phone']);
    expect(texts(await world.inbox({ show: 'closed' }))).toEqual(['How do I refund an order?']);
    await world.later(60);
    await world.maya.value('feedback.change', { id, revision: closed.revision, state: 'waiting' });
    expect((await world.inbox()).items.find((item) => item.id === id)).toMatchObject({ state: 'waiting', unread: false });
  });

  it('shows what others have done to what is listed, though lists lag', async () => {
    const answered = await world.file('ana', 'How do I refund an order?');
    const closed = await world.file('ana', 'Thank you!');
    await world.later(3);
    world.runtime.setQueryLag(120_000);
    await world.jonas.value('feedback.answer', { id: answered.id, answerId: world.id(), mode: 'public', text: 'On Monday.' });
    await world.jonas.value('feedback.change', { id: closed.id, revision: (await world.read(closed.id, 'jonas')).item.revision, state: 'closed' });
    expect((await world.inbox()).items).toEqual([expect.objectContaining({ id: answered.id, state: 'answered', unread: true })]);
  });

  it('holds what is written, and nothing of it is markup', async () => {
    const text = `<script>alert(1)</script> {code}\n${Array.from({ length: 2_000 }, (_, line) => `line ${line}`).join('\n')}`;
    const { id } = await world.file('ana', text, { summary: 'It breaks' });
    const [item] = (await world.inbox()).items;
    expect(item?.text.startsWith('It breaks\n\n<script>alert(1)</script> {code}\nline 0')).toBe(true);
    expect(item?.text.length).toBeLessThan(502);
    expect((await world.read(id)).item.text).toContain('line 1999');
  });

  it('belongs to its project: another one shows nothing, and readers may read', async () => {
    const { id } = await world.file('ana', 'How do I refund an order?');
    const elsewhere = world.as('maya', world.otherProject);
    expect((await elsewhere.value('feedback.list', { filter: { show: 'all' } })).items).toEqual([]);
    expect(await elsewhere.call('feedback.read', { id })).toEqual(refused('not-found'));
    expect(texts(await world.inbox({ show: 'open' }, 'vera'))).toHaveLength(1);
    expect((await world.read(id, 'vera')).item.id).toBe(id);
    for (const name of ['ana', 'fang', 'stranger'] as const) expect(await world.as(name).call('feedback.list', { filter: { show: 'open' } })).toEqual(refused('not-found'));
  });
});

describe('what it costs', () => {
  it('asks Jira for the names of linked issues once, however much there is', async () => {
    for (let index = 0; index < 6; index++) {
      const { id } = await world.file('ana', `Question ${index}`);
      await world.maya.value('feedback.link-issue', { id, issueId: world.issues[index]?.id ?? '' });
    }
    world.runtime.count.reset();
    const { inbox } = await world.maya.value('feedback.open', { filter: { show: 'open' } });
    expect(inbox.items.map(({ issues }) => issues[0]?.summary).sort()).toEqual(world.issues.slice(0, 6).map(({ summary }) => summary).sort());
    expect(world.runtime.count.jiraCalls.map(({ path }) => path.split('?')[0])).toEqual([
      expect.stringContaining('mypermissions'),
      ...Array.from({ length: 2 }, () => expect.stringMatching(/project\/\d+|myself/)),
      expect.stringContaining('search/jql'),
    ]);
    expect(Object.values(world.runtime.count.storage).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(12);
  });

  it('still names the others when one linked issue is gone', async () => {
    const { id } = await world.file('ana', 'Question');
    const [first, second] = world.issues;
    for (const issue of [first, second]) await world.maya.value('feedback.link-issue', { id, issueId: issue?.id ?? '' });
    await world.jira('maya', 'DELETE', `/rest/api/3/issue/${first?.key}`);
    const [item] = (await world.inbox()).items;
    expect(item?.issues.map(({ key }) => key).sort()).toEqual(['', second?.key].sort());
  });

  it('lists fifty, counts them all, and says that there are more', async () => {
    const paste = (index: number) =>
      world.maya.value('feedback.paste', { pasteId: world.id(), engagementId: world.harbor.id, contactId: world.rui.id, receivedAt: '2026-11-20T10:00:00Z', text: `Word ${index}` });
    for (let index = 0; index < 51; index++) await paste(index);
    const inbox = await world.inbox();
    expect([inbox.items.length, inbox.more, inbox.counts.open]).toEqual([50, true, 51]);
  });
});
