import * as fc from 'fast-check';
import { addDays, dateIn } from '../i18n/dates';
import { pastFrom, startOfDay } from './due';

it.each([
  ['2026-11-20', 'UTC', '2026-11-20T00:00:00.000Z'],
  ['2026-11-20', 'Europe/Berlin', '2026-11-19T23:00:00.000Z'],
  ['2026-11-20', 'America/Los_Angeles', '2026-11-20T08:00:00.000Z'],
  ['2026-11-20', 'Pacific/Kiritimati', '2026-11-19T10:00:00.000Z'],
  ['2026-11-20', 'Asia/Kathmandu', '2026-11-19T18:15:00.000Z'],
  // The clocks change at midnight: this day begins at one.
  ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
  ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
])('%s begins in %s at %s', (date, timeZone, at) => {
  expect(startOfDay(date, timeZone)).toBe(at);
});

it('is the first minute of that day', () => {
  const zone = fc.constantFrom('Europe/Lisbon', 'Asia/Shanghai', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Chatham', 'Africa/Cairo', 'America/Havana');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000 }), zone, (days, timeZone) => {
      const date = addDays('2020-01-01', days);
      const at = Date.parse(startOfDay(date, timeZone));
      expect(dateIn(at, timeZone)).toBe(date);
      expect(dateIn(at - 60_000, timeZone)).toBe(addDays(date, -1));
    }),
    { numRuns: 60 },
  );
});

it('a date is past when the next day begins', () => {
  expect(pastFrom('2026-11-20', 'Europe/Berlin')).toBe('2026-11-20T23:00:00.000Z');
});
