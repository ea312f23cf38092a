import { addWorkingDays, type Days, workingDaysBetween } from '../clients/working-time';
import type { OwnRecord } from './contract';
import { type PromiseBook } from './promise-book';

/** Fewer say nothing. */
const fewest = 8;
const usually = 0.5;
const mostly = 0.8;

/** Today and the working days at the client's. */
export type RecordDays = { today: string; days: Days };

/** Working days from the promised day to the one it was done; `atLeast` while it is not. */
export type Lateness = { days: number } | { atLeast: number };

/** What became of the dates in these books. Promises to begin something are no dates of an end; what was hers, or withdrawn, does not count. */
export function latenessIn(books: PromiseBook[], { today, days }: RecordDays): Lateness[] {
  return books.flatMap(({ rows }) =>
    rows.flatMap(({ id, state, on, doneOn }): Lateness[] => {
      if (state === 'open' || state === 'late-theirs' || state === 'withdrawn' || id.split('.')[1] === 'begun') return [];
      if (doneOn !== undefined) return [{ days: workingDaysBetween(on, doneOn, days) }];
      return on < today ? [{ atLeast: workingDaysBetween(on, today, days) }] : [];
    }),
  );
}

/**
 * How late so many of our promises were at most. What is overdue and not done yet counts as later than all that is done, and as late
 * as the longest of its kind: one more of these never makes the answer earlier.
 */
export function latenessOf(sample: Lateness[], part: number): number {
  const done = sample.flatMap((each) => ('days' in each ? each.days : []));
  const latest = Math.max(...sample.map((each) => ('days' in each ? each.days : each.atLeast)));
  const days = [...done.sort((one, other) => one - other), ...Array.from({ length: sample.length - done.length }, () => latest)];
  return days[Math.max(0, Math.ceil(part * days.length) - 1)] ?? 0;
}

/** What this client's record says, or else that of the whole project; nothing where both are short. */
export function ownRecord(engagement: PromiseBook[], project: PromiseBook[], look: RecordDays): OwnRecord | undefined {
  const own = latenessIn(engagement, look);
  const sample = own.length >= fewest ? own : latenessIn(project, look);
  if (sample.length < fewest) return undefined;
  return { usual: latenessOf(sample, usually), eightOfTen: latenessOf(sample, mostly), promises: sample.length, overdue: sample.filter((each) => 'atLeast' in each).length, from: own.length >= fewest ? 'engagement' : 'project' };
}

/** The day by which eight of ten such promises would be done: never before today. */
export function eightOfTenBy({ eightOfTen }: OwnRecord, promisedOn: string, { today, days }: RecordDays): string {
  const by = addWorkingDays(promisedOn, eightOfTen, days);
  return by < today ? today : by;
}
