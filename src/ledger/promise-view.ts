import { knownTimeZone } from '../clients/time-zone';
import { type Days, workingDaysBetween } from '../clients/working-time';
import { dateIn } from '../i18n/dates';
import type { PromiseView } from './contract';
import type { Issue } from '../platform/jira/answers';
import { seenNow } from './done-spans';
import { promisesOf, type PromiseThread, type SettledPromise, subjectKey } from './promise-thread';

/** Whose days promises are judged and counted in. */
export type ClientDays = { timeZone: string; days: Days };

/** A promise as the team reads it; days are the client's. */
export function promiseView(promise: SettledPromise, { subject, statements }: Pick<PromiseThread, 'subject' | 'statements'>, { timeZone, days }: ClientDays): PromiseView {
  const { id, on, told, state, doneOn, announced, superseded } = promise;
  const said = statements[id]?.at(-1);
  return {
    id,
    subject,
    meaning: told.meaning,
    promisedOn: on,
    told: { at: told.at, by: told.by, source: told.source },
    words: told.words,
    state,
    ...(doneOn !== undefined && { doneOn, workingDaysLate: workingDaysBetween(on, doneOn, days) }),
    ...(announced && { announced: { on: dateIn(announced.at, timeZone), later: announced.later } }),
    ...(superseded && { superseded }),
    ...(said && { said: { kind: said.kind, on: said.on, note: said.note, by: said.by } }),
  };
}

/** What one client was promised of an issue, beside the issue as it was just read with `doneFields`: fresher than the record. Newest first; nothing is written. */
export function promisesNow(thread: PromiseThread, issue: Issue, client: ClientDays): PromiseView[] {
  const timeZone = knownTimeZone(client.timeZone);
  const fresh = { ...thread, seen: seenNow(thread.seen, issue) };
  const subject = subjectKey(thread.subject, { snapshotId: '', lineId: '' });
  return promisesOf(fresh, subject, { now: new Date().toISOString(), timeZone }).map((promise) => promiseView(promise, fresh, { ...client, timeZone })).reverse();
}
