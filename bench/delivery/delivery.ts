import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export type Delivered = {
  contacts: number;
  /** Of the site's time, until nothing more happened. */
  minutes: number;
  /** Events the queues took in a minute. */
  mostInMinute: number;
  /** Over Jira's roads, by this machine's time. */
  perSecond: number;
  sendMilliseconds: number;
  previewBytes: number;
  followBytes: number;
  /** What a minute of jobs needed of the JavaScript heap at most, above what site and runtime held before it. */
  workingMegabytes: number;
  lost: number;
  doubled: number;
  unfinished: number;
};

/** Sends one update to so many contacts in a process of its own, whose memory nothing else needs. */
export async function deliverTo(contacts: number): Promise<Delivered> {
  const child = fork(join(__dirname, 'delivery-process.ts'), [String(contacts)], { execArgv: ['--expose-gc', '--import', 'tsx'], env: { ...process.env, JIRA_OPENAPI: '' } });
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`The delivery ended with ${code}.`)));
  const [result] = (await Promise.race([once(child, 'message'), ended])) as [Delivered];
  await ended.catch(() => undefined);
  return result;
}
