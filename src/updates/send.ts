import type { Engagement, Person, Road } from '../clients/contract';
import { forgetPause } from '../clients/pause';
import { callerAsPerson } from '../clients/person';
import { freeze, freezePayloads, freezeRecipients } from '../ledger/snapshot';
import { editionKey, type IssueFact, type SentSnapshot } from '../ledger/told';
import { AppError, conflict, invalid, notFound } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { push } from '../platform/queue';
import { commit, type Write } from '../platform/storage/transaction';
import type { Approval, Check } from './check-contract';
import { gate } from './checks/gate';
import { keepCheck } from './checks/record';
import { lockDraft, openDraft, reopenDraft } from './draft';
import { linesFor } from './message/content';
import { notify } from './notify-road';
import type { PreparedMessage, Recipient } from './prepared';
import { unreachableReasons } from './preview';
import { commitAll, releaseQueue } from './release';
import { watchFrom } from './send-watch';
import { prepareUpdate } from './update-message';
import {
  deliveryRecords,
  engagementScope,
  mostNamed,
  perContact,
  projectScope,
  readDeliveries,
  stateOf,
  type StoredUpdate,
  type UpdateBody,
  updateHeadKey,
  updateHeadRecords,
  updateRecords,
  updateScope,
} from './update-store';

const undoSeconds = 20;
const attemptsToRecord = 3;
/** A transaction holds 4 MB, and a rendered message up to 240 KiB. https://developer.atlassian.com/platform/forge/limits-kvs-ce/ */
const payloadsInTransaction = 15;

export type Sending = { engagementId: string; digest: string; contactIds: string[]; sendId: string };

/**
 * Freezes an update or a note and promises to send it. Its id is the sender's, so sending twice is sending once. Recipients,
 * messages and deliveries, which may be thousands, are written first; one last transaction makes them, the snapshot and the locked
 * draft real.
 */
export function send(sending: Sending, caller: Caller, prepare: () => Promise<PreparedMessage>): Promise<StoredUpdate> {
  return sendAs(sending, { projectId: caller.projectId, person: () => callerAsPerson(caller) }, prepare);
}

/** In whose name a message leaves; `byItself` where she did not press Send. */
export type Sender = { projectId: string; person: () => Promise<Person>; byItself?: true };

export async function sendAs({ engagementId, digest, contactIds, sendId }: Sending, sender: Sender, prepare: () => Promise<PreparedMessage>): Promise<StoredUpdate> {
  const known = await sentAlready(sendId, engagementId, sender);
  if (known) return known;
  const prepared = await prepare();
  if (prepared.digest !== digest) throw conflict('failure.preview-outdated');
  const recipients = await chosenRecipients(prepared, contactIds);
  const lateFacts = await prepared.checkIssues();
  const check = await gate(prepared);

  const snapshot = snapshotOf(prepared, { recipients, lateFacts, approval: check.approval }, sendId, { sentBy: await sender.person(), ...(sender.byItself && { byItself: true }) });
  for (let attempt = 1; ; attempt++) {
    try {
      await record(prepared, snapshot, check);
    } catch (error) {
      if (!(error instanceof AppError) || error.key !== 'failure.changed-elsewhere') throw error;
      // The same send twice at once, or the draft was saved after it was read.
      if (attempt >= attemptsToRecord && !(await updateRecords.get(sendId))) throw conflict('failure.preview-outdated');
    }
    const sent = await sentAlready(sendId, engagementId, sender);
    if (sent) return sent;
  }
}

async function record(prepared: PreparedMessage, snapshot: SentSnapshot, { findings }: Check): Promise<void> {
  await commitAll([...(await freezeRecipients(snapshot)), ...(await deliveriesOf(snapshot, prepared.engagement))]);
  await commitAll(await freezePayloads(snapshot, prepared.payloads), payloadsInTransaction);
  // Pushed before the commit: an event without its update does nothing, an update without its event waits until a schedule sees it.
  await push(releaseQueue, [{ updateId: snapshot.id }], undoSeconds);
  await commit([freeze(snapshot), ...(prepared.draft ? lockDraft(prepared.draft) : []), ...(await updateOf(prepared, snapshot)), keepCheck(snapshot.id, snapshot.engagementId, snapshot.sentAt, findings), watchFrom(snapshot.id), ...((await prepared.alsoKept?.(snapshot)) ?? [])]);
}

async function sentAlready(sendId: string, engagementId: string, { projectId }: Sender): Promise<StoredUpdate | undefined> {
  const found = await updateRecords.get(sendId);
  if (found && (found.body.projectId !== projectId || found.body.engagementId !== engagementId)) throw notFound();
  return found;
}

async function chosenRecipients({ engagement, recipients }: PreparedMessage, contactIds: string[]): Promise<Recipient[]> {
  const wanted = new Set(contactIds);
  const chosen = recipients.filter(({ contact }) => wanted.has(contact.id));
  if (chosen.length === 0) throw invalid('failure.no-recipient', 'contactIds');
  if (chosen.length < wanted.size) throw conflict('failure.preview-outdated');
  const unreachable = await unreachableReasons(engagement, chosen.map(({ contact }) => contact));
  if (unreachable.size > 0) throw invalid('failure.no-recipient', `contactIds.${contactIds.findIndex((id) => unreachable.has(id))}`);
  return chosen;
}

type Chosen = { recipients: Recipient[]; lateFacts: IssueFact[]; approval: Approval };

const snapshotOf = ({ told }: PreparedMessage, { recipients, lateFacts, approval }: Chosen, id: string, by: Pick<SentSnapshot, 'sentBy' | 'byItself'>): SentSnapshot => ({
  ...told,
  ...(approval.state === 'approved' && approval.by && approval.at && { approved: { by: approval.by, at: approval.at } }),
  issues: [...told.issues, ...lateFacts],
  id,
  sentAt: new Date().toISOString(),
  ...by,
  recipients: recipients.map(({ contact: { id: contactId, name, accountId }, edition }) => ({ contactId, name, ...(accountId && { accountId }), ...edition })),
});

/** Those still missing, one per contact. A send that broke off has left some: they stay, unless they are for somebody who changed meanwhile. */
async function deliveriesOf({ id, engagementId, sentAt, recipients, lines }: SentSnapshot, { contacts }: Engagement): Promise<Write[]> {
  const timeZones = new Map(contacts.map(({ id: contactId, timeZone }) => [contactId, timeZone]));
  const left = new Map((await readDeliveries(id, recipients.map(({ contactId }) => contactId))).map((record) => [record.body.contactId, record]));
  return recipients.flatMap((recipient) => {
    const hasFiles = linesFor(lines, recipient).some(({ attachments = [] }) => attachments.length > 0);
    const row = { scope: updateScope(id), state: 'waiting', at: sentAt, subject: recipient.contactId, body: { ...recipient, ...(hasFiles && { hasFiles }), timeZone: timeZones.get(recipient.contactId), updateId: id, engagementId, changedAt: sentAt, attempts: 0 } };
    const current = left.get(recipient.contactId);
    if (!current) return deliveryRecords.create(perContact(id, recipient.contactId), row);
    const { name, accountId } = current.body;
    const isSame = name === recipient.name && accountId === recipient.accountId && editionKey(current.body) === editionKey(recipient);
    return isSame || current.state !== 'waiting' || current.body.attempts > 0 ? [] : deliveryRecords.replace(current, row);
  });
}

async function updateOf({ engagement, payloads, number, draft }: PreparedMessage, snapshot: SentSnapshot): Promise<Write[]> {
  const { kind, id, projectId, engagementId, sentAt, sentBy, byItself, recipients, lines } = snapshot;
  const subject = (payloads.find(({ language }) => language === engagement.language) ?? payloads[0])?.payload.subject ?? '';
  const attachments = lines.flatMap((line) => line.attachments ?? []);
  const body: UpdateBody = {
    kind,
    engagementId,
    projectId,
    number,
    subject,
    ...(draft && { health: draft.chosenHealth, plannedOn: engagement.nextUpdateOn }),
    sentAt,
    sentBy,
    ...(byItself && { byItself }),
    undoUntilAt: new Date(Date.now() + undoSeconds * 1000).toISOString(),
    recipients: recipients.length,
    ...(recipients.length <= mostNamed && { contactIds: recipients.map(({ contactId }) => contactId) }),
    issueIds: [...new Set(lines.flatMap(({ issueIds }) => issueIds))],
    ...(attachments.length > 0 && { attachments }),
  };
  const headId = updateHeadKey(engagementId, kind);
  const head = await updateHeadRecords.get(headId);
  const headRow = { scope: engagementScope(engagementId), at: sentAt, body: { updateId: id } };
  return [
    updateRecords.create(id, { scope: projectScope(projectId), state: 'waiting', at: sentAt, subject: engagementId, body }),
    head ? updateHeadRecords.replace(head, headRow) : updateHeadRecords.create(headId, headRow),
  ];
}

/** Until sending begins. Whoever comes second, the sender or the release, finds the update changed. */
export async function takeBack(update: StoredUpdate): Promise<void> {
  if (stateOf(update) === 'taken-back') return;
  const tooLate = conflict('failure.too-late-to-take-back');
  if (stateOf(update) !== 'waiting' || Date.now() >= Date.parse(update.body.undoUntilAt)) throw tooLate;
  // A note has no draft; the one there may be is of an update that waits by itself.
  const draft = update.body.kind === 'update' ? await openDraft(update.body.engagementId) : undefined;
  try {
    await commit([updateRecords.replace(update, { state: 'taken-back' }), ...(draft ? reopenDraft(draft) : [])]);
  } catch (error) {
    throw error instanceof AppError && error.code === 'conflict' ? tooLate : error;
  }
  if (update.body.kind === 'note') await forgetPause(update.body.engagementId, update.id);
}

/** One recipient's message to the caller. Only Jira's notify can carry it; for want of an anchor issue the caller reads it on the screen. */
export async function sendToMe(engagementId: string, contactId: string, caller: Caller): Promise<{ road: Road }> {
  const { engagement, recipients } = await prepareUpdate(engagementId, caller);
  const recipient = recipients.find(({ contact }) => contact.id === contactId);
  if (!recipient) throw notFound();
  if (!engagement.anchorIssue) return { road: 'by-hand' };
  const answer = await notify(engagement.anchorIssue, caller.accountId, recipient.payload);
  if (answer.kind === 'answered') return { road: 'notify' };
  if (answer.kind === 'busy') throw new AppError('unavailable', 'failure.jira-busy', { parameters: { seconds: answer.afterSeconds } });
  if (answer.kind === 'lost') throw new AppError('unavailable', 'failure.jira-unavailable');
  if (answer.status === 400) throw invalid('failure.you-cannot-notify-yourself', 'contactId');
  throw new AppError(answer.status === 403 ? 'forbidden' : 'invalid', 'failure.jira-refused', { parameters: { reason: `HTTP ${answer.status}` } });
}
