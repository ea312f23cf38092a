import fc from 'fast-check';
import { addDays } from '../i18n/dates';
import { promiseStates } from './contract';
import { pastFrom, startOfDay } from './due';
import { type HeldUp, type Promised, type PromiseFacts, settled, type Span } from './promise';

const timeZone = 'Europe/Lisbon';
const on = '2026-11-12';
const promise = (more: Partial<Promised> = {}): Promised => ({ on, toldAt: '2026-11-05T12:00:00.000Z', ...more });
const facts = (more: Partial<PromiseFacts> = {}): PromiseFacts => ({ spans: [], statements: [], heldUp: [], ...more });
const at = (now: string) => ({ now, timeZone });
const before = at('2026-11-11T12:00:00.000Z');
const after = at('2026-11-20T12:00:00.000Z');
const done = (from: string, to?: string): Span => ({ from, ...(to !== undefined && { to }) });

describe('a promise', () => {
  it('is open until its day has passed, and then late without a word', () => {
    expect(settled(promise(), facts(), at('2026-11-12T23:59:59.999Z'))).toEqual({ state: 'open' });
    expect(settled(promise(), facts(), at('2026-11-13T00:00:00.000Z'))).toEqual({ state: 'late-silent' });
  });

  it('passes by the clock of the client', () => {
    const now = '2026-11-12T16:30:00.000Z';
    expect(settled(promise(), facts(), { now, timeZone: 'Asia/Shanghai' }).state).toBe('late-silent');
    expect(settled(promise(), facts(), { now, timeZone: 'America/Los_Angeles' }).state).toBe('open');
  });

  it('is kept when it was done as the day ended, and the day counts to its last minute', () => {
    expect(settled(promise(), facts({ spans: [done('2026-11-10T09:00:00.000Z')] }), before)).toEqual({ state: 'kept', doneOn: '2026-11-10' });
    expect(settled(promise(), facts({ spans: [done('2026-11-12T23:59:59.999Z')] }), after)).toEqual({ state: 'kept', doneOn: '2026-11-12' });
    expect(settled(promise(), facts({ spans: [done('2026-11-13T00:00:00.000Z')] }), after)).toEqual({ state: 'late-silent', doneOn: '2026-11-13' });
  });

  it('is open again when the work comes back before its day, and stays kept when it comes back later', () => {
    const reopened = facts({ spans: [done('2026-11-09T09:00:00.000Z', '2026-11-11T09:00:00.000Z')] });
    expect(settled(promise(), reopened, before)).toEqual({ state: 'open' });
    expect(settled(promise(), reopened, after)).toEqual({ state: 'late-silent' });
    const later = facts({ spans: [done('2026-11-09T09:00:00.000Z', '2026-11-16T09:00:00.000Z')] });
    expect(settled(promise(), later, after)).toEqual({ state: 'kept', doneOn: '2026-11-09' });
  });

  it('that is late is done on the day it was done for good', () => {
    const spans = [done('2026-11-14T09:00:00.000Z', '2026-11-16T09:00:00.000Z'), done('2026-11-18T09:00:00.000Z')];
    expect(settled(promise(), facts({ spans }), after)).toEqual({ state: 'late-silent', doneOn: '2026-11-18' });
    expect(settled(promise(), facts({ spans: spans.slice(0, 1) }), after)).toEqual({ state: 'late-silent' });
  });

  it('is late but announced from the moment a later date was told, unless it is done in time after all', () => {
    const announced = promise({ announcedAt: '2026-11-11T09:00:00.000Z' });
    expect(settled(announced, facts(), before)).toEqual({ state: 'late-announced' });
    expect(settled(announced, facts(), after)).toEqual({ state: 'late-announced' });
    expect(settled(announced, facts({ spans: [done('2026-11-12T09:00:00.000Z')] }), after).state).toBe('kept');
  });

  it('is withdrawn when she was told by its day that it will not be done, and only then', () => {
    const said = (day: string) => facts({ statements: [{ kind: 'withdrawn', on: day, at: '2026-11-13T09:00:00.000Z' }] });
    expect(settled(promise(), said('2026-11-12'), after)).toEqual({ state: 'withdrawn' });
    expect(settled(promise(), said('2026-11-13'), after)).toEqual({ state: 'late-silent' });
    expect(settled(promise(), facts({ givenUpToldAt: '2026-11-11T09:00:00.000Z' }), before)).toEqual({ state: 'withdrawn' });
    expect(settled(promise(), facts({ givenUpToldAt: '2026-11-13T09:00:00.000Z' }), after)).toEqual({ state: 'late-silent' });
    // Told before the promise was made: it was taken up again.
    expect(settled(promise(), facts({ givenUpToldAt: '2026-11-04T09:00:00.000Z' }), after)).toEqual({ state: 'late-silent' });
  });

  it('is kept when a person says so, and what she said last holds', () => {
    const kept = { kind: 'done' as const, on: '2026-11-12', at: '2026-11-15T09:00:00.000Z' };
    expect(settled(promise(), facts({ statements: [kept] }), after)).toEqual({ state: 'kept', doneOn: '2026-11-12' });
    expect(settled(promise(), facts({ statements: [{ ...kept, on: '2026-11-16' }] }), after)).toEqual({ state: 'late-silent', doneOn: '2026-11-16' });
    expect(settled(promise(), facts({ statements: [{ kind: 'withdrawn', on: '2026-11-11', at: '2026-11-16T09:00:00.000Z' }, kept] }), after).state).toBe('withdrawn');
  });

  it.each<[string, Partial<HeldUp>, Partial<Promised>, string]>([
    ['something of hers needed before was still open', {}, {}, 'late-theirs'],
    ['even where the delay was announced', {}, { announcedAt: '2026-11-11T09:00:00.000Z' }, 'late-theirs'],
    ['but not where it was announced before she was late', {}, { announcedAt: '2026-11-10T09:00:00.000Z' }, 'late-announced'],
    ['not where she gave it in time', { closedAt: '2026-11-12T09:00:00.000Z' }, {}, 'late-silent'],
    ['though she gives it later', { closedAt: '2026-11-14T09:00:00.000Z' }, {}, 'late-theirs'],
    ['not where it was needed on the very day', { neededBy: '2026-11-12' }, {}, 'late-silent'],
    ['not where it was asked for when it was due already', { askedAt: '2026-11-11T09:00:00.000Z' }, {}, 'late-silent'],
  ])('is late because of her: %s', (_, ask, more, state) => {
    const heldUp = [{ askedAt: '2026-11-06T09:00:00.000Z', neededBy: '2026-11-10', ...ask }];
    expect(settled(promise(more), facts({ heldUp }), after).state).toBe(state);
  });
});

const moments = fc.integer({ min: 0, max: 40 * 24 }).map((hours) => new Date(Date.parse('2026-11-01T00:00:00.000Z') + hours * 3_600_000).toISOString());
const spans = fc.uniqueArray(moments, { maxLength: 6 }).map((all) => {
  const sorted = [...all].sort();
  return sorted.flatMap((from, index) => (index % 2 === 0 ? [{ from, ...(sorted[index + 1] !== undefined && { to: sorted[index + 1] }) }] : []));
});
const days = fc.integer({ min: 0, max: 40 }).map((count) => addDays('2026-11-01', count));
const anyFacts = fc.record({
  spans,
  statements: fc.array(fc.record({ kind: fc.constantFrom<'done' | 'withdrawn'>('done', 'withdrawn'), on: days, at: moments }), { maxLength: 2 }),
  heldUp: fc.array(fc.record({ askedAt: moments, neededBy: days, closedAt: fc.option(moments, { nil: undefined }) }).map(({ closedAt, ...ask }) => ({ ...ask, ...(closedAt !== undefined && { closedAt }) })), { maxLength: 2 }),
});
const zones = fc.constantFrom('Europe/Lisbon', 'Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati');

describe('every promise', () => {
  const anyPromise = fc.record({ on: days, toldAt: moments, announced: fc.option(moments, { nil: undefined }) });

  it('is in one state, open only before its day has passed, and never gets better by silence', () => {
    fc.assert(
      fc.property(anyPromise, anyFacts, moments, zones, ({ announced, ...rest }, known, now, zone) => {
        const past = pastFrom(rest.on, zone);
        const promised = { ...rest, ...(announced !== undefined && announced < past && { announcedAt: announced }) };
        const { state, doneOn } = settled(promised, known, { now, timeZone: zone });
        expect(promiseStates).toContain(state);
        if (state === 'open') expect(now < past).toBe(true);
        if (state === 'late-silent') expect(now >= past).toBe(true);
        if (state === 'kept') expect(doneOn !== undefined && startOfDay(doneOn, zone) < past).toBe(true);
        if (state === 'late-silent' && doneOn !== undefined) expect(doneOn > rest.on || known.spans.length > 0).toBe(true);
        const silent = settled(promised, { spans: [], statements: [], heldUp: [] }, { now, timeZone: zone });
        expect(['open', 'late-announced', 'late-silent']).toContain(silent.state);
      }),
    );
  });

  it('is settled the same whatever order its facts came in', () => {
    fc.assert(
      fc.property(anyPromise, anyFacts, moments, zones, ({ on: day, toldAt }, known, now, zone) => {
        const look = { now, timeZone: zone };
        const turned = { ...known, spans: [...known.spans].reverse(), heldUp: [...known.heldUp].reverse() };
        expect(settled({ on: day, toldAt }, turned, look)).toEqual(settled({ on: day, toldAt }, known, look));
      }),
    );
  });
});
