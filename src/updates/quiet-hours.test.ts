import { type Planning, startPlanning } from '../../local/testing/planning';

/** The first test loads the areas. */
jest.setTimeout(60_000);

let world: Planning;
beforeEach(async () => {
  world = await startPlanning();
  await world.save({ plan: { quiet: { from: '20:00', until: '07:00' } } });
});
afterEach(() => world.close());

const evening = '2026-11-23T21:00:00.000Z';
const morning = '2026-11-24T07:00:00.000Z';
const send = async () => {
  await world.maya.value('updates.draft', { engagementId: world.engagementId });
  const { digest, recipients } = await world.maya.value('updates.preview', { engagementId: world.engagementId });
  const sent = await world.maya.value('updates.send', { engagementId: world.engagementId, digest, contactIds: recipients.map(({ contactId }) => contactId), sendId: '5f0c9c1e-0d5a-4f43-9a39-6d0d2f1f7c11' });
  world.clock.advance(20_000);
  await world.settle();
  return { recipients, deliveries: async () => (await world.maya.value('updates.follow', { updateId: sent.id })).deliveries };
};

it('hold a message back until they end where she is, and say so before and after it is sent', async () => {
  world.moveTo(evening);
  const { recipients, deliveries } = await send();
  expect(recipients).toMatchObject([{ name: 'Ana Silva', waitsUntilAt: morning }]);
  expect(await deliveries()).toMatchObject([{ state: 'waiting', waitsUntilAt: morning }]);
  expect(world.comments()).toEqual([]);
  world.moveTo('2026-11-24T06:50:00.000Z');
  await world.run();
  expect(world.comments()).toEqual([]);
  world.moveTo('2026-11-24T07:02:00.000Z');
  await world.run();
  expect(await deliveries()).toMatchObject([{ state: 'posted' }]);
  expect(world.comments()).toHaveLength(1);
  await world.run();
  expect(world.comments()).toHaveLength(1);
});

it('are counted on each contact’s own clock', async () => {
  await world.maya.value('clients.save-contact', { engagementId: world.engagementId, contact: { name: '王芳', road: 'request', accountId: world.people.fang.accountId, timeZone: 'Asia/Shanghai' } });
  world.moveTo('2026-11-23T16:00:00.000Z');
  const { recipients, deliveries } = await send();
  expect(recipients.map(({ name, waitsUntilAt }) => [name, waitsUntilAt])).toEqual([
    ['Ana Silva', undefined],
    ['王芳', '2026-11-23T23:00:00.000Z'],
  ]);
  expect((await deliveries()).map(({ state }) => state)).toEqual(['posted', 'waiting']);
  world.moveTo('2026-11-23T23:01:00.000Z');
  await world.run();
  expect((await deliveries()).map(({ state }) => state)).toEqual(['posted', 'posted']);
});

it('cost nothing all night but the schedule’s queries and one look', async () => {
  world.moveTo(evening);
  await send();
  world.runtime.count.reset();
  for (let run = 0; run < 20; run++) {
    world.clock.advance(5 * 60_000);
    await world.runtime.runSchedule('watch-plans');
    await world.settle();
  }
  expect(world.runtime.count).toMatchObject({ jiraCalls: [], storage: { 'entity/query': 80 } });
  // The look that finds it waits for the morning.
  expect(world.runtime.count.queue).toEqual({ publish: 1 });
});

it('do not hold back what a person sends by hand, nor what leaves by day', async () => {
  await world.maya.value('clients.save-contact', { engagementId: world.engagementId, contact: { name: 'Rui Costa', road: 'by-hand' } });
  world.moveTo(evening);
  const [, rui] = (await send()).recipients;
  expect(rui).toMatchObject({ name: 'Rui Costa' });
  expect(rui).not.toHaveProperty('waitsUntilAt');
});
