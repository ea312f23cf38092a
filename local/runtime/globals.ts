import { AsyncLocalStorage } from 'node:async_hooks';

export type Descriptor = { type?: string; provider?: string; remote?: string; accountId?: string; [more: string]: unknown };
/** What one invocation (or the loading of the app) sees of the platform. */
export type Surroundings = {
  /** The value of `__forge_runtime__`; undefined while the app loads, as @forge/kvs then chooses the right client. */
  runtime: Record<string, unknown> | undefined;
  answer(descriptor: Descriptor, path: string, init: RequestInit | undefined): Promise<Response>;
  /** Throws for an address the app may not call. */
  checkEgress(address: string): void;
};

const surroundings = new AsyncLocalStorage<Surroundings | undefined>();
let installed = false;

/**
 * Puts the two globals of the platform in place, and a `fetch` that knows the app's egress. They answer by the invocation
 * they are called from, so runtimes can live side by side; outside an invocation `fetch` is the ordinary one.
 * Must run before @forge/api is first imported, because that keeps the `fetch` it finds.
 */
export function installGlobals() {
  if (installed) return;
  installed = true;
  const ordinaryFetch = globalThis.fetch;
  Object.defineProperty(globalThis, '__forge_runtime__', { configurable: true, get: () => surroundings.getStore()?.runtime });
  Object.defineProperty(globalThis, '__forge_fetch__', {
    configurable: true,
    value: async (descriptor: Descriptor, path: string, init?: RequestInit) => {
      const current = surroundings.getStore();
      if (!current) throw new Error(`The platform was called outside an invocation: ${path}`);
      return current.answer(descriptor, path, init);
    },
  });
  globalThis.fetch = async (input, init) => {
    surroundings.getStore()?.checkEgress(input instanceof Request ? input.url : String(input));
    return ordinaryFetch(input, init);
  };
}

export function within<Result>(current: Surroundings, work: () => Result): Result {
  return surroundings.run(current, work);
}

/** For the platform's own work, which must not look as if the app did it. */
export function outside<Result>(work: () => Result): Result {
  return surroundings.run(undefined, work);
}
