import type { Caller } from '../platform/caller';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import { feedbackReads, projectScope } from './store';

/** By feedback id: when this person last opened it. */
export type ReadMarks = Record<string, string>;
type Reader = Pick<Caller, 'projectId' | 'accountId'>;

/** Keeps the record below what storage takes. What was opened longest ago falls out, and shows as unread again rather than never. */
const mostMarks = 1_000;
/** Storage lists lag behind writes by less than this. */
const recentMilliseconds = 15 * 60_000;
/** As many as one storage request reads. */
const mostRecent = 25;

const keyOf = ({ projectId, accountId }: Reader) => `${projectId}.${accountId}`;

export const marksWish = (reader: Reader) => feedbackReads.wants([keyOf(reader)]);

export async function readMarks(reader: Reader): Promise<ReadMarks> {
  return (await feedbackReads.get(keyOf(reader)))?.body.at ?? {};
}

/** What this person had in hand a moment ago: lists may not show it yet, or not as it is. */
export function inHand(marks: ReadMarks, now: number): string[] {
  return Object.entries(marks)
    .filter(([, at]) => Date.parse(at) > now - recentMilliseconds)
    .sort(([, one], [, other]) => other.localeCompare(one))
    .slice(0, mostRecent)
    .map(([id]) => id);
}

export async function markRead(reader: Reader, feedbackIds: string[]): Promise<void> {
  await repeatOnConflict(async () => {
    const stored = await feedbackReads.get(keyOf(reader));
    const now = new Date().toISOString();
    const marks = { ...stored?.body.at, ...Object.fromEntries(feedbackIds.map((id) => [id, now])) };
    const row = { scope: projectScope(reader.projectId), at: now, subject: reader.accountId, body: { at: newest(marks) } };
    await commit([stored ? feedbackReads.replace(stored, row) : feedbackReads.create(keyOf(reader), row)]);
  });
}

function newest(marks: ReadMarks): ReadMarks {
  const entries = Object.entries(marks);
  if (entries.length <= mostMarks) return marks;
  return Object.fromEntries(entries.sort(([, one], [, other]) => other.localeCompare(one)).slice(0, mostMarks));
}
