import { type AsyncEvent, InvocationError, InvocationErrorCode } from '@forge/events';
import * as z from 'zod/mini';
import { refusalBehind } from './jira/refusal';
import { logFailure } from './log';

/** https://developer.atlassian.com/platform/forge/limits-async-events/ */
const longestWaitSeconds = 900;
/**
 * Product events are repeated only when asked for, four times at most; a thrown error would lose them. A burst of them fills Forge's
 * queues, 500 events a minute, and fails together: each waits for another while, longer each time, so that they do not fail again together.
 */
const shortestEventWaitSeconds = 30;
const productEventWait = (retries: number) => shortestEventWaitSeconds + Math.floor(Math.random() * Math.min(60 * 3 ** retries, longestWaitSeconds - shortestEventWaitSeconds));

/** Thrown by a job that must run again later, after its state was written. */
export class RunAgain extends Error {
  constructor(readonly afterSeconds: number) {
    super(`Run again after ${afterSeconds} seconds`);
  }
}

/** Makes a consumer's handler. Events come at least once and in no order, so `run` must be safe to repeat. */
export function work<Body>(name: string, body: z.ZodMiniType<Body>, run: (body: Body, event: { retries: number }) => Promise<void>) {
  return async (event: AsyncEvent): Promise<InvocationError | void> => {
    try {
      await readThen(name, body, event.body, (parsed) => run(parsed, { retries: event.retryContext?.retryCount ?? 0 }));
    } catch (error) {
      const wait = error instanceof RunAgain ? error.afterSeconds : refusalBehind(error)?.retryAfterSeconds;
      if (wait !== undefined) return again(wait);
      logFailure(name, error);
      throw error;
    }
  };
}

/** Makes a product event's handler; what holds for a consumer's holds here. */
export function listen<Event>(name: string, event: z.ZodMiniType<Event>, run: (event: Event) => Promise<void>) {
  return async (received: unknown): Promise<InvocationError | void> => {
    try {
      await readThen(name, event, received, run);
    } catch (error) {
      logFailure(name, error);
      return again(refusalBehind(error)?.retryAfterSeconds ?? productEventWait(retriesOf(received)));
    }
  };
}

/** Makes a schedule's handler. Forge repeats none that failed, and may run one twice or late: what is not done now is done by the next. */
export function scheduled(name: string, run: () => Promise<void>) {
  return async (): Promise<{ statusCode: 204 }> => {
    await run().catch((error: unknown) => logFailure(name, error));
    return { statusCode: 204 };
  };
}

const retried = z.object({ retryContext: z.object({ retryCount: z.number() }) });
const retriesOf = (event: unknown): number => retried.safeParse(event).data?.retryContext.retryCount ?? 0;

async function readThen<Value>(name: string, schema: z.ZodMiniType<Value>, received: unknown, run: (value: Value) => Promise<void>): Promise<void> {
  const parsed = schema.safeParse(received);
  // Running it again would not mend it.
  if (!parsed.success) return logFailure(name, parsed.error);
  await run(parsed.data);
}

/** Returned, not thrown: the constructor gives a plain object. */
const again = (seconds: number) =>
  new InvocationError({ retryAfter: Math.min(Math.max(1, seconds), longestWaitSeconds), retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST });
