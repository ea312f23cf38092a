import { dateIn } from '../i18n/dates';
import type { Contact } from './contract';
import { accountScope, contactAccountRecords, contactKey, contactOf, contactRecords } from './store';
import { knownTimeZone } from './time-zone';

/** A contact and the engagement she is one of. */
export type EngagementContact = { engagementId: string; contact: Contact };

/** As many as one page of a list holds. */
const mostEngagements = 100;

/** From her last day on she has no access. */
export function hasLeft({ leavesOn, timeZone }: Pick<Contact, 'leavesOn' | 'timeZone'>, now = Date.now()): boolean {
  return leavesOn !== undefined && leavesOn <= dateIn(now, knownTimeZone(timeZone));
}

/** Who this account is in these engagements, whether or not she has left: one contact for each at most, in the order of the engagements. */
export async function contactsAmong(engagementIds: string[], accountId: string): Promise<EngagementContact[]> {
  const links = await contactAccountRecords.getMany(engagementIds.map((engagementId) => contactKey(engagementId, accountId)));
  const contacts = await contactRecords.getMany(links.map(({ body }) => contactKey(body.engagementId, body.contactId)));
  return contacts.filter(({ body }) => body.accountId === accountId).map((record) => ({ engagementId: record.body.engagementId, contact: contactOf(record) }));
}

/** The access rule of the portal: who this account is in the engagement; undefined for everybody who may not know of it. */
export async function contactOfEngagement(engagementId: string, accountId: string): Promise<Contact | undefined> {
  const [found] = await contactsAmong([engagementId], accountId);
  return found && !hasLeft(found.contact) ? found.contact : undefined;
}

/** Everywhere this account is a contact and has not left, oldest first. Lists lag: who was made one a second ago may be missing, nobody is here wrongly. */
export async function contactsOfAccount(accountId: string): Promise<EngagementContact[]> {
  const listed = await contactAccountRecords.list({ scope: accountScope(accountId), limit: mostEngagements, order: 'oldest' });
  const found = await contactsAmong(listed.records.map(({ body }) => body.engagementId), accountId);
  return found.filter(({ contact }) => !hasLeft(contact));
}
