import { isDeepStrictEqual } from 'node:util';
import { invalid } from '../platform/app-error';
import type { Stored } from '../platform/storage/record';
import type { Write } from '../platform/storage/transaction';
import type { AskBody } from './ask';
import { askRecords, engagementScope, headRecords, payloadRecords, recipientRecords, type SnapshotHeader, snapshotRecords } from './store';
import { editionKey, type FrozenPayload, type MessageEdition, type Payload, type SentSnapshot, type Snapshot, type ToldLine, type ToldRecipient, type UpdateSnapshot } from './told';

/** A stored value holds 240 KiB; the rest is room for the record round it. https://developer.atlassian.com/platform/forge/limits-kvs-ce/ */
const largestValue = 230 * 1024;
/** Keeps a page below the largest value, whatever the names. */
const recipientsInPage = 100;
/** One ask is told again so many times at most; older tellings go first. */
const mostTellings = 60;

const payloadId = (id: string, edition: MessageEdition) => `${id}.${editionKey(edition)}`;
/** Before messages had lengths, one served every road. */
const formerPayloadId = (id: string, { language, form }: MessageEdition) => `${id}.${language}.${form}`;
const pageId = (id: string, page: number) => `${id}.${page}`;
const pagesOf = (recipients: number) => Math.ceil(recipients / recipientsInPage);

/** The write that freezes what was told and makes it visible. `freezeRecipients` and `freezePayloads` come before it. */
export function freeze(snapshot: Snapshot): Write {
  const header = headerOf(snapshot);
  return snapshotRecords.create(snapshot.id, { scope: engagementScope(snapshot.engagementId), at: snapshot.sentAt, state: 'frozen', subject: snapshot.clientId, body: fitting(header) });
}

function headerOf(snapshot: Snapshot): SnapshotHeader {
  if (snapshot.kind === 'word-of-mouth') return { ...snapshot, recipientPages: 0 };
  const { recipients, ...frozen } = snapshot;
  return { ...frozen, recipientPages: pagesOf(recipients.length) };
}

/** The writes still missing for the messages, one value for each edition. A send that broke off may have left some nobody can see. */
export async function freezePayloads({ id, engagementId, sentAt }: SentSnapshot, payloads: FrozenPayload[]): Promise<Write[]> {
  const found = new Map((await payloadRecords.getMany(payloads.map((edition) => payloadId(id, edition)))).map((record) => [record.id, record]));
  return payloads.flatMap(({ payload, ...edition }) => {
    const current = found.get(payloadId(id, edition));
    if (!current) return payloadRecords.create(payloadId(id, edition), { scope: engagementScope(engagementId), at: sentAt, body: fitting(payload) });
    return isDeepStrictEqual(current.body, payload) ? [] : payloadRecords.replace(current, { body: fitting(payload) });
  });
}

/** The writes still missing for the recipients. A send that broke off may have left pages nobody can see: those that differ are written again. */
export async function freezeRecipients({ id, engagementId, sentAt, recipients }: SentSnapshot): Promise<Write[]> {
  const pages = Array.from({ length: pagesOf(recipients.length) }, (_, page) => ({
    id: pageId(id, page),
    body: recipients.slice(page * recipientsInPage, (page + 1) * recipientsInPage),
  }));
  const found = new Map((await recipientRecords.getMany(pages.map((page) => page.id))).map((record) => [record.id, record]));
  return pages.flatMap((page) => {
    const current = found.get(page.id);
    if (!current) return recipientRecords.create(page.id, { scope: engagementScope(engagementId), at: sentAt, body: page.body });
    return isDeepStrictEqual(current.body, page.body) ? [] : recipientRecords.replace(current, { body: page.body });
  });
}

/** Refuses a payload that could not be kept. */
export const checkPayload = (payload: Payload) => void fitting(payload);

function fitting<Value>(value: Value): Value {
  const size = Buffer.byteLength(JSON.stringify(value));
  if (size > largestValue) throw invalid('failure.message-too-large', 'sections', { size: Math.ceil(size / 1024), limit: largestValue / 1024 });
  return value;
}

export async function readSnapshot(id: string): Promise<Snapshot | undefined> {
  const record = await snapshotRecords.get(id);
  if (!record) return undefined;
  const { recipientPages, ...frozen } = record.body;
  if (frozen.kind === 'word-of-mouth') return frozen;
  const pages = await recipientRecords.getMany(Array.from({ length: recipientPages }, (_, page) => pageId(id, page)));
  return { ...frozen, recipients: pages.flatMap((page): ToldRecipient[] => page.body) };
}

/** A snapshot without whom it was for, who may be thousands. */
export const readHeader = async (id: string): Promise<SnapshotHeader | undefined> => (await snapshotRecords.get(id))?.body;
export type { SnapshotHeader };

/** A page of them and how many pages: beyond that a correction reaches one person too many rather than one too few. */
const headersInPage = 20;
const mostHeaderPages = 15;

/** What this client was told after a moment, newest first. `ids`: those lists may not show yet. */
export async function laterSnapshots(engagementId: string, afterAt: string, ids: string[]): Promise<SnapshotHeader[]> {
  const found = new Map((await snapshotRecords.getMany(ids)).map(({ id, body }) => [id, body]));
  let cursor: string | undefined;
  for (let page = 0; page < mostHeaderPages; page += 1) {
    const listed = await snapshotRecords.list({ scope: engagementScope(engagementId), limit: headersInPage, ...(cursor !== undefined && { cursor }) });
    for (const { id, body } of listed.records) found.set(id, body);
    cursor = listed.cursor;
    if (cursor === undefined || listed.records.some(({ at }) => at <= afterAt)) break;
  }
  return [...found.values()].filter(({ sentAt }) => sentAt > afterAt);
}

/** What updates rested on, whoever they were for; any that is not there, or is no update, is left out. One request to storage for a hundred. */
export async function readPictures(ids: string[]): Promise<UpdatePicture[]> {
  const records = await snapshotRecords.getMany(ids);
  return records.flatMap(({ body }) => (body.kind === 'update' ? body : []));
}
export type UpdatePicture = Omit<UpdateSnapshot, 'recipients'>;

/** Whom a snapshot was for, in its order; a part of them costs only the pages that hold it. */
export async function recipientIds(id: string, from: number, until: number): Promise<string[]> {
  const first = Math.floor(from / recipientsInPage);
  const pages = await recipientRecords.getMany(Array.from({ length: pagesOf(until) - first }, (_, index) => pageId(id, first + index)));
  const inPages = pages.flatMap((page) => page.body.map(({ contactId }) => contactId));
  return inPages.slice(from - first * recipientsInPage, until - first * recipientsInPage);
}

export async function readPayload(id: string, edition: MessageEdition): Promise<Payload | undefined> {
  const kept = await payloadRecords.get(payloadId(id, edition));
  if (kept || edition.length !== 'full') return kept?.body;
  return (await payloadRecords.get(formerPayloadId(id, edition)))?.body;
}

/** The newest update this client was really sent; one that can still be taken back is not told yet. */
export async function lastUpdate(engagementId: string): Promise<UpdateSnapshot | undefined> {
  const head = await headRecords.get(engagementId);
  const snapshot = head && (await readSnapshot(head.body.updateId));
  return snapshot?.kind === 'update' ? snapshot : undefined;
}

/** The write that makes an update the newest its client was sent. */
export async function tell({ id, engagementId, sentAt }: Pick<UpdateSnapshot, 'id' | 'engagementId' | 'sentAt'>): Promise<Write> {
  const head = await headRecords.get(engagementId);
  const row = { scope: engagementScope(engagementId), at: sentAt, body: { updateId: id } };
  return head ? headRecords.replace(head, row) : headRecords.create(engagementId, row);
}

/** The ask a line of an update makes, or makes once more. */
export const askIdOf = (updateId: string, { id, asked }: Pick<ToldLine, 'id' | 'asked'>): string => asked?.id ?? `${updateId}.${id}`;

/** The writes still missing for what a sent update asks of the client. What was asked before is the same ask, told once more. */
export async function recordAsks(update: UpdateSnapshot): Promise<Write[]> {
  const { id, engagementId, clientId, sentAt, lines } = update;
  const asks = lines.filter((line) => line.section === 'asks').map((line) => ({ askId: askIdOf(id, line), line }));
  const known = new Map((await askRecords.getMany([...new Set(asks.map(({ askId }) => askId))])).map((record) => [record.id, record]));
  return asks.flatMap(({ askId, line }): Write[] => {
    const current = known.get(askId);
    if (current) return line.asked ? askedAgain(current, update, line) : [];
    return [
      askRecords.create(askId, {
        scope: engagementScope(engagementId),
        state: 'open',
        at: sentAt,
        subject: clientId,
        body: { updateId: id, clientId, line, ...(line.neededBy && { neededBy: line.neededBy }) },
      }),
    ];
  });
}

function askedAgain(current: Stored<AskBody>, { id, engagementId, sentAt }: UpdateSnapshot, { neededBy }: ToldLine): Write[] {
  const { again = [] } = current.body;
  if (current.scope !== engagementScope(engagementId) || again.some(({ updateId }) => updateId === id)) return [];
  const telling = { updateId: id, at: sentAt, ...(neededBy && { neededBy }) };
  return [askRecords.replace(current, { body: { ...current.body, again: [...again, telling].slice(-mostTellings) } })];
}
