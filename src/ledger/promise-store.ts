import { collection } from '../platform/storage/collection';
import type { Stored } from '../platform/storage/record';
import type { Write } from '../platform/storage/transaction';
import { isDeepStrictEqual } from 'node:util';
import type { PromiseLook } from './promise';
import { emptyBook, type PromiseBook, withPromises } from './promise-book';
import { nextLookAt, promisesOf, type PromiseThread, type SettledPromise } from './promise-thread';
import { engagementScope } from './store';

/** By engagement and subject. */
export const threadRecords = collection<PromiseThread>('promise', 1);
/** By engagement. */
export const bookRecords = collection<PromiseBook>('promise-book', 1);
/** By engagement and subject; scope 'site', listed by the moment from which the next promised day is past. */
export const promiseDues = collection<{ engagementId: string; subject: string }>('promise-due', 1);

export const threadKey = (engagementId: string, subject: string) => `${engagementId}.${subject}`;

/** What is stored of one subject, and the thread as it is to be from now on. */
export type ThreadChange = {
  subject: string;
  stored: Stored<PromiseThread> | undefined;
  due: Stored<{ engagementId: string; subject: string }> | undefined;
  thread: PromiseThread;
};

/** The writes that bring threads of one engagement, their dues and its book to what is so now; none where nothing changes. One transaction has to take them all. */
export function threadWrites(engagementId: string, changes: ThreadChange[], stored: Stored<PromiseBook> | undefined, look: PromiseLook): Write[] {
  let book = stored?.body ?? emptyBook;
  const writes = changes.flatMap((change) => {
    const promises = promisesOf(change.thread, change.subject, look);
    book = withPromises(book, change.subject, promises, change.thread.dates[0]?.at ?? '');
    return [...writesOf(engagementId, change, look), ...dueWrites(engagementId, change, promises, look)];
  });
  if (isDeepStrictEqual(book, stored?.body ?? emptyBook)) return writes;
  const row = { scope: engagementScope(engagementId), at: look.now, body: book };
  return [...writes, stored ? bookRecords.replace(stored, row) : bookRecords.create(engagementId, row)];
}

function writesOf(engagementId: string, { subject, stored, thread }: ThreadChange, { now }: PromiseLook): Write[] {
  if (isDeepStrictEqual(stored?.body, thread)) return [];
  const row = { scope: engagementScope(engagementId), at: thread.dates.at(-1)?.at ?? now, body: thread };
  return [stored ? threadRecords.replace(stored, row) : threadRecords.create(threadKey(engagementId, subject), row)];
}

function dueWrites(engagementId: string, { subject, due }: ThreadChange, promises: SettledPromise[], look: PromiseLook): Write[] {
  const at = nextLookAt(promises, look);
  if (at === due?.at) return [];
  if (at === undefined) return due ? [promiseDues.remove(due)] : [];
  const row = { scope: 'site', at, body: { engagementId, subject } };
  return [due ? promiseDues.replace(due, row) : promiseDues.create(threadKey(engagementId, subject), row)];
}
