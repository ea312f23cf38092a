import fc from 'fast-check';
import type { StatusCategory } from '../clients/contract';
import type { ChangeGroup } from '../platform/jira/answers';
import { blockedSince, changesOf, dueMove, readAtTheEnd } from './changes';

const period = { from: '2026-11-13T12:00:00.000Z', until: '2026-11-20T12:00:00.000Z' };
const known: Record<string, StatusCategory> = { todo: 'to-do', doing: 'in-progress', review: 'in-progress', done: 'done', closed: 'done' };
const sight = { categoryOf: (id: string) => known[id], flaggedFieldId: 'customfield_10021' };
const issue = { createdAt: '2026-10-01T09:00:00.000+0000' };

type Item = NonNullable<ChangeGroup['items']>[number];
const item = (field: string, from: string | null, to: string | null, fieldId = field): Item => ({ field, fieldId, from, to, fromString: from, toString: to });
const group = (id: number, created: string | number, ...items: Item[]): ChangeGroup => ({ id: String(id), created, items });
const during = '2026-11-18T10:00:00.000+0000';
const iso = '2026-11-18T10:00:00.000Z';

describe('changesOf', () => {
  it.each<[string, ChangeGroup[], unknown[]]>([
    ['work begun', [group(1, during, item('status', 'todo', 'doing'))], [{ kind: 'started', at: iso }]],
    ['work done', [group(1, during, item('status', 'doing', 'done'))], [{ kind: 'done', at: iso }]],
    ['work done at once', [group(1, during, item('status', 'todo', 'closed'))], [{ kind: 'done', at: iso }]],
    ['work reopened', [group(1, during, item('status', 'done', 'doing'))], [{ kind: 'reopened', at: iso }]],
    ['work put back to do', [group(1, during, item('status', 'closed', 'todo'))], [{ kind: 'reopened', at: iso }]],
    ['a step within the work', [group(1, during, item('status', 'doing', 'review'))], []],
    ['a step from done to done', [group(1, during, item('status', 'done', 'closed'))], []],
    ['a step back', [group(1, during, item('status', 'doing', 'todo'))], []],
    ['an unknown status that resolves', [group(1, during, item('status', 'doing', 'gone'), item('resolution', null, '10000'))], [{ kind: 'done', at: iso }]],
    ['an unknown status that is reopened', [group(1, during, item('status', 'gone', 'doing'), item('resolution', '10000', null))], [{ kind: 'reopened', at: iso }]],
    ['the first step out of an unknown status', [group(1, during, item('status', 'gone', 'doing'))], [{ kind: 'started', at: iso }]],
    ['a later step out of an unknown status', [group(1, '2026-10-02T09:00:00.000Z', item('status', 'todo', 'gone')), group(2, during, item('status', 'gone', 'doing'))], []],
    ['a flag set', [group(1, during, item('Flagged', '', '[10019]', 'customfield_10021'))], [{ kind: 'flagged', at: iso }]],
    ['a flag taken away', [group(1, during, item('Flagged', '[10019]', '', 'customfield_10021'))], [{ kind: 'unflagged', at: iso }]],
    ['a due date moved', [group(1, during, item('duedate', '2026-11-12', '2026-12-03'))], [{ kind: 'due-moved', from: '2026-11-12', to: '2026-12-03', at: iso }]],
    ['a due date taken away', [group(1, during, item('duedate', '2026-11-12', null))], [{ kind: 'due-moved', from: '2026-11-12', at: iso }]],
    ['milliseconds as time', [group(1, Date.parse(iso), item('status', 'doing', 'done'))], [{ kind: 'done', at: iso }]],
    ['a change at the last moment', [group(1, period.until, item('status', 'doing', 'done'))], [{ kind: 'done', at: period.until }]],
    ['a change the last update already told', [group(1, period.from, item('status', 'doing', 'done'))], []],
    ['a change for the next update', [group(1, '2026-11-20T12:00:00.001Z', item('status', 'doing', 'done'))], []],
    ['a field nobody asks about', [group(1, during, item('summary', 'a', 'b'))], []],
  ])('%s', (_, groups, expected) => {
    expect(changesOf(issue, groups, period, sight)).toEqual(expected);
  });

  it('brings what the last evidence missed in its last ten minutes, and nothing it read or that is older', () => {
    const before = (minutes: number) => new Date(Date.parse(period.from) - minutes * 60_000).toISOString();
    const groups = [group(1, before(11), item('status', 'todo', 'doing')), group(2, before(9), item('duedate', null, '2026-12-03')), group(3, before(1), item('status', 'doing', 'done'))];
    expect(readAtTheEnd(groups, { from: before(60), until: period.from })).toEqual(['2', '3']);
    expect(changesOf(issue, groups, period, { ...sight, alreadyRead: new Set(['2']) })).toEqual([{ kind: 'done', at: before(1) }]);
    expect(changesOf(issue, groups, period, { ...sight, alreadyRead: new Set(['2', '3']) })).toEqual([]);
    // A first update has no evidence before it that could have missed something.
    expect(changesOf(issue, groups, period, sight)).toEqual([]);
  });

  it('says that an issue was filed in the period', () => {
    expect(changesOf({ createdAt: during }, [], period, sight)).toEqual([{ kind: 'created', at: iso }]);
  });

  it('reads the changelog in the order things happened, whichever order it comes in', () => {
    const step = fc.constantFrom('todo', 'doing', 'review', 'done', 'closed', 'gone');
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), fc.integer(), (steps, seed) => {
        const groups = steps.map((to, index) => group(index, Date.parse(iso) + index, item('status', steps[index - 1] ?? 'todo', to)));
        const shuffled = [...groups].sort((left, right) => ((Number(left.id) * 7 + seed) % 5) - ((Number(right.id) * 7 + seed) % 5));
        expect(changesOf(issue, shuffled, period, sight)).toEqual(changesOf(issue, groups, period, sight));
      }),
    );
  });

  it('never loses or doubles a change where one period ends and the next begins', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { maxLength: 12 }), fc.integer({ min: 0, max: 1000 }), (moments, border) => {
        const start = Date.parse(period.from);
        const at = (moment: number) => new Date(start + moment).toISOString();
        const groups = moments.map((moment, index) => group(index, at(moment), item('duedate', null, '2026-12-01')));
        const whole = changesOf(issue, groups, { from: at(0), until: at(1000) }, sight);
        const parts = [...changesOf(issue, groups, { from: at(0), until: at(border) }, sight), ...changesOf(issue, groups, { from: at(border), until: at(1000) }, sight)];
        expect(parts).toEqual(whole);
      }),
    );
  });
});

describe('blockedSince', () => {
  const flag = (id: number, created: string, set: boolean) => group(id, created, item('Flagged', set ? '' : '[10019]', set ? '[10019]' : '', 'customfield_10021'));
  it.each<[string, ChangeGroup[], Parameters<typeof blockedSince>[1], string | undefined]>([
    ['the newest flag', [flag(1, '2026-11-01T10:00:00.000Z', true), flag(2, '2026-11-03T10:00:00.000Z', false), flag(3, '2026-11-17T10:00:00.000Z', true)], { flagged: true, blockerKeys: [] }, '2026-11-17T10:00:00.000Z'],
    ['the status', [group(1, '2026-11-16T10:00:00.000Z', item('status', 'doing', 'stuck'))], { flagged: false, statusId: 'stuck', blockerKeys: [] }, '2026-11-16T10:00:00.000Z'],
    ['the link', [group(1, '2026-11-15T10:00:00.000Z', item('Link', null, 'HAR-9', 'issuelinks'))], { flagged: false, blockerKeys: ['HAR-9'] }, '2026-11-15T10:00:00.000Z'],
    ['another link', [group(1, '2026-11-15T10:00:00.000Z', item('Link', null, 'HAR-8', 'issuelinks'))], { flagged: false, blockerKeys: ['HAR-9'] }, undefined],
    ['the earlier of two causes', [group(1, '2026-11-15T10:00:00.000Z', item('Link', null, 'HAR-9', 'issuelinks')), flag(2, '2026-11-17T10:00:00.000Z', true)], { flagged: true, blockerKeys: ['HAR-9'] }, '2026-11-15T10:00:00.000Z'],
  ])('tells by %s', (_, groups, causes, expected) => {
    expect(blockedSince(groups, causes, 'customfield_10021')).toBe(expected);
  });
});

describe('dueMove', () => {
  const moved = (from: string | undefined, to: string) => ({ kind: 'due-moved' as const, from, to, at: iso });
  it.each([
    ['from the first date to the present one', [moved('2026-11-12', '2026-11-20'), moved('2026-11-20', '2026-12-03')], '2026-12-03', { from: '2026-11-12', to: '2026-12-03' }],
    ['not when it came back', [moved('2026-11-12', '2026-11-20'), moved('2026-11-20', '2026-11-12')], '2026-11-12', undefined],
    ['not when there was none before', [moved(undefined, '2026-11-20')], '2026-11-20', undefined],
    ['not when there is none now', [moved('2026-11-12', '2026-11-20')], undefined, undefined],
  ])('%s', (_, changes, dueOn, expected) => {
    expect(dueMove(changes, dueOn)).toEqual(expected);
  });
});
