import type { Access } from '../platform/access';
import { AppError } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { sending } from './settings';
import { contactAccountRecords, contactKey, projectRecords } from './store';

/** A client's own people may have Jira accounts that browse the project. What the team keeps to itself is not for them; administrators answer for themselves. */
export function refuseContacts(links: unknown[], { permissions }: Caller): void {
  if (links.length > 0 && !permissions.has('ADMINISTER_PROJECTS')) throw new AppError('forbidden', 'failure.for-the-team');
}

/** Two requests to storage. */
async function isOfTeam(caller: Caller): Promise<void> {
  const project = await projectRecords.get(caller.projectId);
  refuseContacts(await contactAccountRecords.getMany((project?.body.engagementIds ?? []).map((id) => contactKey(id, caller.accountId))), caller);
}

export const teamReading: Access = { permission: 'BROWSE_PROJECTS', and: isOfTeam };
export const teamEditing: Access = { permission: 'EDIT_ISSUES', and: isOfTeam };
export const teamSending: Access = {
  permission: sending.permission,
  and: async (caller) => {
    await sending.and?.(caller);
    await isOfTeam(caller);
  },
};
