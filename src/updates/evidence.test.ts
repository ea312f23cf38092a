import type { Issue } from '../../local/site/model';
import { createSecurityLevel, createProject } from '../../local/site/operations/projects';
import { createLink } from '../../local/site/operations/links';
import { editIssue, transitionIssue } from '../../local/site/operations/issues';
import { createVersion, updateVersion } from '../../local/site/operations/versions';
import { appAccountId, flaggedFieldId, impediment } from '../../local/site/base';
import { startWorld, type World } from '../../local/testing/world';
import type { VisibilityRule } from '../clients/contract';
import type { Draft, EvidenceGroup, SectionName } from './contract';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.close());

const status = (name: string) => [...world.state.statuses.all()].find((each) => each.name === name)?.id ?? '';
const tuesday = '2026-11-17T09:00:00.000Z';
const move = (issue: Issue, name: string, at = tuesday): Issue => transitionIssue(world.state, world.people.priya, world.state.issues.get(issue.id) ?? issue, { statusId: status(name) }, at);
const edit = (issue: Issue, changes: Parameters<typeof editIssue>[3], at = tuesday): Issue => editIssue(world.state, world.people.priya, world.state.issues.get(issue.id) ?? issue, changes, at);
const blocks = (blocker: Issue, blocked: Issue, at = tuesday) => createLink(world.state, world.people.priya, { typeId: '10000', inwardIssueId: blocker.id, outwardIssueId: blocked.id }, at);
const named = (summary: string): Issue => [...world.state.issues.all()].find((issue) => issue.summary === summary) as Issue;
const engage = async (visibility: VisibilityRule = { kind: 'all' }, chosenIssueIds?: string[]) =>
  (await world.as('maya').value('clients.create-engagement', { clientName: 'Harbor', contact: { name: 'Ana', road: 'by-hand' }, visibility, ...(chosenIssueIds && { chosenIssueIds }) })).id;
const draftFor = (engagementId: string) => world.as('jonas').value('updates.draft', { engagementId });
const titles = (draft: Draft, group: EvidenceGroup) => draft.evidence.groups[group].map(({ summary }) => summary);
const texts = (draft: Draft, section: SectionName, language: 'en' | 'zh-CN' = 'en') => draft.sections.find(({ name }) => name === section)?.lines.map(({ generated }) => generated?.[language]);
const restricted = (input: Parameters<World['issue']>[0]) =>
  world.issue({ ...input, securityLevelId: createSecurityLevel(world.state, { name: 'Internal', projectId: world.project.id, memberAccountIds: [world.people.priya.accountId, appAccountId] }).id });

describe('the evidence of a draft', () => {
  it('tells what was done, is moving and comes next', async () => {
    move(named('Pay with Apple Pay'), 'Done');
    move(named('Order ahead'), 'In Progress');
    move(named('Refunds'), 'Done', '2026-11-05T09:00:00.000Z');
    move(named('Gift cards'), 'Done', '2026-11-05T09:00:00.000Z');
    move(named('Gift cards'), 'In Progress');
    edit(named('Store finder'), { duedate: '2026-11-24' }, '2026-11-04T09:00:00.000Z');
    const draft = await draftFor(await engage());
    expect(titles(draft, 'done')).toEqual(['Pay with Apple Pay']);
    expect(titles(draft, 'moving').sort()).toEqual(['Gift cards', 'Order ahead']);
    expect(titles(draft, 'next')).toEqual(['Store finder']);
    expect(draft.evidence.from).toBe('2026-11-13T12:00:00.000Z');
    expect(draft.evidence.until).toBe('2026-11-20T12:00:00.000Z');
    expect(texts(draft, 'done')).toEqual(['“Pay with Apple Pay” is done.']);
    expect(texts(draft, 'moving')?.sort()).toEqual(['Work on “Order ahead” has begun.', '“Gift cards” was done before and has been opened again.']);
    expect(texts(draft, 'next')).toEqual(['“Store finder” comes next, due Tue 24 Nov.']);
    expect(texts(draft, 'summary')).toEqual(['We are on track.', 'Recently: 1 item done, 2 in progress, 1 reopened. “Pay with Apple Pay” is done.']);
    expect(texts(draft, 'summary', 'zh-CN')).toEqual(['项目进展顺利。', '近期进展：1 项完成，2 项进行中，1 项重新打开。“Pay with Apple Pay”已完成。']);
  });

  it('finds blocked work by flag, by status and by an open link, not by a link to work that is done', async () => {
    edit(named('Pay with Apple Pay'), { customFields: { [flaggedFieldId]: [impediment] } });
    move(named('Order ahead'), 'Blocked', '2026-11-18T09:00:00.000Z');
    blocks(named('Receipt printing'), named('Loyalty import'));
    blocks(named('Refunds'), named('Gift cards'));
    move(named('Refunds'), 'Done');
    const draft = await draftFor(await engage());
    expect(titles(draft, 'blocked').sort()).toEqual(['Loyalty import', 'Order ahead', 'Pay with Apple Pay']);
    expect(texts(draft, 'risks')?.sort()).toEqual([
      '“Loyalty import” has been blocked since Tue 17 Nov: it waits for “Receipt printing”.',
      '“Order ahead” has been blocked since Wed 18 Nov.',
      '“Pay with Apple Pay” has been blocked since Tue 17 Nov.',
    ]);
    expect(draft.computedHealth).toMatchObject({ state: 'at-risk' });
    expect(draft.chosenHealth).toBe('at-risk');
  });

  it('names what blocks only where the client sees it, to the team only where everybody in the project does', async () => {
    const shown = world.issue({ summary: 'Shown', labels: ['client'] });
    const other = world.issue({ summary: 'Also shown', labels: ['client'] });
    const third = world.issue({ summary: 'Shown, too', labels: ['client'] });
    const foreign = createProject(world.state, { key: 'OTH', name: 'Other', leadAccountId: world.people.maya.accountId, roles: { Administrators: [world.people.maya.accountId] } });
    blocks(world.issue({ summary: 'Contract at risk' }), shown);
    blocks(restricted({ summary: 'Redundancies' }), other);
    blocks(world.issue({ summary: 'Work for a rival', projectId: foreign.id }), third);
    const draft = await draftFor(await engage({ kind: 'labels', labels: ['client'] }));
    expect(texts(draft, 'risks')?.sort()).toEqual([
      '“Also shown” has been blocked since Tue 17 Nov: it waits for other work.',
      '“Shown, too” has been blocked since Tue 17 Nov: it waits for other work.',
      '“Shown” has been blocked since Tue 17 Nov: it waits for other work.',
    ]);
    expect(draft.evidence.groups.blocked.flatMap(({ blockedBy }) => blockedBy.map(({ summary }) => summary))).toEqual(['Contract at risk']);
    expect(JSON.stringify(draft)).not.toMatch(/Redundancies|rival/);
  });

  it('counts overdue days, and says a thing once', async () => {
    const receipts = edit(named('Receipt printing'), { duedate: '2026-11-16' });
    edit(named('Loyalty import'), { duedate: '2026-11-19', customFields: { [flaggedFieldId]: [impediment] } });
    move(receipts, 'In Progress');
    const draft = await draftFor(await engage());
    expect(texts(draft, 'risks')).toEqual([
      '“Loyalty import” has been blocked since Tue 17 Nov. It is 1 day overdue (was due Thu 19 Nov).',
      '“Receipt printing” is 4 days overdue (was due Mon 16 Nov).',
    ]);
    expect(texts(draft, 'risks', 'zh-CN')?.[1]).toBe('“Receipt printing”已逾期 4 天（原定11月16日周一完成）。');
    expect(texts(draft, 'moving')).toEqual([]);
    expect(titles(draft, 'next')).toEqual([]);
  });

  it('keeps the old due date beside the new one', async () => {
    edit(named('Order ahead'), { duedate: '2026-11-23' }, '2026-11-04T09:00:00.000Z');
    move(named('Order ahead'), 'In Progress');
    edit(named('Order ahead'), { duedate: '2026-12-03' });
    expect(texts(await draftFor(await engage()), 'moving')).toEqual(['“Order ahead”: In progress, now due Thu 3 Dec instead of Mon 23 Nov.']);
  });

  it('goes on when a status of the settings is gone from Jira', async () => {
    const { settings } = await world.admin('maya').value('settings.open');
    await world.admin('maya').value('settings.save', { ...settings, blockedStatuses: ['Frozen "solid"', 'Blocked', 'On ice'] });
    move(named('Order ahead'), 'Blocked');
    const draft = await draftFor(await engage());
    expect(titles(draft, 'blocked')).toEqual(['Order ahead']);
  });

  it('says how far a milestone moved, by the events of Jira', async () => {
    const engagementId = await engage();
    const version = createVersion(world.state, world.people.maya, { projectId: world.project.id, name: 'Beta', releaseDate: '2026-12-11' });
    await world.settle();
    world.clock.advance(3600_000);
    updateVersion(world.state, world.people.maya, version, { releaseDate: '2026-12-18' });
    await world.settle();
    const draft = await draftFor(engagementId);
    expect(draft.evidence.milestones).toEqual([{ id: version.id, name: 'Beta', releaseOn: '2026-12-18', released: false, movedFrom: '2026-12-11', workingDaysMoved: 5 }]);
    expect(texts(draft, 'risks')).toEqual(['Beta moved from Fri 11 Dec to Fri 18 Dec (5 working days later).']);
    expect(texts(draft, 'milestones')).toEqual(['Beta is planned for Fri 18 Dec.']);
    expect(draft.computedHealth.state).toBe('at-risk');
    expect(texts(draft, 'summary')?.[0]).toBe('The plan is at risk: Beta moved from Fri 11 Dec to Fri 18 Dec.');
  });

  it('never holds an issue with a security level, of another project, or that the client may not see', async () => {
    const foreign = createProject(world.state, { key: 'OTH', name: 'Other', leadAccountId: world.people.maya.accountId, roles: { Administrators: [world.people.maya.accountId] } });
    const due = { duedate: '2026-11-10', labels: ['client'] };
    for (const name of ['In Progress', 'Blocked', 'Done']) {
      move(restricted({ summary: `Secret ${name}`, ...due }), name);
      move(world.issue({ summary: `Foreign ${name}`, projectId: foreign.id, ...due }), name);
    }
    move(world.issue({ summary: 'Seen', labels: ['client'] }), 'Done');
    const hidden = move(world.issue({ summary: 'Hidden by hand', labels: ['client'] }), 'Done');
    const shown = move(named('Gift cards'), 'Done');
    move(named('Refunds'), 'Done');
    const engagementId = await engage({ kind: 'labels', labels: ['client'] });
    await world.as('maya').value('clients.set-visibility', { engagementId, issueId: hidden.id, choice: 'hidden' });
    await world.as('maya').value('clients.set-visibility', { engagementId, issueId: shown.id, choice: 'shown' });
    const draft = await draftFor(engagementId);
    expect(titles(draft, 'done').sort()).toEqual(['Gift cards', 'Seen']);
    expect(draft.evidence.unseen.map(({ summary }) => summary)).toEqual(expect.arrayContaining(['Hidden by hand', 'Refunds']));
    expect(JSON.stringify(draft)).not.toMatch(/Secret|Foreign/);
  });

  it('checks again what Jira answers', async () => {
    const engagementId = await engage();
    const answered = (id: string, more: object) => ({ id, key: `HAR-${id}`, fields: { summary: 'Not for her', status: { id: '3', name: 'In Progress', statusCategory: { key: 'indeterminate' } }, updated: tuesday, created: tuesday, ...more } });
    const page = { issues: [answered('1', { project: { id: '99', key: 'OTH' } }), answered('2', { project: { id: world.project.id, key: 'HAR' }, security: { id: '5' } }), { id: '3', key: 'HAR-3' }], isLast: true };
    world.runtime.setFault(({ path }) => (path.includes('/search/jql') ? new Response(JSON.stringify(page)) : undefined));
    const draft = await draftFor(engagementId);
    world.runtime.setFault(undefined);
    expect(JSON.stringify(draft)).not.toContain('Not for her');
  });

  it('goes on without the flag when Jira no longer knows its field, and looks it up again', async () => {
    edit(named('Pay with Apple Pay'), { customFields: { [flaggedFieldId]: [impediment] } });
    move(named('Order ahead'), 'Blocked');
    const engagementId = await engage();
    const refusal = { errorMessages: [`Field 'cf[10021]' does not exist or you do not have permission to view it.`], errors: {} };
    world.runtime.setFault(({ body }) => (body?.includes('cf[10021]') ? new Response(JSON.stringify(refusal), { status: 400 }) : undefined));
    expect(titles(await draftFor(engagementId), 'blocked')).toEqual(['Order ahead']);
    world.runtime.setFault(undefined);
    const refreshed = await world.as('jonas').value('updates.refresh', { engagementId });
    expect(titles(refreshed, 'blocked').sort()).toEqual(['Order ahead', 'Pay with Apple Pay']);
    expect(world.runtime.count.jiraCalls.filter(({ path }) => path.endsWith('/field'))).toHaveLength(2);
  });

  it('reports that Jira is away, and starts no draft from half the evidence', async () => {
    const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const engagementId = await engage();
    world.site.fault({ path: /versions/, effect: { status: 503 }, times: 3 });
    expect(await world.as('jonas').call('updates.draft', { engagementId })).toMatchObject({ ok: false, error: { code: 'unavailable', message: 'failure.jira-unavailable' } });
    expect(titles(await draftFor(engagementId), 'blocked')).toEqual([]);
    said.mockRestore();
  });

  it('shows an unseen issue at one click', async () => {
    const refunds = move(named('Refunds'), 'Done');
    const engagementId = await engage({ kind: 'labels', labels: ['client'] });
    expect(titles(await draftFor(engagementId), 'done')).toEqual([]);
    const draft = await world.as('jonas').value('updates.show-issue', { engagementId, issueId: refunds.id });
    expect(titles(draft, 'done')).toEqual(['Refunds']);
    expect(texts(draft, 'done')).toEqual(['“Refunds” is done.']);
    const secret = restricted({ summary: 'Secret' });
    expect(await world.as('jonas').call('updates.show-issue', { engagementId, issueId: secret.id })).toMatchObject({ ok: false });
    expect(await world.as('priya').call('updates.show-issue', { engagementId, issueId: secret.id })).toMatchObject({ ok: false, error: { code: 'invalid', message: 'failure.issue-restricted' } });
  });
});

describe('the cost of a draft', () => {
  const fill = (count: number, at: string, more: Parameters<World['issue']>[0] = { summary: '' }) =>
    world.state.batch(() => Array.from({ length: count }, (_, number) => world.issue({ ...more, summary: `Old work ${number}`, at })));
  const cost = async () => {
    const engagementId = await engage();
    world.runtime.count.reset();
    const draft = await draftFor(engagementId);
    const calls = world.runtime.count.jiraCalls;
    return { draft, paths: calls.map(({ method, path }) => `${method} ${path.split('?')[0]}`), points: calls.reduce((sum, { issuesReturned }) => sum + 1 + issuesReturned, 0) };
  };
  const week = () => {
    move(named('Pay with Apple Pay'), 'Done');
    move(named('Order ahead'), 'In Progress');
    blocks(named('Receipt printing'), named('Loyalty import'));
  };

  it('is the same with ten issues and with a thousand', async () => {
    week();
    const small = await cost();
    await world.as('jonas').value('updates.discard', { engagementId: small.draft.engagementId });
    fill(990, '2026-10-01T09:00:00.000Z');
    const first = small.paths.filter((path) => path !== 'GET /rest/api/3/field');
    const large = await cost();
    expect(large.paths.sort()).toEqual(first.sort());
    expect(large.points).toBe(small.points - 1);
    expect(small.paths.length).toBeLessThanOrEqual(12);
  });

  it('stays below twelve calls when everything overflows, and counts the rest', async () => {
    fill(260, '2026-11-18T09:00:00.000Z', { summary: '', duedate: '2026-11-10', statusId: status('Blocked') });
    fill(60, '2026-11-18T09:00:00.000Z', { summary: '', duedate: '2026-11-22' });
    blocks(world.issue({ summary: 'Elsewhere', labels: ['hidden'] }), named('Old work 3'));
    const { draft, paths } = await cost();
    expect(paths.length).toBeLessThanOrEqual(12);
    expect(draft.evidence.more).toMatchObject({ overdue: 210, blocked: 210 });
    expect(draft.evidence.groups.overdue).toHaveLength(50);
    expect(texts(draft, 'risks')?.at(-1)).toMatch(/^And at least 245 more\.$/);
    await world.as('jonas').value('updates.discard', { engagementId: draft.engagementId });
    world.runtime.count.reset();
    await draftFor(draft.engagementId);
    expect(world.runtime.count.jiraCalls.length).toBeLessThanOrEqual(12);
  });

  it('asks side by side for what needs no other answer', async () => {
    fill(60, '2026-10-01T09:00:00.000Z', { summary: '', duedate: '2026-11-10' });
    fill(60, '2026-10-01T09:00:00.000Z', { summary: '', duedate: '2026-11-22' });
    const engagementId = await engage();
    const waiting: number[] = [];
    world.runtime.setFault(({ path }) => {
      if (path.endsWith('/approximate-count')) waiting.push(world.runtime.count.jiraCalls.filter((call) => call.status === 0).length);
      return undefined;
    });
    await draftFor(engagementId);
    expect(waiting).toEqual([0, 1, 3, 4]);
  });

  it('is one call to Jira when the draft is there already', async () => {
    const { draft } = await cost();
    world.runtime.count.reset();
    await draftFor(draft.engagementId);
    expect(world.runtime.count.jiraCalls.map(({ path }) => path.split('?')[0])).toEqual(['/rest/api/3/mypermissions']);
  });
});
