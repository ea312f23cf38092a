import type { StatusCategory } from '../clients/contract';
import type { ChangeGroup } from '../platform/jira/answers';
import type { IssueChange } from './contract';

export type Period = { from: string; until: string };
export type Sight = {
  /** Absent for a status nobody has seen: its category is unknown. */
  categoryOf: (statusId: string) => StatusCategory | undefined;
  flaggedFieldId?: string;
  /** Ids of what the evidence before this one read of its last minutes; absent when there was none. */
  alreadyRead?: ReadonlySet<string>;
};
type Item = NonNullable<ChangeGroup['items']>[number];
type TimedGroup = { id: string; at: string; items: Item[] };

const isEmpty = (value: unknown) => typeof value !== 'string' || value === '' || value === '[]';
const isWithin = (at: string, { from, until }: Period) => at > from && at <= until;

/** Jira's search learns of a change late, though never by more than this. */
export const searchLagMilliseconds = 10 * 60_000;
const lagBefore = (at: string) => new Date(Date.parse(at) - searchLagMilliseconds).toISOString();

/** In the period, or shortly before it and missed by the evidence that read those minutes. */
const isNews = ({ id, at }: TimedGroup, period: Period, { alreadyRead }: Sight) =>
  isWithin(at, period) || (alreadyRead !== undefined && !alreadyRead.has(id) && isWithin(at, { from: lagBefore(period.from), until: period.from }));

/** What the next evidence must not tell again, should it see it in the minutes before its own period. */
export function readAtTheEnd(groups: ChangeGroup[], { until }: Period): string[] {
  const from = Date.parse(until) - searchLagMilliseconds;
  return groups.filter(({ created }) => milliseconds(created) > from).map(({ id }) => id);
}
const isField = (item: Item, id: string) => (item.fieldId ?? item.field) === id;
const isFlag = (item: Item, flaggedFieldId: string | undefined) => (item.fieldId !== undefined && item.fieldId === flaggedFieldId) || item.field === 'Flagged';
const milliseconds = (time: number | string) => (typeof time === 'number' ? time : Date.parse(time));
const isoTime = (time: number | string) => new Date(time).toISOString();
const plainDate = (value: string | null | undefined) => (isEmpty(value) ? undefined : value?.slice(0, 10));

function inOrder(groups: ChangeGroup[]): TimedGroup[] {
  return [...groups]
    .sort((left, right) => milliseconds(left.created) - milliseconds(right.created) || Number(left.id) - Number(right.id))
    .map(({ id, created, items }) => ({ id, at: isoTime(created), items: items ?? [] }));
}

/**
 * What happened to an issue in the period: after `from`, up to and including `until`. Where the category of a past status is
 * unknown, the resolution set or cleared in the same step tells; where nothing tells, nothing is claimed.
 */
export function changesOf(issue: { createdAt: string }, groups: ChangeGroup[], period: Period, sight: Sight): IssueChange[] {
  const changes: IssueChange[] = [];
  const createdAt = isoTime(issue.createdAt);
  if (isWithin(createdAt, period)) changes.push({ kind: 'created', at: createdAt });
  let firstMove = true;
  for (const group of inOrder(groups)) {
    const { at, items } = group;
    const status = items.find((item) => isField(item, 'status'));
    const kind = status && moveKind(status, items, sight, firstMove);
    if (status) firstMove = false;
    if (!isNews(group, period, sight)) continue;
    if (kind) changes.push({ kind, at });
    for (const item of items) {
      if (isField(item, 'duedate')) changes.push({ kind: 'due-moved', ...dates(item), at });
      if (isFlag(item, sight.flaggedFieldId)) changes.push({ kind: isEmpty(item.to) && isEmpty(item.toString) ? 'unflagged' : 'flagged', at });
    }
  }
  return changes;
}

function moveKind(status: Item, items: Item[], sight: Sight, firstMove: boolean): 'done' | 'started' | 'reopened' | undefined {
  const resolution = items.find((item) => isField(item, 'resolution'));
  const resolved = resolution && isEmpty(resolution.from) && !isEmpty(resolution.to);
  const cleared = resolution && !isEmpty(resolution.from) && isEmpty(resolution.to);
  const from = sight.categoryOf(status.from ?? '') ?? (cleared ? 'done' : undefined);
  const to = sight.categoryOf(status.to ?? '') ?? (resolved ? 'done' : undefined);
  if (to === 'done') return from === 'done' ? undefined : 'done';
  if (from === 'done') return to || cleared ? 'reopened' : undefined;
  // Work begins in a status nobody has started from; which one it is does not matter.
  const untouched = from === 'to-do' || (from === undefined && firstMove);
  return to === 'in-progress' && untouched ? 'started' : undefined;
}

function dates(item: Item): { from?: string; to?: string } {
  const from = plainDate(item.from);
  const to = plainDate(item.to);
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

/** Why an issue is blocked now. */
export type BlockCauses = { flagged: boolean; statusId?: string; blockerKeys: string[] };

/** Since when an issue has been blocked without a break by one of its present causes, as far as its changelog tells. */
export function blockedSince(groups: ChangeGroup[], causes: BlockCauses, flaggedFieldId: string | undefined): string | undefined {
  const starts = (item: Item) =>
    (causes.flagged && isFlag(item, flaggedFieldId) && !(isEmpty(item.to) && isEmpty(item.toString)) && 'flag') ||
    (causes.statusId !== undefined && isField(item, 'status') && item.to === causes.statusId && 'status') ||
    ((item.field === 'Link' || isField(item, 'issuelinks')) && causes.blockerKeys.find((key) => item.to === key)) ||
    undefined;
  const latest = new Map<string, string>();
  for (const { at, items } of inOrder(groups)) {
    for (const item of items) {
      const cause = starts(item);
      if (cause) latest.set(cause, at);
    }
  }
  return [...latest.values()].sort()[0];
}

/** How the due date moved over the period as a whole. */
export function dueMove(changes: IssueChange[], dueOn: string | undefined): { from: string; to: string } | undefined {
  const moves = changes.filter((change) => change.kind === 'due-moved');
  const from = moves[0]?.from;
  return from !== undefined && dueOn !== undefined && from !== dueOn ? { from, to: dueOn } : undefined;
}
