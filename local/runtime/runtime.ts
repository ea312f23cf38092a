import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import type { Database } from '../database';
import { unmodelled } from './answers';
import { createCounts, countOne, type Counts } from './counts';
import { createDeliveries, type Delivery } from './deliveries';
import { egressCheck } from './egress';
import { createProductEvents, type ProductEvent } from './events';
import { installGlobals, outside, type Descriptor } from './globals';
import { createInvocations, handlerContext, type AccountType, type ForgeFetch, type Log } from './invocations';
import { createJiraRequests, type JiraSender, type ScopeOf } from './jira-requests';
import { platformLimits, type Limits } from './limits';
import { functionOf, type Manifest, type Module } from './manifest';
import { createPump, type RetryContext } from './pump';
import { createQueue, functionSeconds, queuePath } from './queue';
import { createSchedule } from './schedule';
import { createStorage } from './storage/requests';
import { unknownValues } from './unknown-values';

export type { Counts, JiraSender, Limits, ProductEvent, ScopeOf };

export type RuntimeOptions = {
  manifest: Manifest;
  database: Database;
  clock: Clock;
  /** How requests reach the site. */
  jira: JiraSender;
  /** Imports the app; called once, after the globals are in place. */
  loadApp: () => Promise<Record<string, unknown>>;
  cloudId: string;
  siteUrl: string;
  /** The app's own user, whose events `filter.ignoreSelf` leaves out. */
  appAccountId?: string;
  scopeOf?: ScopeOf;
  limits?: Partial<Limits>;
  log?: Log;
};

export type Invocation = {
  moduleKey: string;
  /** The key of the call inside the module's resolver. */
  functionKey: string;
  payload?: unknown;
  accountId: string | undefined;
  accountType?: AccountType;
  extension: Record<string, unknown>;
  locale?: string;
  timezone?: string;
};

/** What a request of the app meets: an answer instead of the platform's, or the loss of the answer after the work was done. */
export type Fault = (request: { descriptor: Descriptor; path: string; body: string | undefined }) => Response | 'lose the answer' | undefined;

export type Runtime = {
  /** Rejects, as the browser would see it, when the function throws, is too slow or too big. */
  invoke(invocation: Invocation): Promise<unknown>;
  /** Persists the event for each trigger that lists it; `drain` or the background pump delivers it. */
  deliverEvent(event: ProductEvent): Promise<void>;
  /** Rejects with what the function throws. */
  runSchedule(moduleKey: string): Promise<void>;
  /** Delivers everything that is due now, and what that adds, until nothing is due. */
  drain(): Promise<void>;
  /** Events not yet handled, whether due or not. */
  pendingCount(): number;
  nextDueAt(): number | undefined;
  /** Delivers events and runs schedules in the background as they become due. */
  start(): void;
  /** Waits for what runs. */
  stop(): Promise<void>;
  /** Queries see only what was written this long ago by the clock; get always sees the newest. */
  setQueryLag(milliseconds: number): void;
  /** From now on every event is delivered this often, one after the other or all at once. */
  redeliver(times: number, together?: { concurrently: boolean }): void;
  /** Stays until it is set to undefined. */
  setFault(fault: Fault | undefined): void;
  count: Counts;
  /** Stops; the database stays open, it belongs to the caller. */
  close(): Promise<void>;
};

const pumpMilliseconds = 200;

export async function createRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { manifest, database, clock, log = () => undefined } = options;
  const limits = { ...platformLimits, ...options.limits };
  const installation = { cloudId: options.cloudId, siteUrl: options.siteUrl, installationId: identifierOf(database, 'installation'), environmentId: identifierOf(database, 'environment') };
  const count = createCounts();
  const storage = createStorage(database, clock, manifest, limits);
  const deliveries = createDeliveries(database, clock);
  const queue = createQueue(database, clock, manifest, limits, deliveries, count);
  const askJira = createJiraRequests(manifest, options.jira, options.scopeOf, count);
  let fault: Fault | undefined;
  let timer: NodeJS.Timeout | undefined;

  const dispatch: ForgeFetch = async (descriptor, path, init, invocation) => {
    const { type, remote } = descriptor;
    if (type === 'kvs') {
      countOne(count.storage, storage.operationOf(path));
      return storage.answer(path, init);
    }
    if (type === 'fpp' && remote === 'jira') return askJira(descriptor, path, init, invocation);
    if (type === 'fpp' && remote === 'stargate' && path.startsWith(queuePath)) return queue.answer(path, init, invocation, pump.isRunning);
    return unmodelled(`${[type, remote].filter(Boolean).join(' ')} ${path}`);
  };
  const forgeFetch: ForgeFetch = async (descriptor, path, init, invocation) => {
    const met = fault?.({ descriptor, path, body: typeof init?.body === 'string' ? init.body : undefined });
    if (met instanceof Response) return met;
    const answer = await dispatch(descriptor, path, init, invocation);
    if (met === 'lose the answer') throw new TypeError('fetch failed');
    return answer;
  };

  installGlobals();
  const run = await createInvocations(manifest, installation, options.loadApp, forgeFetch, egressCheck(manifest), log);

  const runInBackground = (module: Module, seconds: number, pushChain: number, parameters: unknown[]) => {
    const appFunction = functionOf(manifest, module);
    if (!appFunction) throw new Error(`The module ${module.key} names no function; endpoints are not modelled.`);
    count.invocations += 1;
    return run({ module, appFunction, seconds, pushChain, accountId: undefined, accountType: undefined, arguments: parameters });
  };
  const attempt = async (delivery: Delivery, retryContext: RetryContext | undefined) => {
    const module = manifest.modules.find(({ key }) => key === delivery.moduleKey);
    if (!module) throw new Error(`The manifest no longer declares ${delivery.moduleKey}.`);
    const event = { ...(JSON.parse(delivery.event) as object), ...(retryContext ? { retryContext } : {}) };
    const seconds = module.type === 'consumer' ? functionSeconds(manifest, module, limits) : limits.triggerSeconds;
    return runInBackground(module, seconds, delivery.pushChain, [event, handlerContext(installation, delivery.principal ?? undefined)]);
  };
  const runScheduled = async (module: Module) => {
    const request = { context: { cloudId: options.cloudId, moduleKey: module.key }, contextToken: randomUUID() };
    await runInBackground(module, functionSeconds(manifest, module, limits), 0, [request, handlerContext(installation, undefined)]);
  };
  const pump = createPump(deliveries, clock, limits, attempt, queue.settled, log);
  const deliver = createProductEvents(manifest, clock, deliveries, options.appAccountId);
  const schedule = createSchedule(database, clock, manifest, runScheduled, log);

  const invoke = async (invocation: Invocation): Promise<unknown> => {
    const module = manifest.modules.find(({ key }) => key === invocation.moduleKey);
    const appFunction = module?.properties.resolver ? functionOf(manifest, module) : undefined;
    if (!module || !appFunction) throw new Error(`The manifest declares no module ${invocation.moduleKey} with a resolver function.`);
    const payload = throughJson(invocation.payload, limits.invokeRequestBytes, 'request');
    const accountType = invocation.accountType ?? (invocation.accountId === undefined ? 'anonymous' : 'licensed');
    // https://developer.atlassian.com/platform/forge/access-to-forge-apps-for-unlicensed-jsm-users/
    const accountId = invocation.accountId ?? 'unidentified';
    const context = {
      accountType,
      cloudId: options.cloudId,
      siteUrl: options.siteUrl,
      localId: `ari:cloud:ecosystem::extension/${manifest.appId.split('/').at(-1)}/${installation.environmentId}/static/${module.key}`,
      environmentId: installation.environmentId,
      environmentType: 'DEVELOPMENT',
      moduleKey: module.key,
      locale: invocation.locale,
      timezone: invocation.timezone,
      extension: { type: module.type, ...(throughJson(invocation.extension, limits.invokeRequestBytes, 'extension') as object) },
    };
    count.invocations += 1;
    const { functionKey } = invocation;
    try {
      const result = await outside(() =>
        run({
          module,
          appFunction,
          seconds: limits.resolverSeconds,
          pushChain: 0,
          accountId: invocation.accountId,
          accountType,
          arguments: [{ call: { functionKey, payload }, context }, handlerContext(installation, accountId)],
        }),
      );
      return throughJson(result, limits.invokeResponseBytes, 'response');
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      log({ level: 'error', message: `${module.key} ${functionKey}: ${message}` });
      throw new Error(unknownValues.invocationErrorMessage(message), { cause: error });
    }
  };

  const stop = async () => {
    clearTimeout(timer);
    timer = undefined;
    await Promise.all([pump.settle(), schedule.settle()]);
  };
  const tick = () => {
    pump.startDue();
    schedule.startDue();
    timer = setTimeout(tick, pumpMilliseconds);
  };

  return {
    invoke,
    deliverEvent: async (event) => deliver(event),
    runSchedule: async (moduleKey) => runScheduled(schedule.find(moduleKey)),
    drain: () => outside(pump.drain),
    pendingCount: deliveries.count,
    nextDueAt: deliveries.nextDueAt,
    start: () => {
      if (timer === undefined) outside(tick);
    },
    stop,
    setQueryLag: storage.setQueryLag,
    redeliver: (times, together) => pump.setCopies(times, together?.concurrently ?? false),
    setFault: (next) => {
      fault = next;
    },
    count,
    close: stop,
  };
}

/** What crosses between browser and back end is JSON, and limited. */
function throughJson(value: unknown, maximumBytes: number, what: string): unknown {
  if (value === undefined) return undefined;
  const text = JSON.stringify(value);
  if (Buffer.byteLength(text) > maximumBytes) throw new Error(`The ${what} is larger than ${maximumBytes} bytes.`);
  return JSON.parse(text);
}

/** An identifier the platform gives out once and keeps. */
function identifierOf(database: Database, name: string): string {
  database.run('CREATE TABLE IF NOT EXISTS platform_identifiers (name TEXT PRIMARY KEY, value TEXT NOT NULL)');
  const known = database.all<{ value: string }>('SELECT value FROM platform_identifiers WHERE name = ?', name)[0];
  if (known) return known.value;
  const value = randomUUID();
  database.run('INSERT INTO platform_identifiers (name, value) VALUES (?, ?)', name, value);
  return value;
}
