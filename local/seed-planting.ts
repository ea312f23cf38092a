import { replayUpdate } from './agency-updates';
import { importFiles } from './import/import';
import type { InstalledSite, Log } from './installed-site';
import { UsageError, type SeedName } from './options';
import type { Filling } from './seeding';
import { agencyHistory } from './site/seed/agency';
import { agencyScript } from './site/seed/agency-script';
import { seedEmpty } from './site/seed/empty';
import { seedLarge } from './site/seed/large';
import type { SeedClock } from './site/seed/seed-clock';
import { runSteps, type SeedStep } from './site/seed/steps';

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
  else plantLarge(planting, Number(name.slice('large:'.length)));
  planting.clock.release();
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

/** The agency's six weeks, and in between, at the moments they were sent, the updates to its clients. */
async function plantAgency({ installed, clock, log }: Planting): Promise<void> {
  const { site, runtime } = installed;
  const now = clock.now();
  const engagements = agencyScript(now);
  const moments = [...new Set(engagements.flatMap(({ updatesSentAt }) => updatesSentAt))].sort();
  let steps = agencyHistory(now);
  for (const moment of moments) {
    steps = await runAndSettle(steps, moment);
    for (const engagement of engagements.filter(({ updatesSentAt }) => updatesSentAt.includes(moment))) {
      clock.set(Date.parse(moment));
      log(`  an update to ${engagement.client}, sent ${moment.slice(0, 10)}`);
      await replayUpdate({ installed, clock, engagement });
    }
  }
  await runAndSettle(steps);

  /** The app hears of each step when it happens: a receipt carries its own time, not that of the seeding. */
  async function runAndSettle(due: SeedStep[], until?: string): Promise<SeedStep[]> {
    let left = due;
    for (let next = left[0]; next && (until === undefined || next.at <= until); next = left[0]) {
      left = runSteps(site.state, left, { until: next.at, clock });
      await runtime.drain();
    }
    return left;
  }
}
