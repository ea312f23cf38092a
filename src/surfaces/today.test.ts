import { randomUUID } from 'node:crypto';
import { editIssue } from '../../local/site/operations/issues';
import { createProject } from '../../local/site/operations/projects';
import type { Project } from '../../local/site/model';
import { type InboxWorld, startInbox } from '../../local/testing/inbox';
import type { Name } from '../../local/testing/people';
import { startWorld, type World } from '../../local/testing/world';
import type { TodayEngagement, TodayShow, TodayView } from './contract';

jest.setTimeout(30_000);

const open = (world: World, name: Name = 'maya', show: TodayShow = 'mine', from?: string): Promise<TodayView> => world.across(name).value('today.open', { show, ...(from !== undefined && { from }) });
const names = ({ engagements }: TodayView) => engagements.map(({ client }) => client.name);

/** A project Maya administers, where Jonas works and Vera browses. */
function project(world: World, key: string): Project {
  const { maya, jonas, vera } = world.people;
  return createProject(world.state, { key, name: `Project ${key}`, leadAccountId: maya.accountId, roles: { Administrators: [maya.accountId], Members: [jonas.accountId], Viewers: [vera.accountId] } });
}
const engage = (world: World, clientName: string, inProject: Project = world.project, name: Name = 'maya') =>
  world.as(name, inProject).value('clients.create-engagement', { clientName, contact: { name: `Contact of ${clientName}`, road: 'by-hand' }, visibility: { kind: 'all' } });

describe('which engagements are mine', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.close());

  it('those I am project manager of, in every project I may browse', async () => {
    const other = project(world, 'OTH');
    await engage(world, 'Harbor Coffee');
    await engage(world, 'Tidewater', other);
    await engage(world, '晨光零售', other, 'jonas');
    expect(names(await open(world))).toEqual(['Harbor Coffee', 'Tidewater']);
    expect((await open(world)).engagements[1]).toMatchObject({ project: { key: 'OTH', name: 'Project OTH' }, roles: ['manager'], managerName: 'Maya Lindqvist', mayEdit: true });
    expect(names(await open(world, 'jonas'))).toEqual(['晨光零售']);
    expect(names(await open(world, 'priya'))).toEqual([]);
  });

  it('those I stand in for, and no longer when somebody else does', async () => {
    const harbor = await engage(world, 'Harbor Coffee');
    const save = async (standInPerson?: { accountId: string; name: string }) => {
      const [current] = (await world.as('maya').value('clients.open')).engagements;
      if (!current) throw new Error('No engagement.');
      const { client, glossary, contacts: _contacts, projectId: _projectId, createdAt: _createdAt, anchorIssue: _anchorIssue, ...draft } = current;
      await world.as('maya').value('clients.save-engagement', { ...draft, team: { ...draft.team, standInPerson }, clientName: client.name, statuses: glossary.statuses });
    };
    await save({ accountId: world.people.jonas.accountId, name: 'Whatever the page says' });
    expect((await open(world, 'jonas')).engagements).toMatchObject([{ id: harbor.id, roles: ['stand-in'] }]);
    const [saved] = (await world.as('maya').value('clients.open')).engagements;
    expect(saved?.team.standInPerson?.name).toBe('Jonas Weber');
    await save();
    expect(names(await open(world, 'jonas'))).toEqual([]);
  });

  it('those whose draft I wrote last', async () => {
    const harbor = await engage(world, 'Harbor Coffee');
    await world.as('jonas').value('clients.open');
    await world.as('jonas').value('updates.draft', { engagementId: harbor.id });
    expect((await open(world, 'jonas')).engagements).toMatchObject([{ roles: ['writer'], draft: { state: 'open', savedByName: 'Jonas Weber' } }]);
    await world.as('maya').value('updates.discard', { engagementId: harbor.id });
    expect(names(await open(world, 'jonas'))).toEqual([]);
  });

  it('all of those I may browse, when I ask for all', async () => {
    const hidden = createProject(world.state, { key: 'HID', name: 'Hidden', leadAccountId: world.people.jonas.accountId, roles: { Administrators: [world.people.jonas.accountId] } });
    await engage(world, 'Harbor Coffee');
    await engage(world, 'Secret client', hidden, 'jonas');
    expect(names(await open(world, 'vera', 'all'))).toEqual(['Harbor Coffee']);
    expect(names(await open(world, 'jonas', 'all')).sort()).toEqual(['Harbor Coffee', 'Secret client']);
    expect(await open(world, 'stranger', 'all')).toEqual({ engagements: [], digest: true });
  });

  it('none of a project I may no longer browse', async () => {
    const other = project(world, 'OTH');
    await engage(world, 'Tidewater', other, 'jonas');
    expect(names(await open(world, 'jonas'))).toEqual(['Tidewater']);
    world.state.projects.put({ ...other, roles: { Administrators: [world.people.maya.accountId] } });
    expect(names(await open(world, 'jonas'))).toEqual([]);
  });

  it('none of a project in which I am one of a client’s people', async () => {
    await engage(world, 'Harbor Coffee');
    const created = await engage(world, 'Tidewater', world.project, 'jonas');
    expect(names(await open(world, 'jonas', 'all'))).toHaveLength(2);
    await world.as('maya').value('clients.save-contact', { engagementId: created.id, contact: { name: 'Jonas Weber', road: 'by-hand', accountId: world.people.jonas.accountId } });
    expect(names(await open(world, 'jonas', 'all'))).toEqual([]);
    expect(names(await open(world, 'jonas'))).toEqual([]);
  });
});

describe('what waits', () => {
  let world: InboxWorld;
  beforeEach(async () => {
    world = await startInbox();
  });
  afterEach(() => world.close());
  const harborToday = async (name: Name = 'maya'): Promise<TodayEngagement | undefined> => (await open(world, name)).engagements.find(({ id }) => id === world.harbor.id);

  it('an update that is due today, or written for the next working day', async () => {
    // Set up on a Friday: the first is due a week later.
    expect(await harborToday()).toMatchObject({ ready: false, nextUpdateOn: '2026-11-27', today: '2026-11-20' });
    await world.maya.value('updates.draft', { engagementId: world.harbor.id });
    expect(await harborToday()).toMatchObject({ ready: false, draft: { state: 'open' } });
    world.clock.advance(6 * 86_400_000);
    expect(await harborToday()).toMatchObject({ ready: true, today: '2026-11-26' });
    await world.maya.value('updates.discard', { engagementId: world.harbor.id });
    expect((await harborToday())?.ready).toBe(false);
    world.clock.advance(86_400_000);
    expect((await harborToday())?.ready).toBe(true);
    expect((await harborToday())?.ourSilence).toBeUndefined();
    world.clock.advance(4 * 86_400_000);
    expect(await harborToday()).toMatchObject({ ready: true, ourSilence: { dueOn: '2026-11-27', workingDays: 2 } });
  });

  it('feedback it is our turn to answer, late first, with whose it is', async () => {
    const question = await world.file('ana', 'When can I pay by phone?');
    const problem = await world.file('ana', 'The app crashes whenever I pay, this is a serious bug and nothing works.');
    world.clock.advance(9 * 86_400_000);
    const late = await harborToday();
    expect(late?.feedback).toEqual({ open: 2, problems: 1, more: false });
    expect(late?.lastHeardAt).toBe('2026-11-20T12:01:00.000Z');
    expect(late?.answers.map(({ id, overdue, mine }) => ({ id, overdue, mine }))).toEqual([
      { id: question.id, overdue: true, mine: true },
      { id: problem.id, overdue: true, mine: true },
    ]);
    const { revision } = (await world.maya.value('feedback.read', { id: problem.id })).item;
    await world.maya.value('feedback.change', { id: problem.id, revision, ownerAccountId: world.people.jonas.accountId });
    expect((await harborToday())?.answers.find(({ id }) => id === problem.id)).toMatchObject({ mine: false, ownerName: 'Jonas Weber' });
    expect(await harborToday('jonas')).toMatchObject({ roles: ['owner'], answers: expect.arrayContaining([expect.objectContaining({ id: problem.id, mine: true })]) });
    await world.maya.value('feedback.answer', { id: problem.id, answerId: world.id(), mode: 'public', text: 'We are on it.' });
    await world.settle();
    expect((await harborToday())?.answers.map(({ id }) => id)).toEqual([question.id]);
  });

  it('an issue that is worse than told, by the name I may see', async () => {
    const issue = editIssue(world.state, world.people.priya, world.issues[0]!, { duedate: '2026-11-27' });
    await world.jonas.value('ledger.log-contact', {
      engagementId: world.harbor.id,
      logId: randomUUID(),
      kind: 'call',
      at: '2026-11-20T11:00:00.000Z',
      contactIds: world.harbor.contacts.slice(0, 1).map(({ id }) => id),
      summary: 'We talked.',
      told: [{ issueId: issue.id, category: 'to-do', dueOn: '2026-11-27', blocked: false }],
    });
    await world.later(1);
    expect((await harborToday())?.worse).toEqual({ issues: [], more: false });
    editIssue(world.state, world.people.priya, world.state.issues.get(issue.id)!, { duedate: '2026-12-04' });
    await world.later(1);
    expect(await harborToday()).toMatchObject({
      worse: { issues: [{ issueId: issue.id, key: 'HAR-1', summary: 'Pay with Apple Pay', differences: [{ kind: 'later', from: '2026-11-27', to: '2026-12-04' }] }], more: false },
      lastTold: { at: '2026-11-20T11:00:00.000Z', byName: 'Jonas Weber' },
    });
  });

  it('what is promised for the coming seven days', async () => {
    await world.jonas.value('ledger.log-contact', {
      engagementId: world.harbor.id,
      logId: randomUUID(),
      kind: 'call',
      at: '2026-11-20T11:00:00.000Z',
      contactIds: world.harbor.contacts.slice(0, 1).map(({ id }) => id),
      summary: 'You can pay by phone on Thursday.',
      told: [{ issueId: world.issues[0]!.id, category: 'to-do', dueOn: '2026-11-26', blocked: false }],
    });
    await world.later(1);
    expect((await harborToday())?.promises).toMatchObject([{ promisedOn: '2026-11-26', subject: { kind: 'issue', key: 'HAR-1' }, state: 'open' }]);
    expect((await harborToday())?.kept).toBeUndefined();
    world.clock.advance(8 * 86_400_000);
    expect((await harborToday())?.promises).toEqual([]);
  });

  it('a client who is silent for longer than she ever is, and whether anybody asked her', async () => {
    for (let week = 0; week < 5; week++) {
      await world.file('ana', `Question ${week}: when can I pay by phone?`);
      world.clock.advance(7 * 86_400_000);
    }
    expect((await harborToday())?.herSilence).toBeUndefined();
    world.clock.advance(4 * 86_400_000);
    expect((await harborToday())?.herSilence).toMatchObject({ kind: 'nobody-asked', usualWorkingDays: 5 });
    const [answer] = (await harborToday())?.answers ?? [];
    await world.maya.value('feedback.answer', { id: answer?.id ?? '', answerId: world.id(), mode: 'public', text: 'Soon. Which phone do you have?' });
    expect((await harborToday())?.herSilence).toMatchObject({ kind: 'no-answer' });
    const portal = await Promise.all([world.portal('ana').value('portal.open'), world.portal('ana').value('portal.preferences')]);
    expect(JSON.stringify(portal)).not.toMatch(/silence|no-answer|usual/i);
  });
});

describe('what it costs', () => {
  const cost = async (world: World, show: TodayShow) => {
    const { count } = world.runtime;
    count.reset();
    const { engagements, next } = await open(world, 'maya', show);
    return {
      shown: engagements.length,
      more: next !== undefined,
      invocations: count.invocations,
      jira: count.jiraCalls.map(({ method, path }) => `${method} ${path.replace(/\?.*/, '').replace('/rest/api/3/', '')}`),
      storage: Object.values(count.storage).reduce((sum, requests) => sum + requests, 0),
    };
  };

  it.each([
    [8, 2, 18],
    [50, 5, 76],
  ])('is one call and two questions to Jira with %i engagements in %i projects, and at most %i requests to storage', async (engagements, projects, most) => {
    const world = await startWorld();
    const places = Array.from({ length: projects }, (_, index) => project(world, `P${index}`));
    for (let index = 0; index < engagements; index++) await engage(world, `Client ${index}`, places[index % projects]);
    for (const show of ['mine', 'all'] as const) {
      const found = await cost(world, show);
      expect(found).toMatchObject({ shown: engagements, more: false, invocations: 1, jira: ['POST permissions/check', 'GET project/search'] });
      expect(found.storage).toBeLessThanOrEqual(most);
    }
    await engage(world, 'One more', places[0]);
    const further = await cost(world, 'all');
    expect(further.shown).toBe(Math.min(50, engagements + 1));
    expect(further.storage).toBeLessThanOrEqual(most + 1);
    if (further.more) {
      const { next } = await open(world, 'maya', 'all');
      expect(names(await open(world, 'maya', 'all', next))).toEqual([`Client ${engagements - 1}`]);
    }
    await world.close();
  });
});
