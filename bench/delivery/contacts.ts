import { createUser } from '../../local/site/operations/projects';
import type { World } from '../../local/testing/world';

const namespace = 'entity:record';
type Stored = { scope: string; subject: string; body: Record<string, unknown> };

/** Of twenty contacts ten are reached by customer request, nine by notify mail, and one by hand. */
export const roadOf = (index: number) => (index % 20 === 19 ? 'by-hand' : index % 2 === 0 ? 'request' : 'notify');

/**
 * Gives an engagement so many contacts more, with accounts on the site, by writing what the app would have stored: made one call after
 * the other they would take longer than all that is measured.
 */
export function addContacts(world: World, engagementId: string, count: number): void {
  const { state, project, serviceProject } = world;
  const accounts = state.batch(() =>
    Array.from({ length: count }, (_, index) => createUser(state, { displayName: `Contact ${index}`, emailAddress: `contact-${index}@example.com`, ...(roadOf(index) === 'request' && { accountType: 'customer' as const }) }).accountId),
  );
  const of = (road: string) => accounts.filter((_, index) => roadOf(index) === road);
  state.projects.put({ ...project, roles: { ...project.roles, Viewers: [...(project.roles['Viewers'] ?? []), ...of('notify')] } });
  state.projects.put({ ...serviceProject, roles: { ...serviceProject.roles, 'Service Desk Customers': [...(serviceProject.roles['Service Desk Customers'] ?? []), ...of('request')] } });

  const { database } = state;
  const read = (key: string) => JSON.parse(database.all<{ value: string }>('SELECT value FROM storage_items WHERE namespace = ? AND key = ?', namespace, key)[0]?.value ?? '') as Stored;
  const engagement = read(`engagement:${engagementId}`);
  const contactIds = engagement.body['contactIds'] as string[];
  const model = read(`contact:${engagementId}.${contactIds[0]}`);
  const added = accounts.map((accountId, index) => ({ id: index.toString(16).padStart(12, '0'), accountId, road: roadOf(index), name: `Contact ${index}` }));
  const now = world.clock.now();
  database.transaction(() => {
    for (const { id, name, road, accountId } of added) {
      const { accountId: _its, email: _email, ...body } = model.body;
      const value = { ...model, subject: road === 'by-hand' ? '-' : accountId, body: { ...body, name, road, ...(road !== 'by-hand' && { accountId }) } };
      database.run('INSERT INTO storage_items (namespace, key, value, created, updated) VALUES (?, ?, ?, ?, ?)', namespace, `contact:${engagementId}.${id}`, JSON.stringify(value), now, now);
    }
    const body = { ...engagement.body, contactIds: [...contactIds, ...added.map(({ id }) => id)] };
    database.run('UPDATE storage_items SET value = ? WHERE namespace = ? AND key = ?', JSON.stringify({ ...engagement, body }), namespace, `engagement:${engagementId}`);
  });
}
