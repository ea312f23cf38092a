import type { History } from '../site/model';
import { createIds, type Ids } from './ids';
import type { ReadIssue } from './issues';

export type Numbers = Record<'issue' | 'comment' | 'history', Ids>;

/** Gives issues, comments and changes their ids: those of the files where they are numbers and free, others above all. */
export function numbered(read: readonly ReadIssue[]): { read: ReadIssue[]; numbers: Numbers } {
  const numbers: Numbers = { issue: createIds([], 10_001), comment: createIds([], 10_000), history: createIds([], 10_100) };
  const claimed = (ids: Ids, id: string) => (ids.isFree(id) ? ids.claim(id) : '');
  const kept = read.map((each): ReadIssue => ({
    ...each,
    issue: { ...each.issue, id: claimed(numbers.issue, each.issue.id), histories: keptHistories(each.issue.histories, numbers.history) },
    comments: each.comments.map((comment) => ({ ...comment, id: claimed(numbers.comment, comment.id) })),
  }));
  // New ids only now: they must not take one that stands further down in the files.
  const filled = <Item extends { id: string }>(item: Item, ids: Ids): Item => (item.id === '' ? { ...item, id: ids.claim() } : item);
  const all = kept.map((each): ReadIssue => ({
    ...each,
    issue: filled({ ...each.issue, histories: each.issue.histories.map((history) => filled(history, numbers.history)) }, numbers.issue),
    comments: each.comments.map((comment) => filled(comment, numbers.comment)),
  }));
  return { read: all, numbers };
}

/** The ids of an issue's changes grow with time; where those of the file do not, it gets new ones. */
function keptHistories(histories: History[], ids: Ids): History[] {
  const grow = histories.every(({ id }, index) => ids.isFree(id) && (index === 0 || Number(id) > Number(histories[index - 1]?.id)));
  return histories.map((history) => ({ ...history, id: grow ? ids.claim(history.id) : '' }));
}
