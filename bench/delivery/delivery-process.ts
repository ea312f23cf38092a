import { startWorld, type World } from '../../local/testing/world';
import { addContacts } from './contacts';
import type { Delivered } from './delivery';

const deliveryProperty = 'candor.delivery';
const mostMinutes = 240;
const minutesBetweenSchedules = 5;
/** Each takes some tenths of a second where the site remembers many requests. */
const exchangesBetweenWeighings = 250;

/** Bytes that are needed: how much garbage lies beside them is up to Node, and differs from run to run. */
function heapInUse(): number {
  if (!globalThis.gc) throw new Error('Start with --expose-gc.');
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

/** Sends one update to so many contacts over all roads and lets minutes pass until nothing more happens. */
async function main(contacts: number): Promise<void> {
  const world = await startWorld();
  const { runtime, clock, state } = world;
  const mailed = new Map<string, number>();
  let peakHeap = 0;
  let exchanges = 0;
  let weighing = 0;
  world.site.observe(({ method, path, status, requestJson }) => {
    exchanges += 1;
    if (exchanges % exchangesBetweenWeighings === 0) {
      const begun = performance.now();
      peakHeap = Math.max(peakHeap, heapInUse());
      weighing += performance.now() - begun;
    }
    if (method !== 'POST' || !path.endsWith('/notify') || status !== 204) return;
    for (const { accountId } of (requestJson as { to: { users: { accountId: string }[] } }).to.users) mailed.set(accountId, (mailed.get(accountId) ?? 0) + 1);
  });
  const engagementId = await engage(world, contacts);
  const input = { engagementId };
  const maya = world.as('maya');
  await write(world, engagementId);

  const preview = await maya.value('updates.preview', input);
  const previewBytes = Buffer.byteLength(JSON.stringify(preview));
  const chosen = preview.recipients.filter(({ unreachable }) => !unreachable);
  runtime.count.reset();
  const begun = performance.now();
  const { id } = await maya.value('updates.send', { ...input, digest: preview.digest, contactIds: chosen.map(({ contactId }) => contactId), sendId: crypto.randomUUID() });
  const sendMilliseconds = performance.now() - begun;

  let workingHeap = 0;
  let milliseconds = 0;
  let minutes = 0;
  let mostInMinute = 0;
  while (minutes < mostMinutes && (minutes < 2 || runtime.pendingCount() > 0)) {
    clock.advance(60_000);
    minutes += 1;
    const held = heapInUse();
    peakHeap = held;
    weighing = 0;
    const started = performance.now();
    await runtime.drain();
    milliseconds += performance.now() - started - weighing;
    mostInMinute = Math.max(mostInMinute, eventsTaken(world));
    if (minutes % minutesBetweenSchedules === 0) await runtime.runSchedule('watch-plans');
    workingHeap = Math.max(workingHeap, peakHeap - held);
    runtime.count.reset();
    // Nothing here waits for a network or a disk: without a turn of the event loop, Node would free nothing it holds weakly.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const followed = await maya.value('updates.follow', { updateId: id });
  const commented = [...state.issues.all()].filter(({ projectId }) => projectId === world.serviceProject.id).map((issue) => state.commentsOf(issue.id).filter(({ properties }) => deliveryProperty in properties).length);
  const counts = [...commented, ...mailed.values()];
  const byJira = chosen.filter(({ road }) => road !== 'by-hand').length;
  const result: Delivered = {
    contacts: chosen.length,
    minutes,
    mostInMinute,
    perSecond: byJira / (milliseconds / 1000),
    sendMilliseconds,
    previewBytes,
    followBytes: Buffer.byteLength(JSON.stringify(followed)),
    workingMegabytes: workingHeap / 1_000_000,
    lost: byJira - counts.filter((count) => count > 0).length,
    doubled: counts.filter((count) => count > 1).length,
    unfinished: followed.counts.waiting + followed.counts.failed + followed.counts.unknown,
  };
  await world.close();
  process.send?.(result);
  process.disconnect?.();
}

async function engage(world: World, contacts: number): Promise<string> {
  const anchor = world.issues.at(-1);
  const { id } = await world.as('maya').value('clients.create-engagement', {
    clientName: 'Harbor Coffee',
    contact: { name: 'Rui Costa', road: 'by-hand' },
    visibility: { kind: 'all' },
    serviceDesk: { serviceDeskId: world.serviceDesk.id, requestTypeId: world.requestType.id, name: 'Client desk' },
    anchorIssueId: anchor?.id ?? '',
  });
  addContacts(world, id, contacts - 1);
  return id;
}

async function write(world: World, engagementId: string): Promise<void> {
  const draft = await world.as('maya').value('updates.draft', { engagementId });
  const next = draft.sections.find(({ name }) => name === 'next');
  const line = { id: 'line-1', issueIds: [world.issues[0]?.id ?? ''], versionIds: [], text: { en: 'Pay with Apple Pay comes next' }, asIs: [] };
  await world.as('maya').value('updates.save-section', { engagementId, section: 'next', revision: next?.revision ?? '', lines: [line] });
}

/** Into the queues within the last minute. */
function eventsTaken({ state, clock }: World): number {
  const [taken] = state.database.all<{ events: number | null }>('SELECT SUM(events) AS events FROM queue_pushes WHERE at > ?', clock.now() - 60_000);
  return taken?.events ?? 0;
}

void main(Number(process.argv[2]));
