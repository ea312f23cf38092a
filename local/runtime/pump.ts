import type { Clock } from '../clock';
import type { Deliveries, Delivery } from './deliveries';
import { TimeOut, type Log } from './invocations';
import type { Limits } from './limits';
import { unknownValues } from './unknown-values';

export type Attempt = (delivery: Delivery, retryContext: RetryContext | undefined) => Promise<unknown>;
/** What a handler finds as `event.retryContext`. */
export type RetryContext = { retryCount: number; retryReason: string; retryData?: unknown };
export type Outcome = 'success' | 'failed';
type Retry = { seconds: number; reason: string; data?: unknown };

/** Delivers what is due: side by side, at least once, again where the handler asks for it or throws. */
export function createPump(
  deliveries: Deliveries,
  clock: Clock,
  limits: Limits,
  attempt: Attempt,
  settled: (delivery: Delivery, outcome: Outcome) => void,
  log: Log,
) {
  const running = new Map<Delivery, Promise<void>>();
  let copies = { times: 1, concurrently: false };

  const once = async (delivery: Delivery): Promise<Retry | undefined> => {
    const context = delivery.retryContext === null ? undefined : (JSON.parse(delivery.retryContext) as RetryContext);
    try {
      return requestedRetry(await attempt(delivery, context), limits);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      log({ level: 'error', message: `${delivery.moduleKey} failed on attempt ${delivery.retries + 1}: ${message}` });
      const seconds = unknownValues.secondsBeforeRetry[delivery.retries] ?? limits.retryAfterSeconds;
      return { seconds, reason: error instanceof TimeOut ? 'FUNCTION_TIME_OUT' : unknownValues.retryReasonOfThrownError };
    }
  };

  const deliver = async (delivery: Delivery) => {
    const retries: (Retry | undefined)[] = [];
    const attempts = Array.from({ length: copies.times }, () => () => once(delivery));
    if (copies.concurrently) retries.push(...(await Promise.all(attempts.map((run) => run()))));
    else for (const run of attempts) retries.push(await run());
    const retry = retries.find((wanted) => wanted !== undefined);
    if (!retry) return finish(delivery, 'success');
    const dueAt = clock.now() + retry.seconds * 1000;
    const tooLate = dueAt > delivery.createdAt + limits.retentionSeconds * 1000;
    if (delivery.retries >= limits.retries || tooLate) {
      log({ level: 'error', message: `${delivery.moduleKey} gave up on an event after ${delivery.retries + 1} attempts.` });
      return finish(delivery, 'failed');
    }
    deliveries.repeat(delivery, dueAt, { retryCount: delivery.retries + 1, retryReason: retry.reason, retryData: retry.data });
  };

  const finish = (delivery: Delivery, outcome: Outcome) => {
    deliveries.remove(delivery.id);
    settled(delivery, outcome);
  };

  const startDue = () => {
    while (running.size < unknownValues.parallelDeliveries) {
      const delivery = deliveries.nextDue(running.keys());
      if (!delivery) return;
      running.set(delivery, deliver(delivery).finally(() => running.delete(delivery)));
    }
  };

  return {
    startDue,
    isRunning: (id: string) => [...running.keys()].some((delivery) => delivery.id === id),
    /** Until nothing is due, including what the handlers add. */
    drain: async () => {
      for (;;) {
        startDue();
        if (running.size === 0) return;
        await Promise.race(running.values());
      }
    },
    settle: async () => {
      while (running.size > 0) await Promise.all(running.values());
    },
    setCopies: (times: number, concurrently: boolean) => {
      copies = { times, concurrently };
    },
  };
}

/** InvocationError is a plain object a handler returns. https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/ */
function requestedRetry(result: unknown, limits: Limits): Retry | undefined {
  const { _retry, retryOptions = {} } = (result ?? {}) as { _retry?: boolean; retryOptions?: { retryAfter?: number; retryReason?: string; retryData?: unknown } };
  if (_retry !== true) return undefined;
  const { retryAfter = 1, retryReason = 'FUNCTION_RETRY_REQUEST', retryData } = retryOptions;
  if (Buffer.byteLength(JSON.stringify(retryData ?? null)) > limits.retryDataBytes) throw new Error(`retryData is larger than ${limits.retryDataBytes} bytes.`);
  return { seconds: Math.min(Math.max(retryAfter, 1), limits.retryAfterSeconds), reason: retryReason, data: retryData };
}
