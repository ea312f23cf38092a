import fc from 'fast-check';
import { defaultPlan } from '../clients/communication-plan';
import type { Version } from '../platform/jira/answers';
import { earliestUnreleased, milestonesOf, type Sighting } from './milestones';
import { withSighting } from './version-record';

const { workingTime } = defaultPlan;
const period = { from: '2026-11-13T12:00:00.000Z', until: '2026-11-20T12:00:00.000Z' };
const version = (more: Partial<Version> = {}): Version => ({ id: '1', name: 'Beta', released: false, archived: false, releaseDate: '2026-12-19', ...more });
const sighting = (at: string, releaseOn?: string, released = false): Sighting => ({ at, released, ...(releaseOn !== undefined && { releaseOn }) });
const found = (one: Version, more: { told?: { id: string; releaseOn?: string }[]; seen?: Sighting[] } = {}) =>
  milestonesOf({ versions: [one], told: more.told ?? [], seen: new Map(more.seen ? [[one.id, { sightings: more.seen }]] : []), period, timeZone: 'UTC', workingTime });
const before = '2026-11-01T09:00:00.000Z';
const during = '2026-11-18T09:00:00.000Z';

describe('milestonesOf', () => {
  it.each([
    ['nothing known of the past', found(version()), [{ id: '1', name: 'Beta', releaseOn: '2026-12-19', released: false }]],
    ['moved since it was told', found(version(), { told: [{ id: '1', releaseOn: '2026-12-12' }] }), [{ id: '1', name: 'Beta', releaseOn: '2026-12-19', released: false, movedFrom: '2026-12-12', workingDaysMoved: 5 }]],
    ['what was told counts before what was seen', found(version(), { told: [{ id: '1', releaseOn: '2026-12-19' }], seen: [sighting(before, '2026-12-01')] }), [{ id: '1', name: 'Beta', releaseOn: '2026-12-19', released: false }]],
    ['told without a date', found(version(), { told: [{ id: '1' }], seen: [sighting(before, '2026-12-01')] }), [{ id: '1', name: 'Beta', releaseOn: '2026-12-19', released: false }]],
    ['seen before the period', found(version(), { seen: [sighting(before, '2026-12-12'), sighting(during, '2026-12-19')] }), [{ id: '1', name: 'Beta', releaseOn: '2026-12-19', released: false, movedFrom: '2026-12-12', workingDaysMoved: 5 }]],
    ['first seen in the period', found(version(), { seen: [sighting(during, '2026-12-12'), sighting('2026-11-19T09:00:00.000Z', '2026-12-19')] }), [{ id: '1', name: 'Beta', releaseOn: '2026-12-19', released: false, movedFrom: '2026-12-12', workingDaysMoved: 5 }]],
    ['moved before the period', found(version(), { seen: [sighting('2026-10-01T09:00:00.000Z', '2026-12-01'), sighting(before, '2026-12-19')] }), [{ id: '1', name: 'Beta', releaseOn: '2026-12-19', released: false }]],
    ['its date taken away', found(version({ releaseDate: null }), { told: [{ id: '1', releaseOn: '2026-12-12' }] }), [{ id: '1', name: 'Beta', released: false, movedFrom: '2026-12-12' }]],
    ['released in the period, as we saw it', found(version({ released: true, releaseDate: '2026-10-01' }), { seen: [sighting(before, '2026-10-01'), sighting(during, '2026-10-01', true)] }), [{ id: '1', name: 'Beta', releaseOn: '2026-10-01', released: true }]],
    ['released in the period, by Jira', found(version({ released: true, releaseDate: '2026-11-17' })), [{ id: '1', name: 'Beta', releaseOn: '2026-11-17', released: true }]],
    ['released before, as we saw it', found(version({ released: true, releaseDate: '2026-11-17' }), { seen: [sighting('2026-10-30T09:00:00.000Z'), sighting(before, undefined, true)] }), []],
    ['released long ago', found(version({ released: true, releaseDate: '2026-10-01' })), []],
    ['archived', found(version({ archived: true })), []],
  ])('%s', (_, milestones, expected) => {
    expect(milestones).toEqual(expected);
  });

  it('puts the earliest first and the undated last', () => {
    const versions = [version({ id: '1', releaseDate: null }), version({ id: '2', releaseDate: '2027-02-01' }), version({ id: '3', releaseDate: '2026-12-01' })];
    expect(milestonesOf({ versions, told: [], seen: new Map(), period, timeZone: 'UTC', workingTime }).map(({ id }) => id)).toEqual(['3', '2', '1']);
    expect(earliestUnreleased([version({ id: '4', releaseDate: '2026-01-01', released: true }), ...versions])?.id).toBe('3');
  });
});

describe('withSighting', () => {
  it('is the same whatever order events come in and however often', () => {
    const sightings = fc.uniqueArray(fc.record({ at: fc.integer({ min: 1, max: 99 }).map((second) => new Date(second * 1000).toISOString()), releaseOn: fc.constantFrom('2026-12-12', '2026-12-19'), released: fc.boolean() }), {
      selector: ({ at }) => at,
      maxLength: 20,
    });
    const all = (list: Sighting[]) => list.reduce(withSighting, { sightings: [] });
    fc.assert(fc.property(sightings, (list) => expect(all([...list].reverse().concat(list))).toEqual(all(list))));
  });
});
