import { wallClock, type Clock } from '../clock';
import { openDatabase, type Database } from '../database';
import { cloudId, manifestPath, type Log } from '../installed-site';
import { listen } from '../listener';
import type { SiteOptions } from '../options';
import { jsonAnswer } from '../runtime/answers';
import { loadManifest, type Manifest } from '../runtime/manifest';
import { createRuntime, type Runtime } from '../runtime/runtime';
import { portalTypes, readAppModules, type AppModules } from '../shell/app-modules';
import { buildBrowserScripts } from '../shell/browser-scripts';
import { createFrameContent } from '../shell/frame-content';
import { createFrontDoor } from '../shell/front-door';
import { jiraAs } from '../shell/jira';
import { shellOrigin, type ShellServices } from '../shell/services';
import { createShell } from '../shell/shell';
import { themeStyles } from '../shell/theme-styles';
import { indexedPropertiesOf } from '../site/indexed-properties';
import type { SiteUser } from '../site/model';
import { createSiteState } from '../site/state';
import { createConnection, type Connection } from './connection';
import { createLook } from './events/look';
import { createPolling, type Polling } from './events/polling';
import { createSeen, type Seen } from './events/seen';
import { mountRemoteIssue } from './issue-page';
import { createPropertyIndex } from './properties/property-index';
import { withSearchableProperties } from './properties/searchable';
import { signIn } from './sign-in';
import { siteFetch } from './site-fetch';
import { remoteWord } from './words';

export type RemoteProgram = { url: string; close(): Promise<void> };
export type RemoteProgramOptions = {
  port: number;
  site: SiteOptions;
  openDatabase: () => Database;
  /** Asked before anything is opened, where the site may be written to. */
  confirm: (person: SiteUser) => Promise<void>;
  log: Log;
};
/** What everything here stands on. */
type Foundation = { connection: Connection; person: SiteUser; database: Database; manifest: Manifest; clock: Clock; port: number; log: Log };

/** The app on the local runtime and shell, with a real Jira Cloud site below it, as one account of that site. */
export async function startRemoteProgram({ port: wantedPort, site, openDatabase: openKept, confirm, log }: RemoteProgramOptions): Promise<RemoteProgram> {
  const listener = await listen(wantedPort);
  let database: Database | undefined;
  let runtime: Runtime | undefined;
  let polling: Polling | undefined;
  const close = async () => {
    await listener.close();
    await polling?.stop();
    await runtime?.close();
    database?.close();
  };
  try {
    const direct = createConnection(site);
    const person = await signIn(direct);
    if (site.allowSend) await confirm(person);
    log(`Connected to ${direct.host} as ${person.displayName}: ${site.allowSend ? 'Candor may write there' : 'reading only'}.`);
    database = openKept();
    const manifest = loadManifest(manifestPath);
    const connection = withSearchableProperties(direct, createPropertyIndex(database, indexedPropertiesOf(manifest.modules)));
    const foundation = { connection, person, database, manifest, clock: wallClock(), port: listener.port, log };
    runtime = await openRuntime(foundation);
    const seen = createSeen(database);
    polling = openPolling(foundation, seen, runtime);
    listener.serve(await openPages(foundation, seen, runtime, polling));
    runtime.start();
    polling.start();
    return { url: shellOrigin(listener.port), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The site has no account for the app: whom it acts for and as itself, it acts as this one. */
function openRuntime({ connection, person, database, manifest, clock, log }: Foundation): Promise<Runtime> {
  return createRuntime({
    manifest,
    database,
    clock,
    cloudId,
    siteUrl: connection.origin,
    loadApp: () => import('../../src/index'),
    log: ({ level, message }) => level !== 'info' && log(message),
    jira: async ({ path, init, as }) => {
      if (as.kind === 'user' && as.accountId !== person.accountId) return jsonAnswer(403, { errorMessages: [`Only ${person.displayName} acts here.`], errors: {} });
      return connection.send(path, init);
    },
  });
}

function openPolling({ connection, person, manifest, clock, port, log }: Foundation, seen: Seen, runtime: Runtime): Polling {
  const ending = new AbortController();
  const jira = jiraAs({ fetch: siteFetch(connection, ending.signal) }, shellOrigin(port), person);
  const look = createLook({ manifest, jira, seen, deliver: runtime.deliverEvent, now: clock.now });
  const polling = createPolling({ look, host: connection.host, busyUntil: connection.busyUntil, log, now: clock.now });
  return {
    ...polling,
    async stop() {
      const stopped = polling.stop();
      ending.abort();
      await stopped;
    },
  };
}

async function openPages({ connection, person, clock, port }: Foundation, seen: Seen, runtime: Runtime, polling: Polling) {
  const modules = withoutPortal(readAppModules(manifestPath));
  const [scripts, themes] = await Promise.all([buildBrowserScripts(), themeStyles()]);
  // The people the shell knows: this one.
  const state = createSiteState(openDatabase(':memory:'), clock);
  state.users.put(person);
  const services: ShellServices = {
    site: { fetch: siteFetch(connection), state },
    runtime: {
      invoke(invocation) {
        const { project } = invocation.extension as { project?: { id: string } };
        if (project) seen.openProject(project.id, clock.now());
        return runtime.invoke(invocation);
      },
    },
    modules,
    clock,
    cloudId,
    port,
    moveTime: () => undefined,
    remote: {
      host: connection.host,
      banner: ({ language, user }) => remoteWord(language, connection.allowSend ? 'sending' : 'read-only', { host: connection.host, person: user.displayName }),
    },
  };
  const shell = createShell(services, { scripts, themes }, (pages) => mountRemoteIssue(pages, services, { origin: connection.origin, opened: () => void polling.look() }));
  const frame = createFrameContent({ modules, port, scripts, themes, state });
  // The site's own API is not handed on: whoever reached this port could use the account.
  return createFrontDoor({ port, shell, frame, jira: () => new Response('Only Candor’s pages are served here.', { status: 404 }) });
}

/** One account is no customer: the portal's modules are not shown, and not answered either. */
function withoutPortal(modules: AppModules): AppModules {
  const all = modules.all.filter(({ type }) => !portalTypes.some((portalType) => portalType === type));
  return { ...modules, all, byKey: (key) => all.find((module) => module.key === key) };
}
