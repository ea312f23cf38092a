import { randomUUID } from 'node:crypto';
import { addComment } from '../../local/site/operations/comments';
import { moveIssue } from '../../local/site/operations/moves';
import { createOrganization } from '../../local/site/service-desk/organizations';
import { requestFieldIds } from '../../local/site/base';
import { paragraphs } from '../../local/site/document';
import { type InboxWorld, startInbox } from '../../local/testing/inbox';

let world: InboxWorld;
beforeEach(async () => {
  world = await startInbox();
});
afterEach(() => world.close());

const question = 'How do I refund an order?';
const spoken = async (id: string) => (await world.read(id)).conversation.map(({ from, authorName, text, internal }) => ({ from, authorName, text, internal }));

describe('the conversation', () => {
  it('holds what both sides said publicly and our notes, oldest first, and nothing agents wrote for themselves', async () => {
    const { id, request } = await world.file('ana', question);
    await world.say('ana', request.key, 'It is urgent.');
    await world.say('jonas', request.key, 'She is nervous', { internal: true });
    await world.say('jonas', request.key, 'We are looking into it.');
    await world.later(1);
    await world.maya.value('feedback.answer', { id, answerId: randomUUID(), mode: 'internal', text: 'Ask finance first' });
    await world.later(1);
    await world.maya.value('feedback.answer', { id, answerId: randomUUID(), mode: 'public', text: 'Open the order.\n\nThen press Refund.' });
    expect((await spoken(id)).filter(({ from }) => from !== 'app')).toEqual([
      { from: 'client', authorName: 'Ana Silva', text: 'It is urgent.', internal: false },
      { from: 'us', authorName: 'Jonas Weber', text: 'We are looking into it.', internal: false },
      { from: 'us', authorName: 'Maya Lindqvist', text: 'Ask finance first', internal: true },
      { from: 'us', authorName: 'Maya Lindqvist', text: 'Open the order.\nThen press Refund.', internal: false },
    ]);
  });

  it('shows Candor’s own messages as such, and takes nobody’s word for being a note', async () => {
    const { id, request } = await world.file('ana', question);
    await world.later(1);
    expect((await spoken(id)).map(({ from, internal }) => [from, internal])).toEqual([['app', false]]);
    const issue = world.state.issues.get(request.id);
    if (!issue) throw new Error('No request.');
    addComment(world.state, world.people.jonas, issue, { body: paragraphs('Secret'), properties: { 'sd.public.comment': { internal: true }, 'candor.note': { id: 'x' } } });
    expect(JSON.stringify(await spoken(id))).not.toContain('Secret');
  });

  it('is cut where it would be too long to read', async () => {
    const { id, request } = await world.file('ana', question);
    const issue = world.state.issues.get(request.id);
    if (!issue) throw new Error('No request.');
    for (let index = 0; index < 120; index++) addComment(world.state, world.people.ana, issue, { body: paragraphs(`${index} ${'long '.repeat(3_000)}`) });
    const { conversation } = await world.read(id);
    expect(conversation).toHaveLength(100);
    expect(conversation.at(-1)?.text).toHaveLength(10_001);
    expect(JSON.stringify(conversation).length).toBeLessThan(1_500_000);
  });
});

describe('who reads a public answer', () => {
  it('is the reporter, the participants, and everyone of an organization it is shared with', async () => {
    const { id, request } = await world.file('ana', question);
    expect((await world.read(id)).readers).toEqual(['Ana Silva']);
    await world.jira('maya', 'POST', `/rest/servicedeskapi/request/${request.key}/participant`, { accountIds: [world.people.fang.accountId] });
    const organization = createOrganization(world.state, { name: 'Harbor Coffee', memberAccountIds: [world.people.ana.accountId], serviceDeskIds: [world.serviceDesk.id] });
    await world.jira('maya', 'PUT', `/rest/api/3/issue/${request.key}`, { fields: { [requestFieldIds.organizations]: [Number(organization.id)] } });
    const detail = await world.read(id);
    expect(detail.readers).toEqual(['Ana Silva', '王芳', 'everyone of Harbor Coffee in the portal']);
    expect(detail.unreachable).toBeUndefined();
  });

  it('is still she when she is no contact any more, which is said', async () => {
    const { id } = await world.file('ana', question);
    await world.maya.value('clients.remove-contact', { engagementId: world.harbor.id, contactId: world.ana.id });
    expect(await world.read(id)).toMatchObject({ readers: ['Ana Silva'], unreachable: 'contact-removed', item: { client: { name: 'Harbor Coffee' } } });
    await world.maya.value('feedback.answer', { id, answerId: randomUUID(), mode: 'public', text: 'Like this.' });
    expect((await world.read(id)).item.state).toBe('answered');
  });

  it('is nobody once the request is deleted, or moved out of the service project', async () => {
    const deleted = await world.file('ana', question);
    const moved = await world.file('ana', 'Another one');
    const issue = world.state.issues.get(moved.request.id);
    if (!issue) throw new Error('No request.');
    await world.jira('maya', 'DELETE', `/rest/api/3/issue/${deleted.request.key}`);
    moveIssue(world.state, world.people.maya, issue, world.project.id);
    for (const { id } of [deleted, moved]) {
      expect(await world.read(id)).toMatchObject({ readers: [], unreachable: 'request-missing' });
      expect(await world.maya.call('feedback.answer', { id, answerId: randomUUID(), mode: 'public', text: 'Hello?' })).toMatchObject({ ok: false, error: { code: 'not-found', message: 'failure.request-gone' } });
      expect(world.comments(id.replace('request-', '')).filter(({ properties }) => 'candor.answer' in properties)).toEqual([]);
      await world.settle();
      expect(await world.read(id)).toMatchObject({ readers: [], unreachable: 'request-missing', item: { text: expect.any(String) } });
    }
  });
});

describe('the context', () => {
  it('tells her earlier feedback, and nobody else’s', async () => {
    const first = await world.file('ana', 'The first one');
    await world.file('fang', '别人的反馈');
    await world.maya.value('feedback.change', { id: first.id, revision: (await world.read(first.id)).item.revision, state: 'closed' });
    const second = await world.file('ana', question);
    await world.file('ana', 'A later one');
    const { context } = await world.read(second.id);
    expect(context.earlier).toEqual([expect.objectContaining({ id: first.id, text: 'The first one', state: 'closed' })]);
    expect(context.lastTold).toBeUndefined();
  });

  it('tells what she was told last, and of the linked work', async () => {
    const { id } = await world.file('ana', question);
    const [issue] = world.issues;
    await world.maya.value('feedback.link-issue', { id, issueId: issue?.id ?? '' });
    await world.maya.value('ledger.log-contact', {
      engagementId: world.harbor.id,
      logId: randomUUID(),
      kind: 'call',
      at: world.state.now(),
      contactIds: [world.ana.id],
      summary: 'Refunds come in December',
      told: [{ issueId: issue?.id ?? '', category: 'in-progress', dueOn: '2026-12-04', blocked: false }],
    });
    await world.settle();
    expect((await world.read(id)).context).toMatchObject({
      lastTold: { kind: 'word-of-mouth', byName: 'Maya Lindqvist', subject: 'Refunds come in December' },
      issues: [{ issueId: issue?.id, told: { told: { dueOn: '2026-12-04' } } }],
    });
  });

  it('stays in her project where a rule sent her words to another one', async () => {
    const { revision } = (await world.admin('maya').value('routing.open')).project;
    const conditions = { engagementIds: [world.harbor.id] };
    await world.admin('maya').value('routing.save', { scope: 'project', revision, rules: [{ id: randomUUID(), name: 'Elsewhere', conditions, results: { projectId: world.otherProject.id } }] });
    await world.maya.value('ledger.log-contact', { engagementId: world.harbor.id, logId: randomUUID(), kind: 'call', at: world.state.now(), contactIds: [world.ana.id], summary: 'Between us', told: [] });
    await world.settle();
    const { id } = await world.file('ana', question);
    expect(await world.maya.call('feedback.read', { id })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    const elsewhere = world.as('maya', world.otherProject);
    expect((await elsewhere.value('feedback.open', { filter: { show: 'open' } })).inbox.items).toEqual([expect.objectContaining({ id, client: world.harbor.client })]);
    const { context, item } = await elsewhere.value('feedback.read', { id });
    expect([item.client, context.lastTold]).toEqual([world.harbor.client, undefined]);
  });

  it('keeps the state of linked work as Jira has it, even when its event is lost', async () => {
    const { id } = await world.file('ana', question);
    const [issue] = world.issues;
    await world.maya.value('feedback.link-issue', { id, issueId: issue?.id ?? '' });
    const done = [...world.state.statuses.all()].find(({ name }) => name === 'Done');
    const current = world.state.issues.get(issue?.id ?? '');
    if (!current || !done) throw new Error('No issue.');
    world.state.issues.put({ ...current, statusId: done.id });
    expect((await world.read(id)).item).toMatchObject({ state: 'done', issues: [{ key: issue?.key, status: 'Done', category: 'done' }] });
    expect((await world.inbox()).items[0]?.state).toBe('done');
  });
});

it('asks Jira a fixed number of times', async () => {
  const { id } = await world.file('ana', question);
  for (const issue of world.issues.slice(0, 5)) await world.maya.value('feedback.link-issue', { id, issueId: issue.id });
  for (let index = 0; index < 5; index++) await world.file('ana', `Earlier ${index}`);
  await world.read(id);
  world.runtime.count.reset();
  await world.read(id);
  expect(world.runtime.count.jiraCalls.map(({ method, path }) => `${method} ${path.split('?')[0]}`)).toHaveLength(6);
  expect(Object.values(world.runtime.count.storage).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(12);
});
