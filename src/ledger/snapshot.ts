import { isDeepStrictEqual } from 'node:util';
import type { Language } from '../i18n/language';
import { invalid } from '../platform/app-error';
import type { Write } from '../platform/storage/transaction';
import { askRecords, headRecords, payloadRecords, recipientRecords, type SnapshotHeader, snapshotRecords } from './store';
import type { FrozenPayload, MessageForm, Payload, Snapshot, ToldRecipient } from './told';

/** A stored value holds 240 KiB; the rest is room for the record round it. https://developer.atlassian.com/platform/forge/limits-kvs-ce/ */
const largestValue = 230 * 1024;
/** Keeps a page below the largest value, whatever the names. */
const recipientsInPage = 100;

const scopeOf = (engagementId: string) => `engagement:${engagementId}`;
const payloadId = (id: string, language: Language, form: MessageForm) => `${id}.${language}.${form}`;
const pageId = (id: string, page: number) => `${id}.${page}`;
const pagesOf = (recipients: number) => Math.ceil(recipients / recipientsInPage);

/**
 * The writes that freeze an update: one value per language and form, and the header, which makes it visible. They belong in one
 * transaction; `freezeRecipients` comes before it.
 */
export function freeze({ recipients, ...frozen }: Snapshot, payloads: FrozenPayload[]): Write[] {
  const header: SnapshotHeader = { ...frozen, recipientPages: pagesOf(recipients.length) };
  const row = { scope: scopeOf(frozen.engagementId), at: frozen.sentAt };
  return [
    ...payloads.map(({ language, form, payload }) => payloadRecords.create(payloadId(frozen.id, language, form), { ...row, body: fitting(payload) })),
    snapshotRecords.create(frozen.id, { ...row, state: 'frozen', subject: frozen.clientId, body: fitting(header) }),
  ];
}

/** The writes still missing for the recipients. A send that broke off may have left pages nobody can see: those that differ are written again. */
export async function freezeRecipients({ id, engagementId, sentAt, recipients }: Snapshot): Promise<Write[]> {
  const pages = Array.from({ length: pagesOf(recipients.length) }, (_, page) => ({
    id: pageId(id, page),
    body: recipients.slice(page * recipientsInPage, (page + 1) * recipientsInPage),
  }));
  const found = new Map((await recipientRecords.getMany(pages.map((page) => page.id))).map((record) => [record.id, record]));
  return pages.flatMap((page) => {
    const current = found.get(page.id);
    if (!current) return recipientRecords.create(page.id, { scope: scopeOf(engagementId), at: sentAt, body: page.body });
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
  const pages = await recipientRecords.getMany(Array.from({ length: recipientPages }, (_, page) => pageId(id, page)));
  return { ...frozen, recipients: pages.flatMap((page): ToldRecipient[] => page.body) };
}

export async function readPayload(id: string, language: Language, form: MessageForm): Promise<Payload | undefined> {
  return (await payloadRecords.get(payloadId(id, language, form)))?.body;
}

/** The newest update this client was really sent; one that can still be taken back is not told yet. */
export async function lastSnapshot(engagementId: string): Promise<Snapshot | undefined> {
  const head = await headRecords.get(engagementId);
  return head && readSnapshot(head.body.updateId);
}

/** The write that makes a snapshot the newest its client was told. */
export async function tell({ id, engagementId, sentAt }: Pick<Snapshot, 'id' | 'engagementId' | 'sentAt'>): Promise<Write> {
  const head = await headRecords.get(engagementId);
  const row = { scope: scopeOf(engagementId), at: sentAt, body: { updateId: id } };
  return head ? headRecords.replace(head, row) : headRecords.create(engagementId, row);
}

/** The writes still missing for what a sent update asks of the client. */
export async function recordAsks({ id, engagementId, clientId, sentAt, lines }: Snapshot): Promise<Write[]> {
  const asks = lines.filter((line) => line.section === 'asks').map((line) => ({ askId: `${id}.${line.id}`, line }));
  const known = new Set((await askRecords.getMany(asks.map(({ askId }) => askId))).map((record) => record.id));
  return asks
    .filter(({ askId }) => !known.has(askId))
    .map(({ askId, line }) =>
      askRecords.create(askId, {
        scope: scopeOf(engagementId),
        state: 'open',
        at: sentAt,
        subject: clientId,
        body: { updateId: id, clientId, line, ...(line.neededBy && { neededBy: line.neededBy }) },
      }),
    );
}
