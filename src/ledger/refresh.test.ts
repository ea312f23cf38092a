import { randomUUID } from 'node:crypto';
import type { Issue } from '../../local/site/model';
import { deleteIssue, editIssue, transitionIssue } from '../../local/site/operations/issues';
import { createLink, deleteLink } from '../../local/site/operations/links';
import { moveIssue } from '../../local/site/operations/moves';
import { createProject, createSecurityLevel } from '../../local/site/operations/projects';
import { setIssueProperty } from '../../local/site/operations/properties';
import { searchIssues } from '../../local/site/jql/search';
import { startWorld, type World } from '../../local/testing/world';
import type { Engagement } from '../clients/contract';
import type { IssueState, ToldView } from './contract';

const hour = 3_600_000;
const statuses = { 'to-do': '10000', 'in-progress': '3', blocked: '10003', done: '10002' };

let world: World;
let harbor: Engagement;
let issue: Issue;
beforeEach(async () => {
  world = await startWorld();
  harbor = await engage('Harbor Coffee');
  issue = editIssue(world.state, world.people.priya, world.issues[0]!, { duedate: '2026-11-27' });
  await world.settle();
});
afterEach(() => world.close());

const engage = (clientName: string) => world.as('maya').value('clients.create-engagement', { clientName, contact: { name: `Contact of ${clientName}`, road: 'by-hand' }, visibility: { kind: 'all' } });
const current = (of: Issue): Issue => world.state.issues.get(of.id) ?? of;
/** Tells what is so now, unless said otherwise. */
async function tell(engagement = harbor, more: Partial<IssueState> & { of?: Issue; at?: string } = {}): Promise<void> {
  const { of = issue, at = new Date(world.clock.now()).toISOString(), ...said } = more;
  const [fact] = await world.as('jonas').value('ledger.issue-facts', { engagementId: engagement.id, issueIds: [of.id] });
  const { category, dueOn, blocked } = { ...fact!, ...said };
  await world.as('jonas').value('ledger.log-contact', {
    engagementId: engagement.id,
    logId: randomUUID(),
    kind: 'call',
    at,
    contactIds: engagement.contacts.map(({ id }) => id),
    summary: 'We talked.',
    told: [{ issueId: of.id, category, ...(dueOn && { dueOn }), blocked }],
  });
  world.clock.advance(60_000);
  await world.settle();
}
/** Something happens an hour later. */
async function happen(change: () => unknown): Promise<string> {
  world.clock.advance(hour);
  const at = new Date(world.clock.now()).toISOString();
  change();
  await world.settle();
  return at;
}
const move = (status: keyof typeof statuses, of = issue) => transitionIssue(world.state, world.people.priya, current(of), { statusId: statuses[status] });
const edit = (changes: Parameters<typeof editIssue>[3], of = issue) => editIssue(world.state, world.people.priya, current(of), changes);
const flagOf = (of = issue) => (current(of).properties['candor.told'] as { standing?: string } | undefined)?.standing;
const found = (standing: string) => searchIssues(world.state, world.people.vera, `project = HAR AND clientTold = "${standing}"`).map(({ key }) => key);
const told = async (engagement = harbor, of = issue): Promise<ToldView | undefined> =>
  (await world.as('vera').value('panel.open', { issueId: of.id })).clients.find(({ engagementId }) => engagementId === engagement.id)?.told;
const jiraCalls = () => world.runtime.count.jiraCalls.map(({ method, path, as }) => `${as.kind} ${method} ${path.replace(/\?.*/, '').replace('/rest/api/3/', '')}`);

describe('what was told, after something has happened', () => {
  it('is worse or better from the moment of the change, and JQL finds it', async () => {
    await tell();
    expect(found('as-told')).toEqual(['HAR-1']);
    const since = await happen(() => move('blocked'));
    expect(await told()).toMatchObject({ standing: 'worse', since, differences: [{ kind: 'blocked' }, { kind: 'started' }], now: { status: 'Blocked', blocked: true } });
    expect(found('worse')).toEqual(['HAR-1']);
    const sinceDone = await happen(() => move('done'));
    expect(await told()).toMatchObject({ standing: 'moved-on', since: sinceDone, differences: [{ kind: 'done' }] });
    expect([found('worse'), found('moved-on')]).toEqual([[], ['HAR-1']]);
  });

  it('keeps its age while it stays worse, whatever else happens', async () => {
    await tell();
    const since = await happen(() => edit({ duedate: '2026-12-18' }));
    await happen(() => edit({ duedate: '2026-12-19', summary: 'Pay with your phone' }));
    expect(await told()).toMatchObject({ since, differences: [{ kind: 'later', from: '2026-11-27', to: '2026-12-19' }] });
  });

  it('is as told again when it is mended, or told anew', async () => {
    await tell();
    await happen(() => edit({ duedate: '2026-12-18' }));
    await happen(() => edit({ duedate: '2026-11-27' }));
    const mended = await told();
    expect(mended).toMatchObject({ standing: 'as-told', differences: [] });
    expect(mended?.since).toBeUndefined();
    await happen(() => edit({ duedate: '2026-12-18' }));
    expect(flagOf()).toBe('worse');
    await tell();
    expect(await told()).toMatchObject({ standing: 'as-told', told: { dueOn: '2026-12-18' } });
    expect(flagOf()).toBe('as-told');
  });

  it('is flagged by the worst of all clients', async () => {
    const chenguang = await engage('晨光会员');
    await tell();
    await happen(() => edit({ duedate: '2026-12-18' }));
    await tell(chenguang);
    expect([(await told())?.standing, (await told(chenguang))?.standing, flagOf()]).toEqual(['worse', 'as-told', 'worse']);
    await tell();
    expect(flagOf()).toBe('as-told');
  });

  it('leaves no personal data in the flag', async () => {
    await tell();
    await happen(() => move('blocked'));
    expect(current(issue).properties['candor.told']).toEqual({ standing: 'worse' });
  });

  it('hangs on the issues that block it', async () => {
    const blocker = world.issues[1]!;
    await tell();
    let link = undefined as ReturnType<typeof createLink> | undefined;
    await happen(() => (link = createLink(world.state, world.people.priya, { typeId: '10000', inwardIssueId: blocker.id, outwardIssueId: issue.id })));
    expect(await told()).toMatchObject({ standing: 'worse', differences: [{ kind: 'blocked' }] });
    expect(flagOf()).toBe('worse');
    await happen(() => move('done', blocker));
    expect(flagOf()).toBe('as-told');
    const since = await happen(() => move('in-progress', blocker));
    expect(flagOf()).toBe('worse');
    expect((await told())?.since).toBe(since);
    await happen(() => link && deleteLink(world.state, world.people.priya, link));
    expect(flagOf()).toBe('as-told');
    world.runtime.count.reset();
    await happen(() => move('done', blocker));
    expect(jiraCalls()).toEqual([]);
  });

  it('is removed with the issue, and with its project or secrecy', async () => {
    const { state, people, project } = world;
    const [moved, restricted, seen] = [world.issues[1]!, world.issues[2]!, world.issues[3]!];
    for (const of of [issue, moved, restricted, seen]) await tell(harbor, { of });
    const other = createProject(state, { key: 'OTH', name: 'Other', leadAccountId: people.maya.accountId });
    const level = (memberAccountIds: string[]) => createSecurityLevel(state, { name: 'Team', projectId: project.id, memberAccountIds }).id;
    const app = [...state.users.all()].find(({ accountType }) => accountType === 'app')!;
    await happen(() => {
      deleteIssue(state, people.maya, current(issue));
      moveIssue(state, people.maya, current(moved), other.id);
      edit({ securityLevelId: level([people.vera.accountId]) }, restricted);
      edit({ securityLevelId: level([people.vera.accountId, app.accountId]) }, seen);
    });
    expect(flagOf(moved)).toBe('worse');
    expect(flagOf(seen)).toBe('worse');
    // Jira does not let the app flag what it may not see; the panel of those who may see it knows.
    const now = await told(harbor, restricted);
    expect(now).toMatchObject({ standing: 'worse', differences: [{ kind: 'removed' }] });
    expect(now?.now).toBeUndefined();
    // Back in its project it is what it was.
    await happen(() => moveIssue(state, people.maya, current(moved), project.id));
    expect(await told(harbor, moved)).toMatchObject({ standing: 'as-told' });
  });

  it('goes on where the issue is only hidden from this client', async () => {
    await tell();
    await happen(() => setIssueProperty(world.state, current(issue), 'candor.visibility', { shown: [], hidden: [harbor.id] }));
    expect((await told())?.standing).toBe('as-told');
    await happen(() => edit({ duedate: '2026-12-18' }));
    expect(flagOf()).toBe('worse');
  });
});

describe('events', () => {
  const event = (more: Record<string, unknown> = {}, minutes = 0, eventType = 'avi:jira:updated:issue') =>
    world.runtime.deliverEvent({ eventType, payload: { eventType, timestamp: world.clock.now() + minutes * 60_000, issue: { id: issue.id, key: issue.key }, ...more } });

  it('of an issue nobody was told about cost one read each, and nothing of Jira', async () => {
    await tell();
    world.runtime.count.reset();
    let reads = 0;
    // Other triggers of the app hear of it as well.
    world.runtime.setFault(({ descriptor, body }) => {
      if (descriptor.type === 'kvs' && body?.includes('told-')) reads += 1;
      return undefined;
    });
    for (let count = 0; count < 50; count++) await event({ issue: { id: world.issues[1]!.id } });
    await event({ issue: undefined, id: '10000', sourceIssueId: Number(world.issues[1]!.id), destinationIssueId: Number(world.issues[2]!.id) }, 0, 'avi:jira:created:issuelink');
    await world.settle();
    expect(reads).toBe(51);
    expect(world.runtime.count.storage['transaction']).toBeUndefined();
    expect(jiraCalls()).toEqual([]);
  });

  it('read Jira once, and write nothing when nothing is new', async () => {
    await tell();
    await happen(() => edit({ duedate: '2026-12-18' }));
    world.runtime.count.reset();
    await event();
    await world.settle();
    expect(jiraCalls()).toEqual([`app GET issue/${issue.id}`]);
    expect(world.runtime.count.storage['transaction']).toBeUndefined();
  });

  it('are believed in nothing but their ids: an old one changes nothing', async () => {
    await tell();
    const since = await happen(() => move('blocked'));
    const before = await told();
    const old = { issue: { id: issue.id, fields: { status: { id: '10002', name: 'Done' }, duedate: '2027-01-01' } }, changelog: { items: [{ field: 'status', toString: 'Done' }] } };
    await event(old, -600);
    await event({}, -30, 'avi:jira:deleted:issue');
    await world.settle();
    expect(await told()).toEqual(before);
    expect(before?.since).toBe(since);
    expect(flagOf()).toBe('worse');
  });

  it('come twice, at once and with lists that lag, and leave the same', async () => {
    world.runtime.setQueryLag(3_600_000);
    world.runtime.redeliver(3, { concurrently: true });
    const chenguang = await engage('晨光会员');
    await tell();
    await tell(chenguang);
    const since = await happen(() => move('blocked'));
    for (const engagement of [harbor, chenguang]) expect(await told(engagement)).toMatchObject({ standing: 'worse', since });
    expect(flagOf()).toBe('worse');
    await happen(() => {
      move('done');
      move('in-progress');
      move('to-do');
    });
    for (const engagement of [harbor, chenguang]) expect(await told(engagement)).toMatchObject({ standing: 'as-told' });
    expect(flagOf()).toBe('as-told');
  });

  it('wait for Jira when it is busy', async () => {
    await tell();
    const fault = world.site.fault({ method: 'GET', path: /\/rest\/api\/3\/issue\//, effect: { status: 503 }, times: 3 });
    const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    await happen(() => move('blocked'));
    expect(flagOf()).toBe('as-told');
    expect(fault.hits()).toBe(3);
    // The first repetition of an event waits for a minute and a half at most.
    world.clock.advance(90_000);
    await world.settle();
    expect(flagOf()).toBe('worse');
    said.mockRestore();
  });

  it('lose no flag when Jira’s answer to it was lost and it is mended meanwhile', async () => {
    await tell();
    const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    world.site.fault({ method: 'PUT', path: /properties/, effect: 'lost answer' });
    await happen(() => move('blocked'));
    expect(flagOf()).toBe('worse');
    move('to-do');
    world.clock.advance(60_000);
    await world.settle();
    expect(flagOf()).toBe('as-told');
    said.mockRestore();
  });

  it('that cannot be read are passed over', async () => {
    const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    await event({ issue: { key: 'HAR-1' } });
    await world.settle();
    expect(world.runtime.pendingCount()).toBe(0);
    said.mockRestore();
  });
});

describe('the schedule', () => {
  const at = (time: string) => world.clock.advance(Date.parse(time) - world.clock.now());

  it('finds the dates that have passed, in the client’s time zone, without any event', async () => {
    await tell();
    at('2026-11-27T23:59:00.000Z');
    world.runtime.count.reset();
    await world.runtime.runSchedule('watch-told');
    await world.settle();
    expect(jiraCalls()).toEqual([]);
    expect(flagOf()).toBe('as-told');
    at('2026-11-28T00:30:00.000Z');
    await world.runtime.runSchedule('watch-told');
    await world.settle();
    expect(flagOf()).toBe('worse');
    expect(await told()).toMatchObject({ standing: 'worse', since: '2026-11-28T00:00:00.000Z', differences: [{ kind: 'overdue', due: '2026-11-27' }] });
    world.runtime.count.reset();
    await world.runtime.runSchedule('watch-told');
    await world.settle();
    expect(jiraCalls()).toEqual([]);
  });

  it('knows that the day ends earlier in Shanghai', async () => {
    const { id, revision, client, contacts: _contacts, glossary, projectId: _projectId, createdAt: _createdAt, ...rest } = harbor;
    await world.as('maya').value('clients.save-engagement', { ...rest, id, revision, clientName: client.name, statuses: glossary.statuses, timeZone: 'Asia/Shanghai' });
    await tell();
    at('2026-11-27T16:01:00.000Z');
    await world.runtime.runSchedule('watch-told');
    await world.settle();
    expect(await told()).toMatchObject({ standing: 'worse', since: '2026-11-27T16:00:00.000Z' });
    expect(flagOf()).toBe('worse');
  });

  it('asks nothing where the work was done in time, or she was told a new date', async () => {
    const [done, later] = [world.issues[1]!, world.issues[2]!];
    for (const of of [done, later]) {
      edit({ duedate: '2026-11-27' }, of);
      await tell(harbor, { of });
    }
    await happen(() => move('done', done));
    await happen(() => edit({ duedate: '2026-12-18' }, later));
    await tell(harbor, { of: later });
    at('2026-11-28T00:30:00.000Z');
    await world.runtime.runSchedule('watch-told');
    await world.settle();
    expect(await told(harbor, done)).toMatchObject({ standing: 'moved-on', differences: [{ kind: 'done' }] });
    expect(await told(harbor, later)).toMatchObject({ standing: 'as-told' });
  });

  it('takes some hundreds a run and the rest in the next', async () => {
    const issues = Array.from({ length: 320 }, (_, index) => world.issue({ summary: `Piece ${index}`, duedate: '2026-11-27' }));
    await world.settle();
    for (let start = 0; start < issues.length; start += 20) {
      await world.as('jonas').value('ledger.log-contact', {
        engagementId: harbor.id,
        logId: randomUUID(),
        kind: 'mail',
        at: '2026-11-20T11:00:00.000Z',
        contactIds: harbor.contacts.map(({ id }) => id),
        summary: 'The list.',
        told: issues.slice(start, start + 20).map(({ id }) => ({ issueId: id, category: 'to-do' as const, dueOn: '2026-11-27', blocked: false })),
      });
      world.clock.advance(60_000);
      await world.settle();
    }
    const worse = () => issues.filter((each) => flagOf(each) === 'worse').length;
    expect(issues.filter((each) => flagOf(each) === 'as-told')).toHaveLength(320);
    at('2026-11-28T00:30:00.000Z');
    const run = async () => {
      await world.runtime.runSchedule('watch-told');
      world.clock.advance(600_000);
      await world.settle();
    };
    await run();
    expect(worse()).toBe(300);
    await run();
    expect(worse()).toBe(320);
  }, 60_000);
});
