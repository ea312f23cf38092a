import { collection } from '../platform/storage/collection';
import { commit } from '../platform/storage/transaction';
import type { Reading } from './evidence-reading';

const records = collection<{ fieldId?: string }>('site-field', 1);
const recordId = 'flagged';
const lifeMilliseconds = 24 * 3600 * 1000;

/** Jira's field "Flagged" has another id on every site. Looked up once a day; undefined where a site has none. */
export async function flaggedField(reading: Reading, now: number): Promise<string | undefined> {
  const known = await records.get(recordId);
  if (known && Date.parse(known.at) > now - lifeMilliseconds) return known.body.fieldId;
  const fields = await reading.send('fields', {});
  const fieldId = fields.find(({ custom, name, schema }) => custom && name === 'Flagged' && schema?.custom?.endsWith(':multicheckboxes'))?.id;
  await keep({ ...(fieldId !== undefined && { fieldId }) }, now);
  return fieldId;
}

/** After Jira refused the field: the next draft looks it up again. */
export async function forgetFlaggedField(now: number): Promise<void> {
  await keep({}, now - lifeMilliseconds);
}

/** Whoever looks it up finds the same, so the last one to write is right. */
async function keep(body: { fieldId?: string }, at: number): Promise<void> {
  const row = { scope: 'site', at: new Date(at).toISOString(), body };
  await commit([{ ...records.create(recordId, row), previous: undefined }]);
}
