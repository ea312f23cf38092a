import type { Database } from './database';
import { cloudId, createInstalledSite, type InstalledSite, type Log, manifestPath } from './installed-site';
import { listen } from './listener';
import { setMachineTime } from './machine-time';
import type { SeedName } from './options';
import { plantSeed } from './seed-planting';
import { markPlanted, seedToPlant } from './seeding';
import { readAppModules } from './shell/app-modules';
import { buildBrowserScripts } from './shell/browser-scripts';
import { createFrameContent } from './shell/frame-content';
import { createFrontDoor } from './shell/front-door';
import { frameOrigin, shellOrigin } from './shell/services';
import { createShell } from './shell/shell';
import { themeStyles } from './shell/theme-styles';
import { people } from './shell/visitor';
import type { SiteUser } from './site/model';
import { seedClock, type SeedClock } from './site/seed/seed-clock';
import type { SiteState } from './site/state';

export type Program = { url: string; people: SiteUser[]; close(): Promise<void> };
export type ProgramOptions = { port: number; seed: SeedName | undefined; openDatabase: () => Database; log: Log };

/** Everything `npm start` runs, on one port: Jira, the mailbox, Forge's runtime with the app in it, and the pages round it. */
export async function startProgram({ port: wantedPort, seed, openDatabase, log }: ProgramOptions): Promise<Program> {
  const listener = await listen(wantedPort);
  const clock = seedClock();
  const giveTimeBack = setMachineTime(clock);
  let database: Database | undefined;
  let installed: InstalledSite | undefined;
  const close = async () => {
    await listener.close();
    await installed?.close();
    database?.close();
    giveTimeBack();
  };
  try {
    database = openDatabase();
    installed = await openSite({ database, seed, clock, port: listener.port, log });
    listener.serve(await openPages(installed, clock, listener.port));
    installed.runtime.start();
    return { url: shellOrigin(listener.port), people: people(installed.site.state), close };
  } catch (error) {
    await close();
    throw error;
  }
}

type SiteOptions = { database: Database; seed: SeedName | undefined; clock: SeedClock; port: number; log: Log };

/** The site with the app on it, filled on its first start. */
async function openSite({ database, seed, clock, port, log }: SiteOptions): Promise<InstalledSite> {
  const name = seedToPlant(database, seed);
  const installed = await createInstalledSite({ database, clock, baseUrl: shellOrigin(port), pictureBaseUrl: frameOrigin(port), log });
  if (name !== undefined) {
    log(`Filling the site (${name})…`);
    await plantSeed(name, { installed, clock, log });
    markPlanted(database, name);
  }
  clock.advance(movedTime(installed.site.state));
  return installed;
}

async function openPages({ site, runtime }: InstalledSite, clock: SeedClock, port: number) {
  const modules = readAppModules(manifestPath);
  const [scripts, themes] = await Promise.all([buildBrowserScripts(), themeStyles()]);
  const moveTime = (milliseconds: number) => {
    clock.advance(milliseconds);
    site.state.settings.put({ id: movedTimeSetting, value: movedTime(site.state) + milliseconds });
  };
  const shell = createShell({ site, runtime, modules, clock, cloudId, port, moveTime }, { scripts, themes });
  const frame = createFrameContent({ modules, port, scripts, themes, state: site.state });
  return createFrontDoor({ port, shell, frame, jira: site.fetch });
}

const movedTimeSetting = 'moved-time';

/** How far the shell has moved the site's time ahead; a restart must not turn it back. */
function movedTime(state: SiteState): number {
  return Number(state.settings.get(movedTimeSetting)?.value ?? 0);
}
