import { collection } from '../platform/storage/collection';
import type { Stored } from '../platform/storage/record';
import type { Write } from '../platform/storage/transaction';
import { engagementScope } from './store';

/** A correction of one line that was sent. `digest` is of what it says is true. */
export type Correction = { id: string; lineId: string; digest: string; sentAt: string };

/** By the id of the message that is corrected, which itself never changes. */
const corrections = collection<{ corrections: Correction[] }>('correction', 1);

/** Of one message; older ones go first. */
const mostCorrections = 200;

export type KnownCorrections = Stored<{ corrections: Correction[] }> | undefined;
export const knownCorrections = (messageId: string): Promise<KnownCorrections> => corrections.get(messageId);

/** Oldest first, those that were taken back as well. */
export const readCorrections = async (messageId: string): Promise<Correction[]> => (await knownCorrections(messageId))?.body.corrections ?? [];

/** The write that keeps it beside the message it corrects; it conflicts where another was kept since `known` was read. */
export function keepCorrection(known: KnownCorrections, messageId: string, engagementId: string, correction: Correction): Write {
  const others = known?.body.corrections.filter(({ id }) => id !== correction.id) ?? [];
  const row = { scope: engagementScope(engagementId), at: correction.sentAt, body: { corrections: [...others, correction].slice(-mostCorrections) } };
  return known ? corrections.replace(known, row) : corrections.create(messageId, row);
}
