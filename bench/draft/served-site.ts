import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Project, SiteUser } from '../../local/site/model';

/** It is always the same Friday, for the site and for the app. */
export const friday = '2026-11-20T12:00:00.000Z';

export type LatencyWish = { latencyMilliseconds: number };
export type SiteReady = { origin: string; users: SiteUser[]; projects: Project[]; plantingSeconds: number; megabytes: number };
export type ServedSite = SiteReady & {
  manager: SiteUser;
  /** From now on every request waits this long before the site looks at it, as on a network. */
  setLatency(milliseconds: number): Promise<void>;
  close(): Promise<void>;
};

/** Starts a site of so many issues in a process of its own, so that every request crosses HTTP and is answered by another core. */
export async function serveSite(issues: number): Promise<ServedSite> {
  const child = fork(join(__dirname, 'site-process.ts'), [String(issues)], { execArgv: ['--import', 'tsx'] });
  const ended = once(child, 'exit');
  const message = async () => {
    const failed = ended.then(([code]) => Promise.reject(new Error(`The site ended with ${code}.`)));
    return ((await Promise.race([once(child, 'message'), failed])) as unknown[])[0];
  };
  const ready = (await message()) as SiteReady;
  const manager = ready.users.find(({ emailAddress }) => emailAddress === 'maya@studio.example');
  if (!manager) throw new Error('The site has no manager.');
  return {
    ...ready,
    manager,
    async setLatency(latencyMilliseconds) {
      child.send({ latencyMilliseconds } satisfies LatencyWish);
      await message();
    },
    async close() {
      child.disconnect();
      await ended;
    },
  };
}
