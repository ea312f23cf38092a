import { randomUUID } from 'node:crypto';
import { editIssue } from '../../local/site/operations/issues';
import { startWorld, type World } from '../../local/testing/world';
import type { Engagement } from '../clients/contract';

let world: World;
let harbor: Engagement;
beforeEach(async () => {
  world = await startWorld();
  harbor = await world.as('maya').value('clients.create-engagement', { clientName: 'Harbor Coffee', contact: { name: 'Ana', road: 'by-hand' }, visibility: { kind: 'all' } });
  due('2026-11-27');
  await world.settle();
});
afterEach(() => world.close());

const issueNow = () => world.state.issues.get(world.issues[0]!.id)!;
const due = (duedate: string) => editIssue(world.state, world.people.priya, issueNow(), { duedate });
const badNews = () => world.as('vera').value('ledger.bad-news', { engagementId: harbor.id });
async function pass(hours: number): Promise<void> {
  world.clock.advance(hours * 3_600_000);
  await world.settle();
}
async function tell(dueOn: string): Promise<void> {
  await world.as('jonas').value('ledger.log-contact', {
    engagementId: harbor.id,
    logId: randomUUID(),
    kind: 'call',
    at: new Date(world.clock.now()).toISOString(),
    contactIds: harbor.contacts.map(({ id }) => id),
    summary: 'We talked.',
    told: [{ issueId: issueNow().id, category: 'to-do', dueOn, blocked: false }],
  });
  await pass(1);
}

it('runs from a date that moves until she is told, and says so', async () => {
  await tell('2026-11-27');
  expect(await badNews()).toEqual({ untold: [], told: [], titles: {}, limitWorkingHours: 8, more: false });
  const at = new Date(world.clock.now()).toISOString();
  due('2026-12-18');
  await pass(96);
  const { untold: [running], latency } = await badNews();
  expect(running).toMatchObject({ subject: { kind: 'issue', issueId: issueNow().id, key: issueNow().key }, topic: 'date', at, difference: { kind: 'later', from: '2026-11-27', to: '2026-12-18' }, overLimit: true });
  const atLeast = { hours: running!.workingHours, atLeast: true };
  expect(latency).toEqual({ median: atLeast, p90: atLeast, of: 1, running: 1 });
  await tell('2026-12-18');
  expect(await badNews()).toMatchObject({ untold: [], told: [{ topic: 'date', at }], latency: { of: 1, running: 0 } });
});

it('does not begin where a date is put right the same day', async () => {
  await tell('2026-11-27');
  due('2026-12-18');
  await pass(0.5);
  due('2026-11-27');
  await pass(24);
  expect(await badNews()).toMatchObject({ untold: [], told: [] });
});

it('costs one read of storage and no call to Jira where nobody was told', async () => {
  await world.settle();
  world.runtime.count.reset();
  due('2026-12-18');
  await world.settle();
  expect(world.runtime.count.jiraCalls).toEqual([]);
  expect(world.runtime.count.storage['transaction']).toBeUndefined();
});

it('is for the team alone, and no client', async () => {
  const engagementId = harbor.id;
  for (const name of ['ana', 'tom'] as const) await world.as('maya').value('clients.save-contact', { engagementId, contact: { name, road: 'by-hand', accountId: world.people[name].accountId } });
  const allowed = await Promise.all((['tom', 'stranger', 'ana', 'vera'] as const).map(async (name) => [name, (await world.as(name).call('ledger.bad-news', { engagementId })).ok]));
  expect(Object.fromEntries(allowed)).toEqual({ tom: false, stranger: false, ana: false, vera: true });
  expect(await world.portal('ana').raw('ledger.bad-news', { engagementId })).toMatchObject({ ok: false });
});
