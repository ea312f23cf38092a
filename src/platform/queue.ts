import { type AsyncEvent, InvocationError, InvocationErrorCode, Queue } from '@forge/events';
import type * as z from 'zod/mini';
import { AppError } from './app-error';
import { refusalBehind } from './jira/refusal';
import { logFailure } from './log';

/** https://developer.atlassian.com/platform/forge/limits-async-events/ */
const largestPush = 50;
const longestDelaySeconds = 900;

/** Thrown by a job that must run again later, after its state was written. */
export class RunAgain extends Error {
  constructor(readonly afterSeconds: number) {
    super(`Run again after ${afterSeconds} seconds`);
  }
}

/** Pushes events for the consumer of a queue, in pages Forge accepts. */
export async function push<Body extends Record<string, unknown>>(queue: string, bodies: Body[], delaySeconds = 0): Promise<void> {
  for (let start = 0; start < bodies.length; start += largestPush) {
    const events = bodies.slice(start, start + largestPush).map((body) => ({ body, ...(delaySeconds > 0 && { delayInSeconds: delaySeconds }) }));
    try {
      await new Queue({ key: queue }).push(events);
    } catch (cause) {
      throw new AppError('unavailable', 'failure.storage-unavailable', { cause });
    }
  }
}

/** Makes a consumer's handler. Events come at least once and in no order, so `run` must be safe to repeat. */
export function work<Body>(name: string, body: z.ZodMiniType<Body>, run: (body: Body, event: { retries: number }) => Promise<void>) {
  return async (event: AsyncEvent): Promise<InvocationError | void> => {
    const parsed = body.safeParse(event.body);
    if (!parsed.success) {
      // Running it again would not mend it.
      logFailure(name, parsed.error);
      return;
    }
    try {
      await run(parsed.data, { retries: event.retryContext?.retryCount ?? 0 });
    } catch (error) {
      const wait = error instanceof RunAgain ? error.afterSeconds : refusalBehind(error)?.retryAfterSeconds;
      // InvocationError is returned, not thrown: its constructor gives a plain object.
      if (wait !== undefined) return new InvocationError({ retryAfter: Math.min(Math.max(1, wait), longestDelaySeconds), retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST });
      logFailure(name, error);
      throw error;
    }
  };
}
