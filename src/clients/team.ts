import type { Access } from '../platform/access';
import { AppError } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { defaultPlan } from './communication-plan';
import type { Engagement } from './contract';
import { sending } from './settings';
import { contactAccountRecords, contactKey, projectRecords } from './store';

/** A client's own people may have Jira accounts that browse the project. What the team keeps to itself is not for them; administrators answer for themselves. */
export function refuseContacts(links: unknown[], { permissions }: Caller): void {
  if (links.length > 0 && !permissions.has('ADMINISTER_PROJECTS')) throw new AppError('forbidden', 'failure.for-the-team');
}

/** Two requests to storage. */
async function isOfTeam(caller: Caller): Promise<void> {
  refuseContacts(await linksOf(caller, await engagementIdsOf(caller)), caller);
}

const engagementIdsOf = async ({ projectId }: Caller) => (await projectRecords.get(projectId))?.body.engagementIds ?? [];

const linksOf = ({ accountId }: Caller, engagementIds: string[]) => contactAccountRecords.getMany(engagementIds.map((id) => contactKey(id, accountId)));

/** Which of these engagements she is a contact of, and which contact; undefined for the team. One request to storage. */
export async function ownAmong(engagementIds: string[], caller: Caller): Promise<Map<string, string> | undefined> {
  if (caller.permissions.has('ADMINISTER_PROJECTS')) return undefined;
  const links = await linksOf(caller, engagementIds);
  return links.length === 0 ? undefined : new Map(links.map(({ body }) => [body.engagementId, body.contactId]));
}

/** The same among all of the project's. Two requests to storage. */
export const ownEngagements = async (caller: Caller) => ownAmong(await engagementIdsOf(caller), caller);

/** What a client's own person sees of her engagement: who we are, who she is, and when she hears next. */
export const shownToClient = (engagement: Engagement, contactId: string | undefined): Engagement => ({
  ...engagement,
  visibility: { kind: 'chosen' },
  purpose: '',
  plan: defaultPlan,
  serviceDesk: undefined,
  anchorIssue: undefined,
  glossary: { titles: {}, statuses: {} },
  contacts: engagement.contacts.filter(({ id }) => id === contactId),
  revision: '',
});

export const teamReading: Access = { permission: 'BROWSE_PROJECTS', and: isOfTeam };
export const teamEditing: Access = { permission: 'EDIT_ISSUES', and: isOfTeam };
export const teamSending: Access = {
  permission: sending.permission,
  and: async (caller) => {
    await sending.and?.(caller);
    await isOfTeam(caller);
  },
};
