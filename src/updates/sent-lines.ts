import { type Correction, readCorrections } from '../ledger/corrections';
import { readHeader } from '../ledger/snapshot';
import type { ToldLine } from '../ledger/told';
import type { LineCorrection, SentLine } from './correction-contract';
import { isUnderWay, stateOf, type StoredUpdate, updateRecords } from './update-store';

export const shownLine = ({ id, section, number, texts }: ToldLine): SentLine => ({ id, section, ...(number !== undefined && { number }), texts });

/** The first of these that was not taken back. */
export async function standingAmong(corrections: Correction[]): Promise<StoredUpdate | undefined> {
  return (await updateRecords.getMany(corrections.map(({ id }) => id))).find((update) => stateOf(update) !== 'taken-back');
}

/** The lines of a sent message and what was corrected in them since. Of corrections those that began to leave. */
export async function sentLines(messageId: string): Promise<{ lines: SentLine[]; corrections: LineCorrection[] }> {
  const [frozen, found] = await Promise.all([readHeader(messageId), readCorrections(messageId)]);
  const lines = frozen?.lines ?? [];
  const sent = found.length === 0 ? [] : await updateRecords.getMany(found.map(({ id }) => id));
  const begun = new Set(sent.filter(isUnderWay).map(({ id }) => id));
  const corrections = found.filter(({ id }) => begun.has(id)).map(({ id, lineId, sentAt }) => ({ lineId, updateId: id, sentAt, said: lines.find((line) => line.id === lineId)?.texts ?? {} }));
  return { lines: lines.map(shownLine), corrections };
}
