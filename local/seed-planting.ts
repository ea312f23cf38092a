import { prepareFriday } from './friday-plans';
import { replayHistory } from './history-replay';
import { importFiles } from './import/import';
import type { InstalledSite, Log } from './installed-site';
import { keepMovedTime, movedTime } from './moved-time';
import { UsageError, type SeedName } from './options';
import type { Filling } from './seeding';
import { agencyHistory } from './site/seed/agency';
import { agencyScript } from './site/seed/agency-script';
import { seedEmpty } from './site/seed/empty';
import { fridayFrom, fridayHistory } from './site/seed/friday';
import { fridayScript } from './site/seed/friday-script';
import { seedLarge } from './site/seed/large';
import type { SeedClock } from './site/seed/seed-clock';

const issuesPerReport = 2000;

export type Planting = { installed: InstalledSite; clock: SeedClock; log: Log };

/** Fills a fresh site from files, or with a seed. */
export async function plantFilling({ name, files }: Filling, planting: Planting): Promise<void> {
  if (files) await importFiles({ state: planting.installed.site.state, files, log: planting.log });
  else await plantSeed(name as SeedName, planting);
}

/** Fills a fresh site. What the app did there, it does itself: nothing is written into its storage from outside. */
export async function plantSeed(name: SeedName, planting: Planting): Promise<void> {
  const { state } = planting.installed.site;
  if (name === 'empty') seedEmpty(state, planting.clock);
  else if (name === 'agency') await plantAgency(planting);
  else if (name === 'friday') await plantFriday(planting);
  else plantLarge(planting, Number(name.slice('large:'.length)));
  planting.clock.release(movedTime(state));
  // Hours have passed: what was promised for days gone by is settled.
  await planting.installed.runtime.runSchedule('watch-told');
  await planting.installed.runtime.drain();
  await planting.installed.site.mail.idle();
}

function plantLarge({ installed, log }: Planting, issues: number): void {
  const { state } = installed.site;
  let filed: number | undefined = 0;
  state.onEvent(({ eventType }) => {
    if (filed === undefined || eventType !== 'avi:jira:created:issue') return;
    filed += 1;
    if (filed % issuesPerReport === 0) log(`  ${filed} of ${issues} issues`);
  });
  try {
    seedLarge(state, issues);
    filed = undefined;
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`--seed large:${issues}: ${error.message}`);
    throw error;
  }
}

async function plantAgency(planting: Planting): Promise<void> {
  const now = planting.clock.now();
  await replayHistory(planting, agencyHistory(now), agencyScript(now));
}

/** The agency's next Friday, with updates to eight clients to send: the site's time is moved there. */
async function plantFriday(planting: Planting): Promise<void> {
  const { installed, clock } = planting;
  const friday = fridayFrom(clock.now());
  keepMovedTime(installed.site.state, friday - clock.now());
  const engagements = fridayScript(friday);
  await replayHistory(planting, fridayHistory(friday), engagements);
  clock.set(friday);
  for (const engagement of engagements) await prepareFriday({ installed, clock, engagement });
  await installed.runtime.runSchedule('watch-plans');
  await installed.runtime.drain();
}
