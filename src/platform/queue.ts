import { AppError } from './app-error';

/** https://developer.atlassian.com/platform/forge/limits-async-events/ */
const largestPush = 50;

/** Pushes events for the consumer of a queue, in pages Forge accepts. */
export async function push<Body extends Record<string, unknown>>(queue: string, bodies: Body[], delaySeconds = 0): Promise<void> {
  for (let start = 0; start < bodies.length; start += largestPush) {
    const events = bodies.slice(start, start + largestPush).map((body) => ({ body, ...(delaySeconds > 0 && { delayInSeconds: delaySeconds }) }));
    try {
      const { Queue } = await import('@forge/events');
      await new Queue({ key: queue }).push(events);
    } catch (cause) {
      throw new AppError('unavailable', 'failure.storage-unavailable', { cause });
    }
  }
}
