import * as fc from 'fast-check';
import { addDays } from '../i18n/dates';
import type { IssueDifference, IssueState, Standing } from './contract';
import { isWorse, standingOf, worstOf } from './standing';

const toldOn = '2026-11-06';
const today = '2026-11-20';
const state = (more: Partial<IssueState> = {}): IssueState => ({ category: 'in-progress', status: 'In Progress', blocked: false, ...more });
const due = (dueOn: string): Partial<IssueState> => ({ dueOn });
const done = { category: 'done', status: 'Done' } as const;
const toDo = { category: 'to-do', status: 'To Do' } as const;
const blocked = { blocked: true };

type Row = [string, Partial<IssueState>, Partial<IssueState> | undefined, Standing, IssueDifference[]];
const rows: Row[] = [
  ['nothing happened', {}, {}, 'as-told', []],
  ['another status of the same category', {}, { status: 'In Review' }, 'as-told', []],
  ['it is due later', due('2026-12-01'), due('2026-12-04'), 'worse', [{ kind: 'later', from: '2026-12-01', to: '2026-12-04' }]],
  ['it is due earlier', due('2026-12-04'), due('2026-12-01'), 'moved-on', [{ kind: 'earlier', from: '2026-12-04', to: '2026-12-01' }]],
  ['its date was taken away', due('2026-12-01'), {}, 'worse', [{ kind: 'later', from: '2026-12-01' }]],
  ['it got a date', {}, due('2026-12-01'), 'moved-on', [{ kind: 'earlier', to: '2026-12-01' }]],
  ['its date has passed', due('2026-11-19'), due('2026-11-19'), 'worse', [{ kind: 'overdue', due: '2026-11-19' }]],
  ['it is due today', due('2026-11-20'), due('2026-11-20'), 'as-told', []],
  ['it had passed when it was told', due('2026-11-05'), due('2026-11-05'), 'as-told', []],
  ['it was due the day it was told', due(toldOn), due(toldOn), 'worse', [{ kind: 'overdue', due: toldOn }]],
  ['its date passed after it had been moved forward', due('2026-11-19'), due('2026-11-12'), 'worse', [{ kind: 'overdue', due: '2026-11-19' }]],
  ['its date passed and was moved', due('2026-11-19'), due('2026-12-04'), 'worse', [{ kind: 'later', from: '2026-11-19', to: '2026-12-04' }]],
  ['it was done in time or not', due('2026-11-19'), { ...done, ...due('2026-12-04') }, 'moved-on', [{ kind: 'done' }]],
  ['it is blocked', {}, blocked, 'worse', [{ kind: 'blocked' }]],
  ['it was told as blocked', blocked, blocked, 'as-told', []],
  ['it is blocked no longer', blocked, {}, 'moved-on', [{ kind: 'unblocked' }]],
  ['it was begun', toDo, {}, 'moved-on', [{ kind: 'started' }]],
  ['it was set back', {}, toDo, 'worse', [{ kind: 'set-back' }]],
  ['it is done', toDo, done, 'moved-on', [{ kind: 'done' }]],
  ['it was blocked and is done', blocked, done, 'moved-on', [{ kind: 'done' }]],
  ['it was done and flagged', done, { ...done, ...blocked }, 'as-told', []],
  ['it was reopened', done, toDo, 'worse', [{ kind: 'reopened' }]],
  ['it was reopened and is blocked', done, { ...toDo, ...blocked }, 'worse', [{ kind: 'reopened' }, { kind: 'blocked' }]],
  ['it is gone', {}, undefined, 'worse', [{ kind: 'removed' }]],
  ['it was done and is gone', done, undefined, 'worse', [{ kind: 'removed' }]],
  ['it was begun, but moves', { ...toDo, ...due('2026-12-01') }, due('2026-12-04'), 'worse', [{ kind: 'later', from: '2026-12-01', to: '2026-12-04' }, { kind: 'started' }]],
];

it.each(rows)('%s', (_, told, now, standing, differences) => {
  expect(standingOf(state(told), now && state(now), { toldOn, today })).toEqual({ standing, differences });
});

const day = fc.integer({ min: -30, max: 30 }).map((days) => addDays(today, days));
const anyState = fc.record(
  { category: fc.constantFrom('to-do', 'in-progress', 'done'), status: fc.constantFrom('Open', 'Doing', 'Done'), dueOn: day, blocked: fc.boolean() },
  { requiredKeys: ['category', 'status', 'blocked'] },
) as fc.Arbitrary<IssueState>;
const days = fc.record({ toldOn: day, today: day }).filter((each) => each.toldOn <= each.today);

describe('whatever was told', () => {
  it('the same again on the same day is as told', () => {
    fc.assert(fc.property(anyState, day, (told, on) => standingOf(told, told, { toldOn: on, today: on }).standing === 'as-told'));
  });

  it('what only got older is as told until its date passes', () => {
    fc.assert(
      fc.property(anyState, days, (told, when) => {
        const passed = told.category !== 'done' && told.dueOn !== undefined && told.dueOn >= when.toldOn && told.dueOn < when.today;
        expect(standingOf(told, told, when)).toEqual(passed ? { standing: 'worse', differences: [{ kind: 'overdue', due: told.dueOn }] } : { standing: 'as-told', differences: [] });
      }),
    );
  });

  it('one worse difference makes it worse, whatever got better', () => {
    fc.assert(
      fc.property(anyState, fc.option(anyState, { nil: undefined }), days, (told, now, when) => {
        const { standing, differences } = standingOf(told, now, when);
        expect(standing).toBe(differences.some(isWorse) ? 'worse' : differences.length > 0 ? 'moved-on' : 'as-told');
        expect(differences.map(isWorse)).toEqual([...differences.map(isWorse)].sort((one, other) => Number(other) - Number(one)));
      }),
    );
  });

  it('what is told anew, as it is, is as told', () => {
    fc.assert(fc.property(anyState, day, (now, on) => standingOf(now, now, { toldOn: on, today: on }).differences.length === 0));
  });

  it('two tellings of different work are never both worse in both directions by their dates', () => {
    fc.assert(
      fc.property(anyState, anyState, day, (one, other, on) => {
        const kinds = (told: IssueState, now: IssueState) => standingOf(told, now, { toldOn: on, today: on }).differences.map(({ kind }) => kind);
        if (kinds(one, other).includes('later')) expect(kinds(other, one)).not.toContain('later');
        if (kinds(one, other).includes('blocked')) expect(kinds(other, one)).not.toContain('blocked');
      }),
    );
  });
});

it('of several clients the worst counts', () => {
  expect(worstOf(['as-told', 'worse', 'moved-on'])).toBe('worse');
  expect(worstOf(['as-told', 'moved-on'])).toBe('moved-on');
  expect(worstOf(['as-told'])).toBe('as-told');
  expect(worstOf([])).toBeUndefined();
});
