import { isIP } from 'node:net';
import { join } from 'node:path';

/** What a site is called for short, and what is typed to let Candor write to it: 'fernlight' of fernlight.atlassian.net. */
export function siteNameOf(origin: string): string {
  const { hostname } = new URL(origin);
  return isIP(hostname) === 0 ? (hostname.split('.')[0] ?? hostname) : hostname;
}

/** Where what belongs to this site is kept, below the folder for all. */
export function siteFolder(dataFolder: string, origin: string): string {
  // A colon cannot stand in a name on Windows.
  return join(dataFolder, 'sites', new URL(origin).host.replace(':', '-'));
}
