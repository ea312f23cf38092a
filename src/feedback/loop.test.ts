import { plainText } from '../../local/site/document';
import { type InboxWorld, startInbox } from '../../local/testing/inbox';

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

type Filed = Awaited<ReturnType<InboxWorld['file']>>;
const refused = (code: string, message: string) => ({ ok: false, error: expect.objectContaining({ code, message: `failure.${message}` }) });
const post = { method: 'POST', path: /\/comment$/ };
const told = ({ request }: Filed) => world.publicComments(request.id).map(({ body }) => plainText(body));
const text = { en: 'It is fixed.', 'zh-CN': '已经修好了。' };
const tell = (id: string, more: object = {}) => ({ id, tellId: world.id(), text, ...more });
const done = async (id: string) => {
  const [issue] = world.issues;
  if (!issue) throw new Error('No issue.');
  await world.maya.value('feedback.link-issue', { id, issueId: issue.id });
  await world.move(issue, 'Done');
  return issue;
};
const paste = (words: string) =>
  world.maya.value('feedback.paste', { pasteId: world.id(), engagementId: world.harbor.id, contactId: world.rui.id, receivedAt: '2026-11-20T10:00:00Z', text: words });
/** Ana's feedback, with 王芳's and Rui's merged into it; the work is done. */
const ofThree = async () => {
  const anas = await world.file('ana', 'The printer prints twice, it is broken');
  const fangs = await world.file('fang', '打印机坏了');
  const ruis = await paste('My printer, too');
  await world.maya.value('feedback.merge', { id: fangs.id, intoId: anas.id });
  await world.maya.value('feedback.merge', { id: ruis.id, intoId: anas.id });
  await done(anas.id);
  return { anas, fangs };
};

describe('work that is done', () => {
  it('offers a sentence in her words about the work she may see', async () => {
    const { id } = await world.file('ana', 'The printer prints twice, it is broken');
    expect((await world.read(id)).loop).toBeUndefined();
    const { revision } = (await world.read(id)).item;
    await world.maya.value('feedback.change', { id, revision, kind: 'problem' });
    const issue = await done(id);
    await world.maya.value('clients.save-title', { engagementId: world.harbor.id, issueId: issue.id, language: 'en', title: 'Paying with the phone' });
    expect((await world.read(id)).loop).toEqual({
      text: { en: 'What you reported is fixed: Paying with the phone. Thank you for telling us.' },
      askers: [{ name: 'Ana Silva', language: 'en', unreachable: false }],
    });
    await world.maya.value('clients.set-visibility', { engagementId: world.harbor.id, issueId: issue.id, choice: 'hidden' });
    expect((await world.read(id)).loop?.text).toEqual({ en: 'What you reported is fixed. Thank you for telling us.' });
  });

  it('offers a sentence for each language of those who asked, naming no work where they are of two clients', async () => {
    const { anas } = await ofThree();
    const { loop, item } = await world.read(anas.id);
    expect(item.state).toBe('done');
    expect(Object.keys(loop?.text ?? {})).toEqual(['en', 'zh-CN']);
    expect(JSON.stringify(loop?.text)).not.toContain('Apple');
    expect(loop?.askers).toEqual([
      { name: 'Ana Silva', language: 'en', unreachable: false },
      { name: 'Rui Costa', language: 'en', unreachable: true },
      { name: '王芳', language: 'zh-CN', unreachable: false },
    ]);
  });
});

describe('telling', () => {
  it('reaches each on her own request in her language; who has none is left to a person', async () => {
    const { anas, fangs } = await ofThree();
    const first = tell(anas.id);
    const after = await world.maya.value('feedback.tell-done', first);
    expect(told(anas)).toEqual(['It is fixed.\n— Maya Lindqvist']);
    expect(told(fangs)).toEqual(['已经修好了。\n—— Maya Lindqvist']);
    expect(after).toMatchObject({ item: { state: 'done' }, loop: { askers: [{ name: 'Rui Costa', unreachable: true }] } });
    // The same call again says nothing of Rui.
    expect((await world.maya.value('feedback.tell-done', first)).item.state).toBe('done');
    const last = await world.maya.value('feedback.tell-done', tell(anas.id));
    expect(last.item.state).toBe('told');
    expect(last.loop).toBeUndefined();
    expect([told(anas).length, told(fangs).length]).toEqual([1, 1]);
    await world.settle();
    expect((await world.inbox()).items).toEqual([]);
    expect((await world.inbox({ show: 'closed' })).items).toEqual([expect.objectContaining({ id: anas.id, state: 'told', unread: false })]);
    expect((await world.read(anas.id)).conversation.at(-1)).toMatchObject({ from: 'us', text: expect.any(String) });
  });

  it('of one who has no request is done when the person says so', async () => {
    const { id } = await paste('My printer is broken');
    await done(id);
    expect((await world.maya.value('feedback.tell-done', tell(id))).item.state).toBe('told');
  });

  it('twice, at once, and by two people, tells everyone once', async () => {
    const { anas, fangs } = await ofThree();
    const once = tell(anas.id);
    const outcomes = await Promise.all([world.maya.call('feedback.tell-done', once), world.maya.call('feedback.tell-done', once), world.jonas.call('feedback.tell-done', tell(anas.id))]);
    expect(outcomes.filter(({ ok }) => !ok)).toEqual([]);
    await world.maya.value('feedback.tell-done', tell(anas.id));
    expect([told(anas).length, told(fangs).length]).toEqual([1, 1]);
  });

  it.each(['lost answer', 'lost request', { status: 503 }] as const)('goes on after a lost answer (%j), and tells nobody twice', async (effect) => {
    const { anas, fangs } = await ofThree();
    world.site.fault({ ...post, effect, times: 2 });
    const once = tell(anas.id);
    const first = await world.maya.call('feedback.tell-done', once);
    expect(first.ok).toBe(effect === 'lost answer');
    expect((await world.maya.value('feedback.tell-done', once)).loop?.askers).toEqual([expect.objectContaining({ name: 'Rui Costa' })]);
    expect([told(anas).length, told(fangs).length]).toEqual([1, 1]);
  });

  it('one who could not be told keeps nobody else from being told', async () => {
    const { anas, fangs } = await ofThree();
    world.site.fault({ method: 'POST', path: new RegExp(`issue/${fangs.request.id}/comment$`), effect: { status: 503 }, times: 3 });
    const once = tell(anas.id);
    expect(await world.maya.call('feedback.tell-done', once)).toEqual(refused('unavailable', 'posting-unclear'));
    expect([told(anas).length, told(fangs).length]).toEqual([1, 0]);
    expect((await world.read(anas.id)).loop?.askers.map(({ name }) => name)).toEqual(['Rui Costa', '王芳']);
  });

  it('whose request is gone is left to a person', async () => {
    const { anas, fangs } = await ofThree();
    world.state.issues.delete(fangs.request.id);
    const { loop } = await world.maya.value('feedback.tell-done', tell(anas.id));
    expect(loop?.askers).toEqual([
      { name: 'Rui Costa', language: 'en', unreachable: true },
      { name: '王芳', language: 'zh-CN', unreachable: true },
    ]);
  });

  it('goes on with those one call had no time for', async () => {
    const first = await world.file('ana', 'The printer prints twice, it is broken');
    const others: Filed[] = [];
    for (let index = 0; index < 22; index++) {
      const other = await world.file(world.customer(`Customer ${index}`), 'Mine, too');
      await world.maya.value('feedback.merge', { id: other.id, intoId: first.id });
      others.push(other);
    }
    await done(first.id);
    const once = tell(first.id);
    expect((await world.maya.value('feedback.tell-done', once)).loop?.askers).toHaveLength(3);
    expect((await world.maya.value('feedback.tell-done', once)).item.state).toBe('told');
    expect([first, ...others].map((each) => told(each).length)).toEqual(Array.from({ length: 23 }, () => 1));
  }, 60_000);

  it('falls back to the language there is', async () => {
    const fangs = await world.file('fang', '打印机坏了');
    await done(fangs.id);
    await world.maya.value('feedback.tell-done', tell(fangs.id, { text: { en: 'It is fixed.', 'zh-CN': ' ' } }));
    expect(told(fangs)).toEqual(['It is fixed.\n—— Maya Lindqvist']);
    expect(await world.maya.call('feedback.tell-done', tell(fangs.id, { text: { en: ' ' } }))).toMatchObject({ ok: false, error: { code: 'invalid', message: 'failure.required', field: 'text' } });
  });

  it('begins anew with new work, and only who is new is told of old', async () => {
    const anas = await world.file('ana', 'The printer prints twice, it is broken');
    const issue = await done(anas.id);
    await world.maya.value('feedback.tell-done', tell(anas.id));
    const fangs = await world.file('fang', '打印机坏了');
    const merged = await world.maya.value('feedback.merge', { id: fangs.id, intoId: anas.id });
    expect(merged).toMatchObject({ item: { state: 'done' }, loop: { askers: [{ name: '王芳' }] } });
    await world.maya.value('feedback.tell-done', tell(anas.id));
    expect([told(anas).length, told(fangs).length]).toEqual([1, 1]);
    expect((await world.inbox()).items).toEqual([]);
    await world.move(issue, 'In Progress');
    expect((await world.inbox()).items).toEqual([expect.objectContaining({ id: anas.id, state: 'in-work' })]);
    await world.maya.value('feedback.link-issue', { id: anas.id, issueId: world.issues[1]?.id ?? '' });
    await world.move(issue, 'Done');
    await world.move(world.issues[1] ?? issue, 'Done');
    await world.maya.value('feedback.tell-done', tell(anas.id));
    expect([told(anas).length, told(fangs).length]).toEqual([2, 2]);
  });

  it('does not tell again who knew before she was joined with others', async () => {
    const fangs = await world.file('fang', '打印机坏了');
    await done(fangs.id);
    await world.maya.value('feedback.tell-done', tell(fangs.id));
    const anas = await world.file('ana', 'The printer prints twice, it is broken');
    await done(anas.id);
    const { loop } = await world.maya.value('feedback.merge', { id: fangs.id, intoId: anas.id });
    expect(loop?.askers.map(({ name }) => name)).toEqual(['Ana Silva']);
    expect((await world.maya.value('feedback.tell-done', tell(anas.id))).item.state).toBe('told');
    expect([told(anas).length, told(fangs).length]).toEqual([1, 1]);
  });

  it('reaches somebody who asked more than once on one of her requests', async () => {
    const pasted = await world.maya.value('feedback.paste', { pasteId: world.id(), engagementId: world.harbor.id, contactId: world.ana.id, receivedAt: '2026-11-20T10:00:00Z', text: 'It is broken' });
    const first = await world.file('ana', 'The printer prints twice');
    const second = await world.file('ana', 'And again');
    for (const { id } of [first, second]) await world.maya.value('feedback.merge', { id, intoId: pasted.id });
    await done(pasted.id);
    expect((await world.read(pasted.id)).loop?.askers).toEqual([{ name: 'Ana Silva', language: 'en', unreachable: false }]);
    expect((await world.maya.value('feedback.tell-done', tell(pasted.id))).item.state).toBe('told');
    expect([told(first).length, told(second).length]).toEqual([1, 0]);
  });

  it('is refused while the work is open, and to who may not send', async () => {
    const { id } = await world.file('ana', 'The printer prints twice, it is broken');
    expect(await world.maya.call('feedback.tell-done', tell(id))).toEqual(refused('conflict', 'nothing-to-tell'));
    const issue = await done(id);
    const { settings } = await world.admin('maya').value('settings.open');
    await world.admin('maya').value('settings.save', { ...settings, sending: { who: 'administrators' } });
    expect(await world.jonas.call('feedback.tell-done', tell(id))).toEqual(refused('forbidden', 'no-permission-send'));
    expect(await world.vera.call('feedback.tell-done', tell(id))).toEqual(refused('forbidden', 'no-permission-edit'));
    // Opened again a moment ago, and its event has not come yet.
    const current = world.state.issues.get(issue.id);
    if (current) world.state.issues.put({ ...current, statusId: issue.statusId });
    expect(await world.maya.call('feedback.tell-done', tell(id))).toEqual(refused('conflict', 'nothing-to-tell'));
  });
});

describe('news that rides', () => {
  it('is offered in the next update, and taken out again', async () => {
    const { id } = await world.file('ana', 'Please add a loyalty card');
    await done(id);
    expect((await world.maya.value('feedback.ride', { id, rides: true })).item.rides).toBe(true);
    const draft = await world.maya.value('updates.draft', { engagementId: world.harbor.id });
    const line = draft.sections.flatMap(({ lines }) => lines).find((each) => each.id === `news-${id}`);
    expect(JSON.stringify(line)).toContain('Pay with Apple Pay');
    expect((await world.maya.value('feedback.ride', { id, rides: false })).item.rides).toBe(false);
    const refreshed = await world.maya.value('updates.refresh', { engagementId: world.harbor.id });
    expect(refreshed.sections.flatMap(({ lines }) => lines).map((each) => each.id)).not.toContain(`news-${id}`);
  });

  it('is told by the update that was sent, and asks nobody any more', async () => {
    const { id, request } = await world.file('ana', 'Please add a loyalty card');
    await done(id);
    await world.maya.value('feedback.ride', { id, rides: true });
    await world.maya.value('updates.draft', { engagementId: world.harbor.id });
    const { digest } = await world.maya.value('updates.preview', { engagementId: world.harbor.id });
    expect((await world.read(id)).item.state).toBe('done');
    await world.maya.value('updates.send', { engagementId: world.harbor.id, digest, contactIds: [world.ana.id], sendId: world.id() });
    await world.later(1);
    expect((await world.inbox()).items).toEqual([]);
    expect((await world.read(id)).item).toMatchObject({ state: 'told', rides: false });
    expect(told({ id, request })).toEqual([]);
  });

  it('rides no longer once it was told otherwise, or the work is open again', async () => {
    const pending = async () => {
      const draft = await world.maya.value('updates.refresh', { engagementId: world.harbor.id });
      return draft.sections.flatMap(({ lines }) => lines).filter((line) => line.id.startsWith('news-')).length;
    };
    const { id } = await world.file('ana', 'Please add a loyalty card');
    const issue = await done(id);
    await world.maya.value('updates.draft', { engagementId: world.harbor.id });
    await world.maya.value('feedback.ride', { id, rides: true });
    expect(await pending()).toBe(1);
    await world.move(issue, 'In Progress');
    expect(await pending()).toBe(0);
    expect((await world.read(id)).item).toMatchObject({ state: 'in-work', rides: false });
    await world.move(issue, 'Done');
    await world.maya.value('feedback.ride', { id, rides: true });
    const [, more] = world.issues;
    await world.maya.value('feedback.link-issue', { id, issueId: more?.id ?? '' });
    expect([await pending(), (await world.read(id)).item.rides]).toEqual([0, false]);
    await world.maya.value('feedback.unlink-issue', { id, issueId: more?.id ?? '' });
    await world.maya.value('feedback.ride', { id, rides: true });
    await world.maya.value('feedback.tell-done', tell(id));
    expect(await pending()).toBe(0);
    expect((await world.read(id)).item).toMatchObject({ state: 'told', rides: false });
  });

  it('leaves those to be told who are of no client', async () => {
    const { id } = await world.file('ana', 'Please add a loyalty card');
    const other = await world.file(world.customer('Nobody’s contact'), 'A card would be nice');
    await world.maya.value('feedback.merge', { id: other.id, intoId: id });
    await done(id);
    await world.maya.value('feedback.ride', { id, rides: true });
    await world.maya.value('updates.draft', { engagementId: world.harbor.id });
    const { digest } = await world.maya.value('updates.preview', { engagementId: world.harbor.id });
    await world.maya.value('updates.send', { engagementId: world.harbor.id, digest, contactIds: [world.ana.id], sendId: world.id() });
    await world.later(1);
    expect(await world.read(id)).toMatchObject({ item: { state: 'done', rides: false }, loop: { askers: [{ name: 'Nobody’s contact' }] } });
    expect((await world.maya.value('feedback.tell-done', tell(id))).item.state).toBe('told');
    expect(told(other)).toHaveLength(1);
  });

  it('rides nowhere for who is of no client', async () => {
    const { id } = await world.file(world.customer('Nobody’s contact'), 'A card would be nice');
    await done(id);
    expect(await world.maya.call('feedback.ride', { id, rides: true })).toEqual(refused('invalid', 'no-client'));
  });

  it('is refused while there is none, and where there is no client to tell', async () => {
    const { id } = await world.file('ana', 'Please add a loyalty card');
    expect(await world.maya.call('feedback.ride', { id, rides: true })).toEqual(refused('conflict', 'nothing-to-tell'));
    expect(await world.vera.call('feedback.ride', { id, rides: true })).toEqual(refused('forbidden', 'no-permission-edit'));
  });
});
