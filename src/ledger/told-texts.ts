import { engagementScope, snapshotRecords } from './store';
import { toldMarks } from './told-mark';

const newest = 10;

/** What this client was told lately, in every language: only of messages that reached somebody, and without that of this id. Two requests to storage. */
export async function toldTexts(engagementId: string, exceptId?: string): Promise<string[]> {
  const { records } = await snapshotRecords.list({ scope: engagementScope(engagementId), limit: newest });
  const sent = records.filter(({ id, body }) => body.kind !== 'word-of-mouth' && id !== exceptId);
  const told = new Set((await toldMarks.getMany(sent.map(({ id }) => id))).map(({ id }) => id));
  return sent.filter(({ id }) => told.has(id)).flatMap(({ body }) => body.lines.flatMap(({ texts, response }) => [...Object.values(texts), ...Object.values(response?.texts ?? {})]));
}
