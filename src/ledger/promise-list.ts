import { recordFor } from '../clients/engagement';
import { knownTimeZone } from '../clients/time-zone';
import { dateIn } from '../i18n/dates';
import type { Caller } from '../platform/caller';
import type { KeptRate, PromiseFilter, PromisePage, PromiseView } from './contract';
import { type BookRow, countsIn, emptyBook, keptRate, type PromiseBook, rowsFor } from './promise-book';
import { bookRecords, threadKey, threadRecords } from './promise-store';
import { promisesOf, subjectIn } from './promise-thread';
import { type ClientDays, promiseView } from './promise-view';

const promisesInPage = 20;

/** One page of an engagement's promises. Page, counts and rate are of the same moment. */
export async function listPromises({ engagementId, state, cursor }: { engagementId: string; state?: PromiseFilter; cursor?: string }, caller: Caller): Promise<PromisePage> {
  const { body } = await recordFor(caller, engagementId);
  const timeZone = knownTimeZone(body.timeZone);
  const today = dateIn(Date.now(), timeZone);
  const book = (await bookRecords.get(engagementId))?.body ?? emptyBook;
  const wanted = rowsFor(book, state, today);
  const start = cursor === undefined ? 0 : wanted.findIndex(({ id }) => id === cursor) + 1;
  const rows = wanted.slice(start, start + promisesInPage);
  const rate = keptRate([book]);
  const last = rows.at(-1);
  return {
    promises: await viewsOf(rows.map((row) => ({ engagementId, row, timeZone, days: body.plan.workingTime }))),
    counts: countsIn([book]),
    dueThisWeek: rowsFor(book, 'due', today).length,
    ...(rate && { rate }),
    ...(last && start + rows.length < wanted.length && { cursor: last.id }),
  };
}

type RowOf = ClientDays & { engagementId: string; row: BookRow };

/** As the book says they stand: what its threads know meanwhile is in the book as well, or will be within the hour. */
async function viewsOf(rows: RowOf[]): Promise<PromiseView[]> {
  const keyOf = ({ engagementId, row }: RowOf) => threadKey(engagementId, subjectIn(row.id));
  const threads = await threadRecords.getMany([...new Set(rows.map(keyOf))]);
  return rows.flatMap((each) => {
    const thread = threads.find(({ id }) => id === keyOf(each))?.body;
    const { row, timeZone, days } = each;
    const { doneOn: _doneOn, ...found } = (thread && promisesOf(thread, subjectIn(row.id), { now: new Date().toISOString(), timeZone }).find(({ id }) => id === row.id)) ?? {};
    if (!thread || !('told' in found)) return [];
    return promiseView({ ...found, state: row.state, ...(row.doneOn !== undefined && { doneOn: row.doneOn }) }, thread, { timeZone, days });
  });
}

type PromisedTo = { id: string; timeZone: string; plan: { workingTime: ClientDays['days'] } };

/** What is promised to each of these clients for the coming seven days, for lists across engagements whose books were read before: one request to storage for 25 promises. */
export async function promisesDue(engagements: PromisedTo[], books: { id: string; body: PromiseBook }[]): Promise<{ engagementId: string; promises: PromiseView[] }[]> {
  const due = engagements.flatMap(({ id, plan, ...engagement }): RowOf[] => {
    const timeZone = knownTimeZone(engagement.timeZone);
    return rowsFor(bookOf(books, id), 'due', dateIn(Date.now(), timeZone)).map((row) => ({ engagementId: id, row, timeZone, days: plan.workingTime }));
  });
  const views = await viewsOf(due);
  return engagements.flatMap(({ id: engagementId }) => {
    const ids = new Set(due.filter((each) => each.engagementId === engagementId).map(({ row }) => row.id));
    const promises = views.filter(({ id }) => ids.has(id));
    return promises.length > 0 ? [{ engagementId, promises }] : [];
  });
}

/** The books of these engagements, to be read together with other records. */
export const wantsBooks = (engagementIds: string[]) => bookRecords.wants(engagementIds);
/** In a few numbers: the rate, and what is still to come. */
export function promiseSummary(book: PromiseBook, today: string): { rate?: KeptRate; open: number; dueThisWeek: number } {
  const rate = keptRate([book]);
  return { ...(rate && { rate }), open: countsIn([book]).open, dueThisWeek: rowsFor(book, 'due', today).length };
}
export const bookOf = (books: { id: string; body: PromiseBook }[], engagementId: string): PromiseBook => books.find(({ id }) => id === engagementId)?.body ?? emptyBook;
