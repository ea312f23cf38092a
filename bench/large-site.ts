import { openDatabase } from '../local/database';
import { createInstalledSite, type InstalledSite } from '../local/installed-site';
import { setMachineTime } from '../local/machine-time';
import { projectPageCalls, type ProjectPageCall } from '../local/project-page-calls';
import { plantSeed } from '../local/seed-planting';
import { seedClock } from '../local/site/seed/seed-clock';

const friday = Date.parse('2026-11-20T12:00:00.000Z');

export type LargeSite = { installed: InstalledSite; call: ProjectPageCall; close(): Promise<void> };

/** A site of so many issues with the app on it, in memory, at a moment that never changes; `call` asks as its project manager. */
export async function openLargeSite(issues: number): Promise<LargeSite> {
  const clock = seedClock(() => friday);
  const giveTimeBack = setMachineTime(clock);
  const database = openDatabase(':memory:');
  const log = () => undefined;
  const installed = await createInstalledSite({ database, clock, baseUrl: 'https://candor.example.net', log });
  await plantSeed(`large:${issues}`, { installed, clock, log });
  return {
    installed,
    call: projectPageCalls(installed, { emailAddress: 'maya@studio.example', projectKey: 'LRG' }),
    async close() {
      await installed.close();
      database.close();
      giveTimeBack();
    },
  };
}
