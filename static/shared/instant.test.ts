import { instantOf, timeIn } from './instant';

it.each([
  ['2026-11-20', '14:05', 'Europe/Berlin', '2026-11-20T13:05:00.000Z'],
  ['2026-07-01', '00:30', 'Asia/Shanghai', '2026-06-30T16:30:00.000Z'],
  ['2026-03-29', '03:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['2026-11-01', '12:00', 'America/New_York', '2026-11-01T17:00:00.000Z'],
])('finds the instant of %s %s in %s', (date, time, timeZone, at) => {
  expect(instantOf(date, time, timeZone)).toBe(at);
  expect(timeIn(at, timeZone)).toBe(time);
});

it('finds none where something is missing', () => {
  expect(instantOf('', '14:05', 'UTC')).toBeUndefined();
  expect(instantOf('2026-11-20', '', 'UTC')).toBeUndefined();
});
