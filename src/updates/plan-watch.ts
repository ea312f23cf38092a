import { duePlans } from '../clients/plan-dues';
import { push } from '../platform/queue';
import { dueDigests } from './draft-digests';
import { dueWakes } from './quiet-waiting';
import { dueSends } from './send-watch';

/** A plan that is due, or a mail that is, messages that waited for quiet hours to end, an update that should be through, or what a client has not been told in time. */
export type PlanWork = { engagementId: string } | { digestFor: string } | { wakeUpdateId: string; at: string } | { watchedUpdateId: string } | { alarmFor: string; subjects: string[] };

export const planQueue = 'keep-plan';
const plansInPage = 100;
const plansInRun = 300;
const digestsInRun = 100;
const wakesInRun = 100;
const sendsInRun = 50;

/** What is due of any plan goes to the queue, one event each; a run where nothing is due makes four queries. What one run leaves, the next takes. */
export async function watchPlans(): Promise<void> {
  const now = new Date().toISOString();
  let cursor: string | undefined;
  let seen = 0;
  do {
    const page = await duePlans(now, plansInPage, cursor);
    await push(planQueue, page.engagementIds.map((engagementId) => ({ engagementId })));
    seen += page.engagementIds.length;
    cursor = page.cursor;
  } while (cursor !== undefined && seen < plansInRun);
  await push(planQueue, (await dueDigests(now, digestsInRun)).map((digestFor) => ({ digestFor })));
  await push(planQueue, (await dueWakes(now, wakesInRun)).map(({ updateId, at }) => ({ wakeUpdateId: updateId, at })));
  await push(planQueue, (await dueSends(now, sendsInRun)).map((watchedUpdateId) => ({ watchedUpdateId })));
}
