import { createHash } from 'node:crypto';
import { hasLeft } from '../clients/account-contacts';
import type { Contact, Engagement, MessageLength } from '../clients/contract';
import { checkPayload } from '../ledger/snapshot';
import { editionKey, type FrozenPayload, type IssueFact, type MessageEdition, type Payload, type SentSnapshot } from '../ledger/told';
import { AppError } from '../platform/app-error';
import { limits } from '../platform/limits';
import type { Write } from '../platform/storage/transaction';
import type { Check } from './check-contract';
import type { OpenDraft } from './draft-store';
import type { MessageContent } from './message/content';
import type { SinceLast } from './message/delta';
import { commentLength, render } from './message/render';
import { perContact, toldRecords } from './update-store';

export type Recipient = {
  contact: Contact;
  edition: MessageEdition;
  payload: Payload;
  linesInOtherLanguage: number;
  /** When she was last told anything; absent before her first message. */
  heardAt?: string;
};

type Untold<Kind> = Kind extends SentSnapshot ? Omit<Kind, 'id' | 'sentAt' | 'sentBy' | 'recipients'> : never;

/** An update, a note or a correction as it would leave now. The preview shows it and the send repeats it, so that equal digests mean equal messages. */
export type PreparedMessage = {
  engagement: Engagement;
  /** What would be frozen, but for who sends it to whom. */
  told: Untold<SentSnapshot>;
  /** Of the update; of a note that of the update before it. */
  number: number;
  recipients: Recipient[];
  payloads: FrozenPayload[];
  digest: string;
  /** The draft it was made from: it takes no change once the message is sent. */
  draft?: OpenDraft;
  /** What is found in it, and whether it is approved as it is now. A few calls to Jira. */
  check(): Promise<Check>;
  /** Throws where an issue it names may no longer be shown; brings the facts of issues nothing was known of yet. */
  checkIssues(): Promise<IssueFact[]>;
  /** What is kept together with it. */
  alsoKept?(snapshot: SentSnapshot): Promise<Write[]>;
};

export type Addressed = Pick<PreparedMessage, 'recipients' | 'payloads' | 'digest'>;

/** By update id: what changed since, for those of the updates some readers were told last of which a message can say it. */
type Deltas = ReadonlyMap<string, SinceLast>;

/** Everybody who has not left, each with the message of her edition. */
export async function addressed(
  engagement: Engagement,
  compose: (edition: MessageEdition, deltas: Deltas, withoutFiles?: boolean) => MessageContent,
  lengthFor: (contact: Contact) => MessageLength,
  deltasSince: (updateIds: string[]) => Promise<Deltas> = async () => new Map(),
): Promise<Addressed> {
  const contacts = engagement.contacts.filter((contact) => !hasLeft(contact));
  const told = await toldRecords.getMany(contacts.map(({ id }) => perContact(engagement.id, id)));
  const heard = new Map(told.map(({ subject, at }) => [subject, at]));
  const lastUpdates = new Map(told.map(({ subject, body }) => [subject, body.update?.id ?? body.updateId]));
  const deltas = await deltasSince(newestFirst(told.map(({ body: { update, updateId, sentAt } }) => update ?? { id: updateId, sentAt })));
  const editions = editionsOf((edition, withoutFiles) => compose(edition, deltas, withoutFiles));
  const recipients = contacts.map((contact): Recipient => {
    const { language, road } = contact;
    const heardAt = heard.get(contact.id);
    const lastUpdateId = lastUpdates.get(contact.id);
    const since = lastUpdateId !== undefined && deltas.has(lastUpdateId) ? lastUpdateId : undefined;
    const edition: MessageEdition = { language, form: heardAt === undefined ? 'first' : 'regular', length: lengthFor(contact), road, ...(since !== undefined && { since }) };
    return { contact, edition, ...editions.in(edition, contact), ...(heardAt !== undefined && { heardAt }) };
  });
  const payloads = editions.written();
  return { recipients, payloads, digest: digestOf(recipients, payloads) };
}

const newestFirst = (updates: { id: string; sentAt: string }[]) => [...new Set([...updates].sort((one, other) => other.sentAt.localeCompare(one.sentAt)).map(({ id }) => id))];

/** Each edition is written once, however many read it. */
function editionsOf(compose: (edition: MessageEdition, withoutFiles?: boolean) => MessageContent) {
  const written = new Map<string, { edition: MessageEdition; payload: Payload; linesInOtherLanguage: number }>();
  return {
    in(edition: MessageEdition, { id, name }: Contact) {
      const key = editionKey(edition);
      const known = written.get(key);
      if (known) return { payload: known.payload, linesInOtherLanguage: known.linesInOtherLanguage };
      const content = compose(edition);
      const payload: Payload = { ...fitted(content), ...(content.attachments && edition.road === 'request' && { withoutFiles: fitted(compose(edition, true)) }) };
      const length = commentLength(payload);
      if (length > limits.comment) throw new AppError('invalid', 'failure.message-too-long', { field: `recipients.${id}`, parameters: { name, length, limit: limits.comment } });
      checkPayload(payload);
      written.set(key, { edition, payload, linesInOtherLanguage: content.linesInOtherLanguage });
      return { payload, linesInOtherLanguage: content.linesInOtherLanguage };
    },
    written: (): FrozenPayload[] => [...written.values()].map(({ edition, payload }) => ({ ...edition, payload })),
  };
}

/** What there is to say comes before what is drawn: where both are too much for a comment, nothing is drawn. */
function fitted(content: MessageContent): Payload {
  const payload = render(content);
  return commentLength(payload) > limits.comment && content.charts?.length ? render({ ...content, charts: [] }) : payload;
}

function digestOf(recipients: Recipient[], payloads: FrozenPayload[]): string {
  const people = recipients.map(({ contact: { id, name, accountId }, edition: { road, language, form, length, since } }) => [id, name, accountId ?? null, road, language, form, length, since ?? null]);
  return createHash('sha256').update(JSON.stringify([people, payloads])).digest('hex');
}
