import type { Check, Finding } from '../check-contract';
import type { PreparedMessage } from '../prepared';
import { refuseUnapproved } from './approval';
import { blockersAmong, refuseBlocked } from './check';

/** What keeps a message from leaving as it is now: its open Stops. Checks it anew. */
export async function blockersOf(prepared: Pick<PreparedMessage, 'check'>): Promise<{ blockers: Finding[]; check: Check }> {
  const check = await prepared.check();
  return { blockers: blockersAmong(check.findings), check };
}

/** Throws unless the message may leave as it is now: nothing in it is stopped, and it is approved where somebody has to. */
export async function gate(prepared: Pick<PreparedMessage, 'check'>): Promise<Check> {
  const { check } = await blockersOf(prepared);
  refuseBlocked(check.findings);
  refuseUnapproved(check.approval);
  return check;
}
