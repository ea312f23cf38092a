import type { Stored } from '../platform/storage/record';
import type { AskBody } from './ask';
import { askRecords, engagementScope } from './store';

/** Of older ones nobody waits any more. */
const mostAsks = 100;

/** The newest asks of a client, each as it is now: the list lags behind what was said of them a moment ago. */
export async function recentAsks(engagementId: string): Promise<Stored<AskBody>[]> {
  const { records } = await askRecords.list({ scope: engagementScope(engagementId), limit: mostAsks });
  return askRecords.getMany(records.map(({ id }) => id));
}

/** Those still open, however old: at most a hundred, oldest first. */
export async function openAsks(engagementId: string): Promise<Stored<AskBody>[]> {
  const { records } = await askRecords.list({ scope: engagementScope(engagementId), state: 'open', limit: mostAsks, order: 'oldest' });
  return (await askRecords.getMany(records.map(({ id }) => id))).filter(({ state }) => state === 'open');
}
