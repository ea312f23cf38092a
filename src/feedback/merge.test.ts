import { type InboxWorld, startInbox } from '../../local/testing/inbox';

let world: InboxWorld;
beforeEach(async () => {
  world = await startInbox();
});
afterEach(() => world.close());

const refused = (code: string, message: string) => ({ ok: false, error: expect.objectContaining({ code, message: `failure.${message}` }) });
const merge = (id: string, intoId: string) => world.maya.value('feedback.merge', { id, intoId });
const answer = (id: string, text = 'On it.') => world.maya.value('feedback.answer', { id, answerId: world.id(), mode: 'public', text });
const names = (detail: { item: { asker: { name: string }; alsoAsked: { name: string }[] } }) => [detail.item.asker.name, ...detail.item.alsoAsked.map(({ name }) => name)];

describe('merged feedback', () => {
  it('is one in the inbox and keeps everyone who asked, with her words and her request', async () => {
    const anas = await world.file('ana', 'The printer prints twice');
    const fangs = await world.file('fang', '打印机打印两次');
    const detail = await merge(fangs.id, anas.id);
    expect(names(detail)).toEqual(['Ana Silva', '王芳']);
    expect(detail.item.alsoAsked[0]?.request).toEqual(fangs.request);
    expect(detail.conversation).toContainEqual(expect.objectContaining({ from: 'client', authorName: '王芳', text: '打印机打印两次', internal: false }));
    expect((await world.inbox({ show: 'all' })).items.map(({ id }) => id)).toEqual([anas.id]);
    expect((await world.read(fangs.id)).item.id).toBe(anas.id);
  });

  it('shows neither client anything of the other', async () => {
    const anas = await world.file('ana', 'The printer prints twice');
    const fangs = await world.file('fang', '打印机打印两次');
    await merge(fangs.id, anas.id);
    await answer(anas.id, 'Dear Ana, we found it.');
    await world.settle();
    expect(world.publicComments(fangs.request.id)).toEqual([]);
    const hers = await world.jira('fang', 'GET', `/rest/servicedeskapi/request/${fangs.request.key}/comment`);
    expect(JSON.stringify(hers)).not.toContain('Ana');
    await expect(world.jira('fang', 'GET', `/rest/servicedeskapi/request/${anas.request.key}`)).rejects.toThrow('404');
  });

  it('waits again when somebody else who asked writes', async () => {
    const anas = await world.file('ana', 'The printer prints twice');
    const fangs = await world.file('fang', '打印机打印两次');
    await answer(fangs.id, '正在处理。');
    await merge(fangs.id, anas.id);
    await world.later(1);
    await answer(anas.id);
    expect((await world.read(anas.id)).item).toMatchObject({ state: 'answered', unread: false });
    await world.say('fang', fangs.request.key, '还没好吗？');
    expect((await world.inbox()).items).toEqual([expect.objectContaining({ id: anas.id, state: 'waiting', unread: true })]);
    expect((await world.read(anas.id)).conversation).toContainEqual(expect.objectContaining({ authorName: '王芳', text: '还没好吗？', from: 'client' }));
  });

  it('keeps the promise that was made first', async () => {
    const early = await world.file('ana', 'The printer prints twice');
    await world.later(60);
    const late = await world.file('fang', '打印机打印两次');
    await answer(late.id, '正在处理。');
    const promised = (await world.read(early.id)).item.hearsBy;
    const { item } = await merge(early.id, late.id);
    expect(item).toMatchObject({ hearsBy: promised, state: 'waiting' });
    await world.later(4 * 24 * 60);
    expect((await world.inbox()).items).toEqual([expect.objectContaining({ id: late.id, overdue: true })]);
  });

  it('does not vanish with what is closed', async () => {
    const old = await world.file('ana', 'The printer prints twice');
    await world.maya.value('feedback.change', { id: old.id, revision: (await world.read(old.id)).item.revision, state: 'closed' });
    const fresh = await world.file('fang', '打印机打印两次');
    expect((await merge(fresh.id, old.id)).item.state).toBe('waiting');
    expect((await world.inbox()).items.map(({ id }) => id)).toEqual([old.id]);
  });

  it('brings its linked work along, and the issue finds where it went', async () => {
    const anas = await world.file('ana', 'The printer prints twice');
    const fangs = await world.file('fang', '打印机打印两次');
    const [first, second] = world.issues;
    await world.maya.value('feedback.link-issue', { id: fangs.id, issueId: first?.id ?? '' });
    await world.maya.value('feedback.link-issue', { id: anas.id, issueId: second?.id ?? '' });
    const { item } = await merge(fangs.id, anas.id);
    expect(item.issues.map(({ id }) => id).sort()).toEqual([first?.id, second?.id]);
    for (const issue of [first, second]) await world.move(issue ?? { id: '' }, 'Done');
    expect((await world.inbox()).items).toEqual([expect.objectContaining({ id: anas.id, state: 'done' })]);
  });
});

describe('chains', () => {
  it('end at the last, with everybody in it once', async () => {
    const one = await world.file('ana', 'First');
    const two = await world.file('fang', '第二');
    const three = await world.file('ana', 'Third');
    const pasted = await world.maya.value('feedback.paste', { pasteId: world.id(), engagementId: world.harbor.id, contactId: world.rui.id, receivedAt: '2026-11-20T10:00:00Z', text: 'Fourth' });
    await merge(one.id, two.id);
    await merge(two.id, three.id);
    // Named by what it was before: it goes where that went.
    const detail = await merge(pasted.id, one.id);
    expect(detail.item.id).toBe(three.id);
    expect(names(detail).sort()).toEqual(['Ana Silva', 'Rui Costa', '王芳']);
    for (const { id } of [one, two, pasted]) expect((await world.read(id)).item.id).toBe(three.id);
    expect((await world.inbox({ show: 'all' })).items).toHaveLength(1);
    expect(detail.conversation.filter(({ from }) => from === 'client').map(({ text }) => text).sort()).toEqual(['First', 'Fourth', '第二']);
  });

  it('never close to a circle, and merging twice is merging once', async () => {
    const one = await world.file('ana', 'First');
    const two = await world.file('fang', '第二');
    expect(await world.maya.call('feedback.merge', { id: one.id, intoId: one.id })).toEqual(refused('invalid', 'same-feedback'));
    await merge(one.id, two.id);
    expect(await world.maya.call('feedback.merge', { id: two.id, intoId: one.id })).toEqual(refused('invalid', 'same-feedback'));
    expect(names(await merge(one.id, two.id))).toEqual(['王芳', 'Ana Silva']);
    const three = await world.file('ana', 'Third');
    expect(await world.maya.call('feedback.merge', { id: one.id, intoId: three.id })).toEqual(refused('conflict', 'feedback-merged'));
  });

  it('by two people at once, crosswise, leave one', async () => {
    const one = await world.file('ana', 'First');
    const two = await world.file('fang', '第二');
    const outcomes = await Promise.all([
      world.maya.call('feedback.merge', { id: one.id, intoId: two.id }),
      world.jonas.call('feedback.merge', { id: two.id, intoId: one.id }),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await world.inbox({ show: 'all' })).items).toHaveLength(1);
  });
});

it('what was merged away is changed no more', async () => {
  const one = await world.file('ana', 'First');
  const two = await world.file('fang', '第二');
  const { revision } = (await world.read(one.id)).item;
  await merge(one.id, two.id);
  const merged = refused('conflict', 'feedback-merged');
  expect(await world.maya.call('feedback.answer', { id: one.id, answerId: world.id(), mode: 'public', text: 'Hello' })).toEqual(merged);
  expect(await world.maya.call('feedback.change', { id: one.id, revision, state: 'closed' })).toEqual(merged);
  expect(await world.maya.call('feedback.link-issue', { id: one.id, issueId: world.issues[0]?.id ?? '' })).toEqual(merged);
  expect(await world.maya.call('feedback.ride', { id: one.id, rides: true })).toEqual(merged);
});

it('is refused across projects and to who may only read', async () => {
  const one = await world.file('ana', 'First');
  const two = await world.file('fang', '第二');
  expect(await world.vera.call('feedback.merge', { id: one.id, intoId: two.id })).toEqual(refused('forbidden', 'no-permission-edit'));
  expect(await world.as('maya', world.otherProject).call('feedback.merge', { id: one.id, intoId: two.id })).toEqual(refused('not-found', 'not-found'));
  expect(await world.maya.call('feedback.merge', { id: one.id, intoId: 'request-1' })).toEqual(refused('not-found', 'not-found'));
});
