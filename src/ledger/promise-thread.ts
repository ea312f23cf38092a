import type { Person } from '../clients/contract';
import { dateIn } from '../i18n/dates';
import type { PromiseMeaning, PromiseSubject, ToldSource } from './contract';
import { pastFrom } from './due';
import { type HeldUp, type Outcome, type Promised, type PromiseLook, settled, type Span, type Statement } from './promise';
import type { Texts } from './told';

/** One date one message gave for one subject. */
export type DateTold = {
  snapshotId: string;
  at: string;
  by: Person;
  source: ToldSource;
  meaning: PromiseMeaning;
  kind: 'commitment' | 'forecast';
  on: string;
  words: Texts;
};
/** What was last seen of an issue or a version. */
export type Seen = {
  done: Span[];
  /** Of an issue. */
  begun: Span[];
  /** When an issue was closed without being done, or was no longer there. */
  givenUpAt?: string;
};
/** All that one client was promised about one issue, milestone or sentence, and all that is known of it. */
export type PromiseThread = {
  engagementId: string;
  projectId: string;
  subject: PromiseSubject;
  /** In the order they were told. */
  dates: DateTold[];
  seen: Seen;
  givenUpToldAt?: string;
  heldUp: HeldUp[];
  /** By the id of the promise. */
  statements: Record<string, StoredStatement[]>;
};
export type StoredStatement = Statement & { by: Person; note: string };

/** A promise with what became of it. */
export type SettledPromise = Outcome & { id: string; told: DateTold; on: string; announced?: { at: string; later: string }; superseded: boolean };

/** One subject is told so many dates at most; of more, what only repeats goes first, then the oldest. */
const mostDates = 40;

/** Names a promise by the message that first gave its date. */
export const promiseId = ({ snapshotId, meaning }: Pick<DateTold, 'snapshotId' | 'meaning'>, subject: string) => `${snapshotId}.${meaning}.${subject}`;

/** How records name what a promise is about; a sentence about no issue is named by its message. */
export function subjectKey(subject: PromiseSubject, line: { snapshotId: string; lineId: string }): string {
  if (subject.kind === 'issue') return `issue-${subject.issueId}`;
  return subject.kind === 'version' ? `version-${subject.versionId}` : `line-${line.snapshotId}.${line.lineId}`;
}

/** The subject a promise's id ends with. */
export const subjectIn = (id: string): string => id.split('.').slice(2).join('.');

/** The thread with more dates. The same ones again change nothing, and their order of arrival does not matter. */
export function withDates(dates: DateTold[], more: DateTold[]): DateTold[] {
  const nameOf = ({ snapshotId, meaning }: DateTold) => `${snapshotId} ${meaning}`;
  const known = new Set(dates.map(nameOf));
  const all = [...dates, ...more.filter((told) => !known.has(nameOf(told)))];
  return shortened(all.sort((one, other) => one.at.localeCompare(other.at) || one.snapshotId.localeCompare(other.snapshotId) || one.meaning.localeCompare(other.meaning)));
}

function shortened(dates: DateTold[]): DateTold[] {
  if (dates.length <= mostDates) return dates;
  const repeats = dates.findIndex((told, index) => {
    const before = dates.slice(0, index).filter(({ meaning }) => meaning === told.meaning).at(-1);
    return before?.on === told.on && before.kind === told.kind;
  });
  return shortened(dates.filter((_, index) => index !== Math.max(0, repeats)));
}

/** Every promise of a thread, oldest first. A date told again is the same promise; a forecast is none, but it announces. */
export function promisesOf({ dates, seen, givenUpToldAt, heldUp, statements }: PromiseThread, subject: string, look: PromiseLook): SettledPromise[] {
  return dates.flatMap((told, index): SettledPromise[] => {
    const same = (other: DateTold) => other.meaning === told.meaning;
    const standing = dates.slice(0, index).filter((other) => same(other) && isPromise(other, look.timeZone)).at(-1);
    if (!isPromise(told, look.timeZone) || standing?.on === told.on) return [];
    const later = dates.slice(index + 1).filter(same);
    const announcing = later.find((other) => other.on > told.on && other.at < pastFrom(told.on, look.timeZone));
    const id = promiseId(told, subject);
    const promised: Promised = { on: told.on, toldAt: told.at, ...(announcing && { announcedAt: announcing.at }) };
    // What we do about a problem needs no doing once the problem is gone.
    const spans = told.meaning === 'begun' ? seen.begun : seen.done;
    const outcome = settled(promised, { spans, statements: statements[id] ?? [], heldUp, ...(givenUpToldAt !== undefined && { givenUpToldAt }) }, look);
    const superseded = later.some((other) => isPromise(other, look.timeZone) && other.on !== told.on);
    return [{ id, told, on: told.on, ...outcome, ...(announcing && { announced: { at: announcing.at, later: announcing.on } }), superseded }];
  });
}

/** A day that had passed already when it was told was news, not a promise. */
const isPromise = ({ kind, on, at }: DateTold, timeZone: string) => kind === 'commitment' && on >= dateIn(at, timeZone);

/** When the passing of time alone may change what became of it, ISO; undefined when it cannot any more. */
export function nextLookAt(promises: SettledPromise[], { now, timeZone }: PromiseLook): string | undefined {
  return promises.map(({ on }) => pastFrom(on, timeZone)).filter((at) => at > now).sort()[0];
}
