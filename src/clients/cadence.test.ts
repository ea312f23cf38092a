import fc from 'fast-check';
import { daysBetween } from '../i18n/dates';
import { plannedAfter } from './cadence';
import type { Cadence } from './contract';

describe('plannedAfter', () => {
  it.each<[Cadence, string, string]>([
    [{ every: 'week', weekday: 5 }, '2026-11-18', '2026-11-20'],
    [{ every: 'week', weekday: 5 }, '2026-11-20', '2026-11-27'],
    [{ every: 'week', weekday: 7 }, '2026-12-28', '2027-01-03'],
    [{ every: 'two-weeks', weekday: 5 }, '2026-11-20', '2026-12-04'],
    [{ every: 'two-weeks', weekday: 1 }, '2026-11-20', '2026-11-30'],
    [{ every: 'month', weekday: 5 }, '2026-11-06', '2026-12-04'],
    [{ every: 'month', weekday: 2 }, '2026-12-31', '2027-01-05'],
    [{ every: 'month', weekday: 7 }, '2028-01-31', '2028-02-06'],
  ])('%j after %s is %s', (cadence, date, next) => {
    expect(plannedAfter(cadence, date)).toBe(next);
  });

  it('is always later, on the weekday, and never too far', () => {
    const cadences = fc.record({ every: fc.constantFrom('week', 'two-weeks', 'month'), weekday: fc.constantFrom(1, 2, 3, 4, 5, 6, 7) }) as fc.Arbitrary<Cadence>;
    const dates = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    const longest = { week: 7, 'two-weeks': 14, month: 37 };
    fc.assert(
      fc.property(cadences, dates, (cadence, date) => {
        const next = plannedAfter(cadence, date);
        const days = daysBetween(date, next);
        expect(new Date(`${next}T00:00:00Z`).getUTCDay() || 7).toBe(cadence.weekday);
        expect(days).toBeGreaterThan(0);
        expect(days).toBeLessThanOrEqual(longest[cadence.every]);
      }),
    );
  });
});
