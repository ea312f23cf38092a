import fc from 'fast-check';
import { composed, diff, type IssuePicture, type Picture, saysNothing, toldOf, type VersionPicture } from './delta';

const issue = (more: Partial<IssuePicture> = {}): IssuePicture => ({ category: 'in-progress', blocked: false, ...more });
const version = (more: Partial<VersionPicture> = {}): VersionPicture => ({ name: 'Beta', releaseOn: '2026-12-04', released: false, ...more });
const of = (issues: Record<string, IssuePicture>, versions: Record<string, VersionPicture> = {}, health = 'on-track'): Picture => ({ health, issues: new Map(Object.entries(issues)), versions: new Map(Object.entries(versions)) });
const told = (from: Picture, to: Picture) => toldOf(diff(from, to));

describe('what an issue has become since it was told', () => {
  it.each<[string, IssuePicture | undefined, IssuePicture | undefined, object]>([
    ['done', issue(), issue({ category: 'done' }), { done: { count: 1, days: 0 } }],
    ['done, of which she had not heard', undefined, issue({ category: 'done' }), { done: { count: 1, days: 0 } }],
    ['reopened', issue({ category: 'done' }), issue(), { reopened: { count: 1, days: 0 } }],
    ['reopened and blocked', issue({ category: 'done' }), issue({ blocked: true }), { reopened: { count: 1, days: 0 }, blocked: { count: 1, days: 0 } }],
    ['new', undefined, issue({ category: 'to-do' }), { new: { count: 1, days: 0 } }],
    ['removed', issue(), undefined, { removed: { count: 1, days: 0 } }],
    ['begun', issue({ category: 'to-do' }), issue(), { started: { count: 1, days: 0 } }],
    ['set back', issue(), issue({ category: 'to-do' }), { 'set-back': { count: 1, days: 0 } }],
    ['blocked', issue(), issue({ blocked: true }), { blocked: { count: 1, days: 0 } }],
    ['unblocked', issue({ blocked: true }), issue(), { unblocked: { count: 1, days: 0 } }],
    ['later', issue({ dueOn: '2026-11-28' }), issue({ dueOn: '2026-12-05' }), { later: { count: 1, days: 7 } }],
    ['earlier', issue({ dueOn: '2026-12-05' }), issue({ dueOn: '2026-12-02' }), { earlier: { count: 1, days: 3 } }],
    ['given a date', issue(), issue({ dueOn: '2026-12-02' }), { dated: { count: 1, days: 0 } }],
    ['left without one', issue({ dueOn: '2026-12-02' }), issue(), { undated: { count: 1, days: 0 } }],
    ['as it was', issue({ dueOn: '2026-12-02' }), issue({ dueOn: '2026-12-02' }), {}],
    ['done as before, whatever became of its date', issue({ category: 'done', dueOn: '2026-12-02' }), issue({ category: 'done' }), {}],
  ])('%s', (_, from, to, expected) => {
    const found = told(of(from ? { '1': from } : {}), of(to ? { '1': to } : {}));
    expect(found.issues).toEqual(expected);
    expect(saysNothing(found)).toBe(Object.keys(expected).length === 0);
  });

  it('counts issues of a kind, and says how far the furthest moved', () => {
    const due = (dueOn: string) => issue({ dueOn });
    expect(told(of({ '1': due('2026-12-01'), '2': due('2026-12-01') }), of({ '1': due('2026-12-03'), '2': due('2026-12-10') })).issues).toEqual({ later: { count: 2, days: 9 } });
  });
});

describe('what a milestone has become', () => {
  it.each<[string, VersionPicture, VersionPicture, object[]]>([
    ['later', version(), version({ releaseOn: '2026-12-11' }), [{ name: 'Beta', kind: 'moved', days: 7 }]],
    ['earlier, by its new name', version(), version({ name: 'Gamma', releaseOn: '2026-12-01' }), [{ name: 'Gamma', kind: 'moved', days: -3 }]],
    ['released', version(), version({ released: true }), [{ name: 'Beta', kind: 'released' }]],
    ['taken back', version({ released: true }), version(), [{ name: 'Beta', kind: 'withdrawn' }]],
    ['without a date', version(), { name: 'Beta', released: false }, [{ name: 'Beta', kind: 'undated' }]],
    ['with a date', { name: 'Beta', released: false }, version(), [{ name: 'Beta', kind: 'dated', on: '2026-12-04' }]],
    ['as it was', version(), version(), []],
  ])('%s', (_, from, to, expected) => expect(told(of({}, { '9': from }), of({}, { '9': to })).versions).toEqual(expected));
});

it('says that the health changed', () => {
  expect(told(of({}), of({}, {}, 'at-risk')).health).toEqual({ from: 'on-track', to: 'at-risk' });
  expect(told(of({}), of({})).health).toBeUndefined();
});

const optionalDay = fc.option(fc.constantFrom('2026-12-01', '2026-12-08', '2026-12-20'), { nil: undefined });
const issues = fc.dictionary(fc.constantFrom('1', '2', '3', '4'), fc.record({ category: fc.constantFrom('to-do' as const, 'in-progress' as const, 'done' as const), blocked: fc.boolean(), dueOn: optionalDay }), { noNullPrototype: true });
const versions = fc.dictionary(fc.constantFrom('8', '9'), fc.record({ name: fc.constantFrom('Beta', 'Gamma'), releaseOn: optionalDay, released: fc.boolean() }), { noNullPrototype: true });
const pictures = fc.tuple(issues, versions, fc.constantFrom('on-track', 'at-risk')).map(([known, milestones, health]) => of(known as Record<string, IssuePicture>, milestones as Record<string, VersionPicture>, health));

it('composes: from A to C is from A to B and from B to C', () => {
  fc.assert(fc.property(pictures, pictures, pictures, (a, b, c) => expect(composed(diff(a, b), diff(b, c))).toEqual(diff(a, c))));
});

it('finds nothing between a picture and itself', () => {
  fc.assert(fc.property(pictures, (a) => expect(saysNothing(toldOf(diff(a, a)))).toBe(true)));
});
