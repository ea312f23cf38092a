import { collection } from '../platform/storage/collection';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import type { AgreedDays } from './court';
import { engagementScope } from './store';

/** Days of one subject whose court was settled after one side had seen it otherwise; `subject` is its key among promises. */
export type AgreedOn = AgreedDays & { disputeId: string; subject: string };

/** By engagement: all of them, in the order they were settled. */
const agreements = collection<{ days: AgreedOn[] }>('court-agreed', 1);

/** So many stay; what was settled long ago is past the subjects a page lists. */
const mostAgreed = 500;

export const agreedDays = async (engagementId: string): Promise<AgreedOn[]> => (await agreements.get(engagementId))?.body.days ?? [];

/** From now on these days are counted as agreed. Safe to repeat. */
export async function keepAgreed(engagementId: string, more: AgreedOn[]): Promise<void> {
  await repeatOnConflict(async () => {
    const known = await agreements.get(engagementId);
    const days = known?.body.days ?? [];
    const missing = more.filter(({ disputeId }) => !days.some((other) => other.disputeId === disputeId));
    if (missing.length === 0) return;
    const row = { scope: engagementScope(engagementId), at: new Date().toISOString(), body: { days: [...days, ...missing].slice(-mostAgreed) } };
    await commit([known ? agreements.replace(known, row) : agreements.create(engagementId, row)]);
  });
}
