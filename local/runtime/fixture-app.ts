import type * as forgeApi from '@forge/api';
import type * as forgeEvents from '@forge/events';
import type * as forgeKvs from '@forge/kvs';
import { fixedClock, type Clock } from '../clock';
import { openDatabase, type Database } from '../database';
import { readManifest } from './manifest';
import { createRuntime, type Invocation, type JiraSender, type Runtime, type RuntimeOptions } from './runtime';

export const fixtureManifest = `
app:
  id: ari:cloud:ecosystem::app/0a1b2c3d-0000-4000-8000-000000000001
  storage:
    entities:
      - name: session
        attributes:
          board: { type: string }
          startedAt: { type: float }
          size: { type: integer }
          open: { type: boolean }
          notes: { type: any }
        indexes:
          - startedAt
          - { name: by-board, partition: [board], range: [startedAt] }
          - { name: by-open, partition: [open], range: [board] }
modules:
  jira:projectPage:
    - { key: page, title: Page, resource: main, resolver: { function: project } }
  jsm:portalRequestDetail:
    - { key: portal, title: Portal, resource: main, resolver: { function: project }, unlicensedAccess: [customer] }
  consumer:
    - { key: mail-consumer, queue: mail, function: mail }
  trigger:
    - { key: issue-trigger, function: changed, events: ['avi:jira:updated:issue'], filter: { ignoreSelf: true } }
  scheduledTrigger:
    - { key: hourly, function: hourly, interval: hour }
  function:
    - { key: project, handler: index.project }
    - { key: mail, handler: index.mail }
    - { key: changed, handler: index.changed }
    - { key: hourly, handler: index.hourly }
permissions:
  scopes: ['storage:app', 'read:jira-work', 'write:jira-work']
`;

export type Packages = {
  api: typeof forgeApi;
  events: typeof forgeEvents;
  kvs: typeof forgeKvs;
};
export type QueueEvent = {
  body: Record<string, unknown>;
  eventId: string;
  jobId: string;
  retryContext?: { retryCount: number; retryReason: string; retryData?: unknown };
};
type Handler = (event: QueueEvent, context: Record<string, unknown>) => unknown;
export type Work<Result> = (packages: Packages, request: { payload: unknown; context: Record<string, unknown> }) => Promise<Result>;
export type Fixture = {
  runtime: Runtime;
  clock: Clock;
  database: Database;
  packages: Packages;
  /** What the consumer, the trigger and the schedule do. */
  handlers: { mail: Handler; changed: Handler; hourly: Handler };
  /** Runs the work as a resolver call and returns what it returns, before it becomes JSON. */
  inside<Result>(work: Work<Result>, invocation?: Partial<Invocation>): Promise<Result>;
};

export const noJira: JiraSender = async () => {
  throw new Error('This test has no site.');
};

/** A running app of one resolver, one consumer, one trigger and one schedule, made of the real packages. */
export async function startFixture(options: Partial<Omit<RuntimeOptions, 'manifest'>> & { manifest?: string } = {}): Promise<Fixture> {
  const clock = options.clock ?? fixedClock('2026-03-02T09:00:00.000Z');
  const database = options.database ?? openDatabase(':memory:');
  const handlers: Fixture['handlers'] = { mail: () => undefined, changed: () => undefined, hourly: () => undefined };
  const works = new Map<string, Work<unknown>>();
  let packages: Packages | undefined;

  const loadApp = async () => {
    packages = { api: await import('@forge/api'), events: await import('@forge/events'), kvs: await import('@forge/kvs') };
    const { default: Resolver } = await import('@forge/resolver');
    const resolver = new Resolver();
    resolver.define('work', async (request) => {
      const { id, payload } = request.payload as { id: string; payload: unknown };
      return (await works.get(id)!(packages!, { payload, context: request.context as Record<string, unknown> })) as object;
    });
    return {
      project: resolver.getDefinitions(),
      mail: (event: QueueEvent, context: Record<string, unknown>) => handlers.mail(event, context),
      changed: (event: QueueEvent, context: Record<string, unknown>) => handlers.changed(event, context),
      hourly: (event: QueueEvent, context: Record<string, unknown>) => handlers.hourly(event, context),
    };
  };
  const runtime = await createRuntime({
    jira: noJira,
    loadApp,
    cloudId: 'cloud-1',
    siteUrl: 'https://candor.example.net',
    ...options,
    manifest: readManifest(options.manifest ?? fixtureManifest),
    clock,
    database,
  });

  return {
    runtime,
    clock,
    database,
    packages: packages!,
    handlers,
    inside: async <Result>(work: Work<Result>, invocation: Partial<Invocation> = {}) => {
      const id = String(works.size);
      let result: Result | undefined;
      works.set(id, async (known, request) => {
        result = await work(known, request);
        return {};
      });
      const { payload, ...rest } = invocation;
      await runtime.invoke({ moduleKey: 'page', functionKey: 'work', payload: { id, payload }, accountId: 'ann', extension: {}, ...rest });
      return result as Result;
    },
  };
}

/** The code and status a storage request is refused with. */
export async function refusalOf(request: Promise<unknown>): Promise<{ code: unknown; status: unknown }> {
  try {
    await request;
  } catch (error) {
    const { code, responseDetails } = error as { code?: unknown; responseDetails?: { status: number } };
    return { code: code ?? String(error), status: responseDetails?.status };
  }
  return { code: 'accepted', status: 200 };
}
