import { join } from 'node:path';
import type { Clock } from './clock';
import type { Database } from './database';
import { loadManifest } from './runtime/manifest';
import { createRuntime, type Runtime, type ScopeOf } from './runtime/runtime';
import { authorization } from './site/authentication';
import { appAccountId, installBase } from './site/base';
import { indexedPropertiesOf } from './site/indexed-properties';
import { createSite, type Site } from './site/site';
import { createSiteState } from './site/state';

export const projectFolder = join(__dirname, '..');
export const manifestPath = join(projectFolder, 'manifest.yml');
/** The local site's id; any would do. */
export const cloudId = '1d5e2f6a-52d0-4d8e-9f0e-6f2c3a7b9c10';

export type Log = (message: string) => void;
export type InstalledSite = { site: Site; runtime: Runtime; close(): Promise<void> };

/** A site with the app installed on it, over one database: Jira's requests go to the site, the site's events to the app. */
export async function createInstalledSite(options: {
  database: Database;
  clock: Clock;
  baseUrl: string;
  pictureBaseUrl?: string;
  /** Lets the runtime refuse calls the manifest's scopes do not cover. */
  scopeOf?: ScopeOf;
  log: Log;
}): Promise<InstalledSite> {
  const { database, clock, baseUrl, pictureBaseUrl, scopeOf, log } = options;
  const manifest = loadManifest(manifestPath);
  const state = createSiteState(database, clock);
  installBase(state);
  state.indexedProperties = indexedPropertiesOf(manifest.modules);
  const site = createSite({ state, baseUrl, pictureBaseUrl });

  const runtime = await createRuntime({
    manifest,
    database,
    clock,
    cloudId,
    siteUrl: baseUrl,
    appAccountId,
    scopeOf,
    loadApp: () => import('../src/index'),
    log: ({ level, message }) => level !== 'info' && log(message),
    jira({ path, init, as }) {
      const user = state.users.get(as.kind === 'app' ? appAccountId : as.accountId);
      if (user === undefined) return Promise.resolve(Response.json({ errorMessages: ['The account does not exist.'], errors: {} }, { status: 401 }));
      const headers = new Headers(init.headers);
      headers.set('authorization', authorization(user));
      return site.fetch(new Request(baseUrl + path, { ...init, headers }));
    },
  });
  state.onEvent((event) => {
    runtime.deliverEvent(event).catch((error: unknown) => log(`The event ${event.eventType} was not taken: ${String(error)}`));
  });

  return {
    site,
    runtime,
    async close() {
      await runtime.close();
      await site.mail.close();
    },
  };
}
