import { randomUUID } from 'node:crypto';
import { within, type Descriptor } from './globals';
import type { AppFunction, Manifest, Module } from './manifest';
import { unknownValues } from './unknown-values';

export type AccountType = 'licensed' | 'unlicensed' | 'customer' | 'anonymous';
export type RunningInvocation = {
  /** The user `asUser()` acts for; nobody in triggers, consumers and schedules. */
  accountId: string | undefined;
  accountType: AccountType | undefined;
  /** How many pushes led to this invocation. */
  pushChain: number;
};
export type FunctionCall = RunningInvocation & { module: Module; appFunction: AppFunction; seconds: number; arguments: unknown[] };
export type ForgeFetch = (descriptor: Descriptor, path: string, init: RequestInit | undefined, invocation: RunningInvocation) => Promise<Response>;
export type Installation = { cloudId: string; siteUrl: string; installationId: string; environmentId: string };
export type Log = (entry: { level: 'info' | 'warn' | 'error'; message: string }) => void;

export class TimeOut extends Error {
  constructor(seconds: number) {
    super(unknownValues.timeOutMessage(seconds));
  }
}

/** Loads the app once and runs its functions, each in surroundings of its own. */
export async function createInvocations(
  manifest: Manifest,
  installation: Installation,
  loadApp: () => Promise<Record<string, unknown>>,
  forgeFetch: ForgeFetch,
  checkEgress: (address: string) => void,
  log: Log,
) {
  const duringLoad = async (_descriptor: Descriptor, path: string): Promise<Response> => {
    throw new Error(`The app called the platform while it was loaded: ${path}`);
  };
  const app = await within({ runtime: undefined, answer: duringLoad, checkEgress }, loadApp);
  const handlers = new Map([...manifest.functions.values()].map((declared) => [declared.key, handlerOf(app, declared)]));

  return async (call: FunctionCall): Promise<unknown> => {
    const deadline = performance.now() + call.seconds * 1000;
    let over = false;
    const answer = async (descriptor: Descriptor, path: string, init: RequestInit | undefined) => {
      if (over) {
        // The platform freezes what a function leaves running: https://developer.atlassian.com/platform/forge/runtime-reference/
        log({ level: 'warn', message: `${call.appFunction.key} called ${path} after it had ended.` });
        throw new Error(`The invocation had ended when the app called ${path}.`);
      }
      const response = await forgeFetch(descriptor, path, init, call);
      if (response.status === 501) log({ level: 'error', message: `Not modelled: ${describe(descriptor)} ${path}` });
      return response;
    };
    const remaining = () => Math.max(0, Math.round(deadline - performance.now()));
    const runtime = runtimeValue(manifest, installation, call, remaining);
    const handler = handlers.get(call.appFunction.key)!;
    let timer: NodeJS.Timeout | undefined;
    const timeOut = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new TimeOut(call.seconds)), call.seconds * 1000);
    });
    try {
      return await Promise.race([within({ runtime, answer, checkEgress }, async () => handler(...call.arguments)), timeOut]);
    } finally {
      over = true;
      clearTimeout(timer);
    }
  };
}

/** What every handler gets beside its event. */
export function handlerContext(installation: Installation, accountId: string | undefined) {
  const site = `ari:cloud:jira::site/${installation.cloudId}`;
  return {
    installContext: site,
    principal: accountId === undefined ? undefined : { accountId },
    installation: { ari: { installationId: installation.installationId }, contexts: [{ cloudId: installation.cloudId }] },
  };
}

/** 'index.project' is the export `project` of src/index.ts. */
function handlerOf(app: Record<string, unknown>, { key, handler }: AppFunction): (...parameters: unknown[]) => unknown {
  const [file, name] = handler.split('.');
  const found = file === 'index' && name !== undefined ? app[name] : undefined;
  if (typeof found !== 'function') throw new Error(`The function ${key} names the handler ${handler}, which the app does not export.`);
  return found as (...parameters: unknown[]) => unknown;
}

/** The value of `__forge_runtime__`. There is no `kvs` and no `license` in it: neither has one in a development environment. */
function runtimeValue(manifest: Manifest, installation: Installation, call: FunctionCall, remaining: () => number) {
  const nothing = () => undefined;
  return {
    aaid: call.accountId,
    contextAri: `ari:cloud:jira::site/${installation.cloudId}`,
    appContext: {
      appId: manifest.appId.split('/').at(-1),
      appVersion: '1.0.0',
      environmentId: installation.environmentId,
      environmentType: 'DEVELOPMENT',
      invocationId: randomUUID(),
      installationId: installation.installationId,
      moduleKey: call.module.key,
      moduleType: call.module.type,
      functionKey: call.appFunction.key,
      installation: handlerContext(installation, undefined).installation,
      permissions: { scopes: [...manifest.scopes.keys()], external: manifest.external },
    },
    lambdaContext: { awsRequestId: randomUUID(), getRemainingTimeInMillis: remaining },
    metrics: {
      counter: () => ({ incr: nothing, incrBy: nothing, decr: nothing, decrBy: nothing }),
      gauge: () => ({ set: nothing }),
      timing: () => ({ measure: () => ({ stop: nothing }) }),
    },
    tracing: { traceId: randomUUID(), spanId: randomUUID() },
    container: {},
    featureFlags: () => false,
  };
}

function describe({ type, provider, remote }: Descriptor): string {
  return [type, provider, remote].filter(Boolean).join(' ');
}
