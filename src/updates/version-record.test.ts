import { createVersion, updateVersion } from '../../local/site/operations/versions';
import { startWorld, type World } from '../../local/testing/world';
import type { EvidenceMilestone } from './contract';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.close());

const engage = async () => (await world.as('maya').value('clients.create-engagement', { clientName: 'Harbor', contact: { name: 'Ana', road: 'by-hand' }, visibility: { kind: 'milestones' } })).id;
const milestones = async (engagementId: string): Promise<EvidenceMilestone[]> => (await world.as('maya').value('updates.draft', { engagementId })).evidence.milestones;
const event = (more: Record<string, unknown>, minutes: number) =>
  world.runtime.deliverEvent({
    eventType: 'avi:jira:updated:version',
    payload: { eventType: 'avi:jira:updated:version', timestamp: world.clock.now() + minutes * 60_000, version: { id: '10000', name: 'Beta', projectId: Number(world.project.id), released: false, ...more } },
  });

describe('the record of version dates', () => {
  it('is the same when events come twice, at once and in the wrong order', async () => {
    const engagementId = await engage();
    createVersion(world.state, world.people.maya, { projectId: world.project.id, name: 'Beta', releaseDate: '2026-12-18' });
    await world.settle();
    world.runtime.redeliver(2, { concurrently: true });
    // The oldest news arrives last.
    await event({ releaseDate: '2026-12-18' }, -10);
    await event({ releaseDate: '2026-12-09' }, -20);
    await event({ releaseDate: '2026-12-11' }, -30);
    await world.settle();
    expect(await milestones(engagementId)).toEqual([{ id: '10000', name: 'Beta', releaseOn: '2026-12-18', released: false, movedFrom: '2026-12-11', workingDaysMoved: 5 }]);
  });

  it('is kept only for projects with a client', async () => {
    const version = createVersion(world.state, world.people.maya, { projectId: world.project.id, name: 'Beta', releaseDate: '2026-12-11' });
    await world.settle();
    expect(world.runtime.count.storage['transaction']).toBeUndefined();
    const engagementId = await engage();
    world.clock.advance(1000);
    updateVersion(world.state, world.people.maya, version, { releaseDate: '2026-12-18' });
    await world.settle();
    expect(await milestones(engagementId)).toEqual([{ id: version.id, name: 'Beta', releaseOn: '2026-12-18', released: false }]);
  });

  it('goes on after an event it cannot read', async () => {
    const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    await engage();
    await event({ id: null }, 0);
    await world.settle();
    expect(world.runtime.pendingCount()).toBe(0);
    expect(said).toHaveBeenCalledTimes(1);
    said.mockRestore();
  });
});
