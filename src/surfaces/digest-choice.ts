import { collection } from '../platform/storage/collection';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';

/** `lastOn`: the day, YYYY-MM-DD in her time zone, for which she was last looked after. `nextAt`: not to be looked after before. */
export type DigestBody = { wanted: boolean; lastOn?: string; nextAt?: string };

/** By account id. Absent until she chooses, or gets her first: everybody who has something to do with clients wants it. */
export const digestRecords = collection<DigestBody>('digest', 1);
export const digestRow = (accountId: string, body: DigestBody) => ({ scope: `account:${accountId}`, at: new Date().toISOString(), body });

export const wantsDigest = async (accountId: string): Promise<boolean> => (await digestRecords.get(accountId))?.body.wanted ?? true;

export async function chooseDigest(accountId: string, wanted: boolean): Promise<{ wanted: boolean }> {
  await repeatOnConflict(async () => {
    const stored = await digestRecords.get(accountId);
    const row = digestRow(accountId, { ...stored?.body, wanted });
    await commit([stored ? digestRecords.replace(stored, row) : digestRecords.create(accountId, row)]);
  });
  return { wanted };
}
