import type { AsyncEvent, InvocationError } from '@forge/events';
import type * as z from 'zod/mini';
import { refusalBehind } from './jira/refusal';
import './loaded-at-start';
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

/** What is done with an event: how it must look, and the work. `retries` is how often Forge has repeated it. */
export type Job<Body> = { body: z.ZodMiniType<Body>; run: (body: Body, event: { retries: number }) => Promise<void> };
type Load<Loaded> = () => Promise<Loaded>;

/** Events come at least once and in no order, so `run` must be safe to repeat. */
export const job = <Body>(body: Job<Body>['body'], run: Job<Body>['run']): Job<Body> => ({ body, run });

/** Makes a consumer's handler. Its job is loaded by the first event. */
export function work<Body>(name: string, load: Load<Job<Body>>) {
  return async (event: AsyncEvent): Promise<InvocationError | void> => {
    try {
      await run(name, await load(), event.body, event);
    } catch (error) {
      const wait = error instanceof RunAgain ? error.afterSeconds : refusalBehind(error)?.retryAfterSeconds;
      if (wait !== undefined) return again(wait);
      logFailure(name, error);
      throw error;
    }
  };
}

/** Makes a product event's handler; what holds for a consumer's holds here. */
export function listen<Event>(name: string, load: Load<Job<Event>>) {
  return async (received: unknown): Promise<InvocationError | void> => {
    try {
      await run(name, await load(), received, received);
    } catch (error) {
      logFailure(name, error);
      return again(refusalBehind(error)?.retryAfterSeconds ?? productEventWait(retriesOf(received)));
    }
  };
}

/** Makes a schedule's handler. Forge repeats none that failed, and may run one twice or late: what is not done now is done by the next. */
export function scheduled(name: string, load: Load<() => Promise<void>>) {
  return async (): Promise<{ statusCode: 204 }> => {
    try {
      await (await load())();
    } catch (error) {
      logFailure(name, error);
    }
    return { statusCode: 204 };
  };
}

function retriesOf(event: unknown): number {
  const count = (event as { retryContext?: { retryCount?: unknown } } | undefined)?.retryContext?.retryCount;
  return typeof count === 'number' ? count : 0;
}

async function run<Body>(name: string, { body, run }: Job<Body>, received: unknown, event: unknown): Promise<void> {
  const parsed = body.safeParse(received);
  // Running it again would not mend it.
  if (!parsed.success) return logFailure(name, parsed.error);
  await run(parsed.data, { retries: retriesOf(event) });
}

/** Returned, not thrown: the constructor gives a plain object. */
async function again(seconds: number): Promise<InvocationError> {
  const { InvocationError, InvocationErrorCode } = await import('@forge/events');
  return new InvocationError({ retryAfter: Math.min(Math.max(1, seconds), longestWaitSeconds), retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST });
}
