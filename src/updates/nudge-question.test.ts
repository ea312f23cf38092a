import fc from 'fast-check';
import { type AskedIssue, questionAbout } from './nudge-question';

/** A Friday; the Wednesday before it is a day off. */
const today = '2026-11-20';
const days = { weekdays: [1, 2, 3, 4, 5] as (1 | 2 | 3 | 4 | 5)[], daysOff: ['2026-11-18'] };
const calm: AskedIssue = { category: 'in-progress', isBlocked: false, hasBlocker: false, changes: [], updatedOn: today };
const asked = (part: Partial<AskedIssue>) => questionAbout({ ...calm, ...part }, today, days);

describe('what a colleague is asked', () => {
  it.each<[string, Partial<AskedIssue>, ReturnType<typeof questionAbout>]>([
    ['nothing about calm work', {}, undefined],
    ['when, once its day has passed', { dueOn: '2026-11-19' }, 'overdue'],
    ['nothing on the day itself', { dueOn: today }, undefined],
    ['nothing about what is done', { category: 'done', dueOn: '2026-11-01', isBlocked: true }, undefined],
    ['what blocks it, where nothing linked says so', { isBlocked: true }, 'blocked'],
    ['nothing where a link says what blocks it', { isBlocked: true, hasBlocker: true }, undefined],
    ['nothing where only a link blocks it', { hasBlocker: true }, undefined],
    ['whether she is still at it, after five working days', { updatedOn: '2026-11-12' }, 'untouched'],
    ['nothing before, for a day off is no working day', { updatedOn: '2026-11-13' }, undefined],
    ['nothing about quiet work nobody has begun', { category: 'to-do', updatedOn: '2026-10-01' }, undefined],
    ['nothing where Jira does not say when it changed', { updatedOn: undefined }, undefined],
    ['what was not right, where nobody took it up', { category: 'to-do', changes: [{ kind: 'reopened' }] }, 'reopened'],
    ['nothing where somebody did', { changes: [{ kind: 'reopened' }] }, undefined],
    ['the worst only', { category: 'to-do', dueOn: '2026-11-19', isBlocked: true, changes: [{ kind: 'reopened' }] }, 'overdue'],
    ['the worst only, of the rest', { isBlocked: true, updatedOn: '2026-10-01' }, 'blocked'],
  ])('is %s', (_, part, question) => {
    expect(asked(part)).toBe(question);
  });

  it('is nothing more the fresher the issue is, and never about what is done', () => {
    const dates = fc.integer({ min: 1, max: 60 }).map((before) => new Date(Date.parse(today) - before * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(dates, dates, fc.boolean(), fc.boolean(), (one, other, isBlocked, hasBlocker) => {
        const [older, newer] = [one, other].sort() as [string, string];
        if (asked({ updatedOn: newer }) !== undefined) expect(asked({ updatedOn: older })).toBe('untouched');
        expect(asked({ category: 'done', dueOn: older, updatedOn: older, isBlocked, hasBlocker })).toBeUndefined();
      }),
    );
  });
});
