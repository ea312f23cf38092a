import fc from 'fast-check';
import type { Weekday } from '../clients/contract';
import { eightOfTenBy, type Lateness, latenessIn, latenessOf, ownRecord } from './own-record';
import type { BookRow, PromiseBook } from './promise-book';

const look = { today: '2026-12-01', days: { weekdays: [1, 2, 3, 4, 5] as Weekday[], daysOff: [] } };
const row = (index: number, more: Partial<BookRow> = {}): BookRow => ({ id: `update-${index}.done.issue-${index}`, on: '2026-11-09', toldAt: `2026-11-0${1 + (index % 5)}T12:00:00.000Z`, state: 'kept', doneOn: '2026-11-09', ...more });
const book = (rows: BookRow[]): PromiseBook => ({ rows, older: {}, countedUntil: '' });
const late = (index: number, doneOn: string) => row(index, { state: 'late-silent', doneOn });
const overdue = (index: number, on = '2026-11-09') => row(index, { state: 'late-silent', on, doneOn: undefined as never });

// Monday 9 November 2026 was promised ten times.
const sample = [row(0), row(1), row(2, { doneOn: '2026-11-06' }), late(3, '2026-11-10'), late(4, '2026-11-13'), late(5, '2026-11-13'), late(6, '2026-11-16'), late(7, '2026-11-17'), late(8, '2026-11-20'), late(9, '2026-11-30')];

it('of a fixed sample says fixed numbers, in working days', () => {
  expect(latenessIn([book(sample)], look).map((each) => ('days' in each ? each.days : each))).toEqual([0, 0, -1, 1, 4, 4, 5, 6, 9, 15]);
  expect(ownRecord([book(sample)], [], look)).toEqual({ usual: 4, eightOfTen: 6, promises: 10, overdue: 0, from: 'engagement' });
});

it('of seven says nothing, and takes the project’s where that has more', () => {
  const seven = book(sample.slice(0, 7));
  expect(ownRecord([seven], [], look)).toBeUndefined();
  expect(ownRecord([seven], [seven], look)).toBeUndefined();
  expect(ownRecord([seven], [seven, book([row(20)])], look)).toMatchObject({ promises: 8, from: 'project' });
});

it('counts what is overdue and open as later than all that is done', () => {
  const rows = [...sample.slice(0, 7), overdue(7, '2026-11-27'), overdue(8, '2026-11-27'), overdue(9, '2026-11-27')];
  expect(ownRecord([book(rows)], [], look)).toMatchObject({ usual: 4, eightOfTen: 5, overdue: 3 });
  const longer = [...sample.slice(0, 7), overdue(7, '2026-11-02'), overdue(8, '2026-11-02'), overdue(9, '2026-11-02')];
  expect(ownRecord([book(longer)], [], look)).toMatchObject({ usual: 4, eightOfTen: 21 });
});

it('leaves out what is not over, what was hers or withdrawn, and promises to begin', () => {
  const rows = [row(0, { state: 'open' }), row(1, { state: 'late-theirs' }), row(2, { state: 'withdrawn' }), row(3, { id: 'update-3.begun.issue-3' })];
  expect(latenessIn([book(rows)], look)).toEqual([]);
  // Announced, but its day has not come.
  expect(latenessIn([book([row(4, { state: 'late-announced', on: '2026-12-04', doneOn: undefined as never })])], look)).toEqual([]);
});

const samples = fc.array(fc.oneof(fc.integer({ min: -10, max: 60 }).map((days): Lateness => ({ days })), fc.integer({ min: 0, max: 60 }).map((atLeast): Lateness => ({ atLeast }))), { minLength: 1, maxLength: 30 });
const parts = fc.integer({ min: 1, max: 100 }).map((percent) => percent / 100);

it('is never earlier for a greater part', () => {
  fc.assert(fc.property(samples, parts, parts, (all, one, other) => expect(latenessOf(all, Math.min(one, other))).toBeLessThanOrEqual(latenessOf(all, Math.max(one, other)))));
});

it('is never made earlier by one more that is overdue', () => {
  fc.assert(
    fc.property(samples, parts, fc.integer({ min: 0, max: 60 }), (all, part, atLeast) => {
      fc.pre(all.some((each) => 'days' in each));
      expect(latenessOf([...all, { atLeast }], part)).toBeGreaterThanOrEqual(latenessOf(all, part));
    }),
  );
});

it('names a day, counted in the client’s working days, and never one before today', () => {
  const record = { usual: 1, eightOfTen: 3, promises: 10, overdue: 0, from: 'engagement' as const };
  expect(eightOfTenBy(record, '2026-12-04', look)).toBe('2026-12-09');
  expect(eightOfTenBy(record, '2026-12-04', { ...look, days: { ...look.days, daysOff: ['2026-12-08'] } })).toBe('2026-12-10');
  expect(eightOfTenBy({ ...record, eightOfTen: -3 }, '2026-12-02', look)).toBe('2026-12-01');
});
