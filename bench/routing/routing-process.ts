import { startWorld, type World } from '../../local/testing/world';
import { engageAna, feedbackRecords, fileRequests, matters, receiptsOn } from './requests';
import type { Routed } from './routing';

/** Of the site's time. Forge takes 500 events a minute into an app's queues, and some items bring two: https://developer.atlassian.com/platform/forge/limits-async-events/ */
const itemsPerMinute = 200;
/** In one of so many minutes every event comes twice, both at the same time. */
const minutesPerRepeatedOne = 10;
/** A repeated event waits until the other one's lease has run out. */
const mostMinutesAfter = 120;

/** Files so many customer requests and lets them go through trigger and queue, then counts what became of them. */
async function main(items: number): Promise<void> {
  const world = await startWorld();
  const { runtime, clock, state } = world;
  state.settings.put({ id: 'outgoing-mail', value: false });
  await engageAna(world);
  await setRules(world);
  const heapBefore = heapInUse();
  const requestIds: string[] = [];
  let repeated = 0;
  let milliseconds = 0;
  const drain = async () => {
    clock.advance(60_000);
    const begun = performance.now();
    await runtime.drain();
    milliseconds += performance.now() - begun;
    runtime.count.reset();
    // Nothing here waits for a network or a disk: without a turn of the event loop, Node would free nothing it holds weakly.
    await new Promise((resolve) => setImmediate(resolve));
  };
  for (let minute = 0; requestIds.length < items; minute += 1) {
    const isRepeated = minute % minutesPerRepeatedOne === 0;
    runtime.redeliver(isRepeated ? 2 : 1, { concurrently: true });
    const filed = fileRequests(world, requestIds.length, Math.min(itemsPerMinute, items - requestIds.length));
    requestIds.push(...filed);
    if (isRepeated) repeated += filed.length;
    await drain();
  }
  for (let minute = 0; minute < mostMinutesAfter && runtime.pendingCount() > 0; minute += 1) await drain();
  const heapAfter = heapInUse();

  const found = feedbackRecords(world);
  const ownerOf = new Map(found.map(({ id, owner }) => [id, owner]));
  const wantedOwner = (index: number) => (matters[index % matters.length]?.isJonas ? world.people.jonas.accountId : undefined);
  const receipts = receiptsOn(world, requestIds);
  const result: Routed = {
    items,
    repeated,
    perSecond: items / (milliseconds / 1000),
    peakMegabytes: process.resourceUsage().maxRSS / 1000,
    keptKilobytes: (heapAfter - heapBefore) / 1000 / items,
    lost: requestIds.filter((id) => !ownerOf.has(`request-${id}`)).length,
    doubled: found.length - requestIds.filter((id) => ownerOf.has(`request-${id}`)).length,
    misrouted: requestIds.filter((id, index) => ownerOf.get(`request-${id}`) !== wantedOwner(index)).length,
    receiptsMissing: receipts.filter((count) => count === 0).length,
    receiptsDoubled: receipts.filter((count) => count > 1).length,
  };
  await world.close();
  process.send?.(result);
  process.disconnect?.();
}

/** Bytes of what is still referred to. The process is started with --expose-gc. */
function heapInUse(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

async function setRules({ admin, people }: World): Promise<void> {
  const { project } = await admin('maya').value('routing.open');
  const rule = (id: string, word: string) => ({ id, name: word, conditions: { words: [word] }, results: { ownerAccountId: people.jonas.accountId, labels: [id] } });
  await admin('maya').value('routing.save', { scope: 'project', revision: project.revision, rules: [rule('order-page', 'order page'), rule('payment', 'pay button')] });
}

void main(Number(process.argv[2]));
