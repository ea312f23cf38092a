import { registered, replayPause, replayUpdate } from './agency-updates';
import type { Planting } from './seed-planting';
import type { ScriptedEngagement } from './site/seed/agency-script';
import { runSteps, type SeedStep } from './site/seed/steps';

/** What happened on the site, and in between, at the moments they were sent, the updates to its clients. */
export async function replayHistory({ installed, clock, log }: Planting, history: SeedStep[], engagements: ScriptedEngagement[]): Promise<void> {
  const { site, runtime } = installed;
  const momentsOf = ({ updatesSentAt, registeredAt, pause }: ScriptedEngagement) => [...updatesSentAt, ...(registeredAt === undefined ? [] : [registeredAt]), ...(pause ? [pause.at] : [])];
  let steps = history;
  for (const moment of [...new Set(engagements.flatMap(momentsOf))].sort()) {
    steps = await runAndSettle(steps, moment);
    for (const engagement of engagements.filter((each) => momentsOf(each).includes(moment))) {
      clock.set(Date.parse(moment));
      if (engagement.updatesSentAt.includes(moment)) {
        log(`  an update to ${engagement.client}, sent ${moment.slice(0, 10)}`);
        await replayUpdate({ installed, clock, engagement });
      } else if (moment === engagement.pause?.at) await replayPause({ installed, clock, engagement });
      else await registered({ installed, engagement });
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
