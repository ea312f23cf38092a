import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export type Routed = {
  items: number;
  /** Of them: each of whose events came twice. */
  repeated: number;
  perSecond: number;
  peakMegabytes: number;
  /** Of the JavaScript heap, for each item: what site, runtime and app still hold when all is done. */
  keptKilobytes: number;
  lost: number;
  doubled: number;
  /** Not with the person the rules name. */
  misrouted: number;
  receiptsMissing: number;
  receiptsDoubled: number;
};

export type Burst = {
  items: number;
  /** No event for it came through. */
  lostByEvents: number;
  /** How often the hourly schedule ran until none was. */
  hours: number;
  /** Events the queues took in a minute. */
  mostInMinute: number;
  lost: number;
  doubled: number;
  receiptsMissing: number;
  receiptsDoubled: number;
};

/** Routes so many customer requests in a process of its own, whose memory nothing else needs. */
export const route = (items: number): Promise<Routed> => inProcess('routing-process.ts', items);

/** The same with all of them in one minute. */
export const burst = (items: number): Promise<Burst> => inProcess('burst-process.ts', items);

async function inProcess<Result>(file: string, items: number): Promise<Result> {
  const child = fork(join(__dirname, file), [String(items)], { execArgv: ['--expose-gc', '--import', 'tsx'], env: { ...process.env, JIRA_OPENAPI: '' } });
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`The routing ended with ${code}.`)));
  const [result] = (await Promise.race([once(child, 'message'), ended])) as [Result];
  await ended.catch(() => undefined);
  return result;
}
