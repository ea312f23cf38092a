import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../database';
import { fixtureManifest, startFixture, type Fixture, type QueueEvent } from './fixture-app';

const push = (fixture: Fixture, ...events: { body: Record<string, unknown>; delayInSeconds?: number; concurrency?: { key: string; limit: number } }[]) =>
  fixture.inside(async ({ events: { Queue } }) => (await new Queue({ key: 'mail' }).push(events)).jobId);
const statsOf = (fixture: Fixture, jobId: string) => fixture.inside(({ events: { Queue } }) => new Queue({ key: 'mail' }).getStats(jobId));
/** A promise that is settled by hand. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

test('an event reaches its consumer once, when it is due and not before', async () => {
  const fixture = await startFixture();
  const received: unknown[] = [];
  fixture.handlers.mail = ({ body }) => void received.push(body.n);
  const jobId = await push(fixture, { body: { n: 'now' } }, { body: { n: 'later' }, delayInSeconds: 900 });
  await fixture.runtime.drain();
  expect(received).toEqual(['now']);
  expect(await statsOf(fixture, jobId)).toEqual({ success: 1, inProgress: 1, failed: 0 });
  fixture.clock.advance(899_999);
  await fixture.runtime.drain();
  expect(received).toEqual(['now']);
  fixture.clock.advance(fixture.runtime.nextDueAt()! - fixture.clock.now());
  await fixture.runtime.drain();
  await fixture.runtime.drain();
  expect(received).toEqual(['now', 'later']);
  expect(fixture.runtime.pendingCount()).toBe(0);
  expect(fixture.runtime.nextDueAt()).toBeUndefined();
});

test('the consumer gets the body, the names of event and job, and no user', async () => {
  const fixture = await startFixture();
  const received: [QueueEvent, unknown][] = [];
  fixture.handlers.mail = (event, context) => void received.push([event, context.principal]);
  const jobId = await push(fixture, { body: { n: 1 }, concurrency: { key: 'c', limit: 2 } });
  await fixture.runtime.drain();
  const event = { body: { n: 1 }, concurrency: { key: 'c', limit: 2 }, queueName: 'mail', jobId, eventId: expect.any(String) };
  expect(received).toEqual([[event, undefined]]);
});

test('drain also delivers what consumers push', async () => {
  const fixture = await startFixture();
  const received: unknown[] = [];
  fixture.handlers.mail = async ({ body }) => {
    received.push(body.n);
    if (Number(body.n) < 3) await new fixture.packages.events.Queue({ key: 'mail' }).push({ body: { n: Number(body.n) + 1 } });
  };
  await push(fixture, { body: { n: 1 } });
  await fixture.runtime.drain();
  expect(received).toEqual([1, 2, 3]);
});

test('a returned InvocationError brings the event back at its time, with its data', async () => {
  const fixture = await startFixture();
  const attempts: unknown[] = [];
  fixture.handlers.mail = ({ retryContext }) => {
    attempts.push(retryContext);
    if (retryContext) return undefined;
    const { InvocationError, InvocationErrorCode } = fixture.packages.events;
    return new InvocationError({ retryAfter: 60, retryReason: InvocationErrorCode.FUNCTION_UPSTREAM_RATE_LIMITED, retryData: { from: 4 } });
  };
  await push(fixture, { body: {} });
  await fixture.runtime.drain();
  expect(attempts).toEqual([undefined]);
  expect(fixture.runtime.nextDueAt()).toBe(fixture.clock.now() + 60_000);
  fixture.clock.advance(60_000);
  await fixture.runtime.drain();
  expect(attempts[1]).toEqual({ retryCount: 1, retryReason: 'FUNCTION_UPSTREAM_RATE_LIMITED', retryData: { from: 4 } });
  expect(fixture.runtime.pendingCount()).toBe(0);
});

test('retry data above 4 KB is an error of the consumer: the event comes back without it', async () => {
  const logged: string[] = [];
  const fixture = await startFixture({ log: ({ message }) => logged.push(message) });
  const attempts: unknown[] = [];
  fixture.handlers.mail = ({ retryContext }) => {
    attempts.push(retryContext?.retryData);
    const { InvocationError, InvocationErrorCode } = fixture.packages.events;
    return retryContext ? undefined : new InvocationError({ retryAfter: 1, retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST, retryData: 'x'.repeat(4096) });
  };
  await push(fixture, { body: {} });
  await fixture.runtime.drain();
  fixture.clock.advance(900_000);
  await fixture.runtime.drain();
  expect(attempts).toEqual([undefined, undefined]);
  expect(logged).toEqual(['mail-consumer failed on attempt 1: retryData is larger than 4096 bytes.']);
});

test('an event whose consumer throws comes back four times and then counts as failed', async () => {
  const fixture = await startFixture();
  let attempts = 0;
  fixture.handlers.mail = () => {
    attempts += 1;
    throw new Error('Jira is down');
  };
  const jobId = await push(fixture, { body: {} });
  await fixture.runtime.drain();
  while (fixture.runtime.nextDueAt() !== undefined) {
    fixture.clock.advance(fixture.runtime.nextDueAt()! - fixture.clock.now());
    await fixture.runtime.drain();
  }
  expect(attempts).toBe(5);
  expect(await statsOf(fixture, jobId)).toEqual({ success: 0, inProgress: 0, failed: 1 });
});

test('no more events of one concurrency key run at once than its limit, and others are not held up', async () => {
  const fixture = await startFixture();
  const gates = [gate(), gate(), gate(), gate()];
  const started: unknown[] = [];
  fixture.handlers.mail = async ({ body }) => {
    started.push(body.n);
    await gates[Number(body.n)]!.opened;
  };
  const concurrency = { key: 'client', limit: 2 };
  await push(fixture, ...[0, 1, 2].map((n) => ({ body: { n }, concurrency })), { body: { n: 3 } });
  const drained = fixture.runtime.drain();
  await fixture.inside(async () => undefined);
  expect(started).toEqual([0, 1, 3]);
  gates[1]!.open();
  for (const { open } of gates) open();
  await drained;
  expect(started).toEqual([0, 1, 3, 2]);
});

test.each([
  ['one after the other', false, 1],
  ['at the same time', true, 3],
])('redelivery %s', async (_name, concurrently, expected) => {
  const fixture = await startFixture();
  const events: string[] = [];
  let atOnce = 0;
  let most = 0;
  fixture.handlers.mail = async ({ eventId }) => {
    events.push(eventId);
    most = Math.max(most, ++atOnce);
    await fixture.packages.kvs.kvs.get('anything');
    atOnce -= 1;
  };
  fixture.runtime.redeliver(3, { concurrently });
  await push(fixture, { body: {} });
  await fixture.runtime.drain();
  expect(events).toHaveLength(3);
  expect(new Set(events).size).toBe(1);
  expect(most).toBe(expected);
  expect(fixture.runtime.pendingCount()).toBe(0);
});

describe('refused pushes', () => {
  const refused = async (fixture: Fixture, events: Parameters<typeof push>[1][], key = 'mail') =>
    fixture.inside(async ({ events: { Queue } }) => new Queue({ key }).push(events).then(() => undefined, (error: Error) => error));

  test('a queue nobody reads', async () => {
    const fixture = await startFixture();
    expect(await refused(fixture, [{ body: {} }], 'nobody')).toBeInstanceOf(fixture.packages.events.InternalServerError);
  });

  test('the 501st event within a minute', async () => {
    const fixture = await startFixture();
    for (let pushes = 0; pushes < 10; pushes += 1) await push(fixture, ...Array.from({ length: 50 }, () => ({ body: {} })));
    expect(await refused(fixture, [{ body: {} }])).toBeInstanceOf(fixture.packages.events.RateLimitError);
    expect(fixture.runtime.pendingCount()).toBe(500);
    fixture.clock.advance(60_000);
    expect(await refused(fixture, [{ body: {} }])).toBeUndefined();
  });

  test('a chain of pushes without end', async () => {
    const fixture = await startFixture({ limits: { pushChain: 5 } });
    const refusals: unknown[] = [];
    let delivered = 0;
    fixture.handlers.mail = async () => {
      delivered += 1;
      await new fixture.packages.events.Queue({ key: 'mail' }).push({ body: {} }).catch((error: unknown) => refusals.push(error));
    };
    await push(fixture, { body: {} });
    await fixture.runtime.drain();
    expect(delivered).toBe(5);
    expect(refusals).toEqual([expect.any(fixture.packages.events.InvocationLimitReachedError)]);
  });

  test('an event above 100 KB for a long-running consumer, while the others of the push are taken', async () => {
    const fixture = await startFixture({ manifest: fixtureManifest.replace('handler: index.mail', 'handler: index.mail, timeoutSeconds: 900') });
    const error = await refused(fixture, [{ body: { text: 'x'.repeat(101 * 1024) } }, { body: {} }]);
    expect(error).toBeInstanceOf(fixture.packages.events.PartialSuccessError);
    expect(fixture.runtime.pendingCount()).toBe(1);
  });

  test('a push above 200 KB, which only a client other than @forge/events sends', async () => {
    const fixture = await startFixture();
    const body = JSON.stringify({ queueName: 'mail', jobId: 'j', payload: [{ body: { text: 'x'.repeat(200 * 1024) } }] });
    const response = await fixture.inside(({ api }) => api.__requestAtlassianAsApp('/webhook/queue/publish/x', { method: 'POST', body }));
    expect([response.status, fixture.runtime.pendingCount()]).toEqual([413, 0]);
  });

  test('a push whose answer is lost was done all the same', async () => {
    const fixture = await startFixture();
    fixture.runtime.setFault(({ path }) => (path.includes('/publish/') ? 'lose the answer' : undefined));
    expect(await refused(fixture, [{ body: {} }])).toBeInstanceOf(TypeError);
    expect(fixture.runtime.pendingCount()).toBe(1);
  });
});

test('cancelling a job takes back what has not started; an unknown job is reported', async () => {
  const fixture = await startFixture();
  let delivered = 0;
  fixture.handlers.mail = () => void (delivered += 1);
  const jobId = await push(fixture, { body: {} }, { body: {}, delayInSeconds: 10 });
  const { Queue, JobDoesNotExistError } = fixture.packages.events;
  await fixture.inside(() => new Queue({ key: 'mail' }).cancel(jobId));
  await fixture.runtime.drain();
  expect([delivered, fixture.runtime.pendingCount()]).toEqual([0, 0]);
  await fixture.inside(() => expect(new Queue({ key: 'mail' }).cancel('unknown')).rejects.toBeInstanceOf(JobDoesNotExistError));
});

test('what was pushed, and what was running, is delivered after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'candor-queue-'));
  try {
    const database = openDatabase(join(folder, 'data.sqlite'));
    const first = await startFixture({ database });
    const stuck = gate();
    const started = gate();
    first.handlers.mail = async () => {
      started.open();
      await stuck.opened;
    };
    await push(first, { body: { n: 'running' } }, { body: { n: 'waiting' }, delayInSeconds: 30 });
    const interrupted = first.runtime.drain();
    await started.opened;

    const reopened = openDatabase(join(folder, 'data.sqlite'));
    const second = await startFixture({ database: reopened, clock: first.clock });
    const received: unknown[] = [];
    second.handlers.mail = ({ body }) => void received.push(body.n);
    expect(second.runtime.pendingCount()).toBe(2);
    await second.runtime.drain();
    second.clock.advance(30_000);
    await second.runtime.drain();
    expect(received).toEqual(['running', 'waiting']);

    stuck.open();
    await interrupted;
    database.close();
    reopened.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
