import fc from 'fast-check';
import { addWorkingDays, addDays, dateIn, daysBetween, formatDate, workingDaysBetween } from './dates';

describe('dates', () => {
  it('reads naturally, with the year only when it is another one', () => {
    expect(formatDate('2026-12-04', 'en', '2026-11-20')).toBe('Fri 4 Dec');
    expect(formatDate('2027-01-04', 'en', '2026-11-20')).toBe('Mon 4 Jan 2027');
    expect(formatDate('2026-12-04', 'zh-CN', '2026-11-20')).toBe('12月4日周五');
  });

  it('takes the date of an instant where the reader is', () => {
    expect(dateIn('2026-11-20T23:30:00.000Z', 'Asia/Shanghai')).toBe('2026-11-21');
    expect(dateIn('2026-11-20T23:30:00.000Z', 'America/New_York')).toBe('2026-11-20');
  });

  it.each([
    ['2026-11-20', '2026-11-23', 1],
    ['2026-11-20', '2026-11-27', 5],
    ['2026-11-21', '2026-11-22', 0],
    ['2026-11-27', '2026-11-20', -5],
    ['2026-11-20', '2026-11-20', 0],
  ])('counts the working days from %s to %s', (from, to, days) => {
    expect(workingDaysBetween(from, to)).toBe(days);
  });

  it('adds what lies between', () => {
    const date = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10));
    fc.assert(fc.property(date, date, (from, to) => addDays(from, daysBetween(from, to)) === to));
  });
});

describe('addWorkingDays', () => {
  it.each([
    ['2026-12-04', 0, '2026-12-04'],
    ['2026-12-04', 1, '2026-12-07'],
    ['2026-12-04', 6, '2026-12-14'],
    ['2026-12-05', 1, '2026-12-07'],
    ['2026-12-07', -1, '2026-12-04'],
    ['2026-12-06', -1, '2026-12-04'],
  ])('%s and %i working days is %s', (date, days, expected) => expect(addWorkingDays(date, days)).toBe(expected));
});
