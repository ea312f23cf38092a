import fc from 'fast-check';
import { dateIn, workingDaysBetween } from '../i18n/dates';
import { hearsBy } from './response-time';

const zones = ['UTC', 'Europe/Lisbon', 'Europe/Berlin', 'Asia/Shanghai', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'Australia/Lord_Howe', 'America/St_Johns'];
const clockIn = (at: string, timeZone: string) => new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(at));
const weekdayIn = (at: string, timeZone: string) => new Date(`${dateIn(at, timeZone)}T00:00:00Z`).getUTCDay();
const isWorkingDay = (at: string, timeZone: string) => ![0, 6].includes(weekdayIn(at, timeZone));

describe('hearsBy', () => {
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
  ])('%s', (_what, receivedAt, days, timeZone, expected) => {
    expect(hearsBy(receivedAt, days, timeZone)).toBe(expected);
  });

  const moment = fc.date({ min: new Date('2015-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }).map((date) => date.toISOString());
  const quarters = fc.integer({ min: 0, max: 40 }).map((quarter) => quarter / 4);
  const zone = fc.constantFrom(...zones);

  it('falls on a working day there', () => {
    fc.assert(fc.property(moment, quarters, zone, (at, days, timeZone) => isWorkingDay(hearsBy(at, days, timeZone), timeZone)));
  });

  it('keeps the time of the clock over whole working days, and counts them', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 10 }), zone, (at, days, timeZone) => {
        fc.pre(isWorkingDay(at, timeZone));
        const by = hearsBy(at, days, timeZone);
        expect(workingDaysBetween(dateIn(at, timeZone), dateIn(by, timeZone))).toBe(days);
        // Between 00:00 and 04:00 the clocks may leave a time out.
        if (clockIn(at, timeZone) > '04') expect(clockIn(by, timeZone)).toBe(clockIn(at, timeZone));
      }),
    );
  });

  it('never lies before what it counts from, and never earlier for something that came later or may take longer', () => {
    fc.assert(
      fc.property(moment, fc.nat({ max: 7 * 86_400 }), quarters, zone, (at, seconds, days, timeZone) => {
        const next = new Date(Date.parse(at) + seconds * 1000).toISOString();
        const by = hearsBy(at, days, timeZone);
        expect(by >= at).toBe(true);
        // An hour may be missing or twice there.
        const slack = 3_600_000;
        // Monday before nine is earlier than where a weekend counts from.
        if (isWorkingDay(at, timeZone)) expect(Date.parse(hearsBy(next, days, timeZone)) + slack).toBeGreaterThanOrEqual(Date.parse(by));
        expect(Date.parse(hearsBy(at, days + 0.25, timeZone)) + slack).toBeGreaterThanOrEqual(Date.parse(by));
      }),
    );
  });
});
