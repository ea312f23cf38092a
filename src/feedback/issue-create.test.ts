import { createComponent } from '../../local/site/operations/components';
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

const refused = (code: string, message: string, field?: string) => ({ ok: false, error: expect.objectContaining({ code, message: `failure.${message}`, ...(field && { field }) }) });
const issueTypeId = (name = 'Task') => [...world.state.issueTypes.all()].find((type) => type.name === name)?.id ?? '';
const wanted = (id: string, more: object = {}) => ({ id, attemptId: world.id(), summary: 'Give money back', issueTypeId: issueTypeId(), ...more });
const made = () => world.state.issuesOf(world.project.id).filter(({ summary }) => summary === 'Give money back');
const lost = (effect: 'lost answer' | 'lost request' | { status: number }) => world.site.fault({ method: 'POST', path: /\/rest\/api\/3\/issue$/, effect });

describe('the choices', () => {
  it('are the project’s issue types without sub-tasks, priorities and components', async () => {
    createComponent(world.state, { projectId: world.project.id, name: 'Checkout' });
    const choices = await world.jonas.value('feedback.issue-choices');
    expect(choices.issueTypes.map(({ name }) => name)).toContain('Task');
    expect(choices.issueTypes.map(({ name }) => name)).not.toContain('Sub-task');
    expect(choices.components.map(({ name }) => name)).toEqual(['Checkout']);
    expect(choices.priorities.length).toBeGreaterThan(2);
    expect(await world.vera.call('feedback.issue-choices')).toEqual(refused('forbidden', 'no-permission-edit'));
  });
});

describe('an issue made from feedback', () => {
  it('is the caller’s, quotes her words as text, and is linked both ways', async () => {
    const { id, request } = await world.file('ana', 'It <b>breaks</b>\n\n{code}every time{code}', { summary: 'It <b>breaks</b>' });
    const component = createComponent(world.state, { projectId: world.project.id, name: 'Checkout' });
    const priority = [...world.state.priorities.all()].find(({ name }) => name === 'High');
    const detail = await world.jonas.value('feedback.create-issue', wanted(id, { priorityId: priority?.id, componentId: component.id }));
    const [issue, ...others] = made();
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ creatorAccountId: world.people.jonas.accountId, priorityId: priority?.id, componentIds: [component.id] });
    expect(plainText(issue?.description ?? null)).toContain('It <b>breaks</b>\n{code}every time{code}');
    expect(plainText(issue?.description ?? null)).toMatch(/^Ana Silva \(Harbor Coffee\), F-\w{4}:/);
    expect(world.state.linksOf(request.id).map(({ inwardIssueId, outwardIssueId }) => [inwardIssueId, outwardIssueId])).toEqual([[issue?.id, request.id]]);
    expect(detail.item).toMatchObject({ state: 'in-work', issues: [{ id: issue?.id, key: issue?.key, summary: 'Give money back', category: 'to-do' }] });
    await world.settle();
    expect((await world.inbox()).items[0]).toMatchObject({ state: 'in-work', issues: [{ key: issue?.key }] });
  });

  it('from ten thousand lines quotes what Jira takes', async () => {
    const { id } = await world.file('ana', Array.from({ length: 10_000 }, (_, line) => `l${line % 10}`).join('\n'), { summary: 'Long' });
    await world.maya.value('feedback.create-issue', wanted(id));
    expect(plainText(made()[0]?.description ?? null).length).toBeGreaterThan(20_000);
  });

  it('asked for twice is made once, at once or one after the other', async () => {
    const { id, request } = await world.file('ana', 'It breaks');
    const once = wanted(id);
    const outcomes = await Promise.all([world.maya.call('feedback.create-issue', once), world.maya.call('feedback.create-issue', once)]);
    expect(outcomes.filter(({ ok }) => !ok)).toEqual([refused('conflict', 'being-made')]);
    await world.maya.value('feedback.create-issue', once);
    expect([made().length, world.state.linksOf(request.id).length]).toEqual([1, 1]);
  });

  it('is made under a link the caller may not see the other end of', async () => {
    const { id, request } = await world.file('ana', 'It breaks');
    expect((await world.as('priya').call('feedback.create-issue', wanted(id))).ok).toBe(true);
    expect(world.state.linksOf(request.id)).toHaveLength(1);
  });

  it('of a pasted reply has nothing to be linked to in Jira', async () => {
    const pasted = await world.maya.value('feedback.paste', { pasteId: world.id(), engagementId: world.harbor.id, contactId: world.rui.id, receivedAt: '2026-11-20T10:00:00Z', text: 'On the phone' });
    expect((await world.maya.value('feedback.create-issue', wanted(pasted.id))).item.state).toBe('in-work');
    expect(plainText(made()[0]?.description ?? null)).toContain('Rui Costa');
  });

  it('is refused at the field Jira refused', async () => {
    const { id } = await world.file('ana', 'It breaks');
    const call = (more: object) => world.maya.call('feedback.create-issue', wanted(id, more));
    expect(await call({ issueTypeId: '999999' })).toEqual(refused('invalid', 'jira-refused', 'issueTypeId'));
    expect(await call({ priorityId: '999999' })).toEqual(refused('invalid', 'jira-refused', 'priorityId'));
    expect(await call({ componentId: '999999' })).toEqual(refused('invalid', 'jira-refused', 'componentId'));
    expect(await call({ summary: ' ' })).toEqual(refused('invalid', 'required', 'summary'));
    expect(await call({ summary: 'x'.repeat(256) })).toEqual(refused('invalid', 'too-long', 'summary'));
    world.site.fault({ method: 'POST', path: /\/rest\/api\/3\/issue$/, effect: { status: 400, body: { errorMessages: [], errors: { customfield_1: 'Team is required.' } } } });
    expect(await call({})).toMatchObject({ ok: false, error: { code: 'invalid', message: 'failure.jira-refused', parameters: { reason: 'Team is required.' } } });
    expect(made()).toEqual([]);
    expect((await call({})).ok).toBe(true);
  });

  it('is refused to who may not create issues, may only read, or is nobody here', async () => {
    const { id } = await world.file('ana', 'It breaks');
    expect(await world.vera.call('feedback.create-issue', wanted(id))).toEqual(refused('forbidden', 'no-permission-edit'));
    expect(await world.as('maya', world.otherProject).call('feedback.create-issue', wanted(id))).toEqual(refused('not-found', 'not-found'));
  });
});

describe('a lost answer', () => {
  it('finds the issue that was made', async () => {
    const { id } = await world.file('ana', 'It breaks');
    lost('lost answer');
    const once = wanted(id);
    expect((await world.maya.value('feedback.create-issue', once)).item.issues).toHaveLength(1);
    await world.maya.value('feedback.create-issue', once);
    expect(made()).toHaveLength(1);
  });

  it.each(['lost request', { status: 502 }] as const)('(%j) is not repeated while Jira’s index may lag, and made once after that', async (effect) => {
    const { id } = await world.file('ana', 'It breaks');
    lost(effect);
    const once = wanted(id);
    expect(await world.maya.call('feedback.create-issue', once)).toEqual(refused('unavailable', 'issue-unclear'));
    await world.later(1);
    expect(await world.maya.call('feedback.create-issue', once)).toMatchObject({ ok: false, error: { message: 'failure.issue-unclear', parameters: { seconds: 90 } } });
    expect(made()).toEqual([]);
    await world.later(3);
    await world.maya.value('feedback.create-issue', once);
    expect(made()).toHaveLength(1);
  });

  it('of an issue the index does not show yet is found later', async () => {
    const { id } = await world.file('ana', 'It breaks');
    lost('lost answer');
    world.site.fault({ method: 'POST', path: /search\/jql/, effect: { status: 200, body: { issues: [], isLast: true } } });
    const once = wanted(id);
    expect(await world.maya.call('feedback.create-issue', once)).toEqual(refused('unavailable', 'issue-unclear'));
    await world.maya.value('feedback.create-issue', once);
    expect(made()).toHaveLength(1);
  });

  it('of the link is asked for again, and made once', async () => {
    const { id, request } = await world.file('ana', 'It breaks');
    world.site.fault({ method: 'POST', path: /issueLink$/, effect: 'lost answer' });
    const once = wanted(id);
    expect(await world.maya.call('feedback.create-issue', once)).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    expect((await world.maya.value('feedback.create-issue', once)).item.issues).toHaveLength(1);
    expect([made().length, world.state.linksOf(request.id).length]).toEqual([1, 1]);
  });
});
