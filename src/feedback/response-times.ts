import { conflict } from '../platform/app-error';
import { commit } from '../platform/storage/transaction';
import type { ResponseTimes } from './contract';
import { defaultResponseTimes } from './response-time';
import { projectScope, responseTimeRecords } from './store';

/** The revision of times nobody has saved yet. */
const unsaved = 'default';

/** In working days, with the revision a save depends on. */
export async function readResponseTimes(projectId: string): Promise<ResponseTimes & { revision: string }> {
  const stored = await responseTimeRecords.get(projectId);
  return { ...defaultResponseTimes, ...stored?.body, revision: stored?.revision ?? unsaved };
}

/** An older revision is a conflict. What clients were told before stays as they were told. */
export async function saveResponseTimes(projectId: string, revision: string, times: ResponseTimes): Promise<void> {
  const stored = await responseTimeRecords.get(projectId);
  if ((stored?.revision ?? unsaved) !== revision) throw conflict();
  const row = { scope: projectScope(projectId), at: new Date().toISOString(), body: times };
  await commit([stored ? responseTimeRecords.replace(stored, row) : responseTimeRecords.create(projectId, row)]);
}
