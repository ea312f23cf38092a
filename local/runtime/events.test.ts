import { fixtureManifest, startFixture } from './fixture-app';

const updated = { eventType: 'avi:jira:updated:issue', payload: { issue: { id: '10001' } }, atlassianId: 'ann' };

test('a product event reaches the triggers that list it, with the account behind it', async () => {
  const { runtime, handlers } = await startFixture();
  const received: unknown[] = [];
  handlers.changed = (event, context) => void received.push([event, context.principal]);
  await runtime.deliverEvent({ ...updated, eventType: 'avi:jira:deleted:issue' });
  await runtime.deliverEvent(updated);
  expect(runtime.pendingCount()).toBe(1);
  await runtime.drain();
  expect(received).toEqual([[{ eventType: updated.eventType, issue: { id: '10001' }, atlassianId: 'ann' }, { accountId: 'ann' }]]);
});

test('ignoreSelf leaves out what the app did itself', async () => {
  const { runtime } = await startFixture({ appAccountId: 'candor' });
  await runtime.deliverEvent({ ...updated, atlassianId: 'candor' });
  await runtime.deliverEvent({ ...updated, payload: { selfGenerated: true } });
  expect(runtime.pendingCount()).toBe(0);
});

test('a trigger that throws gets the event again, and stops after four retries', async () => {
  const { runtime, handlers, clock } = await startFixture();
  const counts: unknown[] = [];
  handlers.changed = ({ retryContext }) => {
    counts.push(retryContext?.retryCount);
    throw new Error('not yet');
  };
  await runtime.deliverEvent(updated);
  await runtime.drain();
  for (let round = 0; round < 6; round += 1) {
    clock.advance(900_000);
    await runtime.drain();
  }
  expect(counts).toEqual([undefined, 1, 2, 3, 4]);
});

test('a filter expression is refused at the start, because nothing would evaluate it', async () => {
  const manifest = fixtureManifest.replace('ignoreSelf: true', 'expression: issue.key');
  await expect(startFixture({ manifest })).rejects.toThrow('The filter expression of the trigger issue-trigger is not modelled.');
});

test('a trigger has no user to act for', async () => {
  const { runtime, handlers, packages } = await startFixture();
  let refusal: unknown;
  handlers.changed = async () => {
    refusal = await packages.api.asUser().requestJira(packages.api.route`/rest/api/3/myself`).catch((error: unknown) => error);
  };
  await runtime.deliverEvent(updated);
  await runtime.drain();
  expect(refusal).toBeInstanceOf(packages.api.NeedsAuthenticationError);
});

test('a scheduled trigger runs on demand and says when it fails', async () => {
  const { runtime, handlers } = await startFixture();
  const received: unknown[] = [];
  handlers.hourly = (event, context) => void received.push([event, context.principal]);
  await runtime.runSchedule('hourly');
  expect(received).toEqual([[{ context: { cloudId: 'cloud-1', moduleKey: 'hourly' }, contextToken: expect.any(String) }, undefined]]);
  handlers.hourly = () => {
    throw new Error('no list today');
  };
  await expect(runtime.runSchedule('hourly')).rejects.toThrow('no list today');
  await expect(runtime.runSchedule('yearly')).rejects.toThrow('The manifest declares no scheduled trigger yearly.');
});

test('in the background, events are delivered and schedules run when the clock has reached them', async () => {
  const { runtime, handlers, clock } = await startFixture();
  const seen: string[] = [];
  const both = new Promise<void>((resolve) => {
    const note = (what: string) => {
      seen.push(what);
      if (seen.length === 2) resolve();
    };
    handlers.changed = () => note('event');
    handlers.hourly = () => note('schedule');
  });
  await runtime.deliverEvent(updated);
  clock.advance(300_000);
  runtime.start();
  await both;
  await runtime.stop();
  expect(seen).toEqual(['event', 'schedule']);
  clock.advance(3_599_999);
  runtime.start();
  await runtime.stop();
  expect(seen).toHaveLength(2);
});

test('the time of a schedule survives a restart and starts anew when its interval changes', async () => {
  const first = await startFixture();
  const runsAfterRestart = async (manifest: string) => {
    const { runtime, handlers } = await startFixture({ manifest, database: first.database, clock: first.clock });
    let runs = 0;
    handlers.hourly = () => void (runs += 1);
    runtime.start();
    await runtime.stop();
    return runs;
  };
  first.clock.advance(300_000);
  const daily = fixtureManifest.replace('interval: hour', 'interval: day');
  expect(await runsAfterRestart(daily)).toBe(0);
  first.clock.advance(300_000);
  expect(await runsAfterRestart(daily)).toBe(1);
});
