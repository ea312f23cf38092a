import type { Database } from './database';
import { cloudId, createInstalledSite, type InstalledSite, type Log, manifestPath } from './installed-site';
import { listen } from './listener';
import { setMachineTime } from './machine-time';
import { keepMovedTime, movedTime } from './moved-time';
import { UsageError, type SeedName } from './options';
import { plantFilling, type Planting } from './seed-planting';
import { fillingToPlant, forgetFilling, markPlanted, wantedFilling, type Filling } from './seeding';
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

export type Program = { url: string; people: SiteUser[]; close(): Promise<void> };
export type ProgramOptions = {
  port: number;
  seed: SeedName | undefined;
  /** Issues exported from Jira, to fill a fresh site with instead of a seed. */
  importFiles?: string[];
  openDatabase: () => Database;
  log: Log;
};

/** Everything `npm start` runs, on one port: Jira, the mailbox, Forge's runtime with the app in it, and the pages round it. */
export async function startProgram({ port: wantedPort, seed, importFiles, openDatabase, log }: ProgramOptions): Promise<Program> {
  const wanted = wantedFilling(seed, importFiles);
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
    installed = await openSite({ database, wanted, clock, port: listener.port, log });
    listener.serve(await openPages(installed, clock, listener.port));
    installed.runtime.start();
    return { url: shellOrigin(listener.port), people: people(installed.site.state), close };
  } catch (error) {
    await close();
    throw error;
  }
}

type SiteOptions = { database: Database; wanted: Filling | undefined; clock: SeedClock; port: number; log: Log };

/** The site with the app on it, filled on its first start. */
async function openSite({ database, wanted, clock, port, log }: SiteOptions): Promise<InstalledSite> {
  const filling = fillingToPlant(database, wanted);
  const installed = await createInstalledSite({ database, clock, baseUrl: shellOrigin(port), pictureBaseUrl: frameOrigin(port), log });
  if (filling) await fill(filling, { installed, clock, log }, database);
  else if (wanted?.files) log('These files are imported already; --reset imports them again.');
  clock.release(movedTime(installed.site.state));
  return installed;
}

async function fill(filling: Filling, planting: Planting, database: Database): Promise<void> {
  planting.log(`Filling the site (${filling.name})…`);
  try {
    await plantFilling(filling, planting);
  } catch (error) {
    await planting.installed.close();
    if (error instanceof UsageError) forgetFilling(database);
    throw error;
  }
  markPlanted(database, filling);
}

async function openPages({ site, runtime }: InstalledSite, clock: SeedClock, port: number) {
  const modules = readAppModules(manifestPath);
  const [scripts, themes] = await Promise.all([buildBrowserScripts(), themeStyles()]);
  const moveTime = (milliseconds: number) => {
    clock.advance(milliseconds);
    keepMovedTime(site.state, movedTime(site.state) + milliseconds);
  };
  const shell = createShell({ site, runtime, modules, clock, cloudId, port, moveTime }, { scripts, themes });
  const frame = createFrameContent({ modules, port, scripts, themes, state: site.state });
  return createFrontDoor({ port, shell, frame, jira: site.fetch });
}
