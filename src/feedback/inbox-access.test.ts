import { type InboxWorld, startInbox } from '../../local/testing/inbox';
import type { Name } from '../../local/testing/people';

let world: InboxWorld;
let inputs: Record<string, object | undefined>;
beforeAll(async () => {
  world = await startInbox();
  const { id } = await world.file('ana', 'The printer prints twice');
  const other = await world.file('fang', '打印机打印两次');
  const filter = { show: 'open' as const };
  const issueId = world.issues[0]?.id ?? '';
  inputs = {
    'feedback.open': { filter },
    'feedback.list': { filter },
    'feedback.read': { id },
    'feedback.change': { id, revision: 'x', state: 'closed' },
    'feedback.answer': { id, answerId: world.id(), mode: 'internal', text: 'Hello' },
    'feedback.issue-choices': undefined,
    'feedback.create-issue': { id, attemptId: world.id(), summary: 'Work', issueTypeId: '1' },
    'feedback.link-issue': { id, issueId },
    'feedback.unlink-issue': { id, issueId },
    'feedback.merge': { id: other.id, intoId: id },
    'feedback.paste': { pasteId: world.id(), engagementId: world.harbor.id, contactId: world.rui.id, receivedAt: '2026-11-19T09:30:00Z', text: 'Thanks' },
    'feedback.tell-done': { id, tellId: world.id(), text: { en: 'Done' } },
    'feedback.ride': { id, rides: true },
  };
});
afterAll(() => world.close());

const calls = ['open', 'list', 'read', 'change', 'answer', 'issue-choices', 'create-issue', 'link-issue', 'unlink-issue', 'merge', 'paste', 'tell-done', 'ride'].map((name) => `feedback.${name}`);
const reads = ['feedback.open', 'feedback.list', 'feedback.read'];

it('knows every call', () => {
  expect(Object.keys(inputs).sort()).toEqual([...calls].sort());
});

describe.each(calls)('%s', (key) => {
  it('is nothing to customers and strangers, as if the project were not there', async () => {
    for (const name of ['ana', 'fang', 'stranger'] satisfies Name[]) {
      expect({ name, reply: await world.as(name).raw(key, inputs[key]) }).toEqual({ name, reply: { ok: false, error: { code: 'not-found', message: 'failure.project-not-found' } } });
    }
  });

  it('is read by who may browse, and done by who may edit', async () => {
    const reply = await world.vera.raw(key, inputs[key]);
    if (reads.includes(key)) expect(reply).toMatchObject({ ok: true });
    else expect(reply).toMatchObject({ ok: false, error: { code: 'forbidden', message: 'failure.no-permission-edit' } });
  });

  it('takes nothing it does not know', async () => {
    expect(await world.maya.raw(key, { ...inputs[key], evil: 1 })).toMatchObject({ ok: false, error: { code: 'invalid' } });
    if (inputs[key]) expect(await world.maya.raw(key, {})).toMatchObject({ ok: false, error: { code: 'invalid' } });
  });

  it('shows another project nothing', async () => {
    if (inputs[key] === undefined || 'filter' in inputs[key]) return;
    expect(await world.as('maya', world.otherProject).raw(key, inputs[key])).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});
