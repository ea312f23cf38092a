import fc from 'fast-check';
import { defaultPlan } from '../clients/communication-plan';
import { type BadNewsLook, badNewsAfter, badNewsOf, type BadNewsRecord, type Glimpse, hoursUntold, type Telling } from './bad-news';
import { needsAlarm, nextLookAt } from './bad-news-due';
import { type LatencyCase, latencyAt } from './bad-news-latency';

type Facts = NonNullable<Telling['facts']>;
type Event = Parameters<typeof badNewsAfter>[1];
const fine: Facts = { category: 'in-progress', dueOn: '2026-11-27', blocked: false };
const later: Facts = { ...fine, dueOn: '2026-12-18' };
const blocked: Facts = { ...fine, blocked: true };
const told = (at: string, facts?: Facts): Event => ({ told: { at, sourceId: at, ...(facts && { facts }) } });
const seen = (at: string, facts?: Facts): Event => ({ seen: { at, ...(facts && { facts }) } satisfies Glimpse });
const empty: BadNewsRecord = { engagementId: 'e', subject: { kind: 'issue', issueId: '1', key: 'HAR-1' }, tellings: [], glimpses: [] };
const recordOf = (events: Event[]) => events.reduce(badNewsAfter, empty);
const lookAt = (now: string, more: Partial<BadNewsLook> = {}): BadNewsLook => ({ now, timeZone: 'UTC', workingTime: defaultPlan.workingTime, slipWorkingDays: 1, limitWorkingHours: 8, ...more });
const news = (events: Event[], look = lookAt('2026-11-20T12:00:00.000Z')) => badNewsOf(recordOf(events), look);

const monday = '2026-11-16T09:00:00.000Z';
const tuesday = '2026-11-17T10:00:00.000Z';
const wednesday = '2026-11-18T10:00:00.000Z';

it('runs from what happened to the first message that tells it', () => {
  const events = [told(monday, fine), seen(tuesday, later)];
  expect(news(events)).toEqual([{ topic: 'date', at: tuesday, difference: { kind: 'later', from: '2026-11-27', to: '2026-12-18' } }]);
  // A message that still says the old date tells nothing.
  expect(news([...events, told(wednesday, fine)])[0]).not.toHaveProperty('toldAt');
  const [first, ...others] = news([...events, told(wednesday, later), told('2026-11-19T10:00:00.000Z', later)]);
  expect([first?.toldAt, others]).toEqual([wednesday, []]);
  expect(hoursUntold(first!, lookAt(wednesday))).toBe(8);
});

it.each<[string, Facts, Facts | undefined, string[]]>([
  ['blocked', fine, blocked, ['blocked']],
  ['removed', fine, undefined, ['removed']],
  ['reopened', { ...fine, category: 'done' }, fine, ['reopened']],
  ['without a date any more', fine, { category: 'in-progress', blocked: false }, ['date']],
  ['set back, which is no bad news by itself', fine, { ...fine, category: 'to-do' }, []],
  ['earlier', later, fine, []],
  ['done', fine, { ...blocked, category: 'done' }, []],
])('knows what is %s', (_, before, after, topics) => {
  expect(news([told(monday, before), seen(tuesday, after)]).map(({ topic }) => topic)).toEqual(topics);
});

it('says how it is by now, since when it is bad', () => {
  const events = [told(monday, fine), seen(tuesday, later), seen(wednesday, { ...fine, dueOn: '2027-01-08' })];
  expect(news(events)).toEqual([{ topic: 'date', at: tuesday, difference: { kind: 'later', from: '2026-11-27', to: '2027-01-08' } }]);
});

it('takes no slip below the plan for bad news', () => {
  const events = [told(monday, fine), seen(tuesday, { ...fine, dueOn: '2026-11-30' })];
  expect(news(events, lookAt(wednesday, { slipWorkingDays: 2 }))).toEqual([]);
  expect(news(events)).toHaveLength(1);
  // From a Friday to the Sunday after it no working day is lost.
  expect(news([told(monday, fine), seen(tuesday, { ...fine, dueOn: '2026-11-29' })])).toEqual([]);
});

it('does not count what is undone within its working day', () => {
  expect(news([told(monday, fine), seen(tuesday, blocked), seen('2026-11-17T15:00:00.000Z', fine)])).toEqual([]);
  expect(news([told(monday, fine), seen('2026-11-14T12:00:00.000Z', fine), seen('2026-11-21T12:00:00.000Z', blocked), seen('2026-11-23T12:00:00.000Z', fine)], lookAt('2026-11-24T12:00:00.000Z'))).toEqual([]);
  expect(news([told(monday, fine), seen(tuesday, blocked), seen(wednesday, fine)])).toMatchObject([{ at: tuesday, undoneAt: wednesday }]);
});

it('counts nothing where she was told before it happened', () => {
  const [first] = news([told(monday, fine), told(tuesday, later), seen(wednesday, later)]);
  expect(first).toMatchObject({ topic: 'date', at: wednesday, toldAt: wednesday });
  expect(hoursUntold(first!, lookAt(wednesday))).toBe(0);
});

it('takes a date that passes for bad news from the next working day on', () => {
  const events = [told(monday, fine), seen(monday, fine)];
  expect(news(events, lookAt('2026-11-29T12:00:00.000Z'))).toEqual([]);
  expect(news(events, lookAt('2026-11-30T12:00:00.000Z'))).toEqual([{ topic: 'date', at: '2026-11-30T00:00:00.000Z', difference: { kind: 'overdue', due: '2026-11-27' } }]);
});

it.each([
  ['over a weekend', 'UTC', '2026-11-20T16:00:00.000Z', '2026-11-23T10:00:00.000Z', {}, 2],
  ['over a day off', 'UTC', '2026-11-17T16:00:00.000Z', '2026-11-19T10:00:00.000Z', { daysOff: ['2026-11-18'] }, 2],
  ['over the clocks going back in Berlin', 'Europe/Berlin', '2026-10-23T14:00:00.000Z', '2026-10-26T09:00:00.000Z', {}, 2],
  ['over the clocks going back in New York', 'America/New_York', '2026-10-30T20:00:00.000Z', '2026-11-02T15:00:00.000Z', {}, 2],
  ['over the clocks going forward in Sydney', 'Australia/Sydney', '2026-10-02T06:00:00.000Z', '2026-10-04T23:00:00.000Z', {}, 2],
])('counts her working hours %s', (_, timeZone, at, toldAt, more, hours) => {
  const look = lookAt(toldAt, { timeZone, workingTime: { ...defaultPlan.workingTime, ...more } });
  expect(hoursUntold({ topic: 'blocked', at, toldAt, difference: { kind: 'blocked' } }, look)).toBe(hours);
});

describe('what part of it is told within how many hours', () => {
  const toldIn = (...hours: number[]): LatencyCase[] => hours.map((each) => ({ hours: each, running: false }));
  const running = (...hours: number[]): LatencyCase[] => hours.map((each) => ({ hours: each, running: true }));

  it('is the plain median where all of it was told', () => {
    expect(latencyAt([], 0.5)).toBeUndefined();
    expect(latencyAt(toldIn(30, 1, 2), 0.5)).toEqual({ hours: 2 });
    expect(latencyAt(toldIn(30, 1, 2), 0.9)).toEqual({ hours: 30 });
    expect(latencyAt(toldIn(4), 0.5)).toEqual({ hours: 4 });
  });

  it('does not leave out what is never told, nor look quick by what has just begun', () => {
    expect(latencyAt([...toldIn(1, 2), ...running(100, 200)], 0.5)).toEqual({ hours: 2 });
    expect(latencyAt([...toldIn(1), ...running(100, 200)], 0.5)).toEqual({ hours: 200, atLeast: true });
    expect(latencyAt([...toldIn(8, 10), ...running(0, 0, 0)], 0.5)).toEqual({ hours: 8 });
  });

  it('never falls as more of it runs longer', () => {
    const cases = fc.array(fc.record({ hours: fc.integer({ min: 0, max: 50 }), running: fc.boolean() }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(cases, fc.constantFrom(0.5, 0.9), fc.nat(19), (all, part, at) => {
        const known = latencyAt(all, part)!;
        const longer = latencyAt(all.map((each, index) => (index === at && each.running ? { ...each, hours: each.hours + 60 } : each)), part)!;
        expect(longer.hours).toBeGreaterThanOrEqual(known.hours);
      }),
    );
  });
});

describe('an alarm', () => {
  const later26 = [told(monday, fine), seen(tuesday, later)];
  const record = recordOf(later26);
  const at = (now: string, alarmedAt?: string, more: Event[] = []) => {
    const known = { ...[...later26, ...more].reduce(badNewsAfter, empty), ...(alarmedAt && { alarmedAt }) };
    const look = lookAt(now);
    return [needsAlarm(known, badNewsOf(known, look), look), nextLookAt(known, badNewsOf(known, look), look)];
  };

  it('comes with the limit of the plan, in her working hours', () => {
    // Tuesday ten to Wednesday ten.
    expect(at('2026-11-18T09:59:00.000Z')).toEqual([false, wednesday]);
    expect(at(wednesday)).toEqual([true, wednesday]);
    expect(nextLookAt(record, [], lookAt(tuesday))).toBe('2026-11-30T00:00:00.000Z');
  });

  it('comes once while something she was not told of still runs', () => {
    const noticed = '2026-11-18T11:00:00.000Z';
    expect(at('2026-11-19T10:00:00.000Z', noticed, [seen('2026-11-18T12:00:00.000Z', { ...later, blocked: true })])).toEqual([false, '2026-11-30T00:00:00.000Z']);
    // Told of the date; what is blocked since is another matter, with a limit of its own.
    expect(at('2026-11-19T15:00:00.000Z', noticed, [told('2026-11-18T12:00:00.000Z', later), seen('2026-11-18T13:00:00.000Z', { ...later, blocked: true })])).toEqual([true, '2026-11-19T13:00:00.000Z']);
  });
});

it('knows from a message that a thing is gone, and from nothing else', () => {
  const events = [told(monday, fine), seen(tuesday)];
  expect(news([...events, told(wednesday, fine)])).toMatchObject([{ topic: 'removed', at: tuesday }]);
  expect(news([...events, told(wednesday, fine)])[0]).not.toHaveProperty('toldAt');
  expect(news([...events, told(wednesday)])).toMatchObject([{ topic: 'removed', toldAt: wednesday }]);
});

it('is the same whatever order things are heard of in, and heard of twice', () => {
  const moment = fc.integer({ min: 0, max: 200 }).map((hours) => new Date(Date.parse(monday) + hours * 3_600_000).toISOString());
  const facts = fc.constantFrom(fine, later, blocked, { ...fine, category: 'done' as const });
  const events = fc.uniqueArray(fc.oneof(fc.tuple(moment, facts).map(([at, is]) => told(at, is)), fc.tuple(moment, facts).map(([at, is]) => seen(at, is))), {
    maxLength: 12,
    selector: (event) => ('told' in event ? `told ${event.told.at}` : `seen ${event.seen.at}`),
  });
  fc.assert(
    fc.property(
      events.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }))),
      ([all, mixed]) => expect(recordOf(mixed)).toEqual(recordOf(all)),
    ),
  );
});
