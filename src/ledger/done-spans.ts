import { categoryOf } from '../clients/issue';
import type { StatusCategory } from '../clients/contract';
import type { ChangeGroup, Issue } from '../platform/jira/answers';
import type { Span } from './promise';
import type { Seen } from './promise-thread';

type Item = NonNullable<ChangeGroup['items']>[number];
/** Absent for a status nobody knows any more. */
type Categories = Readonly<Record<string, StatusCategory>>;

/** How Jira's sites name a resolution that means: closed, but not done. Sites may have others, which then count as done. */
const notDone = new Set([
  "won't do", 'won’t do', "won't fix", 'won’t fix', 'wontfix', 'declined', 'rejected', 'cancelled', 'canceled', 'abandoned', 'duplicate', 'cannot reproduce', 'incomplete', 'invalid', 'obsolete',
  '不做', '不会做', '不予处理', '不修复', '不会修复', '已拒绝', '已取消', '已放弃', '重复', '无法重现', '不完整', '无效',
]);
/** Every object has a `toString`, so what is no text is no name. */
const isNotDone = (resolution: unknown) => typeof resolution === 'string' && notDone.has(resolution.trim().toLowerCase());

type Moment = { at: string; category: StatusCategory; notDone: boolean };

/** When an issue was done, and when work on it had begun, from its changelog; what it is now decides where the two disagree. */
export function spansOf(issue: Issue, categories: Categories): Seen {
  const now = nowOf(issue);
  const moments = momentsIn(issue, categories);
  const last = moments.at(-1);
  const all = last?.category === now.category && last.notDone === now.notDone ? moments : [...moments.filter(({ at }) => at < now.at), now];
  const done = spansWhere(all, ({ category, notDone: other }) => category === 'done' && !other);
  const begun = spansWhere(all, ({ category, notDone: other }) => category !== 'to-do' && !other);
  const closed = spansWhere(all, ({ notDone: other }) => other).at(-1);
  return { done, begun, ...(closed && closed.to === undefined && { givenUpAt: closed.from }) };
}

/** What was seen of an issue, and how it is now: for a page that reads no changelog. */
export function seenNow(seen: Seen, issue: Issue): Seen {
  const { at, category, notDone: given } = nowOf(issue);
  return { ...seen, done: continued(seen.done, category === 'done' && !given, at), begun: continued(seen.begun, category !== 'to-do' && !given, at) };
}

/** The fields both read besides the status. */
export const doneFields = ['resolution', 'statuscategorychangedate', 'created', 'updated'];

function nowOf({ fields }: Issue): Moment {
  const category = categoryOf(fields?.status?.statusCategory.key);
  const resolution = fields?.['resolution'] as { name?: unknown } | null | undefined;
  return { at: timeIn(fields?.['statuscategorychangedate'], fields?.updated, fields?.created), category, notDone: category === 'done' && isNotDone(resolution?.name) };
}

function timeIn(...candidates: unknown[]): string {
  const found = candidates.find((time) => typeof time === 'string' && !Number.isNaN(Date.parse(time)));
  return new Date(typeof found === 'string' ? found : Date.now()).toISOString();
}

/** Each move from one category to another, oldest first, beginning with how the issue was filed. */
function momentsIn(issue: Issue, categories: Categories): Moment[] {
  const groups = [...(issue.changelog?.histories ?? [])]
    .map(({ id, created, items = [] }) => ({ id: Number(id), at: new Date(created).toISOString(), items }))
    .sort((one, other) => one.at.localeCompare(other.at) || one.id - other.id);
  const moments: Moment[] = [];
  for (const { at, items } of groups) {
    const status = items.find((item) => isField(item, 'status'));
    if (!status) continue;
    const resolution = items.find((item) => isField(item, 'resolution'));
    const before = moments.at(-1);
    if (!before) moments.push({ at: timeIn(issue.fields?.created, at), category: categories[status.from ?? ''] ?? (isCleared(resolution) ? 'done' : 'to-do'), notDone: false });
    const category = categories[status.to ?? ''] ?? (isSet(resolution) ? 'done' : 'in-progress');
    const isSame = moments.at(-1)?.category === category;
    if (!isSame) moments.push({ at, category, notDone: category === 'done' && isNotDone(resolution?.toString) });
  }
  return moments;
}

const isField = (item: Item, id: string) => (item.fieldId ?? item.field) === id;
const isSet = (item: Item | undefined) => Boolean(item?.to) && !item?.from;
const isCleared = (item: Item | undefined) => Boolean(item?.from) && !item?.to;

function spansWhere(moments: Moment[], holds: (moment: Moment) => boolean): Span[] {
  const spans: Span[] = [];
  for (const moment of moments) {
    const open = spans.at(-1);
    const isOpen = open !== undefined && open.to === undefined;
    if (holds(moment) && !isOpen) spans.push({ from: moment.at });
    if (!holds(moment) && isOpen) spans[spans.length - 1] = { from: open.from, to: moment.at };
  }
  return spans;
}

/** The spans once it is seen that they hold, or do not, since a moment. */
export function continued(spans: Span[], holds: boolean, since: string): Span[] {
  const open = spans.at(-1);
  const isOpen = open !== undefined && open.to === undefined;
  if (holds === isOpen) return spans;
  if (holds) return [...spans, { from: since }];
  return [...spans.slice(0, -1), ...(open && open.from < since ? [{ from: open.from, to: since }] : [])];
}

/** Whether the categories of other statuses than today's are needed to read the changelog. */
export const hasMoved = ({ changelog }: Issue): boolean => changelog?.histories.some(({ items = [] }) => items.some((item) => isField(item, 'status'))) ?? false;
