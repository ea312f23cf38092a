import { contactsOfAccount, type EngagementContact } from '../clients/account-contacts';
import { engagementOutlines, type EngagementOutline } from '../clients/places';
import { AppError } from '../platform/app-error';
import type { PortalCaller } from '../platform/caller';
import type { PortalAccess } from '../platform/serve';
import { namesOfProjects } from './project-name';

/** Whoever calls: the answer depends on who it is, and holds nothing for a visitor. */
export const anybody: PortalAccess = async () => undefined;

/** Somebody who has signed in; what she may do is for the call to check, engagement by engagement. */
export const signedIn: PortalAccess = async (caller) => void accountOf(caller);

export function accountOf({ accountId }: PortalCaller): string {
  if (accountId === undefined) throw new AppError('forbidden', 'failure.not-signed-in');
  return accountId;
}

/** One project of hers. */
export type Participation = EngagementContact & { engagement: EngagementOutline; projectName: string };

/** Everywhere the caller is a contact; nowhere for everybody else. */
export async function participationsOf({ accountId }: PortalCaller): Promise<Participation[]> {
  if (accountId === undefined) return [];
  const contacts = await contactsOfAccount(accountId);
  const engagements = new Map((await engagementOutlines(contacts.map(({ engagementId }) => engagementId))).map((engagement) => [engagement.id, engagement]));
  const names = await namesOfProjects([...engagements.values()]);
  return contacts.flatMap((contact) => {
    const engagement = engagements.get(contact.engagementId);
    const projectName = names.get(engagement?.projectId ?? '');
    return engagement && projectName !== undefined ? [{ ...contact, engagement, projectName }] : [];
  });
}
