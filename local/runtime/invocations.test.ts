import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fixedClock } from '../clock';
import { openDatabase } from '../database';
import { fixtureManifest, noJira, startFixture } from './fixture-app';
import { readManifest } from './manifest';
import { createRuntime, type RuntimeOptions } from './runtime';

const minimal = (handler: (...parameters: never[]) => unknown, options: Partial<RuntimeOptions> = {}) =>
  createRuntime({
    manifest: readManifest(fixtureManifest),
    database: openDatabase(':memory:'),
    clock: fixedClock('2026-03-02T09:00:00.000Z'),
    jira: noJira,
    loadApp: async () => ({ project: handler, mail: handler, changed: handler, hourly: handler }),
    cloudId: 'cloud-1',
    siteUrl: 'https://candor.example.net',
    ...options,
  });
const page = { moduleKey: 'page', functionKey: 'work', accountId: 'ann', extension: {} };

test('a resolver sees the platform’s account, not one the browser made up', async () => {
  const { inside } = await startFixture();
  const context = await inside(async (_packages, request) => request.context, { extension: { project: { id: '1' }, accountId: 'eve' }, locale: 'zh-CN', timezone: 'Asia/Shanghai' });
  expect(context).toMatchObject({
    accountId: 'ann',
    accountType: 'licensed',
    cloudId: 'cloud-1',
    siteUrl: 'https://candor.example.net',
    moduleKey: 'page',
    locale: 'zh-CN',
    timezone: 'Asia/Shanghai',
    extension: { type: 'jira:projectPage', project: { id: '1' } },
    installContext: 'ari:cloud:jira::site/cloud-1',
  });
});

test.each([
  ['a customer', 'carla', 'customer', 'carla', 'customer'],
  ['nobody known', undefined, undefined, 'unidentified', 'anonymous'],
] as const)('%s is named to the resolver as such', async (_name, accountId, accountType, seenId, seenType) => {
  const { inside } = await startFixture();
  const context = await inside(async (_packages, request) => request.context, { moduleKey: 'portal', accountId, accountType });
  expect(context).toMatchObject({ accountId: seenId, accountType: seenType, extension: { type: 'jsm:portalRequestDetail' } });
});

test('payload and result cross as JSON', async () => {
  const received: unknown[] = [];
  const runtime = await minimal(({ call }: { call: unknown }) => {
    received.push(call);
    return { at: new Date(0), gone: undefined, none: null };
  });
  const result = await runtime.invoke({ ...page, payload: { when: new Date(0), absent: undefined } });
  expect(received).toEqual([{ functionKey: 'work', payload: { when: '1970-01-01T00:00:00.000Z' } }]);
  expect(Object.entries(result as object)).toEqual([['at', '1970-01-01T00:00:00.000Z'], ['none', null]]);
});

test('a thrown error reaches the caller as the platform words it', async () => {
  const runtime = await minimal(() => {
    throw new Error('no such client');
  });
  await expect(runtime.invoke(page)).rejects.toThrow(/^There was an error invoking the function - no such client$/);
});

test('unknown keys are rejected: of a module, of a call', async () => {
  const { runtime } = await startFixture();
  await expect(runtime.invoke({ ...page, moduleKey: 'lost' })).rejects.toThrow('no module lost');
  await expect(runtime.invoke({ ...page, moduleKey: 'mail-consumer' })).rejects.toThrow('no module mail-consumer with a resolver function');
  await expect(runtime.invoke({ ...page, functionKey: 'lost' })).rejects.toThrow("Resolver has no definition for 'lost'.");
});

test('requests above 500 KB and responses above 5 MB are rejected', async () => {
  let invoked = 0;
  const runtime = await minimal(() => {
    invoked += 1;
    return 'x'.repeat(5 * 1024 * 1024);
  });
  await expect(runtime.invoke({ ...page, payload: 'x'.repeat(500 * 1024) })).rejects.toThrow('The request is larger than 512000 bytes.');
  expect(invoked).toBe(0);
  await expect(runtime.invoke(page)).rejects.toThrow('The response is larger than 5242880 bytes.');
});

test('a function that does not end is given up, and what it does later is refused', async () => {
  const logged: string[] = [];
  const { runtime, inside } = await startFixture({ limits: { resolverSeconds: 0.02 }, log: ({ message }) => logged.push(message) });
  let wake: () => void = () => undefined;
  const asleep = new Promise<void>((resolve) => {
    wake = resolve;
  });
  let late: Promise<unknown> | undefined;
  const invoked = inside(async ({ kvs: { kvs } }) => {
    late = asleep.then(() => kvs.set('late', 1));
    await late;
  });
  await expect(invoked).rejects.toThrow('The function timed out after 0.02 seconds.');
  wake();
  await expect(late).rejects.toThrow('The invocation had ended when the app called /api/v1/set.');
  expect(logged).toContain('project called /api/v1/set after it had ended.');
  expect(runtime.count.storage).toEqual({});
});

test('a function can ask how long it may still run', async () => {
  const { inside } = await startFixture();
  const remaining = await inside(async ({ api }) => api.getAppContext().invocationRemainingTimeInMillis());
  expect(remaining).toBeLessThanOrEqual(25_000);
  expect(remaining).toBeGreaterThan(0);
});

test('overlapping invocations, of two apps too, each keep their own surroundings', async () => {
  const first = await startFixture();
  const second = await startFixture({ manifest: fixtureManifest.replace("'storage:app', ", '') });
  let entered = 0;
  let release: () => void = () => undefined;
  const allInside = new Promise<void>((resolve) => {
    release = resolve;
  });
  const look = (fixture: typeof first, moduleKey: string, accountId: string) =>
    fixture.inside(
      async ({ api, kvs: { kvs } }, request) => {
        entered += 1;
        if (entered === 4) release();
        await allInside;
        const stored = await kvs.set(accountId, 1).then(() => 'stored', () => 'refused');
        return [api.getAppContext().moduleKey, request.context.accountId, stored];
      },
      { moduleKey, accountId },
    );
  const seen = await Promise.all([look(first, 'page', 'ann'), look(first, 'portal', 'bob'), look(second, 'page', 'cid'), look(second, 'portal', 'dee')]);
  expect(seen).toEqual([
    ['page', 'ann', 'stored'],
    ['portal', 'bob', 'stored'],
    ['page', 'cid', 'refused'],
    ['portal', 'dee', 'refused'],
  ]);
});

test('an app that does not export a handler of its manifest does not start', async () => {
  const started = minimal(() => undefined, { loadApp: async () => ({ project: () => undefined }) });
  await expect(started).rejects.toThrow('The function mail names the handler index.mail, which the app does not export.');
});

describe('egress', () => {
  const withExternal = `${fixtureManifest}  external: { fetch: { backend: ['https://*.example.org', { address: 'http://127.0.0.1' }] } }`;
  /** Through the fetch of @forge/api and through the ordinary one. */
  const attempt = async (manifest: string, address: string) => {
    const { inside } = await startFixture({ manifest });
    return inside(({ api }) => Promise.all([api.fetch(address), fetch(address)].map((sent) => sent.then(({ status }) => status, (error: Error) => error.message))));
  };

  test.each([
    [withExternal, 'https://evil.example.net/x', 'evil.example.net'],
    [withExternal, 'https://example.org/', 'example.org'],
    [fixtureManifest, 'http://127.0.0.1:9/', '127.0.0.1'],
  ])('an address the manifest does not name is refused', async (manifest, address, host) => {
    const refused = `The manifest does not allow requests to ${host}: add it to permissions.external.fetch.backend.`;
    expect(await attempt(manifest, address)).toEqual([refused, refused]);
  });

  test('an address the manifest names is reached', async () => {
    const server = createServer((_request, response) => response.writeHead(204).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await attempt(withExternal, `http://127.0.0.1:${port}/`)).toEqual([204, 204]);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  test('the app may not call out while it is loaded', async () => {
    const loadApp = async () => {
      await fetch('https://evil.example.net/');
      return {};
    };
    await expect(minimal(() => undefined, { loadApp })).rejects.toThrow('does not allow requests to evil.example.net');
  });
});
