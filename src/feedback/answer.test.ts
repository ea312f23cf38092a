import { type InboxWorld, startInbox } from '../../local/testing/inbox';
import { addComment } from '../../local/site/operations/comments';
import { plainText, paragraphs } from '../../local/site/document';

let world: InboxWorld;
let log: jest.SpyInstance;
beforeEach(async () => {
  world = await startInbox();
  log = jest.spyOn(console, 'error').mockImplementation();
});
afterEach(async () => {
  log.mockRestore();
  await world.close();
});

const refused = (code: string, message: string) => ({ ok: false, error: expect.objectContaining({ code, message: `failure.${message}` }) });
const post = { method: 'POST', path: /\/comment$/ };
const filed = async () => {
  const { id, request } = await world.file('ana', 'How do I refund an order?');
  await world.later(1);
  return { id, request };
};
const said = (requestId: string) => world.publicComments(requestId).map(({ body }) => plainText(body));
const answer = (id: string, more: Partial<{ answerId: string; mode: 'public' | 'internal'; text: string }> = {}) => ({ id, answerId: world.id(), mode: 'public' as const, text: 'Press Refund.', ...more });

describe('a public answer', () => {
  it('is read by her, in a person’s name, and her feedback no longer waits', async () => {
    const { id, request } = await filed();
    const mails = world.mailsTo('ana').length;
    const detail = await world.maya.value('feedback.answer', answer(id, { text: 'Press <b>Refund</b>.\n\nThen wait.' }));
    expect(detail.item).toMatchObject({ state: 'answered', answeredAt: world.state.now(), overdue: false });
    expect(detail.item.hearsBy).toBeUndefined();
    expect(detail.conversation.at(-1)).toMatchObject({ from: 'us', authorName: 'Maya Lindqvist', internal: false, text: 'Press <b>Refund</b>.\nThen wait.' });
    expect(said(request.id)).toEqual(['Press <b>Refund</b>.\nThen wait.\n— Maya Lindqvist']);
    await world.settle();
    expect(world.mailsTo('ana')).toHaveLength(mails + 1);
    expect((await world.read(id)).item).toMatchObject({ state: 'answered', unread: false });
  });

  it('that names an issue is shown beside what the client was told of it; a note is not', async () => {
    const { id, request } = await filed();
    const [named, noted] = world.issues;
    await world.maya.value('feedback.answer', answer(id, { text: `We follow it as ${named?.key}.` }));
    await world.maya.value('feedback.answer', answer(id, { mode: 'internal', text: `Like ${noted?.key}.` }));
    const mentionOf = async (issueId = '') => (await world.jonas.value('panel.open', { issueId })).clients[0]?.mention;
    expect(await mentionOf(named?.id)).toMatchObject({ byName: 'Maya Lindqvist', requestKey: request.key });
    expect(await mentionOf(noted?.id)).toBeUndefined();
  });

  it('is signed in her language', async () => {
    const { id, request } = await world.file('fang', '怎么退款？');
    await world.maya.value('feedback.answer', answer(id, { text: '请点击退款。' }));
    expect(said(request.id)).toEqual(['请点击退款。\n—— Maya Lindqvist']);
  });

  it('sent twice is said once', async () => {
    const { id, request } = await filed();
    const once = answer(id);
    const outcomes = await Promise.all([world.maya.call('feedback.answer', once), world.maya.call('feedback.answer', once)]);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
    await world.maya.value('feedback.answer', { ...once, text: 'Something else' });
    expect(said(request.id)).toHaveLength(1);
  });

  it('by two people at once is two answers', async () => {
    const { id, request } = await filed();
    await Promise.all([world.maya.value('feedback.answer', answer(id)), world.jonas.value('feedback.answer', answer(id, { text: 'Ask Maya.' }))]);
    expect(said(request.id).sort()).toEqual(['Ask Maya.\n— Jonas Weber', 'Press Refund.\n— Maya Lindqvist']);
    expect((await world.read(id)).item.state).toBe('answered');
  });

  it.each(['lost answer', 'lost request', { status: 503 }] as const)('whose answer is lost (%j) is said once, by the same try or the next', async (effect) => {
    const { id, request } = await filed();
    world.site.fault({ ...post, effect });
    const once = answer(id);
    const first = await world.maya.call('feedback.answer', once);
    if (effect === 'lost answer') expect(first.ok).toBe(true);
    else {
      expect(first).toEqual(refused('unavailable', 'posting-unclear'));
      expect((await world.read(id)).item.state).toBe('waiting');
    }
    await world.maya.value('feedback.answer', once);
    expect(said(request.id)).toHaveLength(1);
    expect((await world.read(id)).item.state).toBe('answered');
  });

  it('that nobody can tell about is cleared up when Jira answers again', async () => {
    const { id, request } = await filed();
    world.site.fault({ ...post, effect: 'lost answer' });
    world.site.fault({ method: 'GET', path: /\/comment\?/, effect: { status: 500 }, times: 3 });
    const once = answer(id);
    expect(await world.maya.call('feedback.answer', once)).toEqual(refused('unavailable', 'posting-unclear'));
    await world.maya.value('feedback.answer', once);
    expect(said(request.id)).toHaveLength(1);
  });

  it('that broke off before it was noted is nobody else’s to repeat, and found when its time is over', async () => {
    const { id, request } = await filed();
    let posted = false;
    world.site.observe(({ method, path }) => {
      posted ||= method === 'POST' && post.path.test(path);
    });
    world.runtime.setFault(({ path }) => (posted && path.includes('transaction') ? new Response(JSON.stringify({ code: 'INTERNAL_SERVER_ERROR', message: '' }), { status: 500 }) : undefined));
    const once = answer(id);
    expect(await world.maya.call('feedback.answer', once)).toEqual(refused('unavailable', 'storage-unavailable'));
    world.runtime.setFault(undefined);
    expect(await world.maya.call('feedback.answer', once)).toEqual(refused('conflict', 'being-sent'));
    world.clock.advance(41_000);
    expect((await world.maya.value('feedback.answer', once)).item.state).toBe('answered');
    expect(said(request.id)).toHaveLength(1);
  });

  it('waits as long as Jira asks', async () => {
    const { id, request } = await filed();
    world.site.fault({ ...post, effect: { status: 429, retryAfterSeconds: 30 } });
    const once = answer(id);
    expect(await world.maya.call('feedback.answer', once)).toMatchObject({ ok: false, error: { code: 'unavailable', message: 'failure.jira-busy', parameters: { seconds: 30 } } });
    await world.maya.value('feedback.answer', once);
    expect(said(request.id)).toHaveLength(1);
  });

  it('is refused without a request to stand on', async () => {
    const { id } = await world.maya.value('feedback.paste', { pasteId: world.id(), engagementId: world.harbor.id, contactId: world.rui.id, receivedAt: '2026-11-20T10:00:00Z', text: 'On the phone' });
    expect(await world.maya.call('feedback.answer', answer(id))).toEqual(refused('invalid', 'no-request'));
    expect((await world.read(id)).unreachable).toBe('no-request');
  });

  it('needs words, and not too many', async () => {
    const { id } = await filed();
    expect(await world.maya.call('feedback.answer', answer(id, { text: ' \u200b\n ' }))).toMatchObject({ ok: false, error: { code: 'invalid', message: 'failure.required', field: 'text' } });
    expect(await world.maya.call('feedback.answer', answer(id, { text: 'long '.repeat(10_000) }))).toMatchObject({ ok: false, error: { code: 'invalid', message: 'failure.too-long', field: 'text' } });
  });
});

describe('an internal note', () => {
  it('is read by the team only, mails nobody, and answers nothing', async () => {
    const { id, request } = await filed();
    const mails = world.mailsTo('ana').length;
    const detail = await world.jonas.value('feedback.answer', answer(id, { mode: 'internal', text: 'Do not promise anything' }));
    expect(detail.item.state).toBe('waiting');
    expect(detail.conversation.at(-1)).toMatchObject({ from: 'us', authorName: 'Jonas Weber', internal: true, text: 'Do not promise anything' });
    await world.settle();
    expect(world.mailsTo('ana')).toHaveLength(mails);
    const hers = await world.jira('ana', 'GET', `/rest/servicedeskapi/request/${request.key}/comment`);
    expect(JSON.stringify(hers)).not.toContain('promise');
    expect((await world.read(id)).item.state).toBe('waiting');
  });
});

it('a public word is for those who may send, a note for those who may edit', async () => {
  const { id, request } = await filed();
  const { settings } = await world.admin('maya').value('settings.open');
  await world.admin('maya').value('settings.save', { ...settings, sending: { who: 'administrators' } });
  expect(await world.jonas.call('feedback.answer', answer(id))).toEqual(refused('forbidden', 'no-permission-send'));
  expect(await world.jonas.call('feedback.answer', answer(id, { mode: 'internal' }))).toMatchObject({ ok: true });
  expect(await world.vera.call('feedback.answer', answer(id, { mode: 'internal' }))).toEqual(refused('forbidden', 'no-permission-edit'));
  expect(said(request.id)).toEqual([]);
});

it('what an agent answers in Jira counts as well', async () => {
  const { id, request } = await filed();
  await world.say('jonas', request.key, 'Press Refund.');
  expect((await world.read(id)).item).toMatchObject({ state: 'answered' });
  const issue = world.state.issues.get(request.id);
  if (!issue) throw new Error('No request.');
  world.clock.advance(60_000);
  addComment(world.state, world.people.ana, issue, { body: paragraphs('It is greyed out') });
  await world.settle();
  expect((await world.read(id)).item).toMatchObject({ state: 'waiting' });
});
