import { paragraphs, plainText } from '../../local/site/document';
import type { Comment, Issue } from '../../local/site/model';
import { addComment } from '../../local/site/operations/comments';
import { createIssue, editIssue } from '../../local/site/operations/issues';
import type { Name } from '../../local/testing/people';
import { sendingIn } from '../../local/testing/sending';
import { startWorld, type World } from '../../local/testing/world';
import type { Draft } from './contract';
import { mostNudges } from './nudge-asking';

let world: World;
let engagementId: string;
let issue: Issue;
const question = 'due Mon 16 Nov has passed: when will it be done? Please answer with a comment here, it is for the client update.';

beforeEach(async () => {
  world = await startWorld();
  engagementId = (await world.as('maya').value('clients.create-engagement', { clientName: 'Harbor', contact: { name: 'Ana', road: 'by-hand' }, visibility: { kind: 'all' } })).id;
  issue = late('Refunds', 'priya');
});
afterEach(() => world.close());

function late(summary: string, assignee: Name): Issue {
  const named = [...world.state.issues.all()].find((each) => each.summary === summary) as Issue;
  editIssue(world.state, world.people.jonas, named, { duedate: '2026-11-16', assigneeAccountId: world.people[assignee].accountId });
  return named;
}
const open = (name: Name = 'maya') => world.as(name).value('updates.draft', { engagementId });
const ask = (name: Name = 'maya', more: object = {}) => world.as(name).raw('updates.nudge', { engagementId, issueId: issue.id, question, ...more });
const comments = (about = issue): Comment[] => [...world.state.comments.all()].filter(({ issueId }) => issueId === about.id);
const say = (name: Name, text: string, about = issue) => {
  world.clock.advance(60_000);
  return addComment(world.state, world.people[name], about, { body: paragraphs(text) });
};
const nudgeIn = (draft: Pick<Draft, 'nudges'>, about = issue) => draft.nudges?.[about.id];
const asked = async () => {
  await open();
  expect(await ask()).toMatchObject({ ok: true });
};

describe('updates.nudge', () => {
  it('is offered with its exact words, in the language of whom it is offered to, and never to the colleague herself', async () => {
    expect(nudgeIn(await open())).toEqual({ to: 'Priya Nair', state: 'may-ask', question });
    expect(nudgeIn(await open('priya'))).toBeUndefined();
    expect((await open()).evidence.groups.overdue[0]).not.toHaveProperty('ask');
  });

  it('posts one comment under the name of the person who asks, with a mention', async () => {
    await open();
    const reply = await ask();
    expect(reply).toMatchObject({ ok: true, value: { nudges: { [issue.id]: { to: 'Priya Nair', state: 'asked', askedBy: 'Maya Lindqvist', askedAt: '2026-11-20T12:00:00.000Z' } } } });
    expect(comments()).toMatchObject([{ authorAccountId: world.people.maya.accountId, internal: false }]);
    expect(JSON.stringify(comments()[0]?.body)).toContain(`"type":"mention","attrs":{"id":"${world.people.priya.accountId}"`);
    expect(plainText((comments()[0] as Comment).body)).toContain(question);
    expect(nudgeIn(await open('jonas'))).toMatchObject({ state: 'asked', askedBy: 'Maya Lindqvist' });
  });

  it('asks in Chinese where she reads Chinese', async () => {
    world.state.users.put({ ...world.people.maya, locale: 'zh_CN' });
    const maya = { ...world.people.maya, locale: 'zh_CN' };
    Object.assign(world.people, { maya });
    expect(nudgeIn(await open())?.question).toBe('截止日期11月16日周一已过：什么时候能完成？请直接在这里评论回复，客户通报要用。');
  });

  it('is there once, however often and by how many it is pressed', async () => {
    await open();
    const replies = await Promise.all([ask('maya'), ask('jonas'), ask('maya')]);
    expect(replies).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
    expect(await ask('jonas')).toMatchObject({ ok: true });
    expect(comments()).toHaveLength(1);
  });

  it('is there once for an update, also when its draft is begun again', async () => {
    await asked();
    await world.as('maya').value('updates.discard', { engagementId });
    await open();
    expect(await ask('jonas')).toMatchObject({ ok: true });
    expect(comments()).toHaveLength(1);
  });

  it.each([
    ['refused', () => new Response('{}', { status: 503 }), 0],
    ['answer lost', () => 'lose the answer' as const, 1],
  ])('is there once after a fault at the comment: %s', async (_, fault, left) => {
    await open();
    jest.spyOn(console, 'error').mockImplementation();
    world.runtime.setFault(({ path, body }) => (body !== undefined && path.endsWith('/comment') ? fault() : undefined));
    const first = await ask();
    world.runtime.setFault(undefined);
    jest.restoreAllMocks();
    expect(comments()).toHaveLength(left);
    expect(first.ok).toBe(left === 1);
    world.clock.advance(60_000);
    expect(await ask('jonas')).toMatchObject({ ok: true });
    expect(comments()).toHaveLength(1);
  });

  it('is refused to who may only read, to customers and strangers, for another question, and for an issue the evidence does not hold', async () => {
    await open();
    expect(await ask('vera')).toMatchObject({ ok: false, error: { code: 'forbidden', message: 'failure.no-permission-edit' } });
    for (const name of ['stranger', 'ana', 'fang'] as const) expect(await ask(name)).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await ask('maya', { question: 'Why?' })).toMatchObject({ ok: false, error: { code: 'conflict', message: 'failure.question-outdated', field: 'question' } });
    expect(await ask('priya')).toMatchObject({ ok: false, error: { code: 'conflict' } });
    for (const issueId of [world.issues[0]?.id, '987654']) expect(await ask('maya', { issueId })).toMatchObject({ ok: false, error: { code: 'invalid', message: 'failure.issue-not-found', field: 'issueId' } });
    editIssue(world.state, world.people.jonas, issue, { assigneeAccountId: world.people.jonas.accountId });
    expect(await ask()).toMatchObject({ ok: false, error: { code: 'conflict', message: 'failure.question-outdated' } });
    expect(comments()).toEqual([]);
  });

  it("is neither offered to nor asked of the client's own Jira users", async () => {
    await world.as('maya').value('clients.save-contact', { engagementId, contact: { name: 'Priya at Harbor', road: 'by-hand', accountId: world.people.priya.accountId } });
    expect(nudgeIn(await open())).toBeUndefined();
    expect(await ask()).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(await ask('priya')).toMatchObject({ ok: false, error: { code: 'forbidden', message: 'failure.for-the-team' } });
    expect(comments()).toEqual([]);
  });

  it('ends at twenty in one draft, which looks after ten at a time', async () => {
    const more = Array.from({ length: mostNudges }, (_, index) => world.issue({ summary: `Late ${index}`, duedate: '2026-11-16', assigneeAccountId: world.people.priya.accountId }));
    await open();
    for (const { id } of more) expect(await ask('maya', { issueId: id })).toMatchObject({ ok: true });
    expect(await ask()).toMatchObject({ ok: false, error: { code: 'invalid', message: 'failure.too-many', parameters: { limit: mostNudges } } });
    // At one opening ten of the questions that wait are looked after.
    world.runtime.count.reset();
    await open();
    expect(world.runtime.count.jiraCalls.filter(({ path }) => path.includes('/comment'))).toHaveLength(10);
  });

  it('is internal in a service project, and neither feedback nor an act of anybody', async () => {
    const desk = world.serviceProject;
    const maya = world.as('maya', desk);
    const own = await maya.value('clients.create-engagement', { clientName: 'Desk client', contact: { name: 'Rui', road: 'by-hand' }, visibility: { kind: 'all' } });
    const matter = createIssue(world.state, world.people.jonas, { projectId: desk.id, issueTypeId: desk.issueTypeIds[0] ?? '', summary: 'Till access', duedate: '2026-11-16', assigneeAccountId: world.people.jonas.accountId });
    await maya.value('updates.draft', { engagementId: own.id });
    await maya.value('updates.nudge', { engagementId: own.id, issueId: matter.id, question });
    await world.settle();
    expect(comments(matter)).toMatchObject([{ internal: true, authorAccountId: world.people.maya.accountId }]);
    expect((await maya.value('feedback.list', { filter: { show: 'all' } })).items).toEqual([]);
  });
});

it('is no feedback on the issue notify mails hang on, though one of the client’s people with rights asks it', async () => {
  const sending = await sendingIn(world, 'Anchored');
  const { engagementId: id, anchor } = sending;
  await sending.maya.value('clients.save-contact', { engagementId: id, contact: { name: 'Maya at the client', road: 'by-hand', accountId: world.people.maya.accountId } });
  editIssue(world.state, world.people.jonas, anchor, { duedate: '2026-11-16', assigneeAccountId: world.people.priya.accountId });
  await sending.maya.value('updates.refresh', { engagementId: id });
  await sending.maya.value('updates.nudge', { engagementId: id, issueId: anchor.id, question });
  await world.settle();
  expect(comments(anchor)).toHaveLength(1);
  expect((await sending.maya.value('feedback.list', { filter: { show: 'all' } })).items).toEqual([]);
  say('maya', 'As the client I am glad.', anchor);
  await world.settle();
  expect((await sending.maya.value('feedback.list', { filter: { show: 'all' } })).items).toMatchObject([{ text: 'As the client I am glad.' }]);
});

describe('the answer', () => {
  it('is the next word of the colleague who was asked: none before, and nobody else’s', async () => {
    say('priya', 'Before.');
    await asked();
    say('jonas', 'Not mine.');
    expect(nudgeIn(await open())).toMatchObject({ state: 'asked' });
    say('priya', '@Maya Lindqvist The bank has to\nconfirm, by Tuesday.');
    say('priya', 'Later.');
    expect(nudgeIn(await open())).toMatchObject({ state: 'answered', answer: { text: 'The bank has to\nconfirm, by Tuesday.', at: '2026-11-20T12:03:00.000Z' } });
    say('priya', 'Still later.');
    expect(nudgeIn(await world.as('jonas').value('updates.refresh', { engagementId }))).toMatchObject({ state: 'answered', answer: { at: '2026-11-20T12:03:00.000Z' } });
  });

  it('costs no call to Jira where nobody was asked or all have answered, and one for each question that waits', async () => {
    const cost = async () => {
      world.runtime.count.reset();
      await open();
      return world.runtime.count.jiraCalls.length;
    };
    await open();
    const before = await cost();
    await ask();
    expect(await cost()).toBe(before + 1);
    say('priya', 'On Tuesday.');
    expect(await cost()).toBe(before + 1);
    expect(await cost()).toBe(before);
  });

  it('does not keep the draft from opening while Jira does not answer', async () => {
    await asked();
    say('priya', 'On Tuesday.');
    world.runtime.setFault(({ path }) => (path.includes('/comment') ? new Response('{}', { status: 503 }) : undefined));
    expect(nudgeIn(await open())).toMatchObject({ state: 'asked' });
    world.runtime.setFault(undefined);
    expect(nudgeIn(await open())).toMatchObject({ state: 'answered' });
  });

  it('is cut, and survives reading Jira again until it is used or set aside', async () => {
    await asked();
    say('priya', 'x'.repeat(600));
    expect(nudgeIn(await open())?.answer?.text).toHaveLength(500);
    const settle = (state: string, name: Name = 'maya') => world.as(name).raw('updates.settle-answer', { engagementId, issueId: issue.id, state });
    expect(await settle('taken', 'vera')).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(await settle('set-aside')).toMatchObject({ ok: true, value: { nudges: { [issue.id]: { state: 'set-aside' } } } });
    expect(nudgeIn(await world.as('maya').value('updates.refresh', { engagementId }))).toMatchObject({ state: 'set-aside' });
    expect(await settle('answered')).toMatchObject({ ok: true });
    expect(await settle('taken')).toMatchObject({ ok: true, value: { nudges: { [issue.id]: { state: 'taken' } } } });
    const { healthRevision } = await open();
    expect(await world.as('maya').call('updates.choose-health', { engagementId, revision: healthRevision, state: 'on-track' })).toMatchObject({ ok: true });
    expect(await world.as('maya').raw('updates.settle-answer', { engagementId, issueId: world.issues[0]?.id, state: 'taken' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('stops the update where its words are copied, also while older comments are remembered, and the question does not', async () => {
    await asked();
    const draft = await open();
    const { revision } = draft.sections.find(({ name }) => name === 'asks') as Draft['sections'][number];
    const line = { id: 'mine', issueIds: [issue.id], versionIds: [], asIs: [] };
    const saved = await world.as('maya').value('updates.save-section', { engagementId, section: 'asks', revision, lines: [{ ...line, text: { en: 'Refunds: due Mon 16 Nov has passed, when it is finished we tell you at once.' } }] });
    const stops = async () => (await world.as('maya').value('updates.check', { engagementId })).findings.filter(({ rule }) => rule === 'internal-comment');
    expect(await stops()).toEqual([]);
    say('priya', 'The bank has to confirm the new account before we can pay.');
    await open();
    await world.as('maya').value('updates.save-section', { engagementId, section: 'asks', revision: saved.revision, lines: [{ ...line, text: { en: 'The bank has to confirm the new account before we can pay.' } }] });
    expect(await stops()).toMatchObject([{ level: 'stop', issueIds: [issue.id] }]);
  });
});
