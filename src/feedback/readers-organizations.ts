import { asApp } from '../platform/jira/jira';
import { collection } from '../platform/storage/collection';
import { commit } from '../platform/storage/transaction';

const records = collection<{ fieldId?: string }>('organizations-field', 1);
const recordId = 'site';
const lifeMilliseconds = 24 * 3600 * 1000;
const fieldType = 'com.atlassian.servicedesk:sd-customer-organizations';

/** Jira's field "Organizations" has another id on every site. Looked up once a day; undefined where a site has none. */
export async function organizationsField(): Promise<string | undefined> {
  const known = await records.get(recordId);
  if (known && Date.parse(known.at) > Date.now() - lifeMilliseconds) return known.body.fieldId;
  const fieldId = (await asApp().send('fields')).find(({ schema }) => schema?.custom === fieldType)?.id;
  const row = { scope: 'site', at: new Date().toISOString(), body: { ...(fieldId !== undefined && { fieldId }) } };
  // Whoever looks it up finds the same, so the last one to write is right.
  await commit([records.put(recordId, row)]);
  return fieldId;
}
