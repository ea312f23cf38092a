import fc from 'fast-check';
import type { Issue } from '../platform/jira/answers';
import { continued, seenNow, spansOf } from './done-spans';
import type { Span } from './promise';
import { releaseSpans } from './release-spans';

const categories = { '1': 'to-do', '3': 'in-progress', '5': 'done' } as const;
const keys = { '1': 'new', '3': 'indeterminate', '5': 'done' } as const;
type StatusId = keyof typeof categories;

type Change = { at: string; from: string; to: string; resolution?: { from?: string; to?: string; name?: string } };
/** An issue filed on 1 November, as Jira shows it with its changelog: newest changes first. */
function issue(changes: Change[], now: { status: StatusId; since?: string; resolution?: string }): Issue {
  const histories = changes.map(({ at, from, to, resolution }, index) => ({
    id: String(index + 1),
    created: at,
    items: [{ field: 'status', fieldId: 'status', from, to }, ...(resolution ? [{ field: 'resolution', fieldId: 'resolution', from: resolution.from, to: resolution.to, toString: resolution.name }] : [])],
  }));
  return {
    id: '10001',
    key: 'HAR-1',
    fields: {
      created: '2026-11-01T09:00:00.000Z',
      status: { id: now.status, name: '', statusCategory: { key: keys[now.status] } },
      statuscategorychangedate: now.since ?? changes.at(-1)?.at ?? '2026-11-01T09:00:00.000Z',
      resolution: now.resolution === undefined ? null : { name: now.resolution },
    },
    changelog: { histories: histories.reverse() },
  } as unknown as Issue;
}
const day = (number: number) => `2026-11-${String(number).padStart(2, '0')}T12:00:00.000Z`;

describe('what a changelog says', () => {
  it('is when work had begun, and when it was done', () => {
    expect(spansOf(issue([{ at: day(3), from: '1', to: '3' }, { at: day(5), from: '3', to: '5' }], { status: '5' }), categories)).toEqual({ done: [{ from: day(5) }], begun: [{ from: day(3) }] });
  });

  it('knows what came back', () => {
    const changes = [{ at: day(5), from: '3', to: '5' }, { at: day(7), from: '5', to: '1' }, { at: day(9), from: '1', to: '5' }];
    expect(spansOf(issue(changes, { status: '5' }), categories)).toEqual({ done: [{ from: day(5), to: day(7) }, { from: day(9) }], begun: [{ from: '2026-11-01T09:00:00.000Z', to: day(7) }, { from: day(9) }] });
  });

  it('of an untouched issue is nothing', () => {
    expect(spansOf(issue([], { status: '1' }), categories)).toEqual({ done: [], begun: [] });
    expect(spansOf(issue([], { status: '5', since: day(2) }), categories)).toEqual({ done: [{ from: day(2) }], begun: [{ from: day(2) }] });
  });

  it('is read by the resolution where a status is no more', () => {
    const changes = [{ at: day(5), from: '1', to: '77', resolution: { to: '10000', name: 'Done' } }, { at: day(7), from: '77', to: '3', resolution: { from: '10000' } }];
    expect(spansOf(issue(changes, { status: '3' }), categories).done).toEqual([{ from: day(5), to: day(7) }]);
  });

  it('gives way to what the issue is now', () => {
    expect(spansOf(issue([{ at: day(5), from: '1', to: '3' }], { status: '5', since: day(8) }), categories).done).toEqual([{ from: day(8) }]);
  });

  it.each(["Won't Do", 'Duplicate', '不做'])('closed as %s is given up, not done', (resolution) => {
    const closed = issue([{ at: day(5), from: '1', to: '5', resolution: { to: '10001', name: resolution } }], { status: '5', resolution });
    expect(spansOf(closed, categories)).toEqual({ done: [], begun: [], givenUpAt: day(5) });
    const again = issue([{ at: day(5), from: '3', to: '5', resolution: { to: '10001', name: resolution } }, { at: day(7), from: '5', to: '3', resolution: { from: '10001' } }, { at: day(9), from: '3', to: '5' }], { status: '5', resolution: 'Done' });
    expect(spansOf(again, categories)).toMatchObject({ done: [{ from: day(9) }] });
    expect(spansOf(again, categories).givenUpAt).toBeUndefined();
  });

  it('can be continued by what the issue is now, without one', () => {
    const seen = { done: [], begun: [{ from: day(3) }] };
    const { changelog: _changelog, ...fresh } = issue([], { status: '5', since: day(8) });
    expect(seenNow(seen, fresh)).toEqual({ done: [{ from: day(8) }], begun: [{ from: day(3) }] });
    const { changelog: _none, ...back } = issue([], { status: '1', since: day(9) });
    expect(seenNow({ done: [{ from: day(8) }], begun: [{ from: day(3) }] }, back)).toEqual({ done: [{ from: day(8), to: day(9) }], begun: [{ from: day(3), to: day(9) }] });
  });

  it('is the same whatever way there was, for the days the issue was in its statuses', () => {
    const moves = fc.array(fc.constantFrom<StatusId>('1', '3', '5'), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(moves, (path) => {
        const steps = path.filter((to, index) => to !== (index === 0 ? '1' : path[index - 1]));
        const changes = steps.map((to, index) => ({ at: day(index + 2), from: index === 0 ? '1' : (steps[index - 1] ?? '1'), to }));
        const { done, begun } = spansOf(issue(changes, { status: steps.at(-1) ?? '1' }), categories);
        const holds = (spans: Span[], at: string) => spans.some(({ from, to }) => from <= at && (to === undefined || to > at));
        steps.forEach((status, index) => {
          const at = `2026-11-${String(index + 2).padStart(2, '0')}T18:00:00.000Z`;
          expect([holds(done, at), holds(begun, at)]).toEqual([status === '5', status !== '1']);
        });
      }),
    );
  });
});

describe('what was seen of a release', () => {
  const sightings = fc.uniqueArray(fc.record({ at: fc.integer({ min: 1, max: 28 }).map(day), released: fc.boolean() }), { selector: ({ at }) => at, maxLength: 8 });

  it('is the same in any order, and seen twice', () => {
    fc.assert(
      fc.property(sightings, fc.infiniteStream(fc.nat()), (all, random) => {
        const shuffled = all.map((seen) => ({ seen, key: random.next().value })).sort((one, other) => one.key - other.key).map(({ seen }) => seen);
        expect(releaseSpans(releaseSpans([], shuffled), all)).toEqual(releaseSpans([], all));
      }),
    );
  });

  it('is from the first sighting to the one that takes it back', () => {
    expect(releaseSpans([], [{ at: day(3), released: true }, { at: day(1), released: false }, { at: day(5), released: true }, { at: day(7), released: false }])).toEqual([{ from: day(3), to: day(7) }]);
  });
});

it('continued spans begin, go on and end', () => {
  expect(continued([], true, day(3))).toEqual([{ from: day(3) }]);
  expect(continued([{ from: day(3) }], true, day(5))).toEqual([{ from: day(3) }]);
  expect(continued([{ from: day(3) }], false, day(5))).toEqual([{ from: day(3), to: day(5) }]);
  expect(continued([{ from: day(3) }], false, day(3))).toEqual([]);
});
