import type { Engagement } from '../clients/contract';
import { engagementFor, recordFor } from '../clients/engagement';
import { personOf } from '../clients/person';
import { invalid, notFound } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { asUser } from '../platform/jira/jira';
import { push } from '../platform/queue';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit, type Write } from '../platform/storage/transaction';
import type { ContactLogEntry, LedgerCalls, LoggedIssue } from './contract';
import { type Fact, factsOf, frozenFact, shownFact } from './facts';
import { recordTold } from './recording';
import { freeze } from './snapshot';
import { contactLogHeads, contactLogRecords, engagementScope } from './store';
import { toldQueue } from './told-mark';

type Conversation = Parameters<LedgerCalls['ledger.log-contact']>[0];
type Page = ReturnType<LedgerCalls['ledger.contact-log']>;

/** Clocks differ. */
const graceMilliseconds = 5 * 60_000;
const yearMilliseconds = 365 * 24 * 3600 * 1000;
/** Recorded while the person waits, so that every page knows at once; more are left to the queue. */
const issuesAtOnce = 10;
/** By then the conversation is kept. */
const eventDelaySeconds = 5;

/** Keeps a conversation; the same one again is answered with what was kept. */
export async function logContact(input: Conversation, caller: Caller): Promise<ContactLogEntry> {
  const engagement = await engagementFor(caller, input.engagementId);
  const known = await entryOf(input.logId, input.engagementId);
  if (known) return known;
  checkTime(input.at, engagement);
  const contacts = chosenContacts(input.contactIds, engagement);
  const [me, told] = await Promise.all([asUser().send('myself'), tickedFacts(input.told, caller)]);
  const { logId: id, engagementId, kind, at, summary } = input;
  return keepConversation({ id, engagementId, kind, at, loggedBy: personOf(me), contacts, summary }, told, engagement, caller);
}

/** Undefined when nothing of the id is kept yet; that of another client's is not found. */
async function entryOf(id: string, engagementId: string): Promise<ContactLogEntry | undefined> {
  const stored = await contactLogRecords.get(id);
  if (!stored) return undefined;
  if (stored.body.engagementId !== engagementId) throw notFound();
  // A run that broke off may have left this out.
  if (stored.body.told.length <= issuesAtOnce) await recordTold(id);
  return shown(stored);
}

function shown({ id, body: { projectId: _projectId, ...entry } }: { id: string; body: Omit<ContactLogEntry, 'id'> & { projectId: string } }): ContactLogEntry {
  return { id, ...entry };
}

function checkTime(at: string, { createdAt }: Engagement): void {
  if (Date.parse(at) > Date.now() + graceMilliseconds) throw invalid('failure.in-the-future', 'at');
  if (Date.parse(at) < Date.parse(createdAt) - yearMilliseconds) throw invalid('failure.too-long-ago', 'at');
}

function chosenContacts(ids: string[], { contacts }: Engagement): ContactLogEntry['contacts'] {
  return ids.map((contactId) => {
    const contact = contacts.find(({ id }) => id === contactId);
    if (!contact) throw invalid('failure.not-found', 'contactIds');
    return { id: contact.id, name: contact.name };
  });
}

/** What was ticked, with the rest as Jira has it now. */
async function tickedFacts(ticked: Conversation['told'], caller: Caller): Promise<Fact[]> {
  const found = await factsOf(asUser(), caller.projectId, ticked.map(({ issueId }) => issueId));
  return ticked.map(({ issueId, category, dueOn, blocked }, index) => {
    const fact = found.find((each) => each.issueId === issueId);
    if (!fact) throw invalid('failure.issue-not-found', `told.${index}.issueId`);
    const { dueOn: _dueOn, ...rest } = fact;
    return { ...rest, category, ...(dueOn !== undefined && { dueOn }), blocked };
  });
}

type Entry = Omit<ContactLogEntry, 'told'>;

/** The entry people read and the snapshot that counts as told, in one transaction. */
export async function keepConversation(entry: Entry, told: Fact[], engagement: Pick<Engagement, 'projectId' | 'client'>, caller: Caller): Promise<ContactLogEntry> {
  const { id, engagementId, at } = entry;
  const kept = { ...entry, told: told.map(shownFact) };
  // Pushed before the commit: an event without its conversation does nothing, a conversation without its event might never count.
  await push(toldQueue, [{ snapshotId: id }], eventDelaySeconds);
  const isNew = await repeatOnConflict(async () => {
    if (await contactLogRecords.get(id)) return false;
    const { id: _id, ...body } = kept;
    const record = contactLogRecords.create(id, { scope: engagementScope(engagementId), at, subject: entry.kind, body: { ...body, projectId: engagement.projectId } });
    await commit([freeze(snapshotOf(entry, told, engagement, caller)), record, ...(await headWrite(engagementId, id))]);
    return true;
  });
  if (!isNew) return (await entryOf(id, engagementId)) ?? kept;
  if (told.length <= issuesAtOnce) await recordTold(id);
  return kept;
}

function snapshotOf({ id, engagementId, kind, at, loggedBy, contacts, summary }: Entry, told: Fact[], { projectId, client }: Pick<Engagement, 'projectId' | 'client'>, { language }: Caller) {
  return {
    kind: 'word-of-mouth' as const,
    id,
    engagementId,
    projectId,
    clientId: client.id,
    sentAt: at,
    sentBy: loggedBy,
    contactKind: kind,
    summary,
    contacts,
    issues: told.map(frozenFact),
    versions: [],
    lines: [{ id, section: 'word-of-mouth', texts: { [language]: summary }, issueIds: told.map(({ issueId }) => issueId), versionIds: [] }],
  };
}

const entriesInPage = 20;
/** Lists lag behind writes by seconds. */
const mostRecent = 10;

async function headWrite(engagementId: string, id: string): Promise<Write[]> {
  const head = await contactLogHeads.get(engagementId);
  const row = { scope: engagementScope(engagementId), at: new Date().toISOString(), body: { ids: [id, ...(head?.body.ids ?? [])].slice(0, mostRecent) } };
  return [head ? contactLogHeads.replace(head, row) : contactLogHeads.create(engagementId, row)];
}

/** Newest first; the first page has what was logged a moment ago as well, so it may hold a few more. */
export async function listContactLog({ engagementId, cursor }: { engagementId: string; cursor?: string }, caller: Caller): Promise<Page> {
  await recordFor(caller, engagementId);
  const page = await contactLogRecords.list({ scope: engagementScope(engagementId), limit: entriesInPage, ...(cursor !== undefined && { cursor }) });
  const last = page.cursor === undefined ? '' : (page.records.at(-1)?.at ?? '');
  const missing = cursor === undefined ? (await recent(engagementId)).filter(({ id, at }) => at >= last && page.records.every((record) => record.id !== id)) : [];
  const entries = [...page.records, ...missing].sort((one, other) => other.at.localeCompare(one.at)).map(shown);
  return { entries, ...(page.cursor !== undefined && { cursor: page.cursor }) };
}

async function recent(engagementId: string) {
  const head = await contactLogHeads.get(engagementId);
  return contactLogRecords.getMany(head?.body.ids ?? []);
}

export async function issueFacts({ engagementId, issueIds }: { engagementId: string; issueIds: string[] }, caller: Caller): Promise<LoggedIssue[]> {
  await recordFor(caller, engagementId);
  return (await factsOf(asUser(), caller.projectId, issueIds)).map(shownFact);
}
