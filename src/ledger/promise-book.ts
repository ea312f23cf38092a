import { addDays } from '../i18n/dates';
import { type KeptRate, type PromiseFilter, type PromiseState, promiseStates } from './contract';
import { subjectIn, type SettledPromise } from './promise-thread';

/** A promise in an engagement's book. */
export type BookRow = { id: string; on: string; toldAt: string; state: PromiseState; doneOn?: string; superseded?: true };
/**
 * Every promise of an engagement with what became of it, in one value: counts, rates and lists come from it, so that they agree.
 * Rows that no longer fit are only counted, as they stood then.
 */
export type PromiseBook = { rows: BookRow[]; older: Partial<Record<PromiseState, number>>; /** Rows told up to here are only counted. */ countedUntil: string };

export const emptyBook: PromiseBook = { rows: [], older: {}, countedUntil: '' };

/** A stored value holds 240 KiB; a row takes 130 to 280 bytes. https://developer.atlassian.com/platform/forge/limits-kvs-ce/ */
const mostRows = 800;
/** A rate of fewer says nothing. */
const fewestSettled = 8;

/** The book with what has become of one subject's promises. `since`: the oldest date its thread still holds; rows told before stay as they are. */
export function withPromises(book: PromiseBook, subject: string, promises: SettledPromise[], since: string): PromiseBook {
  const others = book.rows.filter((row) => subjectIn(row.id) !== subject || row.toldAt < since);
  const rows = promises.filter(({ told }) => told.at > book.countedUntil).map(rowOf);
  return shortened({ ...book, rows: [...others, ...rows].sort((one, other) => one.toldAt.localeCompare(other.toldAt) || one.id.localeCompare(other.id)) });
}

const rowOf = ({ id, on, told, state, doneOn, superseded }: SettledPromise): BookRow => ({ id, on, toldAt: told.at, state, ...(doneOn !== undefined && { doneOn }), ...(superseded && { superseded }) });

function shortened(book: PromiseBook): PromiseBook {
  if (book.rows.length <= mostRows) return book;
  const countedUntil = book.rows[book.rows.length - mostRows - 1]?.toldAt ?? '';
  const older = { ...book.older };
  for (const { state } of book.rows.filter(({ toldAt }) => toldAt <= countedUntil)) older[state] = (older[state] ?? 0) + 1;
  return { rows: book.rows.filter(({ toldAt }) => toldAt > countedUntil), older, countedUntil };
}

/** How many promises are in each state; their sum is all of them. */
export function countsIn(books: PromiseBook[]): Record<PromiseState, number> {
  const count = (state: PromiseState) => books.reduce((sum, { rows, older }) => sum + (older[state] ?? 0) + rows.filter((row) => row.state === state).length, 0);
  return Object.fromEntries(promiseStates.map((state) => [state, count(state)])) as Record<PromiseState, number>;
}

/** Of one engagement, or of several of one client; never of a person. What was late because of her, or withdrawn, does not count. */
export function keptRate(books: PromiseBook[]): KeptRate | undefined {
  const counts = countsIn(books);
  const of = counts.kept + counts['late-announced'] + counts['late-silent'];
  return of < fewestSettled ? undefined : { kept: counts.kept, of };
}

const dueDays = 7;

/** Open, and promised for one of the next seven days. */
const isDue = ({ state, on }: BookRow, today: string) => state === 'open' && on >= today && on < addDays(today, dueDays);

/** Open ones by their day, all others newest day first. */
export function rowsFor({ rows }: PromiseBook, filter: PromiseFilter | undefined, today: string): BookRow[] {
  const byDay = (one: BookRow, other: BookRow) => one.on.localeCompare(other.on) || one.id.localeCompare(other.id);
  const wanted = rows.filter((row) => filter === undefined || belongs(row, filter, today));
  return filter === 'open' || filter === 'due' ? wanted.sort(byDay) : wanted.sort((one, other) => byDay(other, one));
}

function belongs(row: BookRow, filter: PromiseFilter, today: string): boolean {
  if (filter === 'due') return isDue(row, today);
  if (filter === 'late') return row.state === 'late-announced' || row.state === 'late-silent';
  return filter === 'outside' ? row.state === 'late-theirs' || row.state === 'withdrawn' : row.state === filter;
}
