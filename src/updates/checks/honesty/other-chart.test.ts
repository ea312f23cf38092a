import type { SeriesPoint } from '../../series';
import { otherChart } from './other-chart';
import type { Subject } from '../subject';

const point: SeriesPoint = { updateId: 'u1', number: 4, at: '2026-11-13T12:00:00.000Z', health: 'on-track', work: { done: 3, open: 5 }, milestones: [{ id: '7', name: 'Beta', releaseOn: '2026-12-12', released: false }] };
const checked = (drawn: SeriesPoint[], facts = [point]) => otherChart({ charts: { drawn, facts } } as Subject);

it('finds nothing where a chart draws what was told', () => {
  expect(checked([structuredClone(point)])).toEqual([]);
  expect(otherChart({} as Subject)).toEqual([]);
});

it.each([
  ['a number', { work: { done: 4, open: 5 } }],
  ['a date', { milestones: [{ id: '7', name: 'Beta', releaseOn: '2026-12-19', released: false }] }],
  ['a health', { health: 'at-risk' as const }],
  ['a milestone that was not told', { milestones: [...point.milestones, { id: '8', name: 'Gamma', released: false }] }],
])('finds %s that differs, once', (_, change) => {
  expect(checked([{ ...point, ...change }])).toMatchObject([{ rule: 'other-chart', level: 'note', parameters: { number: 4 } }]);
});

it('finds an update that was not sent', () => {
  expect(checked([point, { ...point, updateId: 'u2', number: 5 }])).toMatchObject([{ rule: 'other-chart', parameters: { number: 5 } }]);
});
