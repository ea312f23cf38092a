import { type IssueDifference, type IssueState, type Standing, standings } from './contract';

/** From the most to the least the client minds; the first six are worse for her. */
const order: IssueDifference['kind'][] = ['removed', 'reopened', 'blocked', 'overdue', 'later', 'set-back', 'done', 'unblocked', 'earlier', 'started'];
const worse = new Set<IssueDifference['kind']>(order.slice(0, 6));

/** Plain dates in the engagement's time zone: when it was told, and now. */
type Days = { toldOn: string; today: string };
export type Judgement = { standing: Standing; differences: IssueDifference[] };

/**
 * How what was told of an issue stands now; `now` is absent when the issue is no longer there for this client. A date that had
 * passed when it was told was told as such; one that passes afterwards is not kept. Another status of the same category is as told.
 */
export function standingOf(told: IssueState, now: IssueState | undefined, days: Days): Judgement {
  const differences: IssueDifference[] = now ? between(told, now, days) : [{ kind: 'removed' }];
  differences.sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
  if (differences.length === 0) return { standing: 'as-told', differences };
  return { standing: differences.some(isWorse) ? 'worse' : 'moved-on', differences };
}

export const isWorse = ({ kind }: IssueDifference): boolean => worse.has(kind);

/** The worst of several; undefined of none. */
export function worstOf(found: Standing[]): Standing | undefined {
  return [...standings].reverse().find((standing) => found.includes(standing));
}

/** Of work that is done, whatever else was told no longer matters. */
function between(told: IssueState, now: IssueState, days: Days): IssueDifference[] {
  if (now.category === 'done') return told.category === 'done' ? [] : [{ kind: 'done' }];
  if (told.category === 'done') return [{ kind: 'reopened' }, ...blockage(told, now)];
  return [...progress(told, now), ...blockage(told, now), ...date(told, now, days)];
}

function progress({ category: before }: IssueState, { category }: IssueState): IssueDifference[] {
  if (before === category) return [];
  return [{ kind: category === 'in-progress' ? 'started' : 'set-back' }];
}

function blockage({ blocked: before }: IssueState, { blocked }: IssueState): IssueDifference[] {
  if (before === blocked) return [];
  return [{ kind: blocked ? 'blocked' : 'unblocked' }];
}

function date({ dueOn: from }: IssueState, { dueOn: to }: IssueState, { toldOn, today }: Days): IssueDifference[] {
  if (from === undefined) return to === undefined ? [] : [{ kind: 'earlier', to }];
  if (to === undefined) return [{ kind: 'later', from }];
  if (to > from) return [{ kind: 'later', from, to }];
  if (passes(from, toldOn) && from < today) return [{ kind: 'overdue', due: from }];
  return to < from ? [{ kind: 'earlier', from, to }] : [];
}

/** Whether a date still lay ahead, or was that day, when it was told. */
export const passes = (dueOn: string, toldOn: string): boolean => dueOn >= toldOn;
