import { type Correction, readCorrections } from '../ledger/corrections';
import { askIdOf, readHeader } from '../ledger/snapshot';
import type { MessageEdition, ToldLine } from '../ledger/told';
import type { LineCorrection, SentLine } from './correction-contract';
import { linesFor, textIn } from './message/content';
import { isUnderWay, stateOf, type StoredUpdate, updateRecords } from './update-store';

export const shownLine = ({ id, section, number, texts }: ToldLine): SentLine => ({ id, section, ...(number !== undefined && { number }), texts });

const withAsk = (updateId: string, line: ToldLine): SentLine => ({ ...shownLine(line), ...(line.section === 'asks' && { askId: askIdOf(updateId, line) }) });

/** The first of these that was not taken back. */
export async function standingAmong(corrections: Correction[]): Promise<StoredUpdate | undefined> {
  return (await updateRecords.getMany(corrections.map(({ id }) => id))).find((update) => stateOf(update) !== 'taken-back');
}

/** The lines of a sent message and what was corrected in them since. Of corrections those that began to leave; `editions`: only what stands in one of them. */
export async function sentLines(messageId: string, editions?: Pick<MessageEdition, 'language' | 'length'>[]): Promise<{ lines: SentLine[]; corrections: LineCorrection[] }> {
  const [frozen, found] = await Promise.all([readHeader(messageId), readCorrections(messageId)]);
  const all = frozen?.lines ?? [];
  const read = editions && new Set(editions.flatMap((edition) => linesFor(all, edition).map(({ id }) => id)));
  const lines = all.filter(({ id }) => !read || read.has(id));
  const sent = found.length === 0 ? [] : await updateRecords.getMany(found.map(({ id }) => id));
  const begun = new Set(sent.filter(isUnderWay).map(({ id }) => id));
  const corrections = found.filter(({ id, lineId }) => begun.has(id) && lines.some((line) => line.id === lineId)).map(({ id, lineId, sentAt }) => ({ lineId, updateId: id, sentAt, said: lines.find((line) => line.id === lineId)?.texts ?? {} }));
  return { lines: lines.map((line) => withAsk(messageId, line)), corrections };
}

/** What was corrected since in the message of one edition, oldest first: what it said and what is true, in its reader's language. */
export async function correctedIn(messageId: string, edition: Pick<MessageEdition, 'language' | 'length'>): Promise<{ lineId: string; said: string; text: string; sentAt: string }[]> {
  const { corrections } = await sentLines(messageId, [edition]);
  const headers = await Promise.all(corrections.map(({ updateId }) => readHeader(updateId)));
  return corrections.map(({ lineId, said, sentAt }, index) => ({ lineId, said: textIn(said, edition.language), text: textIn(headers[index]?.lines[0]?.texts ?? {}, edition.language), sentAt }));
}
