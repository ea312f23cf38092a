import { createHash } from 'node:crypto';
import type { Contact, Engagement, UnreachableReason } from '../clients/contract';
import { engagementFor } from '../clients/engagement';
import { anchorReason, unreachableReason } from '../clients/reach';
import { dateIn } from '../i18n/dates';
import type { Language } from '../i18n/language';
import { checkPayload } from '../ledger/snapshot';
import type { FrozenPayload, MessageForm, Payload, ToldLine } from '../ledger/told';
import { AppError, conflict, invalid } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { asUser } from '../platform/jira/jira';
import { limits } from '../platform/limits';
import type { EvidenceGroup, Preview, RecipientPreview } from './contract';
import { type OpenDraft, readDraft } from './draft-store';
import { compose, type MessageContent } from './message/content';
import { commentLength, render } from './message/render';
import type { MessageSource } from './message/source';
import { toldLines } from './told-lines';
import { perContact, toldRecords } from './update-store';

export type Recipient = { contact: Contact; form: MessageForm; payload: Payload; linesInOtherLanguage: number };
/** An update as it would leave now. The preview shows it and the send repeats it, so that equal digests mean equal messages. */
export type PreparedUpdate = { engagement: Engagement; draft: OpenDraft; lines: ToldLine[]; recipients: Recipient[]; payloads: FrozenPayload[]; digest: string };

/** Asked of Jira one by one, so for the first only; whoever else cannot see the anchor issue turns up as a failed delivery. */
const anchorChecks = 20;

/** Access aside, one call to Jira, and one per recipient of notify mails. */
export async function preview(engagementId: string, caller: Caller): Promise<Preview> {
  const prepared = await prepare(engagementId, caller);
  const unreachable = await unreachableReasons(prepared.engagement, prepared.recipients.map(({ contact }) => contact));
  const recipients = prepared.recipients.map(({ contact, form, payload, linesInOtherLanguage }): RecipientPreview => {
    const reason = unreachable.get(contact.id);
    const { id, name, language, road } = contact;
    return { contactId: id, name, language, road, ...(reason && { unreachable: reason }), message: payload, linesInOtherLanguage, first: form === 'first' };
  });
  return { digest: prepared.digest, recipients };
}

export async function prepare(engagementId: string, caller: Caller): Promise<PreparedUpdate> {
  const [engagement, project] = await Promise.all([
    engagementFor(caller, engagementId),
    asUser().send('project', { path: { project: caller.projectId } }),
  ]);
  const draft = await readDraft(engagement);
  if (!draft) throw new AppError('not-found', 'failure.no-draft');
  if (draft.locked) throw conflict('failure.already-sent');
  const lines = toldLines(draft);
  if (lines.length === 0) throw invalid('failure.draft-empty', 'sections');
  const contacts = engagement.contacts.filter(({ leavesOn, timeZone }) => leavesOn === undefined || leavesOn > dateIn(Date.now(), timeZone));
  const told = new Set((await toldRecords.getMany(contacts.map(({ id }) => perContact(engagementId, id)))).map(({ subject }) => subject));
  const messages = messagesOf(sourceOf(project.name, engagement, draft, lines));
  const recipients = contacts.map((contact) => {
    const form: MessageForm = told.has(contact.id) ? 'regular' : 'first';
    return { contact, ...messages.in(contact.language, form, contact) };
  });
  const payloads = messages.written();
  return { engagement, draft, lines, recipients, payloads, digest: digestOf(recipients, payloads) };
}

function sourceOf(projectName: string, engagement: Engagement, draft: OpenDraft, lines: ToldLine[]): MessageSource {
  const named = new Set(lines.flatMap(({ versionIds }) => versionIds));
  const { from, until, milestones, groups, more } = draft.evidence;
  const count = (group: EvidenceGroup) => groups[group].length + more[group];
  const progress = { done: count('done'), moving: count('moving'), next: count('next') };
  return { projectName, engagement, from, until, health: draft.chosenHealth, milestones: milestones.filter(({ id }) => named.has(id)), progress, lines };
}

/** Each language and form is written once, however many read it. */
function messagesOf(source: MessageSource) {
  const written = new Map<string, FrozenPayload & Pick<MessageContent, 'linesInOtherLanguage'>>();
  return {
    in(language: Language, form: MessageForm, contact: Contact) {
      const key = `${language} ${form}`;
      const known = written.get(key);
      if (known) return known;
      const content = compose(source, language, form);
      const message = { language, form, payload: render(content), linesInOtherLanguage: content.linesInOtherLanguage };
      const length = commentLength(message.payload);
      if (length > limits.comment) throw new AppError('invalid', 'failure.message-too-long', { field: `recipients.${contact.id}`, parameters: { name: contact.name, length, limit: limits.comment } });
      checkPayload(message.payload);
      written.set(key, message);
      return message;
    },
    written: (): FrozenPayload[] => [...written.values()].map(({ language, form, payload }) => ({ language, form, payload })),
  };
}

function digestOf(recipients: Recipient[], payloads: FrozenPayload[]): string {
  const people = recipients.map(({ contact: { id, name, accountId, road, language }, form }) => [id, name, accountId ?? null, road, language, form]);
  return createHash('sha256').update(JSON.stringify([people, payloads])).digest('hex');
}

export async function unreachableReasons(engagement: Engagement, contacts: Contact[]): Promise<Map<string, UnreachableReason>> {
  const reasons = new Map<string, UnreachableReason>();
  const reachable: Contact[] = [];
  for (const contact of contacts) {
    const reason = unreachableReason(engagement, contact, dateIn(Date.now(), contact.timeZone));
    if (reason) reasons.set(contact.id, reason);
    else if (contact.road === 'notify') reachable.push(contact);
  }
  await Promise.all(
    reachable.slice(0, anchorChecks).map(async (contact) => {
      const reason = await anchorReason(engagement, contact);
      if (reason) reasons.set(contact.id, reason);
    }),
  );
  return reasons;
}
