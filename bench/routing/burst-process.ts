import { startWorld, type World } from '../../local/testing/world';
import { engageAna, feedbackRecords, fileRequests, receiptsOn } from './requests';
import type { Burst } from './routing';

const mostHours = 24;

/** Files so many customer requests in one minute, far more than Forge takes into an app's queues, and counts what becomes of them. */
async function main(items: number): Promise<void> {
  console.error = () => undefined;
  const world = await startWorld();
  world.state.settings.put({ id: 'outgoing-mail', value: false });
  await engageAna(world);
  const requestIds = fileRequests(world, 0, items);
  let mostInMinute = 0;
  const minute = async () => {
    await world.runtime.drain();
    mostInMinute = Math.max(mostInMinute, eventsTaken(world));
    world.runtime.count.reset();
    await new Promise((resolve) => setImmediate(resolve));
    world.clock.advance(60_000);
  };
  await minute();
  // Forge repeats an event four times before it gives it up. Here it gives up at once, which is worse.
  world.state.database.run('DELETE FROM deliveries');
  const lostByEvents = lostOf(world, requestIds);
  let hours = 0;
  while (hours < mostHours && (hours === 0 || lostOf(world, requestIds) > 0)) {
    hours += 1;
    await world.runtime.runSchedule('watch-feedback');
    for (let passed = 0; passed < 60; passed += 1) await minute();
  }
  const receipts = receiptsOn(world, requestIds);
  const lost = lostOf(world, requestIds);
  const result: Burst = {
    items,
    lostByEvents,
    hours,
    mostInMinute,
    lost,
    doubled: feedbackRecords(world).length - (items - lost),
    receiptsMissing: receipts.filter((count) => count === 0).length,
    receiptsDoubled: receipts.filter((count) => count > 1).length,
  };
  await world.close();
  process.send?.(result);
  process.disconnect?.();
}

function lostOf(world: World, requestIds: string[]): number {
  const kept = new Set(feedbackRecords(world).map(({ id }) => id));
  return requestIds.filter((id) => !kept.has(`request-${id}`)).length;
}

/** Into the queues within the last minute. */
function eventsTaken({ state, clock }: World): number {
  const [taken] = state.database.all<{ events: number | null }>('SELECT SUM(events) AS events FROM queue_pushes WHERE at > ?', clock.now() - 60_000);
  return taken?.events ?? 0;
}

void main(Number(process.argv[2]));
