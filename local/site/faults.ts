/** What an injected fault does to a request. */
export type FaultEffect =
  /** Answers without performing; 429 carries Retry-After. */
  | { status: number; retryAfterSeconds?: number; body?: unknown }
  /** Performs the request, then the connection breaks. */
  | 'lost answer'
  /** The connection breaks before anything is performed. */
  | 'lost request';

export type FaultRule = {
  /** Any method when absent. */
  method?: string;
  /** Matched against path and query. */
  path: RegExp;
  effect: FaultEffect;
  /** How many matching requests it hits. One when absent. */
  times?: number;
  /** How many matching requests pass before the first is hit. */
  after?: number;
};

export type Fault = {
  remove(): void;
  /** How many requests it has hit. */
  hits(): number;
};

export function createFaults() {
  const active = new Set<{ rule: FaultRule; matched: number; hits: number }>();

  return {
    add(rule: FaultRule): Fault {
      const entry = { rule, matched: 0, hits: 0 };
      active.add(entry);
      return { remove: () => void active.delete(entry), hits: () => entry.hits };
    },
    /** The fault this request meets, counted as spent. */
    take(method: string, pathAndQuery: string): FaultEffect | undefined {
      for (const entry of active) {
        if (entry.rule.method !== undefined && entry.rule.method.toUpperCase() !== method) continue;
        if (!entry.rule.path.test(pathAndQuery)) continue;
        entry.matched += 1;
        if (entry.matched <= (entry.rule.after ?? 0) || entry.hits >= (entry.rule.times ?? 1)) continue;
        entry.hits += 1;
        return entry.rule.effect;
      }
      return undefined;
    },
  };
}

/** What Node's fetch rejects with when a connection breaks. */
export const connectionLost = (): TypeError => new TypeError('fetch failed', { cause: new Error('other side closed') });

export function faultResponse(effect: Exclude<FaultEffect, string>): Response {
  const headers = new Headers({ 'content-type': 'application/json' });
  if (effect.status === 429) {
    headers.set('retry-after', String(effect.retryAfterSeconds ?? 5));
    headers.set('ratelimit-reason', 'jira-burst-based');
  } else if (effect.retryAfterSeconds !== undefined) {
    headers.set('retry-after', String(effect.retryAfterSeconds));
  }
  const body = effect.body ?? { errorMessages: [effect.status === 429 ? 'Rate limit exceeded.' : 'Internal server error'], errors: {} };
  return new Response(JSON.stringify(body), { status: effect.status, headers });
}
