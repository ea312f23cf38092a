import type { Jira } from '../platform/jira/jira';
import { collection } from '../platform/storage/collection';
import { commit } from '../platform/storage/transaction';

const records = collection<{ fieldId?: string }>('site-field', 1);
const recordId = 'flagged';
const lifeMilliseconds = 24 * 3600 * 1000;

/** Jira's field "Flagged" has another id on every site. Looked up once a day; undefined where a site has none. */
export async function flaggedField(jira: Pick<Jira, 'send'>, now: number): Promise<string | undefined> {
  const known = await records.get(recordId);
  if (known && Date.parse(known.at) > now - lifeMilliseconds) return known.body.fieldId;
  const fields = await jira.send('fields', {});
  const fieldId = fields.find(({ custom, name, schema }) => custom && name === 'Flagged' && schema?.custom?.endsWith(':multicheckboxes'))?.id;
  await keep({ ...(fieldId !== undefined && { fieldId }) }, now);
  return fieldId;
}

/** For who may not ask Jira: what was found out last, to be read together with other records. */
export const wantsFlaggedField = () => records.wants([recordId]);

/** After Jira refused the field: the next draft looks it up again. */
export async function forgetFlaggedField(now: number): Promise<void> {
  await keep({}, now - lifeMilliseconds);
}

/** Whoever looks it up finds the same, so the last one to write is right. */
async function keep(body: { fieldId?: string }, at: number): Promise<void> {
  const row = { scope: 'site', at: new Date(at).toISOString(), body };
  await commit([records.put(recordId, row)]);
}
