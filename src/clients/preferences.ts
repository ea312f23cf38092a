import type { Language } from '../i18n/language';
import { notFound } from '../platform/app-error';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import { contactOfEngagement } from './account-contacts';
import type { Contact, ContactPreferences } from './contract';
import { contactKey, contactOf, contactRecords, now } from './store';

export type ChosenPreferences = Omit<ContactPreferences, 'chosenAt'> & { language: Language };

/** Keeps what a contact chose for herself. Not found for everybody who is no contact of the engagement. */
export async function savePreferences(engagementId: string, accountId: string, { language, ...chosen }: ChosenPreferences): Promise<Contact> {
  return repeatOnConflict(async () => {
    const contact = await contactOfEngagement(engagementId, accountId);
    const stored = contact && (await contactRecords.get(contactKey(engagementId, contact.id)));
    if (!stored) throw notFound();
    const body = { ...stored.body, language, preferences: { ...chosen, chosenAt: now() } };
    await commit([contactRecords.replace(stored, { body })]);
    return contactOf({ ...stored, body });
  });
}
