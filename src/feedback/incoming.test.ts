import { randomUUID } from 'node:crypto';
import { type InboxWorld, startInbox } from '../../local/testing/inbox';
import { plainText } from '../../local/site/document';
import type { RoutingRule } from './contract';

let world: InboxWorld;
beforeEach(async () => {
  world = await startInbox();
});
afterEach(() => world.close());

const save = async (rules: Omit<RoutingRule, 'id' | 'name'>[]) => {
  const { project } = await world.admin('maya').value('routing.open');
  await world.admin('maya').value('routing.save', { scope: 'project', revision: project.revision, rules: rules.map((rule, index) => ({ ...rule, id: randomUUID(), name: `Rule ${index}` })) });
};
const saveTimes = async (question: number) => {
  const { times } = await world.admin('maya').value('routing.open');
  const { revision, ...others } = times;
  await world.admin('maya').value('routing.save-times', { revision, times: { ...others, question } });
};
const all = async () => (await world.inbox({ show: 'all' })).items;
const notices = (name: 'jonas' | 'priya' | 'maya') => world.mailsTo(name).filter(({ subject }) => subject.startsWith('New feedback'));

describe('what comes in is routed', () => {
  it('to whom a rule gives it, whose name she reads, and those it names are mailed once', async () => {
    const { people } = world;
    await save([{ conditions: { words: ['refund'] }, results: { ownerAccountId: people.priya.accountId, kind: 'problem', priority: 'High', labels: ['money'], notifyAccountIds: [people.jonas.accountId, people.priya.accountId] } }]);
    world.runtime.redeliver(2);
    const { request } = await world.file('ana', 'How do I refund an order?');
    for (let wait = 0; wait < 3; wait++) await world.later(3);
    expect(await all()).toMatchObject([{ owner: { name: 'Priya Nair' }, kind: 'problem', kindBy: 'rule', priority: 'High', labels: ['money'], routedBy: { broken: false } }]);
    expect(plainText(world.comments(request.id)[0]?.body ?? null)).toContain('Priya Nair is looking after it.');
    // Priya may not see the service project, and is told on an issue of her own project.
    expect([notices('jonas').length, notices('priya').length, notices('maya').length]).toEqual([1, 1, 0]);
    expect(notices('jonas')[0]?.text).toContain('Ana Silva wrote this on Fri 20 Nov, 12:01 (Lisbon time):');
    expect(notices('jonas')[0]?.text).toContain('> How do I refund an order?');
  });

  it('into another inbox', async () => {
    await save([{ conditions: { kinds: ['praise'] }, results: { projectId: world.otherProject.id } }]);
    const sent = { submissionId: randomUUID(), engagementId: world.harbor.id, kind: 'praise' as const, text: 'Lovely work!' };
    await world.portal('ana').value('portal.send-feedback', sent);
    await world.settle();
    expect(await all()).toEqual([]);
    const other = await world.as('jonas', world.otherProject).value('feedback.list', { filter: { show: 'all' } });
    expect(other.items).toMatchObject([{ text: 'Lovely work!', kind: 'praise', kindBy: 'asker', door: 'form' }]);
  });

  it('without an owner where the rule names somebody who has gone', async () => {
    await save([{ conditions: {}, results: { ownerAccountId: world.people.priya.accountId } }]);
    world.state.users.put({ ...world.people.priya, active: false });
    const { request } = await world.file('ana', 'How do I refund an order?');
    const [item] = await all();
    expect(item).toMatchObject({ routedBy: { broken: true } });
    expect(item).not.toHaveProperty('owner');
    expect(plainText(world.comments(request.id)[0]?.body ?? null)).toContain('Maya Lindqvist is looking after it.');
  });
});

it('the time she is told is that of its kind, also on the form', async () => {
  await saveTimes(2.5);
  const sent = { submissionId: randomUUID(), engagementId: world.harbor.id, text: 'How do I refund an order?' };
  expect(await world.portal('ana').value('portal.send-feedback', { ...sent, kind: 'question' })).toMatchObject({ hearsBy: '2026-11-24T16:00:00.000Z' });
  expect(await world.portal('ana').value('portal.send-feedback', { ...sent, submissionId: randomUUID(), kind: 'problem' })).toMatchObject({ hearsBy: '2026-11-23T12:00:00.000Z' });
});
