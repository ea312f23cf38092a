import fc from 'fast-check';
import { type Days, workingDaysBetween } from '../clients/working-time';
import { addDays } from '../i18n/dates';
import { courtParties } from './contract';
import { courtIntervals, type CourtFacts, daysIn } from './court';

const days: Days = { weekdays: [1, 2, 3, 4, 5], daysOff: ['2026-11-18'] };
const facts = (more: Partial<CourtFacts> = {}): CourtFacts => ({ promisedOn: '2026-11-13', until: '2026-11-27', done: [], asks: [], held: [], waiting: [], ...more });
const ask = (from: string, neededBy: string, to?: string, id = 'a') => ({ id, from, neededBy, ...(to !== undefined && { to }) });
const split = (more: Partial<CourtFacts>) => daysIn(courtIntervals(facts(more), days));

// After Friday 13 to Friday 27 November, with one day off, are nine working days.
describe('slip days', () => {
  it.each<[string, Partial<CourtFacts>, Partial<ReturnType<typeof split>>]>([
    ['are ours where nobody else held it up', {}, { ours: 9 }],
    ['are none where it was done on the day', { until: '2026-11-13' }, {}],
    ['are hers from the day after it was needed until she gave it', { asks: [ask('2026-11-09', '2026-11-16', '2026-11-20')] }, { theirs: 3, ours: 6 }],
    ['are not hers while she still had time', { asks: [ask('2026-11-09', '2026-11-27')] }, { ours: 9 }],
    ['are not hers before she was asked', { asks: [ask('2026-11-23', '2026-11-20')] }, { ours: 5, theirs: 4 }],
    ['count once where two asks overlap', { asks: [ask('2026-11-09', '2026-11-16', '2026-11-20'), ask('2026-11-09', '2026-11-17', '2026-11-23', 'b')] }, { theirs: 4, ours: 5 }],
    ['are of both where something of ours held it up as well', { asks: [ask('2026-11-09', '2026-11-12', '2026-11-20')], held: [{ from: '2026-11-18', to: '2026-11-24' }] }, { theirs: 2, both: 2, ours: 5 }],
    ['are a third party’s whatever else is open', { asks: [ask('2026-11-09', '2026-11-12')], waiting: [{ from: '2026-11-19' }] }, { theirs: 3, 'third-party': 6 }],
    ['stop while it is done, and go on when it comes back', { done: [{ from: '2026-11-17', to: '2026-11-24' }] }, { ours: 5 }],
  ])('%s', (_name, more, expected) => {
    expect(split(more)).toEqual({ ours: 0, theirs: 0, both: 0, 'third-party': 0, ...expected });
  });

  it('stand in intervals that name their asks', () => {
    const asks = [ask('2026-11-09', '2026-11-16', '2026-11-20'), ask('2026-11-09', '2026-11-17', '2026-11-23', 'b')];
    expect(courtIntervals(facts({ asks }), days)).toEqual([
      { party: 'ours', from: '2026-11-16', to: '2026-11-16', workingDays: 1, askIds: [] },
      { party: 'theirs', from: '2026-11-17', to: '2026-11-17', workingDays: 1, askIds: ['a'] },
      { party: 'theirs', from: '2026-11-19', to: '2026-11-20', workingDays: 2, askIds: ['a', 'b'] },
      { party: 'theirs', from: '2026-11-23', to: '2026-11-23', workingDays: 1, askIds: ['b'] },
      { party: 'ours', from: '2026-11-24', to: '2026-11-27', workingDays: 4, askIds: [] },
    ]);
  });

  it('name what made them both sides’ or a third party’s', () => {
    const status = (name: string) => ({ kind: 'status' as const, name });
    const held = [{ from: '2026-11-17', to: '2026-11-19', by: status('Blocked') }, { from: '2026-11-18', to: '2026-11-20', by: { kind: 'flag' as const } }];
    const waiting = [{ from: '2026-11-23', by: status('With the bank') }];
    expect(courtIntervals(facts({ asks: [ask('2026-11-09', '2026-11-12')], held, waiting }), days).flatMap(({ party, from, heldBy }) => (heldBy ? [[party, from, heldBy]] : []))).toEqual([
      ['both', '2026-11-19', [status('Blocked'), { kind: 'flag' }]],
      ['both', '2026-11-20', [{ kind: 'flag' }]],
      ['third-party', '2026-11-24', [status('With the bank')]],
    ]);
  });

  it('count as agreed where one side had seen them otherwise, and say what they were before', () => {
    const asks = [ask('2026-11-09', '2026-11-16', '2026-11-20')];
    const agreed = [{ from: '2026-11-19', to: '2026-11-23', party: 'ours' as const }];
    expect(courtIntervals(facts({ asks, agreed }), days)).toEqual([
      { party: 'ours', from: '2026-11-16', to: '2026-11-16', workingDays: 1, askIds: [] },
      { party: 'theirs', from: '2026-11-17', to: '2026-11-17', workingDays: 1, askIds: ['a'] },
      { party: 'ours', from: '2026-11-19', to: '2026-11-20', workingDays: 2, askIds: [], agreed: { before: 'theirs' } },
      { party: 'ours', from: '2026-11-23', to: '2026-11-27', workingDays: 5, askIds: [] },
    ]);
    expect(split({ asks, agreed: [...agreed, { ...agreed[0]!, party: 'third-party' }] })).toEqual({ ours: 5, theirs: 1, both: 0, 'third-party': 3 });
  });

  const day = fc.integer({ min: 0, max: 60 }).map((offset) => addDays('2026-10-20', offset));
  const span = fc.record({ from: day, to: fc.option(day, { nil: undefined }) }).map(({ from, to }) => ({ from, ...(to !== undefined && to >= from && { to }) }));
  const anyAsk = fc.record({ span, neededBy: day, id: fc.constantFrom('a', 'b', 'c') }).map(({ span: open, ...rest }) => ({ ...open, ...rest }));
  const anyFacts = fc.record({ promisedOn: day, until: day, done: fc.constant<CourtFacts['done']>([]), asks: fc.array(anyAsk, { maxLength: 5 }), held: fc.array(span, { maxLength: 3 }), waiting: fc.array(span, { maxLength: 3 }), agreed: fc.array(fc.record({ from: day, to: day, party: fc.constantFrom(...courtParties) }), { maxLength: 3 }) });
  const sum = (parts: Record<string, number>) => Object.values(parts).reduce((all, part) => all + part, 0);

  it('sum to the whole slip, whatever overlaps, and none lies in two intervals', () => {
    fc.assert(
      fc.property(anyFacts, (any) => {
        const intervals = courtIntervals(any, days);
        expect(sum(daysIn(intervals))).toBe(Math.max(0, workingDaysBetween(any.promisedOn, any.until, days)));
        expect(intervals.every(({ from, to, workingDays }) => workingDaysBetween(addDays(from, -1), to, days) === workingDays)).toBe(true);
        expect(intervals.every(({ from }, index) => index === 0 || from > intervals[index - 1]!.to)).toBe(true);
      }),
    );
  });

  it('never become more hers when there is one ask fewer, nor when she gives it sooner', () => {
    fc.assert(
      fc.property(anyFacts, anyAsk, (any, more) => {
        const hers = (asks: CourtFacts['asks']) => {
          const parts = daysIn(courtIntervals({ ...any, asks }, days));
          return parts.theirs + parts.both;
        };
        expect(hers([...any.asks, more])).toBeGreaterThanOrEqual(hers(any.asks));
        expect(hers([...any.asks, { ...more, to: more.from }])).toBeLessThanOrEqual(hers([...any.asks, more]));
      }),
    );
  });

  it('are counted without the days it was done', () => {
    fc.assert(
      fc.property(anyFacts, fc.array(span, { maxLength: 3 }), (any, done) => {
        const all = sum(daysIn(courtIntervals({ ...any, done }, days)));
        expect(all).toBeLessThanOrEqual(sum(daysIn(courtIntervals(any, days))));
      }),
    );
  });
});
