import { categoryOf } from '../clients/issue';
import type { StatusCategory } from '../clients/contract';
import { asApp } from '../platform/jira/jira';
import { collection } from '../platform/storage/collection';
import { commit } from '../platform/storage/transaction';

/** By project id. */
const records = collection<Record<string, StatusCategory>>('status-categories', 1);
const lifeMilliseconds = 24 * 3600 * 1000;

/** The category of each of a project's statuses, by id. Looked up once a day: a changelog names statuses, not what they mean. */
export async function statusCategories(projectId: string, now = Date.now()): Promise<Record<string, StatusCategory>> {
  const known = await records.get(projectId);
  if (known && Date.parse(known.at) > now - lifeMilliseconds) return known.body;
  const types = await asApp().send('projectStatuses', { path: { project: projectId } });
  const body = Object.fromEntries(types.flatMap(({ statuses }) => statuses.map(({ id, statusCategory }) => [id, categoryOf(statusCategory?.key)] as const)));
  const row = { scope: `project:${projectId}`, at: new Date(now).toISOString(), body };
  // Whoever looks it up finds the same, so the last one to write is right.
  await commit([records.put(projectId, row)]);
  return body;
}
