import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import type { Database } from '../database';
import { emptyAnswer, jsonAnswer, unmodelled } from './answers';
import { countOne, type Counts } from './counts';
import type { Deliveries, Delivery } from './deliveries';
import type { RunningInvocation } from './invocations';
import type { Limits } from './limits';
import { functionOf, modulesOf, type Manifest, type Module } from './manifest';
import type { Outcome } from './pump';
import { unknownValues } from './unknown-values';

type PushedEvent = { body: unknown; delayInSeconds?: number; concurrency?: { key: string; limit: number } };
type PushRequest = { queueName: string; jobId: string; payload: PushedEvent[] };
type JobRequest = { queueName: string; jobId: string };

export const queuePath = '/webhook/queue/';

/** Answers @forge/events' Queue. An event is in the database before its push is answered. */
export function createQueue(database: Database, clock: Clock, manifest: Manifest, limits: Limits, deliveries: Deliveries, counts: Counts) {
  database.run('CREATE TABLE IF NOT EXISTS queue_jobs (jobId TEXT PRIMARY KEY, queue TEXT NOT NULL, success INTEGER NOT NULL, failed INTEGER NOT NULL)');
  database.run('CREATE TABLE IF NOT EXISTS queue_pushes (at INTEGER NOT NULL, events INTEGER NOT NULL)');

  const consumerOf = (queueName: string) => modulesOf(manifest, 'consumer').find(({ properties }) => properties.queue === queueName);
  const jobExists = ({ jobId, queueName }: JobRequest) =>
    database.all('SELECT jobId FROM queue_jobs WHERE jobId = ? AND queue = ?', jobId, queueName).length > 0;
  const pushedWithinMinute = () => {
    database.run('DELETE FROM queue_pushes WHERE at <= ?', clock.now() - 60_000);
    return database.all<{ events: number | null }>('SELECT SUM(events) AS events FROM queue_pushes')[0]?.events ?? 0;
  };

  const push = ({ queueName, jobId, payload }: PushRequest, invocation: RunningInvocation): Response => {
    const consumer = consumerOf(queueName);
    if (!consumer) {
      const { status, code } = unknownValues.queueWithoutConsumer;
      return jsonAnswer(status, { code, message: `No consumer reads the queue ${queueName}.` });
    }
    const size = Buffer.byteLength(JSON.stringify(payload));
    if (size > limits.pushBytes) return jsonAnswer(413, { errorMessage: `The push is larger than ${limits.pushBytes} bytes.` });
    if (payload.length === 0 || payload.length > limits.eventsPerPush) return jsonAnswer(400, { message: `A push has 1 to ${limits.eventsPerPush} events.` });
    if (invocation.pushChain >= limits.pushChain) return jsonAnswer(405, { message: 'The chain of pushes is too long.' });
    if (pushedWithinMinute() + payload.length > limits.eventsPerMinute) return jsonAnswer(429, { message: `More than ${limits.eventsPerMinute} events in a minute.` });
    const failedEvents = payload.flatMap((event, index) => {
      const errorMessage = faultOf(event, functionSeconds(manifest, consumer, limits), limits);
      return errorMessage === undefined ? [] : [{ index: String(index), errorMessage }];
    });
    const accepted = payload.filter((_event, index) => !failedEvents.some((failed) => failed.index === String(index)));
    database.transaction(() => {
      database.run('INSERT INTO queue_jobs (jobId, queue, success, failed) VALUES (?, ?, 0, 0)', jobId, queueName);
      database.run('INSERT INTO queue_pushes (at, events) VALUES (?, ?)', clock.now(), accepted.length);
      for (const event of accepted) {
        const eventId = randomUUID();
        deliveries.add({
          id: eventId,
          moduleKey: consumer.key,
          jobId,
          event: JSON.stringify({ ...event, queueName, jobId, eventId }),
          dueAt: clock.now() + (event.delayInSeconds ?? 0) * 1000,
          pushChain: invocation.pushChain + 1,
          concurrencyKey: event.concurrency?.key ?? null,
          concurrencyLimit: event.concurrency?.limit ?? null,
        });
      }
    });
    return failedEvents.length > 0 ? jsonAnswer(202, { failedEvents }) : jsonAnswer(201, {});
  };

  const stats = (request: JobRequest): Response => {
    if (!jobExists(request)) return jsonAnswer(404, { message: 'The job does not exist.' });
    const { success, failed } = database.all<{ success: number; failed: number }>('SELECT success, failed FROM queue_jobs WHERE jobId = ?', request.jobId)[0]!;
    return jsonAnswer(200, { success, failed, inProgress: deliveries.ofJob(request.jobId).length });
  };

  const cancel = (request: JobRequest, isRunning: (id: string) => boolean): Response => {
    if (!jobExists(request)) return jsonAnswer(404, { message: 'The job does not exist.' });
    for (const id of deliveries.ofJob(request.jobId)) if (!isRunning(id)) deliveries.remove(id);
    return emptyAnswer();
  };

  return {
    settled: ({ jobId }: Delivery, outcome: Outcome) => {
      if (jobId !== null) database.run(`UPDATE queue_jobs SET ${outcome} = ${outcome} + 1 WHERE jobId = ?`, jobId);
    },
    answer: (path: string, init: RequestInit | undefined, invocation: RunningInvocation, isRunning: (id: string) => boolean): Response => {
      const operation = path.slice(queuePath.length).split('/')[0] ?? '';
      countOne(counts.queue, operation);
      const body = JSON.parse(String(init?.body ?? '{}')) as PushRequest;
      if (operation === 'publish') return push(body, invocation);
      if (operation === 'stats') return stats(body);
      if (operation === 'cancel') return cancel(body, isRunning);
      return unmodelled(`the queue's ${path}`);
    },
  };
}

/** How long a consumer or a scheduled trigger may run. */
export function functionSeconds(manifest: Manifest, module: Module, limits: Limits): number {
  return functionOf(manifest, module)?.timeoutSeconds ?? limits.longFunctionSeconds;
}

function faultOf({ body, delayInSeconds = 0, concurrency }: PushedEvent, seconds: number, limits: Limits): string | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return 'The body must be an object.';
  if (delayInSeconds < 0 || delayInSeconds > limits.delaySeconds) return `The delay must be between 0 and ${limits.delaySeconds} seconds.`;
  if (concurrency && (typeof concurrency.key !== 'string' || !(concurrency.limit >= 1))) return 'The concurrency needs a key and a limit.';
  const long = seconds > limits.longFunctionSeconds;
  if (long && Buffer.byteLength(JSON.stringify(body)) > limits.longConsumerEventBytes) return `The event is larger than ${limits.longConsumerEventBytes} bytes.`;
  return undefined;
}
