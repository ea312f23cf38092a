import type { Engagement, Person } from '../../clients/contract';
import { AppError, conflict } from '../../platform/app-error';
import { collection } from '../../platform/storage/collection';
import { commit } from '../../platform/storage/transaction';
import type { Approval } from '../check-contract';

type ApprovalBody = {
  askedBy: Person;
  askedAt: string;
  /** `digest` is that of the preview that was read. */
  approved?: { by: Person; at: string; digest: string };
};

/** By engagement and number of the update: it outlives the draft. */
const records = collection<ApprovalBody>('approval', 1);
const keyOf = (engagementId: string, number: number) => `${engagementId}.${number}`;

/** Somebody who acts, and when (ISO). */
export type Act = { by: Person; at: string };

/** How the update stands as it would leave now. `digest` is its preview's; undefined where it says nothing yet. */
export async function approvalOf({ id, plan }: Engagement, number: number, digest: string | undefined): Promise<Approval> {
  return shown(plan.needsApproval, (await records.get(keyOf(id, number)))?.body, digest);
}

function shown(needed: boolean, body: ApprovalBody | undefined, digest: string | undefined): Approval {
  if (!body) return { needed, state: 'not-asked' };
  const { askedBy, askedAt, approved } = body;
  if (!approved) return { needed, state: 'asked', askedBy, askedAt };
  return { needed, state: approved.digest === digest ? 'approved' : 'outdated', by: approved.by, at: approved.at, askedBy, askedAt };
}

/** Asks, or asks again after an edit. An update that is approved as it is stays so. */
export async function askApproval(engagement: Engagement, number: number, digest: string, { by, at }: Act): Promise<Approval> {
  const needed = engagement.plan.needsApproval;
  const id = keyOf(engagement.id, number);
  const stored = await records.get(id);
  const current = shown(needed, stored?.body, digest);
  if (current.state === 'approved') return current;
  const body: ApprovalBody = { askedBy: by, askedAt: at };
  await commit([stored ? records.replace(stored, { at, body }) : records.create(id, { scope: `engagement:${engagement.id}`, at, body })]);
  return shown(needed, body, digest);
}

/** Says that the update may leave as it is: never by who asked. */
export async function approve(engagement: Engagement, number: number, digest: string, { by, at }: Act): Promise<Approval> {
  const stored = await records.get(keyOf(engagement.id, number));
  if (!stored) throw conflict('failure.approval-not-asked');
  if (stored.body.askedBy.accountId === by.accountId) throw new AppError('forbidden', 'failure.own-approval');
  const body: ApprovalBody = { ...stored.body, approved: { by, at, digest } };
  await commit([records.replace(stored, { at, body })]);
  return shown(engagement.plan.needsApproval, body, digest);
}

/** Throws where an update has to be approved and, as it is now, is not. */
export function refuseUnapproved({ needed, state }: Approval): void {
  if (!needed || state === 'approved') return;
  throw new AppError('conflict', state === 'outdated' ? 'failure.approval-outdated' : 'failure.approval-needed', { field: 'approval' });
}
