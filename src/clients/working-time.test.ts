import fc from 'fast-check';
import { addDays, dateIn } from '../i18n/dates';
import { defaultPlan } from './communication-plan';
import type { Weekday, WorkingTime } from './contract';
import { isPublicHoliday } from './public-holidays';
import { addWorkingDays, addWorkingMinutes, isWorkingDay, nextWorkingMoment, workingDaysBetween, workingDaysLater, workingDayUntil, workingMinutesBetween } from './working-time';

const office = defaultPlan.workingTime;
const time = (more: Partial<WorkingTime>): WorkingTime => ({ ...office, ...more });
const zones = ['UTC', 'Europe/Lisbon', 'Europe/Berlin', 'Asia/Shanghai', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'Australia/Lord_Howe', 'America/St_Johns'];
const clockIn = (at: string, timeZone: string) => new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(at));

const moment = fc.date({ min: new Date('2015-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }).map((date) => date.toISOString());
const soonAfter = (at: string, minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString();
const date = fc.date({ min: new Date('2024-01-01'), max: new Date('2038-01-01'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10));
const zone = fc.constantFrom(...zones);
const clockTime = fc.integer({ min: 0, max: 22 * 60 }).map((minute) => new Date(minute * 60_000).toISOString().slice(11, 16));
const someTime: fc.Arbitrary<WorkingTime> = fc
  .record({
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }) as fc.Arbitrary<Weekday[]>,
    opens: clockTime,
    country: fc.constantFrom(undefined, 'CN', 'DE', 'US', 'IR'),
    daysOff: fc.array(date, { maxLength: 5 }),
  })
  .chain((rest) => clockTime.map((later) => ({ ...rest, closes: later > rest.opens ? later : '23:30', ...(rest.country === undefined && { country: undefined }) })));

describe('working days', () => {
  it.each([
    ['2026-11-20', '2026-11-23', 1],
    ['2026-11-20', '2026-11-27', 5],
    ['2026-11-21', '2026-11-22', 0],
    ['2026-11-27', '2026-11-20', -5],
    ['2026-11-20', '2026-11-20', 0],
  ])('are counted from %s to %s', (from, to, days) => {
    expect(workingDaysBetween(from, to, office)).toBe(days);
  });

  it('leave out public holidays, days off of our own, and weekdays not chosen', () => {
    expect(isWorkingDay('2026-12-25', office)).toBe(true);
    expect(isWorkingDay('2026-12-25', time({ country: 'DE' }))).toBe(false);
    expect(isWorkingDay('2026-12-23', time({ daysOff: ['2026-12-23'] }))).toBe(false);
    expect(isWorkingDay('2026-12-06', time({ weekdays: [7, 1, 2, 3, 4] }))).toBe(true);
    expect(addWorkingDays('2026-12-23', 2, time({ country: 'DE' }))).toBe('2026-12-28');
    expect(addWorkingDays('2026-12-28', -2, time({ country: 'DE' }))).toBe('2026-12-23');
    expect(workingDayUntil('2026-12-26', time({ country: 'DE' }))).toBe('2026-12-24');
  });

  it('add up, mirror, and are undone by what counts them', () => {
    fc.assert(
      fc.property(date, fc.nat({ max: 400 }), fc.nat({ max: 400 }), someTime, (from, first, second, days) => {
        const middle = addDays(from, first);
        const until = addDays(middle, second);
        const between = workingDaysBetween(from, until, days);
        expect(workingDaysBetween(from, middle, days) + workingDaysBetween(middle, until, days)).toBe(between);
        expect(workingDaysBetween(until, from, days) + between).toBe(0);
        if (between > 0) expect(workingDaysBetween(from, addWorkingDays(from, between, days), days)).toBe(between);
      }),
      { numRuns: 60 },
    );
  });
});

describe('public holidays', () => {
  it.each([
    ['CN', '2027-02-06'],
    ['CN', '2028-10-03'],
    ['DE', '2027-03-29'],
    ['PT', '2026-06-10'],
    ['US', '2026-11-26'],
    ['GB', '2026-12-28'],
  ])('of %s: %s', (country, day) => {
    expect(isPublicHoliday(day, country)).toBe(true);
  });

  it.each([
    ['CN', '2027-03-08'],
    ['DE', '2027-03-28'],
    ['XX', '2027-01-01'],
    ['constructor', '2027-01-01'],
    ['DE', '2099-12-25'],
  ])('not of %s: %s', (country, day) => {
    expect(isPublicHoliday(day, country)).toBe(false);
  });
});

describe('working minutes', () => {
  it.each([
    ['over a weekend', '2026-11-20T16:00:00.000Z', '2026-11-23T10:00:00.000Z', 'UTC', office, 120],
    ['of another zone', '2026-11-20T16:00:00.000Z', '2026-11-20T23:00:00.000Z', 'America/New_York', office, 360],
    ['on the day the clocks go back', '2026-10-24T23:00:00.000Z', '2026-10-25T05:00:00.000Z', 'Europe/Berlin', time({ weekdays: [7], opens: '01:00', closes: '05:00' }), 300],
    ['on the day the clocks go forward', '2026-03-28T23:00:00.000Z', '2026-03-29T05:00:00.000Z', 'Europe/Lisbon', time({ weekdays: [7], opens: '00:30', closes: '05:00' }), 210],
    ['that the clocks leave out', '2026-03-08T00:00:00.000Z', '2026-03-09T00:00:00.000Z', 'America/New_York', time({ weekdays: [7], opens: '02:30', closes: '03:00' }), 0],
    ['of a place nobody knows', '2026-11-20T16:00:00.000Z', '2026-11-20T18:00:00.000Z', 'Mars/Olympus', office, 60],
  ])('%s', (_what, from, until, timeZone, hours, minutes) => {
    expect(workingMinutesBetween(from, until, hours, timeZone)).toBe(minutes);
  });

  const fewDays = fc.nat({ max: 10 * 24 * 60 });

  it('add up, mirror, never exceed what passes, and never run back', () => {
    fc.assert(
      fc.property(moment, fewDays, fewDays, someTime, zone, (from, first, second, hours, timeZone) => {
        const middle = soonAfter(from, first);
        const until = soonAfter(middle, second);
        const [one, other, both] = [workingMinutesBetween(from, middle, hours, timeZone), workingMinutesBetween(middle, until, hours, timeZone), workingMinutesBetween(from, until, hours, timeZone)];
        expect(one + other).toBeCloseTo(both, 6);
        expect(workingMinutesBetween(until, from, hours, timeZone) + both).toBe(0);
        expect(one).toBeGreaterThanOrEqual(0);
        expect(one).toBeLessThanOrEqual(first + 1e-6);
      }),
    );
  });

  it('are undone by what counts them, and later for more', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 3_000 }), fc.nat({ max: 500 }), someTime, zone, (from, minutes, more, hours, timeZone) => {
        const reached = addWorkingMinutes(from, minutes, hours, timeZone);
        expect(workingMinutesBetween(from, reached, hours, timeZone)).toBeCloseTo(minutes, 3);
        expect(addWorkingMinutes(from, minutes + more, hours, timeZone) >= reached).toBe(true);
        const before = addWorkingMinutes(from, -minutes, hours, timeZone);
        expect(workingMinutesBetween(before, from, hours, timeZone)).toBeCloseTo(minutes, 3);
        expect(addWorkingMinutes(from, -minutes - more, hours, timeZone) <= before).toBe(true);
      }),
    );
  });

  it('begin at the next working moment', () => {
    expect(nextWorkingMoment('2026-11-20T16:00:00.000Z', office, 'UTC')).toBe('2026-11-20T16:00:00.000Z');
    expect(nextWorkingMoment('2026-11-20T17:00:00.000Z', office, 'UTC')).toBe('2026-11-23T09:00:00.000Z');
    expect(nextWorkingMoment('2026-12-24T23:00:00.000Z', time({ country: 'DE' }), 'Europe/Berlin')).toBe('2026-12-28T08:00:00.000Z');
    fc.assert(
      fc.property(moment, someTime, zone, (at, hours, timeZone) => {
        const next = nextWorkingMoment(at, hours, timeZone);
        expect(next >= at).toBe(true);
        expect(workingMinutesBetween(at, next, hours, timeZone)).toBe(0);
        expect(nextWorkingMoment(next, hours, timeZone)).toBe(next);
      }),
    );
  });
});

describe('a number of working days later', () => {
  const later = (at: string, days: number, timeZone: string) => workingDaysLater(at, days, office, timeZone);
  const isOfficeDay = (at: string, timeZone: string) => isWorkingDay(dateIn(at, timeZone), office);

  it.each([
    ['a Friday counts on to Monday', '2026-11-20T12:00:00.000Z', 1, 'Europe/Lisbon', '2026-11-23T12:00:00.000Z'],
    ['a Saturday counts from Monday, 9:00', '2026-11-21T16:30:00.000Z', 1, 'Europe/Lisbon', '2026-11-24T09:00:00.000Z'],
    ['Saturday in Shanghai is still Friday in Lisbon', '2026-11-20T17:00:00.000Z', 1, 'Asia/Shanghai', '2026-11-24T01:00:00.000Z'],
    ['two days', '2026-11-19T12:00:00.000Z', 2, 'Europe/Lisbon', '2026-11-23T12:00:00.000Z'],
    ['the clocks go back on Sunday', '2026-10-23T14:00:00.000Z', 1, 'Europe/Berlin', '2026-10-26T15:00:00.000Z'],
    ['the clocks go forward on Sunday', '2026-03-27T15:00:00.000Z', 1, 'Europe/Berlin', '2026-03-30T14:00:00.000Z'],
    ['half a day is four hours', '2026-11-23T10:00:00.000Z', 0.5, 'UTC', '2026-11-23T14:00:00.000Z'],
    ['a quarter of a day goes over into Monday', '2026-11-20T16:00:00.000Z', 0.25, 'UTC', '2026-11-23T10:00:00.000Z'],
    ['before the day begins', '2026-11-23T05:00:00.000Z', 0.25, 'UTC', '2026-11-23T11:00:00.000Z'],
    ['after it has ended', '2026-11-23T20:00:00.000Z', 0.25, 'UTC', '2026-11-24T11:00:00.000Z'],
    ['a day and a half', '2026-11-23T10:00:00.000Z', 1.5, 'UTC', '2026-11-24T14:00:00.000Z'],
    ['no time at all', '2026-11-23T10:00:00.000Z', 0, 'UTC', '2026-11-23T10:00:00.000Z'],
    ['a time zone nobody knows', '2026-11-20T12:00:00.000Z', 1, 'Mars/Olympus', '2026-11-23T12:00:00.000Z'],
    ['00:30, which the clocks leave out next day', '2026-04-22T22:30:00.000Z', 1, 'Africa/Cairo', '2026-04-23T22:30:00.000Z'],
  ])('%s', (_what, at, days, timeZone, expected) => {
    expect(later(at, days, timeZone)).toBe(expected);
  });

  it('keeps to the working days and hours agreed', () => {
    expect(workingDaysLater('2026-12-24T15:00:00.000Z', 1, time({ country: 'DE' }), 'Europe/Berlin')).toBe('2026-12-28T15:00:00.000Z');
    expect(workingDaysLater('2026-11-20T13:00:00.000Z', 0.5, time({ weekdays: [7, 1, 2, 3, 4], opens: '08:00', closes: '14:00' }), 'UTC')).toBe('2026-11-22T11:00:00.000Z');
  });

  const quarters = fc.integer({ min: 0, max: 40 }).map((quarter) => quarter / 4);

  it('is a working day there', () => {
    fc.assert(fc.property(moment, quarters, zone, (at, days, timeZone) => isOfficeDay(later(at, days, timeZone), timeZone)));
  });

  it('keeps the time of the clock over whole working days, and counts them', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 10 }), zone, (at, days, timeZone) => {
        fc.pre(isOfficeDay(at, timeZone));
        const by = later(at, days, timeZone);
        expect(workingDaysBetween(dateIn(at, timeZone), dateIn(by, timeZone), office)).toBe(days);
        // Between 00:00 and 04:00 the clocks may leave a time out.
        if (clockIn(at, timeZone) > '04') expect(clockIn(by, timeZone)).toBe(clockIn(at, timeZone));
      }),
    );
  });

  it('never lies before what it counts from, and never earlier for something that came later or may take longer', () => {
    fc.assert(
      fc.property(moment, fc.nat({ max: 7 * 86_400 }), quarters, zone, (at, seconds, days, timeZone) => {
        const next = new Date(Date.parse(at) + seconds * 1000).toISOString();
        const by = later(at, days, timeZone);
        expect(by >= at).toBe(true);
        // An hour may be missing or twice there.
        const slack = 3_600_000;
        // Monday before nine is earlier than where a weekend counts from.
        if (isOfficeDay(at, timeZone)) expect(Date.parse(later(next, days, timeZone)) + slack).toBeGreaterThanOrEqual(Date.parse(by));
        expect(Date.parse(later(at, days + 0.25, timeZone)) + slack).toBeGreaterThanOrEqual(Date.parse(by));
      }),
    );
  });
});
