import type { Issue } from '../../local/site/model';
import { editIssue } from '../../local/site/operations/issues';
import { type InboxWorld, startInbox } from '../../local/testing/inbox';
import type { PanelView } from './contract';

let world: InboxWorld;
let issue: Issue;
beforeEach(async () => {
  world = await startInbox();
  issue = world.issues[0]!;
});
afterEach(() => world.close());

const open = (name: 'jonas' | 'vera' = 'jonas'): Promise<PanelView> => world.as(name).value('panel.open', { issueId: issue.id });
const client = async () => (await open()).clients.find(({ engagementId }) => engagementId === world.harbor.id);

describe('a public comment that names the issue', () => {
  it('is shown as a mention, tells nothing until a person confirms it, and counts from its own time on', async () => {
    const { request } = await world.file('ana', 'When can I pay by phone?');
    await world.say('jonas', request.key, `Probably next week, see ${issue.key}.`);
    const shown = await client();
    expect(shown?.mention).toEqual({ at: expect.stringMatching(/^2026-11-20T12:0\d:00\.000Z$/), byName: world.people.jonas.displayName, requestKey: request.key });
    expect(shown?.told).toBeUndefined();
    await world.later(60);
    const told = await world.as('maya').value('ledger.confirm-mention', { engagementId: world.harbor.id, issueId: issue.id });
    expect(told).toMatchObject({ at: shown?.mention?.at, by: { name: world.people.maya.displayName }, told: { category: 'to-do' }, standing: 'as-told' });
    const after = await client();
    expect(after?.mention).toBeUndefined();
    expect(after?.told).toEqual(told);
  });

  it('is none when only we read it', async () => {
    const { request } = await world.file('ana', 'When can I pay by phone?');
    await world.say('jonas', request.key, `Not before ${issue.key} is done.`, { internal: true });
    expect((await client())?.mention).toBeUndefined();
    expect(await world.as('jonas').call('ledger.confirm-mention', { engagementId: world.harbor.id, issueId: issue.id })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('changes nothing of what was told before', async () => {
    await world.jonas.value('ledger.log-contact', {
      engagementId: world.harbor.id,
      logId: world.id(),
      kind: 'call',
      at: '2026-11-20T11:00:00.000Z',
      contactIds: world.harbor.contacts.slice(0, 1).map(({ id }) => id),
      summary: 'We talked.',
      told: [{ issueId: issue.id, category: 'to-do', dueOn: '2026-11-27', blocked: false }],
    });
    editIssue(world.state, world.people.priya, issue, { duedate: '2026-12-04' });
    const { request } = await world.file('ana', 'When can I pay by phone?');
    await world.say('jonas', request.key, `On 27 November: ${issue.key}.`);
    expect(await client()).toMatchObject({ mention: { requestKey: request.key }, told: { standing: 'worse', source: { contactKind: 'call' } } });
  });
});

describe('feedback', () => {
  it('linked to the issue is in the panel, for no request more', async () => {
    const { id } = await world.file('ana', 'When can I pay by phone?');
    await world.jonas.value('feedback.link-issue', { id, issueId: issue.id });
    world.runtime.count.reset();
    const { feedback } = await open('vera');
    expect(feedback).toEqual([expect.objectContaining({ id, clientName: 'Harbor Coffee', state: 'in-work', askers: 1, text: 'When can I pay by phone?' })]);
    expect(world.runtime.count.jiraCalls).toHaveLength(2);
    expect(Object.values(world.runtime.count.storage).reduce((sum, count) => sum + count, 0)).toBe(3);
  });
});
