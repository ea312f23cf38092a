import fc from 'fast-check';
import { quietUntil } from './quiet-hours';
import { localTimeOf, minuteOf } from './zoned-time';

const night = { from: '20:00', until: '07:00' };

it.each([
  ['in the evening', '2026-11-20T21:30:00.000Z', 'Europe/Lisbon', '2026-11-21T07:00:00.000Z'],
  ['after midnight', '2026-11-21T02:00:00.000Z', 'Europe/Lisbon', '2026-11-21T07:00:00.000Z'],
  ['on the minute it begins', '2026-11-20T20:00:00.000Z', 'Europe/Lisbon', '2026-11-21T07:00:00.000Z'],
  ['on the minute it ends', '2026-11-21T07:00:00.000Z', 'Europe/Lisbon', undefined],
  ['by day', '2026-11-20T12:00:00.000Z', 'Europe/Lisbon', undefined],
  ['by day here, at night there', '2026-11-20T13:00:00.000Z', 'Asia/Shanghai', '2026-11-20T23:00:00.000Z'],
  ['on the night the clocks go forward', '2027-03-27T22:00:00.000Z', 'Europe/Berlin', '2027-03-28T05:00:00.000Z'],
  ['on the night the clocks go back', '2026-10-31T23:00:00.000Z', 'America/New_York', undefined],
  ['later that night', '2026-11-01T04:30:00.000Z', 'America/New_York', '2026-11-01T12:00:00.000Z'],
  ['on the night Sydney’s clocks go back', '2027-04-03T12:00:00.000Z', 'Australia/Sydney', '2027-04-03T21:00:00.000Z'],
  ['at a place nobody knows', '2026-11-20T21:30:00.000Z', 'Mars/Olympus', '2026-11-21T07:00:00.000Z'],
])('%s', (_what, at, timeZone, until) => {
  expect(quietUntil(at, night, timeZone)).toBe(until);
});

it('is a time of day as well, and never one that begins when it ends', () => {
  expect(quietUntil('2026-11-20T12:30:00.000Z', { from: '12:00', until: '14:00' }, 'UTC')).toBe('2026-11-20T14:00:00.000Z');
  expect(quietUntil('2026-11-20T12:30:00.000Z', { from: '12:00', until: '12:00' }, 'UTC')).toBeUndefined();
  expect(quietUntil('2026-11-20T12:30:00.000Z', undefined, 'UTC')).toBeUndefined();
});

it('ends later, within a day, at the time agreed, and is over then', () => {
  const at = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }).map((date) => date.toISOString());
  const time = fc.integer({ min: 0, max: 1439 }).map((minute) => new Date(minute * 60_000).toISOString().slice(11, 16));
  const zone = fc.constantFrom('Europe/Lisbon', 'America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe', 'Asia/Kolkata');
  fc.assert(
    fc.property(at, time, time, zone, (moment, from, until, timeZone) => {
      const end = quietUntil(moment, { from, until }, timeZone);
      if (end === undefined) return;
      expect(end > moment).toBe(true);
      expect(Date.parse(end) - Date.parse(moment)).toBeLessThanOrEqual(25 * 3_600_000);
      const { minute } = localTimeOf(Date.parse(end), timeZone);
      // A time the clocks leave out comes as far after the change.
      expect([minuteOf(until), minuteOf(until) + 60, minuteOf(until) + 30]).toContain(minute);
    }),
  );
});
