import { engagementFor, projectView } from '../clients/engagement';
import { ownEngagements, shownToClient } from '../clients/team';
import type { Engagement } from '../clients/contract';
import { dateIn } from '../i18n/dates';
import { bookOf, promiseSummary, wantsBooks } from '../ledger/promise-list';
import type { AnswersOfContact } from '../ledger/contract';
import { readPayload } from '../ledger/snapshot';
import { untoldGlance, untoldOf, wantsUntoldHeads } from '../ledger/untold';
import { answersTo } from '../ledger/update-answers';
import { editionKey, type Payload } from '../ledger/told';
import { notFound } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { readTogether } from '../platform/storage/batch';
import { type Delivery, type DeliveryGroup, deliveryGroups, type Message, type SentUpdate, type UpdatesView } from './contract';
import type { LineCorrection, SentLine } from './correction-contract';
import { messageOf } from './delivery-message';
import { countsOf, deliveriesOf, deliveryPage, groupOf } from './delivery-list';
import { openDrafts } from './draft';
import { reviveSend } from './send-sweep';
import { sentLines } from './sent-lines';
import { isTold, contactIdsOf, projectScope, readDeliveries, readDelivery, stateOf, type StoredDelivery, type StoredUpdate, updateHeadKeys, updateHeadRecords, updateRecords } from './update-store';

const newest = 20;
/** Together, in the list; whoever opens an update sees them all. */
const deliveriesInList = 500;
/** Of one client, counted. */
const mostUntold = 25;
/** While somebody looks. */
const deliveriesRevived = 20;

/** The update, if it belongs to the project Jira confirmed for the caller. */
export async function updateFor({ projectId }: Caller, updateId: string): Promise<StoredUpdate> {
  const update = await updateRecords.get(updateId);
  if (update?.body.projectId !== projectId) throw notFound();
  return update;
}

/** Once it can no longer be taken back. */
const isRead = (update: StoredUpdate) => stateOf(update) === 'sent';

/** `ownContactId`: who the caller is where she is of the client. */
type Readable = { update: StoredUpdate; standing: Standing; ownContactId: string | undefined };
type Standing = Awaited<ReturnType<typeof deliveriesOf>>;

/** The update with what of its deliveries the caller may read: a client's own people read what has reached their client. */
async function readableFor(caller: Caller, updateId: string): Promise<Readable> {
  const { update, own } = await ofReader(caller, updateId);
  const standing = own ? toldOnly(await deliveryPage(update, 'told', 0)) : await deliveriesOf(update);
  return { update, standing, ownContactId: own?.get(update.body.engagementId) };
}

async function ofReader(caller: Caller, updateId: string) {
  const [update, own] = await Promise.all([updateFor(caller, updateId), ownEngagements(caller)]);
  if (own && !(own.has(update.body.engagementId) && isRead(update))) throw notFound();
  return { update, own };
}

const toldOnly = (told: StoredDelivery[]): Standing => ({ deliveries: told, counts: countsOf(told) });

export async function sentUpdate(update: StoredUpdate): Promise<SentUpdate> {
  return shown(update, await deliveriesOf(update));
}

/** A page of deliveries, of one group or of all. */
export async function readDeliveryPage({ updateId, group, page }: { updateId: string; group?: DeliveryGroup; page: number }, caller: Caller): Promise<{ deliveries: Delivery[] }> {
  const { update, own } = await ofReader(caller, updateId);
  const found = own && group !== undefined && group !== 'told' ? [] : await deliveryPage(update, own ? 'told' : group, page);
  return { deliveries: found.map(shownDelivery) };
}

/** The frozen message of one recipient. */
export async function readMessage(updateId: string, contactId: string, caller: Caller): Promise<Message> {
  const { update, own } = await ofReader(caller, updateId);
  const delivery = (await contactIdsOf(update)).includes(contactId) ? await readDelivery(updateId, contactId) : undefined;
  if (!delivery || (own && !isTold(delivery))) throw notFound();
  const payload = await readPayload(updateId, delivery.body);
  if (!payload) throw notFound();
  return messageOf(payload, delivery.body);
}

/** Together with the rest of a reply. */
const deliveriesInReply = 100;

function shown(update: StoredUpdate, { deliveries, counts }: Standing): SentUpdate {
  const { recipients, kind, engagementId, number, subject, health, sentAt, sentBy, byItself, undoUntilAt } = update.body;
  const state = stateOf(update);
  return {
    id: update.id,
    kind,
    engagementId,
    number,
    subject,
    ...(health && { health }),
    sentAt,
    sentBy: sentBy.name,
    ...(byItself && { byItself }),
    undoUntilAt,
    readAt: new Date().toISOString(),
    state: state === 'releasing' ? 'sent' : state,
    recipients,
    counts,
    deliveries: inReply(deliveries).map(shownDelivery),
  };
}

/** Of more than a reply holds those that are not through come first. */
function inReply(deliveries: StoredDelivery[]): StoredDelivery[] {
  if (deliveries.length <= deliveriesInReply) return deliveries;
  return deliveryGroups.flatMap((group) => deliveries.filter((delivery) => groupOf(delivery) === group)).slice(0, deliveriesInReply);
}

function shownDelivery({ state, body: { contactId, name, road, language, problem, problemFile, issueKey, notBeforeAt, waitsFor, changedAt } }: StoredDelivery): Delivery {
  const waitsUntilAt = state === 'waiting' ? notBeforeAt : undefined;
  return { contactId, name, road, language, state, ...(problem && { problem }), ...(problemFile !== undefined && { problemFile }), ...(issueKey && { issueKey }), ...(waitsUntilAt && { waitsUntilAt, ...(waitsFor && { waitsFor }) }), changedAt };
}

/** Lists lag behind writes, so each client's newest update and note are read by their key as well. */
export async function openUpdates(caller: Caller): Promise<UpdatesView> {
  const [view, listed] = await Promise.all([projectView(caller), updateRecords.list({ scope: projectScope(caller.projectId), limit: newest })]);
  const ids = view.engagements.map(({ id }) => id);
  const isClient = view.reader === 'client';
  const [heads, drafts, standing] = await Promise.all([updateHeadRecords.getMany(ids.flatMap(updateHeadKeys)), isClient ? [] : openDrafts(caller.projectId, ids), isClient ? undefined : standingOf(view.engagements)]);
  // What the list says of an update may be old; the record itself is not.
  const found = await updateRecords.getMany([...new Set([...heads.map(({ body }) => body.updateId), ...listed.records.map(({ id }) => id)])]);
  const readable = isClient ? found.filter((update) => ids.includes(update.body.engagementId) && isRead(update)) : found;
  const updates = readable.sort((one, other) => other.at.localeCompare(one.at)).slice(0, newest);
  let room = deliveriesInList;
  const wanted = updates.map((update) => {
    const most = Math.min(room, update.body.recipients);
    room -= most;
    return { update, most };
  });
  const deliveries = await Promise.all(wanted.map(async ({ update, most }) => readDeliveries(update.id, await contactIdsOf(update, 0, most))));
  return {
    ...view,
    drafts,
    ...standing,
    sent: updates.map((update, index) => {
      const found = (deliveries[index] ?? []).filter((delivery) => !isClient || isTold(delivery));
      return shown(update, { deliveries: found, counts: countsOf(found) });
    }),
  };
}

/** How our promises stand, and what is untold, client by client. */
async function standingOf(engagements: Engagement[]): Promise<Pick<UpdatesView, 'promises' | 'untold'>> {
  const ids = engagements.map(({ id }) => id);
  const { books, heads } = await readTogether({ books: wantsBooks(ids), heads: wantsUntoldHeads(ids) });
  const untold = await untoldOf(engagements, heads, mostUntold);
  return {
    promises: Object.fromEntries(engagements.map(({ id, timeZone }) => [id, promiseSummary(bookOf(books, id), dateIn(Date.now(), timeZone))])),
    untold: Object.fromEntries([...untold].map(([id, news]) => [id, untoldGlance(news)])),
  };
}

/** How far it has come. Whatever shows no sign of life gets its event once more. */
export async function followUpdate(updateId: string, caller: Caller): Promise<SentUpdate> {
  const { update, standing, ownContactId } = await readableFor(caller, updateId);
  if (ownContactId === undefined) await reviveSend(update, standing, deliveriesRevived);
  return shown(update, standing);
}

/** A reply of Forge holds 5 MB; https://developer.atlassian.com/platform/forge/limits-invocation/ */
const messagesInReply = 50;

export async function readUpdate(updateId: string, caller: Caller): Promise<{ update: SentUpdate; messages: { contactId: string; message: Message }[]; engagement: Engagement; lines: SentLine[]; corrections: LineCorrection[]; answers: AnswersOfContact[] }> {
  const { update, standing, ownContactId } = await readableFor(caller, updateId);
  const whole = await engagementFor(caller, update.body.engagementId);
  const engagement = ownContactId === undefined ? whole : shownToClient(whole, ownContactId);
  const payloads = new Map<string, Payload | undefined>();
  const listed = (standing.deliveries.length > 0 ? standing.deliveries : await deliveryPage(update, undefined, 0)).slice(0, messagesInReply).map(({ body }) => body);
  for (const edition of listed) if (!payloads.has(editionKey(edition))) payloads.set(editionKey(edition), await readPayload(update.id, edition));
  const messages = listed.flatMap((edition) => {
    const payload = payloads.get(editionKey(edition));
    return payload ? { contactId: edition.contactId, message: messageOf(payload, edition) } : [];
  });
  // What colleagues of hers answered is not for a client's own people.
  const isTeam = ownContactId === undefined;
  const [{ lines, corrections }, answers] = await Promise.all([sentLines(update.id, isTeam ? undefined : standing.deliveries.map(({ body }) => body)), isTeam ? answersTo(update.id) : []]);
  return { update: shown(update, standing), messages, engagement, lines: isTeam ? lines : [], corrections, answers };
}
