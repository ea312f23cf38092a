import { asApp } from '../platform/jira/jira';
import { push } from '../platform/queue';
import { readTogether } from '../platform/storage/batch';
import { collection } from '../platform/storage/collection';
import type { Stored } from '../platform/storage/record';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit, type Write } from '../platform/storage/transaction';
import type { Contact, Engagement } from './contract';
import { clientNameHead, clientNamePages, type ClientNamePage, contactKey, contactRecords, engagementRecords, now, projectRecords } from './store';

/** What a client and its people are called. */
export type ClientNames = { engagementId: string; name: string; people: { name: string; email?: string }[] };

export const clientNamesQueue = 'list-clients';
const headId = 'site';
/** Whether those that were set up before names were listed are, and when that was last asked for. */
const marks = collection<{ done: boolean }>('client-names-listed', 1);
const mark = (done: boolean): Write => marks.put(headId, { scope: 'site', at: now(), body: { done } });
const patienceMilliseconds = 3_600_000;

/** A stored value holds 240 KiB; a person takes 2 kB at most. https://developer.atlassian.com/platform/forge/limits-kvs-ce/ */
const fullPage = 180 * 1024;
const largestPage = 230 * 1024;

type Entry = { key: 'name'; name: string } | { key: string; person: { name: string; email?: string } };
type Pages = { head: Stored<{ pages: number }> | undefined; pages: Stored<ClientNamePage>[] };

async function readPages(): Promise<Pages & { listed: Stored<{ done: boolean }> | undefined }> {
  const { heads, listed } = await readTogether({ heads: clientNameHead.wants([headId]), listed: marks.wants([headId]) });
  const [head] = heads;
  const pages = head ? await clientNamePages.getMany(Array.from({ length: head.body.pages }, (_, page) => String(page))) : [];
  return { head, pages, listed: listed[0] };
}

/** Every client of the site, one engagement each. A request to storage for the head, and one for 25 pages. Those set up before names were listed follow by a job. */
export async function clientNames(): Promise<ClientNames[]> {
  const { pages, listed } = await readPages();
  if (!listed?.body.done && (!listed || Date.parse(listed.at) < Date.now() - patienceMilliseconds)) {
    await commit([mark(false)]);
    await push(clientNamesQueue, [{ startAt: 0 }]);
  }
  const found = new Map<string, ClientNames>();
  for (const [engagementId, { name, people }] of pages.flatMap(({ body }) => Object.entries(body))) {
    const known = found.get(engagementId) ?? { engagementId, name: '', people: [] };
    found.set(engagementId, { engagementId, name: name ?? known.name, people: [...known.people, ...Object.values(people)] });
  }
  return [...found.values()];
}

/** The writes that keep the names in step with an engagement: part of the transaction that writes it. */
export function followClientName(engagementId: string, before: string | undefined, after: string): Promise<Write[]> {
  return before === after ? Promise.resolve([]) : follow(engagementId, [{ key: 'name', name: after }], []);
}

type Named = Pick<Contact, 'name' | 'email'>;

/** The same for one of her people; `after` undefined: she is no contact any more. */
export async function followContactName(engagementId: string, contactId: string, before: Named | undefined, after: Named | undefined): Promise<Write[]> {
  if (before && after && before.name === after.name && before.email === after.email) return [];
  return after ? follow(engagementId, [personEntry(contactId, after)], []) : follow(engagementId, [], [contactId]);
}

/** A new engagement with its first contact. */
export const addClientNames = (engagementId: string, { client }: Pick<Engagement, 'client'>, contactId: string, contact: Named): Promise<Write[]> =>
  follow(engagementId, [{ key: 'name', name: client.name }, personEntry(contactId, contact)], []);

const personEntry = (contactId: string, { name, email }: Named): Entry => ({ key: contactId, person: { name, ...(email !== undefined && { email }) } });

async function follow(engagementId: string, entries: Entry[], removed: string[]): Promise<Write[]> {
  return written(placed(await readPages(), engagementId, entries, removed));
}

type Draft = Pages & { bodies: ClientNamePage[]; changed: Set<number> };

/** Entries that were there are taken out first; each then goes where it fits. */
function placed(before: Pages, engagementId: string, entries: Entry[], removed: string[]): Draft {
  const draft: Draft = { ...before, bodies: before.pages.map(({ body }) => body), changed: new Set() };
  const sizes = draft.bodies.map(sizeOf);
  for (const key of [...removed, ...entries.map((entry) => entry.key)]) takeOut(draft, engagementId, key);
  for (const entry of entries) {
    const size = Buffer.byteLength(JSON.stringify(entry)) + engagementId.length;
    const used = [...draft.changed].find((page) => (sizes[page] ?? 0) + size < largestPage);
    const free = used ?? sizes.findIndex((known) => known + size < fullPage);
    const page = free === -1 ? draft.bodies.length : free;
    draft.bodies[page] = withEntry(draft.bodies[page] ?? {}, engagementId, entry);
    sizes[page] = (sizes[page] ?? 0) + size;
    draft.changed.add(page);
  }
  return draft;
}

const sizeOf = (body: ClientNamePage) => Buffer.byteLength(JSON.stringify(body));

function takeOut(draft: Draft, engagementId: string, key: string): void {
  draft.bodies.forEach((body, page) => {
    const { [engagementId]: entry, ...others } = body;
    if (!entry || (key === 'name' ? entry.name === undefined : !entry.people[key])) return;
    const { [key]: _person, ...people } = entry.people;
    const rest = key === 'name' ? { people } : { ...entry, people };
    const isEmpty = Object.keys(people).length === 0 && !('name' in rest);
    draft.bodies[page] = isEmpty ? others : { ...others, [engagementId]: rest };
    draft.changed.add(page);
  });
}

function withEntry(body: ClientNamePage, engagementId: string, entry: Entry): ClientNamePage {
  const known = body[engagementId] ?? { people: {} };
  return { ...body, [engagementId]: 'person' in entry ? { ...known, people: { ...known.people, [entry.key]: entry.person } } : { ...known, name: entry.name } };
}

function written({ head, pages, bodies, changed }: Draft): Write[] {
  const row = { scope: 'site', at: now() };
  const writes = [...changed].map((page) => {
    const stored = pages[page];
    const body = bodies[page] ?? {};
    return stored ? clientNamePages.replace(stored, { body }) : clientNamePages.create(String(page), { ...row, body });
  });
  if (bodies.length === pages.length) return writes;
  const body = { pages: bodies.length };
  return [...writes, head ? clientNameHead.replace(head, { body }) : clientNameHead.create(headId, { ...row, body })];
}

const projectsInPage = 50;

/**
 * Writes down the names of clients that were set up before they were listed, a page of Jira's projects at a time. Answers where the
 * next page starts; undefined after the last. Safe to repeat.
 */
export async function listClientNames(startAt: number): Promise<number | undefined> {
  const page = await asApp().send('projects', { query: { startAt, maxResults: projectsInPage, orderBy: 'key' } });
  const projects = await projectRecords.getMany(page.values.map(({ id }) => id));
  for (const engagementId of projects.flatMap(({ body }) => body.engagementIds)) await listNamesOf(engagementId);
  if (page.isLast === false && page.values.length > 0) return startAt + page.values.length;
  // Whoever gets this far has seen them all.
  await commit([mark(true)]);
  return undefined;
}

/** A save in between wins: the pages are read before the records, and written on condition that they are the same. */
async function listNamesOf(engagementId: string): Promise<void> {
  await repeatOnConflict(async () => {
    const pages = await readPages();
    const engagement = await engagementRecords.get(engagementId);
    if (!engagement) return;
    const contacts = await contactRecords.getMany(engagement.body.contactIds.map((id) => contactKey(engagementId, id)));
    const entries: Entry[] = [{ key: 'name', name: engagement.body.client.name }, ...contacts.map(({ id, body }) => personEntry(id.slice(engagementId.length + 1), body))];
    const known = new Set(pages.pages.flatMap(({ body }) => Object.entries(body[engagementId]?.people ?? {}).map(([id, person]) => JSON.stringify([id, person.name, person.email]))));
    const isNamed = pages.pages.some(({ body }) => body[engagementId]?.name === engagement.body.client.name);
    const missing = entries.filter((entry) => ('person' in entry ? !known.has(JSON.stringify([entry.key, entry.person.name, entry.person.email])) : !isNamed));
    if (missing.length > 0) await commit(written(placed(pages, engagementId, missing, [])));
  });
}
