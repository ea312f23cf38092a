import { createHash } from 'node:crypto';
import { contactsAmong, hasLeft } from '../clients/account-contacts';
import type { Engagement } from '../clients/contract';
import { readEngagement } from '../clients/engagement';
import type { Language } from '../i18n/language';
import { collection } from '../platform/storage/collection';
import type { Stored } from '../platform/storage/record';
import type { Asker } from './contract';
import { feedbackRecords, type StoredFeedback } from './store';

/** By feedback id: everything that was merged into it, directly or by way of others. */
export const mergedFeedback = collection<{ feedbackIds: string[] }>('feedback-merged', 1);

/** One who asked, in a piece of feedback of her own. */
export type Asking = {
  /** Part of storage keys: the same person has the same, however often she asked. */
  key: string;
  feedbackId: string;
  asker: Asker;
  engagementId?: string;
  language: Language;
  /** Where a public word reaches her; absent where nothing does. */
  request?: { id: string; key: string };
};

/** What was merged into a piece of feedback, oldest first. */
export async function mergedInto(found: Stored<{ feedbackIds: string[] }> | undefined): Promise<StoredFeedback[]> {
  const records = found ? await feedbackRecords.getMany(found.body.feedbackIds) : [];
  return records.sort((one, other) => one.body.receivedAt.localeCompare(other.body.receivedAt));
}

/** Everyone who asked, once: where she can be reached, if anywhere. The first piece of feedback is the one the others were merged into. */
export function askingsOf(records: StoredFeedback[]): Asking[] {
  const byPerson = new Map<string, Asking>();
  for (const asking of records.map(askingOf)) {
    const known = byPerson.get(asking.key);
    if (!known || (!known.request && asking.request)) byPerson.set(asking.key, asking);
  }
  return [...byPerson.values()];
}

function askingOf({ id, body }: StoredFeedback): Asking {
  const { asker, request, requestGone, engagementId, language } = body;
  return {
    key: personKey({ ...asker, ...(request && { request }) }),
    feedbackId: id,
    asker,
    ...(engagementId !== undefined && { engagementId }),
    language,
    ...(request && !requestGone && { request }),
  };
}

/** A name may be in any script; keys are not. */
export const personKey = ({ accountId, contactId, request, name }: Asker): string =>
  accountId ?? contactId ?? (request ? `request-${request.id}` : createHash('sha256').update(name).digest('hex').slice(0, 32));

export type AskerContact = { language: Language; hasLeft: boolean };

/** The contact she is; undefined when she is none, or no longer. */
export async function contactOf({ engagementId, asker }: Pick<Asking, 'engagementId' | 'asker'>): Promise<AskerContact | undefined> {
  if (engagementId === undefined) return undefined;
  const contact = asker.accountId === undefined ? await byId(engagementId, asker.contactId) : (await contactsAmong([engagementId], asker.accountId))[0]?.contact;
  return contact && { language: contact.language, hasLeft: hasLeft(contact) };
}

async function byId(engagementId: string, contactId: string | undefined): Promise<Engagement['contacts'][number] | undefined> {
  return (await readEngagement(engagementId))?.contacts.find(({ id }) => id === contactId);
}
