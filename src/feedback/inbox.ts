import type { Engagement, ProjectView } from '../clients/contract';
import { projectView } from '../clients/engagement';
import { engagementOutlines } from '../clients/places';
import type { Caller } from '../platform/caller';
import { type FeedbackItem, feedbackKinds, type Inbox, type InboxCounts, type InboxFilter } from './contract';
import { categoriesOf, issueNames, type IssueNames, linkedIssues } from './issue-names';
import { feedbackState, isOpen, isOverdue, isUnread, itemOf, promisedBy, withCategories } from './item';
import { toldByUpdate } from './loop-riding';
import { inHand, readMarks, type ReadMarks } from './read-marks';
import { feedbackRecords, type FeedbackRecordState, projectScope, type StoredFeedback } from './store';

const listed = 50;
const pageSize = 100;
const mostPages: Record<FeedbackRecordState, number> = { open: 3, closed: 1, merged: 0 };

/** Four calls to Jira, however much feedback there is. */
export async function openInbox(filter: InboxFilter, caller: Caller): Promise<ProjectView & { inbox: Inbox }> {
  const [view, found] = await Promise.all([projectView(caller), inProject(filter, caller)]);
  return { ...view, inbox: await inboxOf(found, filter, view.engagements, caller) };
}

export async function listInbox(filter: InboxFilter, caller: Caller): Promise<Inbox> {
  return inboxOf(await inProject(filter, caller), filter, [], caller);
}

type Named = Pick<Engagement, 'id' | 'client'>;
type Found = { records: StoredFeedback[]; more: boolean; marks: ReadMarks };

/** Lists lag behind writes, so every record is read by its key, and with them what the caller had in hand a moment ago. */
async function inProject({ show }: InboxFilter, caller: Caller): Promise<Found> {
  const inHandRead = readMarks(caller).then(async (marks) => ({ marks, records: await feedbackRecords.getMany(inHand(marks, Date.now())) }));
  const states: FeedbackRecordState[] = show === 'open' ? ['open'] : ['open', 'closed'];
  const [{ marks, records: recent }, ...lists] = await Promise.all([inHandRead, ...states.map((state) => byState(caller.projectId, state))]);
  const records = new Map([...lists.flatMap((list) => list.records), ...recent].map((record) => [record.id, record]));
  const current = [...records.values()].filter(({ body }) => body.projectId === caller.projectId && body.mergedInto === undefined);
  return { records: await toldByUpdate(current), more: lists.some(({ more }) => more), marks };
}

async function byState(projectId: string, state: FeedbackRecordState): Promise<{ records: StoredFeedback[]; more: boolean }> {
  const readings: Promise<StoredFeedback[]>[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages[state]; page++) {
    const answer = await feedbackRecords.list({ scope: projectScope(projectId), state, limit: pageSize, cursor });
    readings.push(feedbackRecords.getMany(answer.records.map(({ id }) => id)));
    cursor = answer.cursor;
    if (cursor === undefined) break;
  }
  return { records: (await Promise.all(readings)).flat(), more: cursor !== undefined };
}

async function inboxOf({ records, more, marks }: Found, filter: InboxFilter, known: Named[], caller: Caller): Promise<Inbox> {
  const now = Date.now();
  const matching = records.filter((record) => matches(record, filter, caller)).sort(byUrgency(now));
  const shown = matching.slice(0, listed);
  const [names, engagements] = await Promise.all([issueNames(shown.flatMap(({ body }) => Object.keys(body.issues))), engagementsOf(shown, known)]);
  const byId = new Map(engagements.map((engagement) => [engagement.id, engagement]));
  return {
    items: shown.map((record) => shownItem(record, { engagement: byId.get(record.body.engagementId ?? ''), names, readAt: marks[record.id], now })),
    counts: countsOf(records, marks, caller, now),
    more: more || matching.length > listed,
  };
}

/** What a rule sent here may be of a client of another project. */
async function engagementsOf(records: StoredFeedback[], known: Named[]): Promise<Named[]> {
  const wanted = new Set(records.flatMap(({ body }) => body.engagementId ?? []));
  const missing = [...wanted].filter((id) => !known.some((engagement) => engagement.id === id));
  return missing.length > 0 ? [...known, ...(await engagementOutlines(missing))] : known;
}

function shownItem(record: StoredFeedback, { names, ...rest }: { engagement: Named | undefined; names: IssueNames; readAt: string | undefined; now: number }): FeedbackItem {
  const body = withCategories(record.body, categoriesOf(names), new Date(rest.now).toISOString());
  return itemOf({ ...record, body }, { ...rest, issues: linkedIssues(body.issues, names) });
}

function matches({ body }: StoredFeedback, { show, kind, engagementId, owner }: InboxFilter, { accountId }: Caller): boolean {
  const open = isOpen(feedbackState(body));
  if (show !== 'all' && open !== (show === 'open')) return false;
  if (kind !== undefined && body.kind !== kind) return false;
  if (engagementId !== undefined && body.engagementId !== engagementId) return false;
  if (owner === undefined) return true;
  return owner === 'nobody' ? body.owner === undefined : body.owner?.accountId === (owner === 'me' ? accountId : owner);
}

/** Overdue first, then by when she hears next, then newest. */
const byUrgency = (now: number) => (one: StoredFeedback, other: StoredFeedback) =>
  Number(isOverdue(other.body, now)) - Number(isOverdue(one.body, now)) ||
  promise(one).localeCompare(promise(other)) ||
  other.body.receivedAt.localeCompare(one.body.receivedAt);

/** Those without one come last. */
const promise = ({ body }: StoredFeedback) => (isOpen(feedbackState(body)) ? promisedBy(body) : undefined) ?? '9999';

function countsOf(records: StoredFeedback[], marks: ReadMarks, { accountId }: Caller, now: number): InboxCounts {
  const open = records.filter(({ body }) => isOpen(feedbackState(body)));
  const count = (test: (record: StoredFeedback) => boolean) => open.filter(test).length;
  return {
    open: open.length,
    unread: count(({ id, body }) => isUnread(body, marks[id])),
    overdue: count(({ body }) => isOverdue(body, now)),
    mine: count(({ body }) => body.owner?.accountId === accountId),
    nobody: count(({ body }) => body.owner === undefined),
    kinds: Object.fromEntries(feedbackKinds.map((kind) => [kind, count(({ body }) => body.kind === kind)])) as InboxCounts['kinds'],
  };
}
