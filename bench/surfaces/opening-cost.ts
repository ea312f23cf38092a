import { startSeededWorld, type SeededWorld } from './seeded-world';

export type Opening = { surface: string; call: string; invocations: number; storageRequests: number; jiraCalls: number };

/** The call a surface makes when it opens, as the person who opens it. */
const openings: [surface: string, call: string, open: (world: SeededWorld) => Promise<unknown>][] = [
  ['Project page', 'updates.open', (world) => world.as('maya').value('updates.open')],
  ['Today', 'today.open', (world) => world.across('maya').value('today.open', { show: 'mine' })],
  ['Feedback inbox', 'feedback.open', (world) => world.as('maya').value('feedback.open', { filter: { show: 'open' } })],
  ['Promises of a client', 'ledger.promises', (world) => world.as('maya').value('ledger.promises', { engagementId: world.engagementId })],
  ['Issue panel', 'panel.open', (world) => world.as('maya').value('panel.open', { issueId: world.issueId })],
  ['Project settings', 'administration.open', (world) => world.admin('maya').value('administration.open')],
  ['Routing settings', 'routing.open', (world) => world.admin('maya').value('routing.open')],
  ['Portal: feedback form', 'portal.open', (world) => world.portal('ana').value('portal.open')],
  ['Portal: her request', 'portal.request', (world) => world.portal('ana').value('portal.request', { requestKey: world.requestKey })],
  ['Portal: preferences', 'portal.preferences', (world) => world.portal('ana').value('portal.preferences')],
];

/** What opening each surface costs: the dearer of the first and the second time. */
export async function openingCosts(): Promise<Opening[]> {
  const world = await startSeededWorld();
  const { count } = world.runtime;
  const costs: Opening[] = [];
  try {
    for (const [surface, call, open] of openings) {
      const once = async () => {
        count.reset();
        await open(world);
        return { invocations: count.invocations, storageRequests: Object.values(count.storage).reduce((sum, requests) => sum + requests, 0), jiraCalls: count.jiraCalls.length };
      };
      const [first, second] = [await once(), await once()];
      const dearer = (figure: keyof typeof first) => Math.max(first[figure], second[figure]);
      costs.push({ surface, call, invocations: dearer('invocations'), storageRequests: dearer('storageRequests'), jiraCalls: dearer('jiraCalls') });
    }
  } finally {
    await world.close();
  }
  return costs;
}
