import { languageOf } from '../i18n/language';
import { invalid, notFound } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import type { User } from '../platform/jira/answers';
import { limits } from '../platform/limits';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit, type Write } from '../platform/storage/transaction';
import { followContactName } from './client-names';
import type { Contact, ContactDraft, Engagement } from './contract';
import { engagementFor, recordFor } from './engagement';
import { accountOf } from './person';
import { knownTimeZone } from './time-zone';
import {
  accountScope,
  contactAccountRecords,
  type ContactBody,
  contactKey,
  contactRecords,
  engagementRecords,
  engagementScope,
  now,
} from './store';

type Defaults = Pick<Contact, 'language' | 'timeZone'>;

/** What her road needs; the message belongs to the field that is missing. */
export function checkRoad({ road, accountId }: Pick<ContactDraft, 'road' | 'accountId'>, place: { serviceDesk?: unknown; anchorIssue?: unknown }): void {
  if (road === 'by-hand') return;
  if (accountId === undefined) throw invalid('failure.account-needed', 'contact.accountId');
  if (road === 'request' && !place.serviceDesk) throw invalid('failure.service-desk-needed', 'serviceDesk');
  if (road === 'notify' && !place.anchorIssue) throw invalid('failure.anchor-needed', 'anchorIssueId');
}

/** Short: an engagement's value holds the ids of all its contacts. */
export const newContactId = () => crypto.randomUUID().replaceAll('-', '').slice(0, 12);

/** Language and time zone: what was said, else her account's, else the defaults. */
export function contactFrom({ id: _id, ...draft }: ContactDraft, account: User | undefined, defaults: Defaults): Omit<Contact, 'id'> {
  return {
    ...draft,
    language: draft.language ?? (account?.locale ? languageOf(account.locale) : defaults.language),
    timeZone: knownTimeZone(draft.timeZone, account?.timeZone ?? undefined, defaults.timeZone),
  };
}

export function createContact(engagementId: string, contactId: string, contact: Omit<Contact, 'id'>): Write[] {
  const body: ContactBody = { ...contact, engagementId };
  return [
    contactRecords.create(contactKey(engagementId, contactId), { scope: engagementScope(engagementId), at: now(), subject: contact.accountId, body }),
    ...(contact.accountId === undefined ? [] : [linkAccount(engagementId, contactId, contact.accountId)]),
  ];
}

const linkAccount = (engagementId: string, contactId: string, accountId: string): Write =>
  contactAccountRecords.create(contactKey(engagementId, accountId), { scope: accountScope(accountId), at: now(), subject: engagementId, body: { engagementId, contactId } });

export async function saveContact(engagementId: string, draft: ContactDraft, caller: Caller): Promise<Engagement> {
  checkRoad(draft, (await recordFor(caller, engagementId)).body);
  const account = draft.accountId === undefined ? undefined : await accountOf(draft.accountId, 'contact.accountId');
  const newId = newContactId();
  await repeatOnConflict(async () => {
    const engagement = await recordFor(caller, engagementId);
    await checkAccountFree(engagementId, draft);
    if (draft.id !== undefined) return commit(await changeContact(engagementId, draft.id, draft, account));
    const { contactIds } = engagement.body;
    if (contactIds.length >= limits.contacts) throw invalid('failure.too-many', 'contact.name', { limit: limits.contacts });
    const contact = contactFrom(draft, account, engagement.body);
    return commit([
      engagementRecords.replace(engagement, { body: { ...engagement.body, contactIds: [...contactIds, newId] } }),
      ...createContact(engagementId, newId, contact),
      ...(await followContactName(engagementId, newId, undefined, contact)),
    ]);
  });
  return engagementFor(caller, engagementId);
}

/** A person is one contact of an engagement at most. The write below has the last word; this one knows the name. */
async function checkAccountFree(engagementId: string, { id, accountId }: ContactDraft): Promise<void> {
  if (accountId === undefined) return;
  const link = await contactAccountRecords.get(contactKey(engagementId, accountId));
  if (!link || link.body.contactId === id) return;
  const holder = await contactRecords.get(contactKey(engagementId, link.body.contactId));
  throw invalid('failure.account-taken', 'contact.accountId', { name: holder?.body.name ?? '' });
}

async function changeContact(engagementId: string, contactId: string, draft: ContactDraft, account: User | undefined): Promise<Write[]> {
  const stored = await contactRecords.get(contactKey(engagementId, contactId));
  if (!stored) throw notFound();
  const { accountId: before } = stored.body;
  const { preferences } = stored.body;
  // What a person chose is hers: it stays when she is edited, and not when somebody else takes her place.
  const replaced = before !== undefined && draft.accountId !== undefined && before !== draft.accountId;
  const contact = { ...contactFrom(draft, before === draft.accountId ? undefined : account, stored.body), ...(preferences && !replaced && { preferences }) };
  const change = contactRecords.replace(stored, { subject: contact.accountId, body: { ...contact, engagementId } });
  const names = await followContactName(engagementId, contactId, stored.body, contact);
  if (before === contact.accountId) return [change, ...names];
  return [
    change,
    ...names,
    ...(before === undefined ? [] : await unlinkAccount(engagementId, before)),
    ...(contact.accountId === undefined ? [] : [linkAccount(engagementId, contactId, contact.accountId)]),
  ];
}

async function unlinkAccount(engagementId: string, accountId: string): Promise<Write[]> {
  const link = await contactAccountRecords.get(contactKey(engagementId, accountId));
  return link ? [contactAccountRecords.remove(link)] : [];
}

export async function removeContact(engagementId: string, contactId: string, caller: Caller): Promise<Engagement> {
  await repeatOnConflict(async () => {
    const engagement = await recordFor(caller, engagementId);
    const stored = await contactRecords.get(contactKey(engagementId, contactId));
    if (!stored) throw notFound();
    await commit([
      engagementRecords.replace(engagement, { body: { ...engagement.body, contactIds: engagement.body.contactIds.filter((id) => id !== contactId) } }),
      contactRecords.remove(stored),
      ...(await followContactName(engagementId, contactId, stored.body, undefined)),
      ...(stored.body.accountId === undefined ? [] : await unlinkAccount(engagementId, stored.body.accountId)),
    ]);
  });
  return engagementFor(caller, engagementId);
}
