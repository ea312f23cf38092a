import fc from 'fast-check';
import { addDays } from '../i18n/dates';
import { herSilence, nineOfTen, ourSilence } from './silence';

const days = { weekdays: [1, 2, 3, 4, 5] as (1 | 2 | 3 | 4 | 5)[], daysOff: [] as string[] };
const timeZone = 'Europe/Lisbon';
const at = (date: string) => `${date}T10:00:00.000Z`;
/** Mondays from 5 October 2026 on: a gap of five working days each. */
const mondays = (count: number) => Array.from({ length: count }, (_, index) => at(addDays('2026-10-05', index * 7)));
const her = (acts: string[], now: string, more: Partial<Parameters<typeof herSilence>[1]> & { askedAt?: string } = {}) => {
  const { askedAt, ...look } = more;
  return herSilence({ acts, ...(askedAt && { askedAt }) }, { now, days, timeZone, ...look });
};

describe('our silence', () => {
  const ours = (nextUpdateOn: string, today: string, more = {}) => ourSilence({ nextUpdateOn, today, days, timeZone, ...more });

  it.each([
    ['before the day', '2026-11-27', '2026-11-26', undefined],
    ['on the day', '2026-11-27', '2026-11-27', undefined],
    ['over the weekend after it', '2026-11-27', '2026-11-29', undefined],
    ['a working day later', '2026-11-27', '2026-11-30', 1],
    ['a week later', '2026-11-27', '2026-12-04', 5],
  ])('%s', (_, due, today, late) => {
    expect(ours(due, today)?.workingDays).toBe(late);
  });

  it('counts no day off', () => {
    expect(ours('2026-11-27', '2026-12-01', { days: { ...days, daysOff: ['2026-11-30'] } })).toEqual({ dueOn: '2026-11-27', workingDays: 1 });
    expect(ours('2026-12-24', '2026-12-28', { days: { ...days, country: 'DE' } })?.workingDays).toBe(1);
  });

  it('is none while updates are paused; days of the pause do not count afterwards', () => {
    const pause = { pausedAt: at('2026-11-23'), until: '2026-12-07' };
    expect(ours('2026-11-27', '2026-12-04', { pause })).toBeUndefined();
    expect(ours('2026-11-27', '2026-12-07', { pause })?.workingDays).toBe(1);
  });
});

describe('her silence', () => {
  it('is known from five days on which she said something', () => {
    expect(her(mondays(4), at('2027-01-04'))).toBeUndefined();
    // A second word on the same day is no other day.
    expect(her([...mondays(4), '2026-10-26T11:00:00.000Z'], at('2027-01-04'))).toBeUndefined();
    expect(her(mondays(5), at('2027-01-04'))).toMatchObject({ usualWorkingDays: 5 });
  });

  it('begins after the longest of her usual gaps, not before', () => {
    // The last of five: Monday 2 November.
    expect(her(mondays(5), at('2026-11-09'))).toBeUndefined();
    expect(her(mondays(5), at('2026-11-10'))).toEqual({ kind: 'nobody-asked', lastActAt: at('2026-11-02'), workingDays: 6, usualWorkingDays: 5 });
  });

  it('lets one unusual gap in ten be unusual', () => {
    const acts = [...mondays(11), at('2027-03-01')];
    expect(her(acts, at('2027-03-09'))).toMatchObject({ usualWorkingDays: 5, workingDays: 6 });
  });

  it('tells nobody asked her from we asked and she did not answer', () => {
    expect(her(mondays(5), at('2026-11-20'), { askedAt: at('2026-11-01') })?.kind).toBe('nobody-asked');
    expect(her(mondays(5), at('2026-11-20'), { askedAt: at('2026-11-06') })).toMatchObject({ kind: 'no-answer', askedAt: at('2026-11-06') });
  });

  it('counts neither holidays nor a pause, and is none while one lasts', () => {
    const pause = { pausedAt: at('2026-11-03'), until: '2026-11-30' };
    expect(her(mondays(5), at('2026-11-25'), { pause })).toBeUndefined();
    expect(her(mondays(5), at('2026-12-04'), { pause })).toBeUndefined();
    expect(her(mondays(5), at('2026-12-07'), { pause })).toMatchObject({ workingDays: 6 });
    expect(her(mondays(5), at('2026-11-10'), { days: { ...days, daysOff: ['2026-11-09'] } })).toBeUndefined();
  });

  it('counts days in the engagement’s time zone', () => {
    const late = mondays(5).map((act) => act.replace('T10', 'T23'));
    expect(her(late, at('2026-11-10'), { timeZone: 'Asia/Shanghai' })).toBeUndefined();
    expect(her(late, at('2026-11-10'))).toBeDefined();
  });
});

it('is a gap that at least nine of ten do not exceed, and no smaller one would do', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 60 }), (gaps) => {
      const found = nineOfTen(gaps);
      expect(gaps).toContain(found);
      expect(gaps.filter((gap) => gap <= found).length).toBeGreaterThanOrEqual(0.9 * gaps.length);
      expect(gaps.filter((gap) => gap < found).length).toBeLessThan(0.9 * gaps.length);
    }),
  );
});
