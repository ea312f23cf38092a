import { paragraphs } from '../../local/site/document';
import { createRequest } from '../../local/site/service-desk/requests';
import { startWorld, type World } from '../../local/testing/world';
import type { Routed } from './routing';

/** Of the site's time. Forge takes 500 events a minute into an app's queues, and some items bring two: https://developer.atlassian.com/platform/forge/limits-async-events/ */
const itemsPerMinute = 200;
/** In one of so many minutes every event comes twice, both at the same time. */
const minutesPerRepeatedOne = 10;
/** A repeated event waits until the other one's lease has run out. */
const mostMinutesAfter = 120;
const receiptProperty = 'candor.receipt';

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
  const receipts = requestIds.map((id) => state.commentsOf(id).filter(({ properties }) => receiptProperty in properties).length);
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

async function engageAna({ as, people, serviceDesk, requestType }: World): Promise<void> {
  await as('maya').value('clients.create-engagement', {
    clientName: 'Harbor Coffee',
    contact: { name: 'Ana Silva', road: 'request', accountId: people.ana.accountId },
    visibility: { kind: 'all' },
    serviceDesk: { serviceDeskId: serviceDesk.id, requestTypeId: requestType.id, name: 'Client desk' },
  });
}

/** Bytes of what is still referred to. The process is started with --expose-gc. */
function heapInUse(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

/** What customers write; half of it a rule hands to Jonas. */
const matters = [
  { text: 'The order page is slow', isJonas: true },
  { text: 'When does the new menu open', isJonas: false },
  { text: 'Thank you for the quick fix', isJonas: false },
  { text: 'Please move the pay button to the top', isJonas: true },
];

async function setRules({ admin, people }: World): Promise<void> {
  const { project } = await admin('maya').value('routing.open');
  const rule = (id: string, word: string) => ({ id, name: word, conditions: { words: [word] }, results: { ownerAccountId: people.jonas.accountId, labels: [id] } });
  await admin('maya').value('routing.save', { scope: 'project', revision: project.revision, rules: [rule('order-page', 'order page'), rule('payment', 'pay button')] });
}

/** Ana's requests, of both types; their issues' ids. */
function fileRequests({ state, people, serviceDesk, feedbackTypes }: World, from: number, count: number): string[] {
  return state.batch(() =>
    Array.from({ length: count }, (_, offset) => {
      const number = from + offset;
      const type = feedbackTypes[number % feedbackTypes.length];
      if (!type) throw new Error('The site has no type for feedback.');
      const summary = `${matters[number % matters.length]?.text}, shop ${number}`;
      return createRequest(state, people.ana, { desk: serviceDesk, type, summary, description: paragraphs(`${summary}.\nPlease tell me what becomes of it.`) }).id;
    }),
  );
}

/** Every record of feedback in the app's storage, with the account it was handed to. */
function feedbackRecords({ state }: World): { id: string; owner: string | undefined }[] {
  const prefix = 'feedback:';
  const rows = state.database.all<{ key: string; value: string }>("SELECT key, value FROM storage_items WHERE key >= ? AND key < 'feedback;'", prefix);
  return rows.map(({ key, value }) => ({ id: key.slice(prefix.length), owner: (JSON.parse(value) as { body: { owner?: { accountId: string } } }).body.owner?.accountId }));
}

void main(Number(process.argv[2]));
