import fc from 'fast-check';
import { addDays } from '../i18n/dates';
import { countsIn, emptyBook, keptRate, rowsFor, withPromises } from './promise-book';
import { type DateTold, nextLookAt, promiseId, promisesOf, type PromiseThread, withDates } from './promise-thread';

const maya = { accountId: '712020:maya', name: 'Maya Lindqvist' };
const subject = 'issue-10001';
const timeZone = 'Europe/Lisbon';
const told = (number: number, day: string, on: string, more: Partial<DateTold> = {}): DateTold => ({
  snapshotId: `update-${number}`,
  at: `${day}T12:00:00.000Z`,
  by: maya,
  source: { kind: 'update', id: `update-${number}`, number },
  meaning: 'done',
  kind: 'commitment',
  on,
  words: { en: `Due ${on}` },
  ...more,
});
const thread = (dates: DateTold[], more: Partial<PromiseThread> = {}): PromiseThread => ({
  engagementId: 'harbor',
  projectId: '10000',
  subject: { kind: 'issue', issueId: '10001', key: 'HAR-1' },
  dates: withDates([], dates),
  seen: { done: [], begun: [] },
  heldUp: [],
  statements: {},
  ...more,
});
const states = (of: PromiseThread, now = '2026-12-20T12:00:00.000Z') => promisesOf(of, subject, { now, timeZone }).map(({ on, state }) => [on, state]);

describe('the promises of a thread', () => {
  it('are one for each date, and a new date supersedes the one before', () => {
    const dates = [told(1, '2026-11-05', '2026-11-12'), told(2, '2026-11-11', '2026-11-19'), told(3, '2026-11-20', '2026-11-26')];
    const promises = promisesOf(thread(dates, { seen: { done: [{ from: '2026-11-25T09:00:00.000Z' }], begun: [] } }), subject, { now: '2026-12-01T12:00:00.000Z', timeZone });
    expect(promises.map(({ on, state, doneOn, announced, superseded }) => ({ on, state, doneOn, announced, superseded }))).toEqual([
      { on: '2026-11-12', state: 'late-announced', doneOn: '2026-11-25', announced: { at: '2026-11-11T12:00:00.000Z', later: '2026-11-19' }, superseded: true },
      { on: '2026-11-19', state: 'late-silent', doneOn: '2026-11-25', announced: undefined, superseded: true },
      { on: '2026-11-26', state: 'kept', doneOn: '2026-11-25', announced: undefined, superseded: false },
    ]);
  });

  it('are no more when the same date is told every week', () => {
    const dates = Array.from({ length: 4 }, (_, week) => told(week, addDays('2026-11-05', 7 * week), '2026-12-04'));
    expect(states(thread(dates))).toEqual([['2026-12-04', 'late-silent']]);
    expect(promisesOf(thread(dates), subject, { now: '2026-11-27T12:00:00.000Z', timeZone })[0]?.told.snapshotId).toBe('update-0');
  });

  it('are none where a date is only expected, which still announces that the one before will not be met', () => {
    expect(states(thread([told(1, '2026-11-05', '2026-11-12', { kind: 'forecast' })]))).toEqual([]);
    expect(states(thread([told(1, '2026-11-05', '2026-11-12'), told(2, '2026-11-11', '2026-11-26', { kind: 'forecast' })]))).toEqual([['2026-11-12', 'late-announced']]);
  });

  it('are none where the day had passed already when it was told', () => {
    expect(states(thread([told(1, '2026-11-13', '2026-11-12')]))).toEqual([]);
    expect(states(thread([told(1, '2026-11-12', '2026-11-12')]))).toEqual([['2026-11-12', 'late-silent']]);
  });

  it('are each judged by their own date where an earlier one is told', () => {
    const dates = [told(1, '2026-11-05', '2026-11-26'), told(2, '2026-11-10', '2026-11-19')];
    expect(states(thread(dates, { seen: { done: [{ from: '2026-11-24T09:00:00.000Z' }], begun: [] } }))).toEqual([['2026-11-26', 'kept'], ['2026-11-19', 'late-silent']]);
  });

  it('to begin and to end something do not meet', () => {
    const dates = [told(1, '2026-11-06', '2026-11-13', { meaning: 'begun' }), told(2, '2026-11-10', '2026-12-04')];
    const seen = { done: [], begun: [{ from: '2026-11-09T09:00:00.000Z' }] };
    expect(states(thread(dates, { seen }))).toEqual([['2026-11-13', 'kept'], ['2026-12-04', 'late-silent']]);
  });

  it('keep what a person said apart', () => {
    const dates = [told(1, '2026-11-05', '2026-11-12'), told(2, '2026-11-20', '2026-11-26')];
    const id = promiseId(dates[1]!, subject);
    const statements = { [id]: [{ kind: 'withdrawn' as const, on: '2026-11-25', at: '2026-11-25T12:00:00.000Z', by: maya, note: 'By phone.' }] };
    expect(states(thread(dates, { statements }))).toEqual([['2026-11-12', 'late-silent'], ['2026-11-26', 'withdrawn']]);
  });

  it('are looked at next when the next of their days has passed', () => {
    const look = { now: '2026-11-15T12:00:00.000Z', timeZone };
    const promises = promisesOf(thread([told(1, '2026-11-05', '2026-11-12'), told(2, '2026-11-10', '2026-11-19')]), subject, look);
    expect(nextLookAt(promises, look)).toBe('2026-11-20T00:00:00.000Z');
    expect(nextLookAt(promises, { ...look, now: '2026-11-20T00:00:00.000Z' })).toBeUndefined();
  });

  it('stay apart, though it is told for years', () => {
    const repeated = Array.from({ length: 120 }, (_, week) => told(week, addDays('2026-01-01', week), week < 100 ? '2026-06-01' : '2026-07-01'));
    const kept = thread(repeated);
    expect(kept.dates.length).toBeLessThanOrEqual(40);
    expect(states(kept)).toEqual([['2026-06-01', 'late-announced'], ['2026-07-01', 'late-silent']]);
    expect(kept.dates[0]?.snapshotId).toBe('update-0');
  });
});

const anyDate = fc.record({ number: fc.integer({ min: 0, max: 30 }), day: fc.integer({ min: 0, max: 30 }), ahead: fc.integer({ min: -3, max: 20 }), kind: fc.constantFrom('commitment', 'forecast'), meaning: fc.constantFrom('done', 'begun') }) as fc.Arbitrary<{ number: number; day: number; ahead: number } & Pick<DateTold, 'kind' | 'meaning'>>;
const anyDates = fc.uniqueArray(anyDate, { maxLength: 12, selector: ({ number, meaning }) => `${number} ${meaning}` }).map((all) => all.map(({ number, day, ahead, kind, meaning }) => told(number, addDays('2026-11-01', day), addDays('2026-11-01', day + ahead), { kind, meaning })));
const looks = fc.integer({ min: 0, max: 60 }).map((days) => ({ now: `${addDays('2026-11-01', days)}T12:00:00.000Z`, timeZone }));

describe('whatever is told, in whatever order', () => {
  it('leaves the same promises, also when it is told twice', () => {
    fc.assert(
      fc.property(anyDates, fc.infiniteStream(fc.nat()), looks, (dates, random, look) => {
        const shuffled = dates.map((date) => ({ date, key: random.next().value })).sort((one, other) => one.key - other.key).map(({ date }) => date);
        const oneByOne = [...shuffled, ...shuffled.slice(0, 3)].reduce<DateTold[]>((known, date) => withDates(known, [date]), []);
        expect(promisesOf({ ...thread([]), dates: oneByOne }, subject, look)).toEqual(promisesOf(thread(dates), subject, look));
      }),
    );
  });

  it('leaves two dates of one message in the same order', () => {
    const both = [told(1, '2026-11-01', '2026-11-02', { meaning: 'begun' }), told(1, '2026-11-01', '2026-11-02')];
    expect(withDates([], [...both].reverse())).toEqual(withDates([], both));
  });

  it('leaves a book whose states add up to all promises, by whatever way it was written', () => {
    fc.assert(
      fc.property(fc.array(anyDates, { minLength: 1, maxLength: 4 }), looks, looks, (threads, early, late) => {
        const [first, second] = early.now < late.now ? [early, late] : [late, early];
        const promisesIn = (look: typeof early) => threads.map((dates, index) => ({ key: `issue-${index}`, since: thread(dates).dates[0]?.at ?? '', promises: promisesOf(thread(dates), `issue-${index}`, look) }));
        const write = (book = emptyBook, look = second) => promisesIn(look).reduce((current, { key, promises, since }) => withPromises(current, key, promises, since), book);
        const book = write(write(write(emptyBook, first), second), second);
        expect(book).toEqual(write());
        const all = promisesIn(second).flatMap(({ promises }) => promises);
        const counts = countsIn([book]);
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(all.length);
        expect(new Set(book.rows.map(({ id }) => id)).size).toBe(all.length);
        const rate = keptRate([book]);
        const settled = counts.kept + counts['late-announced'] + counts['late-silent'];
        expect(rate).toEqual(settled >= 8 ? { kept: counts.kept, of: settled } : undefined);
        const listed = (['open', 'kept', 'late', 'outside'] as const).map((filter) => rowsFor(book, filter, '2026-11-20').length);
        expect(listed.reduce((sum, count) => sum + count, 0)).toBe(all.length);
      }),
    );
  });
});

describe('the book', () => {
  const promises = (count: number, done: boolean) =>
    Array.from({ length: count }, (_, index) => ({ key: `issue-${done}-${index}`, of: thread([told(index, addDays('2024-01-01', index), addDays('2024-01-08', index))], done ? { seen: { done: [{ from: '2024-01-01T00:00:00.000Z' }], begun: [] } } : {}) }));
  const written = (all: ReturnType<typeof promises>) =>
    all.reduce((book, { key, of }) => withPromises(book, key, promisesOf(of, key, { now: '2028-12-20T12:00:00.000Z', timeZone }), of.dates[0]?.at ?? ''), emptyBook);

  it('hides a rate of seven, and shows one of eight', () => {
    expect(keptRate([written(promises(7, true))])).toBeUndefined();
    expect(keptRate([written([...promises(6, true), ...promises(2, false)])])).toEqual({ kept: 6, of: 8 });
    expect(keptRate([written(promises(5, true)), written(promises(4, false))])).toEqual({ kept: 5, of: 9 });
  });

  it('counts what no longer fits, once, and stays below what a value may hold', () => {
    const all = promises(1_000, false).map((each, index) => ({ ...each, key: `line-6f1b5d5e-6d43-4c55-9a39-${index}.6f1b5d5e-6d43-4c55-9a39-6d0d2f1f7c11` }));
    const book = written(all);
    const again = all.reduce((current, { key, of }) => withPromises(current, key, promisesOf(of, key, { now: '2028-12-20T12:00:00.000Z', timeZone }), of.dates[0]?.at ?? ''), book);
    expect(again).toEqual(book);
    expect(book.rows).toHaveLength(800);
    expect(countsIn([book])['late-silent']).toBe(1_000);
    expect(Buffer.byteLength(JSON.stringify(book))).toBeLessThan(230 * 1024);
  });
});
