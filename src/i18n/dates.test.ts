import fc from 'fast-check';
import { addDays, dateIn, daysBetween, formatDate } from './dates';

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

  it('adds what lies between', () => {
    const date = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10));
    fc.assert(fc.property(date, date, (from, to) => addDays(from, daysBetween(from, to)) === to));
  });
});
