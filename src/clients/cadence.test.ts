import fc from 'fast-check';
import { addDays, daysBetween } from '../i18n/dates';
import { rhythmCatalogues } from '../i18n/rhythm';
import { rhythmInWords } from '../i18n/rhythm-words';
import { translator } from '../i18n/translate';
import { occurrencesAfter, plannedAfter, ruleOf } from './cadence';
import { defaultPlan } from './communication-plan';
import type { Cadence, Weekday, WorkingTime } from './contract';
import { countedFrom, plannedDates, plannedMoment } from './planned-dates';
import { isDayOff, isWorkingDay, weekdayOf } from './working-time';

const office = defaultPlan.workingTime;
const inGermany: WorkingTime = { ...office, country: 'DE' };
const datesOf = async (cadence: Cadence, after: string, days = office, count = 4) => (await occurrencesAfter(cadence, after, days, count)).map(({ on }) => on);

describe('plannedAfter', () => {
  it.each<[Cadence, string, string]>([
    [{ every: 'week', weekday: 5 }, '2026-11-18', '2026-11-20'],
    [{ every: 'week', weekday: 5 }, '2026-11-20', '2026-11-27'],
    [{ every: 'week', weekday: 7 }, '2026-12-28', '2027-01-03'],
    [{ every: 'week', weekday: 1, weekdays: [1, 4] }, '2026-11-23', '2026-11-26'],
    [{ every: 'week', weekday: 1, weekdays: [1, 4] }, '2026-11-26', '2026-11-30'],
    [{ every: 'two-weeks', weekday: 5 }, '2026-11-20', '2026-12-04'],
    [{ every: 'two-weeks', weekday: 1 }, '2026-11-20', '2026-11-30'],
    [{ every: 'two-weeks', weekday: 5, countsFrom: '2026-11-06' }, '2026-11-07', '2026-11-20'],
    [{ every: 'two-weeks', weekday: 5, countsFrom: '2026-12-04' }, '2026-11-07', '2026-11-20'],
    [{ every: 'two-weeks', weekday: 2, weekdays: [2, 5], countsFrom: '2026-11-20' }, '2026-11-17', '2026-11-20'],
    [{ every: 'two-weeks', weekday: 2, weekdays: [2, 5], countsFrom: '2026-11-20' }, '2026-11-20', '2026-12-01'],
    [{ every: 'month', weekday: 5 }, '2026-11-06', '2026-12-04'],
    [{ every: 'month', weekday: 2 }, '2026-12-31', '2027-01-05'],
    [{ every: 'month', weekday: 7 }, '2028-01-31', '2028-02-06'],
    [{ every: 'month', weekday: 5, inMonth: { nth: 3 } }, '2026-11-20', '2026-12-18'],
    [{ every: 'month', weekday: 5, inMonth: { nth: -1 } }, '2026-11-20', '2026-11-27'],
    [{ every: 'month', weekday: 1, inMonth: { day: 15 }, onDayOff: 'stays' }, '2026-11-20', '2026-12-15'],
  ])('%j after %s is %s', async (cadence, date, next) => {
    expect(await plannedAfter(cadence, date, office)).toBe(next);
  });

  it('is the last day of a month that has no such day, leap years too', async () => {
    const last: Cadence = { every: 'month', weekday: 1, inMonth: { day: 31 }, onDayOff: 'stays' };
    expect(await datesOf(last, '2027-12-31')).toEqual(['2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30']);
    expect(await datesOf({ ...last, inMonth: { day: 30 } }, '2026-12-31')).toEqual(['2027-01-30', '2027-02-28', '2027-03-30', '2027-04-30']);
    expect(ruleOf({ ...last, inMonth: { day: 30 } })).toBe('FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1');
  });

  it('moves what falls on a day off, as agreed', async () => {
    const friday: Cadence = { every: 'week', weekday: 5 };
    expect(await occurrencesAfter(friday, '2026-12-18', inGermany, 3)).toEqual([
      { on: '2026-12-24', movedFrom: '2026-12-25' },
      { on: '2026-12-31', movedFrom: '2027-01-01' },
      { on: '2027-01-08' },
    ]);
    expect(await datesOf({ ...friday, onDayOff: 'after' }, '2026-12-18', inGermany, 2)).toEqual(['2026-12-28', '2027-01-04']);
    expect(await datesOf({ ...friday, onDayOff: 'stays' }, '2026-12-18', inGermany, 2)).toEqual(['2026-12-25', '2027-01-01']);
    // The day it was moved to has passed: what was moved does not come again.
    expect(await plannedAfter(friday, '2026-12-24', inGermany)).toBe('2026-12-31');
  });

  it('keeps to a weekday that was chosen though others do not work then, and moves a day of the month off a weekend', async () => {
    expect(await plannedAfter({ every: 'week', weekday: 6 }, '2026-11-20', office)).toBe('2026-11-21');
    expect(await datesOf({ every: 'month', weekday: 1, inMonth: { day: 31 } }, '2026-12-31', office, 2)).toEqual(['2027-01-29', '2027-02-26']);
    expect(await datesOf({ every: 'month', weekday: 1, inMonth: { day: 1 }, onDayOff: 'after' }, '2026-12-31', office, 2)).toEqual(['2027-01-01', '2027-02-01']);
  });

  const weekday = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);
  const dates = fc.date({ min: new Date('2020-01-01'), max: new Date('2034-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
  const shifts = fc.constantFrom('before', 'after', 'stays');

  it('is always later, on the weekday unless moved off a day off, and never too far', async () => {
    const cadences = fc.record({ every: fc.constantFrom('week', 'two-weeks', 'month'), weekday, onDayOff: shifts }) as fc.Arbitrary<Cadence>;
    const longest = { week: 7, 'two-weeks': 14, month: 37 };
    await fc.assert(
      fc.asyncProperty(cadences, dates, fc.constantFrom(undefined, 'CN', 'US'), async (cadence, date, country) => {
        const days = { ...office, ...(country && { country }) };
        const [next] = await occurrencesAfter(cadence, date, days, 1);
        const named = next?.movedFrom ?? next?.on ?? '';
        expect(weekdayOf(named)).toBe(cadence.weekday);
        expect(next?.movedFrom === undefined || (isDayOff(named, days) && isWorkingDay(next.on, days))).toBe(true);
        expect(daysBetween(date, next?.on ?? '')).toBeGreaterThan(0);
        expect(daysBetween(date, next?.on ?? '')).toBeLessThanOrEqual(longest[cadence.every] + 7);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves out none when it is asked from one to the next', async () => {
    const cadences = fc.oneof(
      fc.record({ every: fc.constantFrom('week', 'two-weeks'), weekday, weekdays: fc.uniqueArray(weekday, { minLength: 1 }), countsFrom: dates, onDayOff: shifts }),
      fc.record({ every: fc.constant('month'), weekday, inMonth: fc.oneof(fc.record({ day: fc.integer({ min: 1, max: 31 }) }), fc.record({ nth: fc.constantFrom(1, 2, 3, 4, -1) })), onDayOff: shifts }),
    ) as fc.Arbitrary<Cadence>;
    await fc.assert(
      fc.asyncProperty(cadences, dates, async (cadence, date) => {
        const together = await datesOf(cadence, date, inGermany, 6);
        const oneByOne: string[] = [];
        for (let after = date; oneByOne.length < 6; after = oneByOne.at(-1) ?? after) oneByOne.push(await plannedAfter(cadence, after, inGermany));
        expect(oneByOne).toEqual(together);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the dates a plan shows', () => {
  const plan = { cadence: { every: 'week', weekday: 5 } as Cadence, nextUpdateOn: '2026-11-18', timeZone: 'Europe/Lisbon', workingTime: office, sendAt: '15:00' };

  it('begin with the next update as it was typed', async () => {
    expect((await plannedDates(plan)).map(({ on }) => on)).toEqual(['2026-11-18', '2026-11-20', '2026-11-27', '2026-12-04', '2026-12-11']);
  });

  it.each([
    ['Europe/Lisbon', '2027-03-26', ['2027-03-26T15:00:00.000Z', '2027-04-02T14:00:00.000Z']],
    ['America/New_York', '2026-10-30', ['2026-10-30T19:00:00.000Z', '2026-11-06T20:00:00.000Z']],
    ['Australia/Sydney', '2026-10-02', ['2026-10-02T05:00:00.000Z', '2026-10-09T04:00:00.000Z']],
    ['Asia/Shanghai', '2026-10-30', ['2026-10-30T07:00:00.000Z', '2026-11-06T07:00:00.000Z']],
  ])('stay at the same time of the clock in %s when the clocks change', async (timeZone, nextUpdateOn, at) => {
    expect((await plannedDates({ ...plan, timeZone, nextUpdateOn })).slice(0, 2).map((planned) => planned.at)).toEqual(at);
  });

  it('are a moment on the days of the change itself', () => {
    expect(plannedMoment('2027-03-28', '02:30', 'Europe/Berlin')).toBe('2027-03-28T01:30:00.000Z');
    expect(plannedMoment('2026-11-01', '01:30', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
  });

  it('count every two weeks from a day somebody chose, and go on counting after that', () => {
    const cadence: Cadence = { every: 'two-weeks', weekday: 5 };
    const chosen = countedFrom({ cadence, nextUpdateOn: '2026-11-20' }, undefined);
    expect(chosen).toEqual({ ...cadence, countsFrom: '2026-11-20' });
    expect(countedFrom({ cadence, nextUpdateOn: '2026-12-04' }, { cadence: chosen, nextUpdateOn: '2026-12-04' })).toEqual(chosen);
    expect(countedFrom({ cadence: chosen, nextUpdateOn: '2026-12-11' }, { cadence: chosen, nextUpdateOn: '2026-12-04' }).countsFrom).toBe('2026-12-11');
    expect(countedFrom({ cadence: { every: 'week', weekday: 5 }, nextUpdateOn: '2026-12-04' }, undefined)).toEqual({ every: 'week', weekday: 5 });
  });

  it('come every other week whatever holiday moved one of them into another week', async () => {
    const cadence: Cadence = { every: 'two-weeks', weekday: 1, countsFrom: '2027-03-15' };
    const days = { ...inGermany, daysOff: [addDays('2027-03-29', -1)] };
    expect(await datesOf(cadence, '2027-03-15', days)).toEqual(['2027-03-25', '2027-04-12', '2027-04-26', '2027-05-10']);
  });
});

describe('a rhythm in words', () => {
  const say = (cadence: Cadence) => (['en', 'zh-CN'] as const).map((language) => rhythmInWords(cadence, translator(rhythmCatalogues, language), language));
  it.each<[Cadence, string, string]>([
    [{ every: 'week', weekday: 5 }, 'every week on Friday', '每周五'],
    [{ every: 'week', weekday: 1, weekdays: [1, 4] }, 'every week on Monday and Thursday', '每周一和周四'],
    [{ every: 'two-weeks', weekday: 2 }, 'every two weeks on Tuesday', '每两周的周二'],
    [{ every: 'month', weekday: 5 }, 'every month on the first Friday', '每月第一个周五'],
    [{ every: 'month', weekday: 5, inMonth: { nth: -1 } }, 'every month on the last Friday', '每月最后一个周五'],
    [{ every: 'month', weekday: 5, inMonth: { day: 15 } }, 'every month on day 15', '每月15日'],
    [{ every: 'month', weekday: 5, inMonth: { day: 31 } }, 'every month on its last day', '每月最后一天'],
  ])('%j', (cadence, english, chinese) => {
    expect(say(cadence)).toEqual([english, chinese]);
  });
});
