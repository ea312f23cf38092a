import { collection } from '../platform/storage/collection';
import type { Stored } from '../platform/storage/record';
import { defaultPlan } from './communication-plan';
import type { Contact, Engagement, Glossary, Person, ProjectSettings } from './contract';

/** An engagement as stored: contacts and titles are records of their own, so that two people working on them do not meet here. */
export type EngagementBody = Omit<Engagement, 'id' | 'revision' | 'contacts' | 'glossary'> & {
  statuses: Glossary['statuses'];
  contactIds: string[];
};
export type ContactBody = Omit<Contact, 'id'> & { engagementId: string };

/** By engagement id. One of many contacts is spread over pages; its client's name stands in one of them. */
export type ClientNamePage = Record<string, { name?: string; people: Record<string, { name: string; email?: string }> }>;

/** By project id: which engagements there are. Queries lag, so the list is kept by key. */
export const projectRecords = collection<{ engagementIds: string[] }>('project', 1);
/** Before there were plans every engagement kept to the default one; what a plan says since then is the default as well. */
export const engagementRecords = collection<EngagementBody>('engagement', 3, (body) => {
  const { plan, ...rest } = body as EngagementBody;
  return { ...rest, plan: { ...defaultPlan, ...plan } };
});
/** By engagement id. */
export const titleRecords = collection<{ titles: Glossary['titles'] }>('titles', 1);
export const contactRecords = collection<ContactBody>('contact', 1);
/** One per account and engagement; its key being free is what keeps a person from being two contacts. */
export const contactAccountRecords = collection<{ engagementId: string; contactId: string }>('contact-account', 1);
/** By account id: what Jira last called a person, so that naming somebody costs no call. */
export const personRecords = collection<Person>('person', 1);
/** By the id of a service project: the engagements whose requests live there. Product events tell which project, never which engagement. */
export const serviceProjectRecords = collection<{ engagementIds: string[] }>('service-project', 1);
/** By the id of an issue notify mails hang on: the engagements whose mails do. */
export const anchorIssueRecords = collection<{ engagementIds: string[] }>('anchor-issue', 1);
/** By account id: the engagements a person has, or had, to do with. Scope 'site'. What she really is there the engagement, its draft and its feedback say. */
export const involvementRecords = collection<{ engagementIds: string[] }>('account-engagements', 1);
/** By 'site': the projects that have an engagement. */
export const clientProjectRecords = collection<{ projectIds: string[] }>('client-projects', 1);
/** What the site's clients and their people are called, in pages; the head says how many there are. */
export const clientNamePages = collection<ClientNamePage>('client-names', 1);
export const clientNameHead = collection<{ pages: number }>('client-names-head', 1);
/** By project id. */
export const settingsRecords = collection<Omit<ProjectSettings, 'revision'>>('settings', 1);

export const contactKey = (engagementId: string, contactId: string) => `${engagementId}.${contactId}`;
export const projectScope = (projectId: string) => `project:${projectId}`;
export const engagementScope = (engagementId: string) => `engagement:${engagementId}`;
export const accountScope = (accountId: string) => `account:${accountId}`;
export const now = () => new Date().toISOString();

export function outlineOf({ id, revision, body: { statuses: _statuses, contactIds: _contactIds, ...body } }: Stored<EngagementBody>): Omit<Engagement, 'contacts' | 'glossary'> {
  return { ...body, id, revision };
}

/** The engagements of these records with everything that belongs to them, in the same order. */
export async function assembled(records: Stored<EngagementBody>[]): Promise<Engagement[]> {
  const [contacts, titles] = await Promise.all([
    contactRecords.getMany(records.flatMap(({ id, body }) => body.contactIds.map((contactId) => contactKey(id, contactId)))),
    titleRecords.getMany(records.map(({ id }) => id)),
  ]);
  const titlesById = new Map(titles.map(({ id, body }) => [id, body.titles]));
  return records.map((record) => ({
    ...outlineOf(record),
    glossary: { titles: titlesById.get(record.id) ?? {}, statuses: record.body.statuses },
    contacts: contacts.filter(({ body: contact }) => contact.engagementId === record.id).map(contactOf),
  }));
}

export const contactOf = ({ id, body: { engagementId, ...contact } }: Stored<ContactBody>): Contact => ({ id: id.slice(engagementId.length + 1), ...contact });
