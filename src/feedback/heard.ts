import { involve } from '../clients/involvement';
import { recordAct } from '../ledger/client-acts';
import type { StoredFeedback } from './store';

/** New feedback is an act of its client, and its owner has to do with her from now on. Safe to repeat. */
export async function hearOf({ body: { engagementId, placeId, owner, receivedAt } }: StoredFeedback): Promise<void> {
  if (engagementId !== undefined) await recordAct(engagementId, receivedAt);
  if (owner && placeId !== undefined) await involve(owner.accountId, placeId);
}
