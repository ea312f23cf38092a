import { fixedClock } from './clock';
import { setMachineTime } from './machine-time';

it('the time of this process can be the clock’s, and be given back', () => {
  const before = new Date(0);
  const clock = fixedClock('2026-11-06T12:00:00.000Z');
  const giveBack = setMachineTime(clock);
  try {
    clock.advance(60_000);
    expect([Date.now(), new Date().toISOString()]).toEqual([clock.now(), '2026-11-06T12:01:00.000Z']);
    expect(new Date('2026-01-01').getUTCFullYear()).toBe(2026);
    expect(Date.parse('1970-01-01T00:00:01Z')).toBe(1000);
    class Deadline extends Date {}
    expect([new Deadline().getTime(), new Deadline(5).getTime(), new Deadline() instanceof Deadline]).toEqual([clock.now(), 5, true]);
    expect([before instanceof Date, new Date() instanceof Date]).toEqual([true, true]);
  } finally {
    giveBack();
  }
  expect(Date.now()).not.toBe(clock.now());
});
