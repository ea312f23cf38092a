import * as fc from 'fast-check';
import { platformLimits } from '../../local/runtime/limits';
import { healthStates } from './contract';
import { mostMilestones, mostPoints, pointOf, type SeriesPoint, withPoint } from './series';

const day = (number: number) => new Date(Date.UTC(2026, 0, 1) + number * 86_400_000).toISOString();
const version = fc.record({ id: fc.integer({ min: 1, max: 40 }).map(String), name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }), releaseOn: fc.constantFrom('2026-12-12', '2026-12-19', undefined), released: fc.boolean() }, { requiredKeys: ['id', 'name', 'released'] });
const told = fc
  .record({ number: fc.integer({ min: 1, max: 300 }), chosen: fc.constantFrom(...healthStates), work: fc.option(fc.record({ done: fc.nat(500), open: fc.nat(500) }), { nil: undefined }), versions: fc.uniqueArray(version, { selector: ({ id }) => id, maxLength: 20 }) })
  .map(({ number, chosen, work, versions }) => pointOf({ id: `update-${number}`, number, evidenceUntilAt: day(number), health: { chosen }, versions, ...(work && { work }) }));
const points = fc.uniqueArray(told, { selector: ({ updateId }) => updateId, maxLength: 160 });
const seriesOf = (arrived: SeriesPoint[]) => arrived.reduce<SeriesPoint[]>(withPoint, []);

it('does not depend on the order in which updates arrive, nor on one that comes twice', () => {
  fc.assert(
    fc.property(
      points.chain((all) => fc.record({ all: fc.constant(all), shuffled: fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }), twice: fc.subarray(all) })),
      ({ all, shuffled, twice }) => {
        expect(seriesOf([...shuffled, ...twice])).toEqual(seriesOf(all));
      },
    ),
    { numRuns: 60 },
  );
});

it('keeps the newest, oldest first', () => {
  fc.assert(
    fc.property(points, (all) => {
      const series = seriesOf(all);
      const newest = [...all].sort((one, other) => one.at.localeCompare(other.at)).slice(-mostPoints);
      expect(series.map(({ number }) => number)).toEqual(newest.map(({ number }) => number));
    }),
    { numRuns: 60 },
  );
});

it('fits into one stored value, whatever the names', () => {
  const versions = Array.from({ length: 30 }, (_, index) => ({ id: `1${String(index).padStart(17, '0')}`, name: '里'.repeat(255), releaseOn: '2026-12-12', released: false }));
  const series = seriesOf(Array.from({ length: mostPoints + 20 }, (_, number) => pointOf({ id: crypto.randomUUID(), number, evidenceUntilAt: day(number), health: { chosen: 'off-track' }, work: { done: 999_999, open: 999_999 }, versions })));
  expect(series).toHaveLength(mostPoints);
  expect(Buffer.byteLength(JSON.stringify({ points: series }))).toBeLessThan(platformLimits.valueBytes * 0.95);
});

it('keeps those to come before those released, where there are many milestones', () => {
  const versions = Array.from({ length: 20 }, (_, index) => ({ id: String(index), name: `Step ${index}`, released: index % 2 === 0 }));
  const { milestones } = pointOf({ id: 'u', number: 1, evidenceUntilAt: day(1), health: { chosen: 'on-track' }, versions });
  expect(milestones).toHaveLength(mostMilestones);
  expect(milestones.every(({ released }) => !released)).toBe(true);
});
