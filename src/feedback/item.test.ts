import fc from 'fast-check';
import type { StatusCategory } from '../clients/contract';
import type { FeedbackState } from './contract';
import { feedbackState, isOpen, isOverdue, isUnread, isUntold, promisedBy, recordState, withIssues } from './item';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 20, hour)).toISOString();
type Body = Parameters<typeof recordState>[0] & Parameters<typeof isOverdue>[0];
const body = (more: Partial<Body> = {}): Body => ({ receivedAt: at(1), lastFromClientAt: at(1), issues: {}, ...more });
const open: Record<string, StatusCategory> = { '1': 'done', '2': 'in-progress' };
const done: Record<string, StatusCategory> = { '1': 'done', '2': 'done' };

describe('where feedback stands', () => {
  it.each<[string, Partial<Body>, FeedbackState]>([
    ['came in', {}, 'waiting'],
    ['was answered', { answeredAt: at(2) }, 'answered'],
    ['has open work, unanswered', { issues: open }, 'in-work'],
    ['has open work, answered', { issues: open, answeredAt: at(2) }, 'in-work'],
    ['has work that is done', { issues: done, doneAt: at(3) } as Partial<Body>, 'done'],
    ['was told', { issues: done, toldDoneAt: at(4) }, 'told'],
    ['was closed', { answeredAt: at(2), closedAt: at(3) }, 'closed'],
    ['was closed unanswered', { closedAt: at(3) }, 'closed'],
    ['was answered, and she wrote again', { answeredAt: at(2), lastFromClientAt: at(3) }, 'waiting'],
    ['has open work, and she wrote again', { issues: open, answeredAt: at(2), lastFromClientAt: at(3) }, 'waiting'],
    ['has open work, and she wrote again and was answered', { issues: open, lastFromClientAt: at(3), answeredAt: at(4) }, 'in-work'],
    ['was told, and she wrote again', { issues: done, toldDoneAt: at(4), lastFromClientAt: at(5) }, 'waiting'],
    ['was told, she wrote again and was answered', { issues: done, toldDoneAt: at(4), lastFromClientAt: at(5), answeredAt: at(6) }, 'answered'],
    ['was closed, and she wrote again', { closedAt: at(3), lastFromClientAt: at(5) }, 'waiting'],
    ['was closed, she wrote again and was answered', { closedAt: at(3), lastFromClientAt: at(5), answeredAt: at(6) }, 'answered'],
    ['was opened again by a person', { answeredAt: at(2), reopenedAt: at(3) }, 'waiting'],
    ['was told, then opened again by a person', { issues: done, toldDoneAt: at(2), reopenedAt: at(3) }, 'waiting'],
    ['was opened again and then closed', { reopenedAt: at(3), closedAt: at(4) }, 'closed'],
  ])('%s', (_name, more, expected) => {
    expect(feedbackState(body(more))).toBe(expected);
  });

  const moment = fc.integer({ min: 1, max: 9 }).map(at);
  const maybe = fc.option(moment, { nil: undefined });
  const category = fc.constantFrom<StatusCategory>('to-do', 'in-progress', 'done');
  const anyBody = fc.record({ answeredAt: maybe, toldDoneAt: maybe, closedAt: maybe, reopenedAt: maybe, hearsBy: maybe, lastFromClientAt: moment, issues: fc.dictionary(fc.constantFrom('1', '2', '3'), category) }).map((more) => body(more));

  it('waits whenever she has had the last word after her first', () => {
    fc.assert(
      fc.property(anyBody, (any) => {
        const ours = [any.answeredAt, any.toldDoneAt, any.closedAt].flatMap((each) => each ?? []);
        fc.pre(any.lastFromClientAt > any.receivedAt && ours.every((each) => each < any.lastFromClientAt));
        return feedbackState(any) === 'waiting';
      }),
    );
  });

  it('is listed as open or closed by its state, unless it was merged away, and only open feedback is ever late', () => {
    fc.assert(
      fc.property(anyBody, (any) => {
        expect(recordState(any)).toBe(isOpen(feedbackState(any)) ? 'open' : 'closed');
        expect(recordState({ ...any, mergedInto: 'request-1' })).toBe('merged');
        if (isOverdue(any, Date.parse(at(20)))) expect([isOpen(feedbackState(any)), any.answeredAt, any.hearsBy !== undefined]).toEqual([true, undefined, true]);
      }),
    );
  });
});

describe('what was promised', () => {
  it('is kept by any public word of ours, and late only when its time has passed', () => {
    expect(promisedBy({ hearsBy: at(5) })).toBe(at(5));
    expect(promisedBy({ hearsBy: at(5), answeredAt: at(2) })).toBeUndefined();
    expect(promisedBy({ hearsBy: at(5), toldDoneAt: at(2) })).toBeUndefined();
    expect(isOverdue(body({ hearsBy: at(5) }), Date.parse(at(5)))).toBe(false);
    expect(isOverdue(body({ hearsBy: at(5) }), Date.parse(at(6)))).toBe(true);
    expect(isOverdue(body({ hearsBy: at(5), issues: open }), Date.parse(at(6)))).toBe(true);
    expect(isOverdue(body({ hearsBy: at(5), closedAt: at(4) }), Date.parse(at(6)))).toBe(false);
  });
});

it('is unread until it is opened after her last word', () => {
  expect(isUnread({ lastFromClientAt: at(3) }, undefined)).toBe(true);
  expect(isUnread({ lastFromClientAt: at(3) }, at(2))).toBe(true);
  expect(isUnread({ lastFromClientAt: at(3) }, at(3))).toBe(false);
});

describe('linked work', () => {
  it('is done when all of it is, from the first moment it was', () => {
    const first = withIssues({ issues: open, rides: false }, done, at(4));
    expect(first).toEqual({ issues: done, doneAt: at(4), rides: false });
    expect(withIssues({ ...first, rides: true }, done, at(7))).toEqual({ issues: done, doneAt: at(4), rides: true });
    expect(withIssues({ ...first, rides: true }, open, at(7))).toEqual({ issues: open, rides: false });
    expect(withIssues(first, {}, at(7))).toEqual({ issues: {}, rides: false });
  });

  it('that is opened again was told of wrongly; what is only taken away was not', () => {
    const told = { issues: done, doneAt: at(4), toldDoneAt: at(5), rides: false };
    expect(withIssues(told, { ...done, '3': 'done' }, at(7))).toMatchObject({ toldDoneAt: at(5) });
    expect(withIssues(told, {}, at(7))).toMatchObject({ toldDoneAt: at(5) });
    expect(withIssues(told, open, at(7))).toEqual({ issues: open, rides: false });
  });

  it('is news until everyone was told', () => {
    expect(isUntold({ issues: done })).toBe(true);
    expect(isUntold({ issues: open })).toBe(false);
    expect(isUntold({ issues: {} })).toBe(false);
    expect(isUntold({ issues: done, toldDoneAt: at(4) })).toBe(false);
    expect(isUntold({ issues: done, mergedInto: 'request-1' })).toBe(false);
  });
});
