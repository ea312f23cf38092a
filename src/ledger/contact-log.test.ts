import { randomUUID } from 'node:crypto';
import type { Issue } from '../../local/site/model';
import { moveIssue } from '../../local/site/operations/moves';
import { createProject, createSecurityLevel } from '../../local/site/operations/projects';
import { editIssue, transitionIssue } from '../../local/site/operations/issues';
import type { Name } from '../../local/testing/people';
import { startWorld, type World } from '../../local/testing/world';
import type { Engagement } from '../clients/contract';
import type { LedgerCalls } from './contract';

type Conversation = Parameters<LedgerCalls['ledger.log-contact']>[0];

let world: World;
let engagement: Engagement;
let issue: Issue;
beforeEach(async () => {
  world = await startWorld();
  engagement = await world.as('maya').value('clients.create-engagement', { clientName: 'Harbor Coffee', contact: { name: 'Ana Silva', road: 'by-hand' }, visibility: { kind: 'all' } });
  issue = editIssue(world.state, world.people.priya, world.issues[0]!, { duedate: '2026-11-27' });
  await world.settle();
});
afterEach(() => world.close());

const ticked = (id = issue.id) => ({ issueId: id, category: 'to-do' as const, dueOn: '2026-11-27', blocked: false });
const conversation = (more: Partial<Conversation> = {}): Conversation => ({
  engagementId: engagement.id,
  logId: randomUUID(),
  kind: 'call',
  at: '2026-11-20T11:30:00.000Z',
  contactIds: engagement.contacts.map(({ id }) => id),
  summary: 'Apple Pay comes next week.\nShe is fine with it.',
  told: [ticked()],
  ...more,
});
const log = (more: Partial<Conversation> = {}, name: Name = 'jonas') => world.as(name).value('ledger.log-contact', conversation(more));
const told = async (of: Issue = issue) => (await world.as('jonas').value('panel.open', { issueId: of.id })).clients[0]?.told;
const entries = async () => (await world.as('vera').value('ledger.contact-log', { engagementId: engagement.id })).entries;

describe('a logged conversation', () => {
  it('tells the panel at once what was told, when and by whom', async () => {
    const input = conversation();
    const entry = await world.as('jonas').value('ledger.log-contact', input);
    const { accountId, displayName } = world.people.jonas;
    expect(entry).toMatchObject({
      id: input.logId,
      kind: 'call',
      at: '2026-11-20T11:30:00.000Z',
      loggedBy: { accountId, name: displayName },
      contacts: [{ name: 'Ana Silva' }],
      summary: 'Apple Pay comes next week.\nShe is fine with it.',
      told: [{ issueId: issue.id, key: 'HAR-1', summary: 'Pay with Apple Pay', status: 'To Do', category: 'to-do', dueOn: '2026-11-27', blocked: false }],
    });
    expect(await told()).toMatchObject({
      at: '2026-11-20T11:30:00.000Z',
      by: { name: displayName },
      source: { kind: 'word-of-mouth', id: input.logId, contactKind: 'call' },
      told: { category: 'to-do', status: 'To Do', dueOn: '2026-11-27', blocked: false },
      standing: 'as-told',
      differences: [],
    });
  });

  it('counts what was said, not what Jira says', async () => {
    await log({ told: [{ ...ticked(), category: 'in-progress', dueOn: '2026-11-25' }] });
    expect(await told()).toMatchObject({ standing: 'worse', differences: [{ kind: 'later', from: '2026-11-25', to: '2026-11-27' }, { kind: 'set-back' }] });
  });

  it('is logged once, however often it is sent', async () => {
    const input = conversation();
    const together = await Promise.all([1, 2].map(() => world.as('jonas').value('ledger.log-contact', input)));
    const again = await world.as('jonas').value('ledger.log-contact', { ...input, summary: 'Something else', told: [] });
    expect([...together, again]).toEqual([together[0], together[0], together[0]]);
    expect(await entries()).toEqual([together[0]]);
  });

  it('is listed at once, newest conversation first, though lists lag', async () => {
    world.runtime.setQueryLag(60_000);
    const older = await log({ at: '2026-11-18T09:00:00.000Z', told: [] });
    const newer = await log({ at: '2026-11-19T09:00:00.000Z', told: [] });
    const between = await log({ at: '2026-11-18T15:00:00.000Z', told: [] });
    expect(await entries()).toEqual([newer, between, older]);
  });

  it('is listed twenty a page, each once', async () => {
    const days = Array.from({ length: 25 }, (_, index) => `2026-10-${String(index + 1).padStart(2, '0')}T09:00:00.000Z`);
    // The oldest is logged last: it is still on the last page.
    for (const at of [...days].reverse()) await log({ at, told: [] });
    const vera = world.as('vera');
    const first = await vera.value('ledger.contact-log', { engagementId: engagement.id });
    const second = await vera.value('ledger.contact-log', { engagementId: engagement.id, cursor: first.cursor ?? '' });
    expect(first.entries).toHaveLength(20);
    expect(second.cursor).toBeUndefined();
    expect([...first.entries, ...second.entries].map(({ at }) => at)).toEqual([...days].reverse());
  });

  it('an older one logged later does not replace what was told since', async () => {
    await log({ at: '2026-11-20T11:30:00.000Z' });
    await log({ at: '2026-11-19T09:00:00.000Z', kind: 'chat', told: [{ ...ticked(), dueOn: '2026-12-18' }] });
    await world.settle();
    expect(await told()).toMatchObject({ source: { contactKind: 'call' }, told: { dueOn: '2026-11-27' }, standing: 'as-told' });
  });

  it('of many issues counts soon after', async () => {
    const issues = Array.from({ length: 20 }, (_, index) => world.issue({ summary: `Piece ${index}`, duedate: '2026-11-27' }));
    const entry = await log({ told: issues.map(({ id }) => ticked(id)) });
    expect(entry.told).toHaveLength(20);
    world.clock.advance(10_000);
    await world.settle();
    for (const each of issues) expect(await told(each)).toMatchObject({ standing: 'as-told', source: { id: entry.id } });
  });

  describe('that broke off before it was recorded', () => {
    let input: Conversation;
    beforeEach(async () => {
      input = conversation();
      let kept = false;
      // What comes after the conversation is kept fails, as it would when the function is stopped there.
      world.runtime.setFault(({ path, body }) => {
        if (kept && path.includes('transaction')) return new Response(JSON.stringify({ code: 'INTERNAL_SERVER_ERROR', message: '' }), { status: 500 });
        kept ||= path.includes('transaction') && Boolean(body?.includes(`contact-log:${input.logId}`));
        return undefined;
      });
      const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
      expect(await world.as('jonas').call('ledger.log-contact', input)).toMatchObject({ ok: false, error: { code: 'unavailable' } });
      said.mockRestore();
      world.runtime.setFault(undefined);
      expect(await told()).toBeUndefined();
    });

    it('counts soon after by itself', async () => {
      world.clock.advance(10_000);
      await world.settle();
      expect(await told()).toMatchObject({ standing: 'as-told', source: { id: input.logId } });
    });

    it('counts at once when it is sent again', async () => {
      await world.as('jonas').value('ledger.log-contact', input);
      expect(await told()).toMatchObject({ standing: 'as-told', source: { id: input.logId } });
      expect(await entries()).toHaveLength(1);
    });
  });
});

describe('the facts to tick', () => {
  it('are the issues as they are now, in the order asked for', async () => {
    const second = transitionIssue(world.state, world.people.priya, world.issues[1]!, { statusId: '10003' });
    const facts = await world.as('jonas').value('ledger.issue-facts', { engagementId: engagement.id, issueIds: [second.id, issue.id] });
    expect(facts).toEqual([
      { issueId: second.id, key: 'HAR-2', summary: 'Loyalty import', status: 'Blocked', category: 'in-progress', blocked: true },
      { issueId: issue.id, key: 'HAR-1', summary: 'Pay with Apple Pay', status: 'To Do', category: 'to-do', dueOn: '2026-11-27', blocked: false },
    ]);
  });

  it('leave out what this person may not see, what no client may see, and what is elsewhere or gone', async () => {
    const { state, people, project } = world;
    const level = (name: string, memberAccountIds: string[]) => createSecurityLevel(state, { name, projectId: project.id, memberAccountIds }).id;
    const hidden = world.issue({ summary: 'Hidden', securityLevelId: level('Leads', [people.maya.accountId]) });
    const internal = world.issue({ summary: 'Internal', securityLevelId: level('Team', [people.jonas.accountId]) });
    const other = createProject(state, { key: 'OTH', name: 'Other', leadAccountId: people.maya.accountId, roles: { Members: [people.jonas.accountId] } });
    const moved = moveIssue(state, people.maya, world.issue({ summary: 'Moved' }), other.id);
    const issueIds = [hidden.id, internal.id, moved.id, issue.id, '999999'];
    expect((await world.as('jonas').value('ledger.issue-facts', { engagementId: engagement.id, issueIds })).map(({ issueId }) => issueId)).toEqual([issue.id]);
    expect(await world.as('jonas').value('ledger.issue-facts', { engagementId: engagement.id, issueIds: [] })).toEqual([]);
  });
});

describe('what is refused', () => {
  const refusal = (field: string, message: string) => ({ ok: false, error: expect.objectContaining({ code: 'invalid', field, message: `failure.${message}` }) });
  const other = '00000000-0000-4000-8000-000000000000';

  it.each<[string, (given: Conversation) => unknown, ReturnType<typeof refusal>]>([
    ['no summary', (given) => ({ ...given, summary: ' \n ' }), refusal('summary', 'required')],
    ['a summary that is too long', (given) => ({ ...given, summary: 'x'.repeat(2_001) }), refusal('summary', 'too-long')],
    ['a time in the future', (given) => ({ ...given, at: '2026-11-20T12:06:00.000Z' }), refusal('at', 'in-the-future')],
    ['a time long before the client', (given) => ({ ...given, at: '2025-11-19T12:00:00.000Z' }), refusal('at', 'too-long-ago')],
    ['a time that is none', (given) => ({ ...given, at: '2026-11-31' }), refusal('at', 'not-a-date')],
    ['nobody', (given) => ({ ...given, contactIds: [] }), refusal('contactIds', 'required')],
    ['somebody else’s contact', (given) => ({ ...given, contactIds: [other] }), refusal('contactIds', 'not-found')],
    ['a way nobody talks', (given) => ({ ...given, kind: 'pigeon' }), refusal('kind', 'malformed')],
    ['a date that is none', (given) => ({ ...given, told: [{ ...given.told[0], dueOn: '2026-02-30' }] }), refusal('told.0.dueOn', 'not-a-date')],
    ['an issue that is not there', (given) => ({ ...given, told: [given.told[0], { ...given.told[0], issueId: '999999' }] }), refusal('told.1.issueId', 'issue-not-found')],
    ['the same issue twice', (given) => ({ ...given, told: [given.told[0], given.told[0]] }), refusal('told.1.issueId', 'malformed')],
    ['more than twenty issues', (given) => ({ ...given, told: Array.from({ length: 21 }, (_, index) => ({ ...given.told[0], issueId: String(index + 1) })) }), refusal('told', 'too-many')],
    ['an id that is none', (given) => ({ ...given, logId: '../x' }), refusal('logId', 'malformed')],
    ['a field nobody asked for', (given) => ({ ...given, loggedBy: { accountId: 'x', name: 'y' } }), refusal('', 'malformed')],
  ])('%s', async (_, wrong, refused) => {
    expect(await world.as('jonas').raw('ledger.log-contact', wrong(conversation()))).toEqual(refused);
    expect(await entries()).toEqual([]);
    expect(await told()).toBeUndefined();
  });

  it('an issue the caller may not see, or that no client may see', async () => {
    const { state, people, project } = world;
    const securityLevelId = createSecurityLevel(state, { name: 'Team', projectId: project.id, memberAccountIds: [people.jonas.accountId] }).id;
    const restricted = world.issue({ summary: 'Internal', securityLevelId });
    for (const name of ['jonas', 'priya'] as const) {
      expect(await world.as(name).call('ledger.log-contact', conversation({ told: [ticked(restricted.id)] }))).toEqual(refusal('told.0.issueId', 'issue-not-found'));
    }
  });

  it('who may not edit, and whoever may not see the project', async () => {
    const calls = {
      'ledger.log-contact': conversation(),
      'ledger.issue-facts': { engagementId: engagement.id, issueIds: [issue.id] },
      'ledger.confirm-mention': { engagementId: engagement.id, issueId: issue.id },
      'ledger.contact-log': { engagementId: engagement.id },
    };
    for (const [key, input] of Object.entries(calls)) {
      for (const name of ['stranger', 'ana'] as const) expect(await world.as(name).raw(key, input)).toMatchObject({ ok: false, error: { code: 'not-found', message: 'failure.project-not-found' } });
      expect(await world.as('vera').raw(key, input)).toMatchObject(key === 'ledger.contact-log' ? { ok: true } : { ok: false, error: { code: 'forbidden' } });
    }
    expect(await entries()).toEqual([]);
  });

  it('a client or a conversation of another project', async () => {
    const { people } = world;
    const elsewhere = createProject(world.state, { key: 'OTH', name: 'Other', leadAccountId: people.maya.accountId, roles: { Administrators: [people.maya.accountId], Members: [people.jonas.accountId] } });
    const theirs = await world.as('maya', elsewhere).value('clients.create-engagement', { clientName: 'Other', contact: { name: 'Otto', road: 'by-hand' }, visibility: { kind: 'all' } });
    const input = conversation();
    const missing = { ok: false, error: expect.objectContaining({ code: 'not-found' }) };
    for (const key of ['ledger.log-contact', 'ledger.contact-log', 'ledger.issue-facts']) {
      const payload = key === 'ledger.log-contact' ? input : key === 'ledger.contact-log' ? { engagementId: engagement.id } : { engagementId: engagement.id, issueIds: [issue.id] };
      expect(await world.as('jonas', elsewhere).raw(key, payload)).toEqual(missing);
    }
    await world.as('jonas').value('ledger.log-contact', input);
    const stolen = { ...input, engagementId: theirs.id, contactIds: theirs.contacts.map(({ id }) => id), told: [] };
    expect(await world.as('jonas', elsewhere).call('ledger.log-contact', stolen)).toEqual(missing);
  });
});
