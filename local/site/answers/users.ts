import type { SiteContext } from '../context';
import type { SiteUser } from '../model';

const sizes = ['16x16', '24x24', '32x32', '48x48'] as const;

export const avatarUrls = (base: string): Record<string, string> => Object.fromEntries(sizes.map((size) => [size, `${base}&size=${size.split('x')[0]}`]));

export const userPictures = ({ pictureBaseUrl }: SiteContext, accountId: string) => avatarUrls(`${pictureBaseUrl}/secure/useravatar?accountId=${encodeURIComponent(accountId)}`);

/** A person as `viewer` sees her: the address only when she shows it, or to herself. */
export function userAnswer(context: SiteContext, viewer: SiteUser, user: SiteUser) {
  return {
    self: `${context.baseUrl}/rest/api/3/user?accountId=${encodeURIComponent(user.accountId)}`,
    accountId: user.accountId,
    accountType: user.accountType,
    ...(user.emailVisible || user.accountId === viewer.accountId ? { emailAddress: user.emailAddress } : {}),
    avatarUrls: userPictures(context, user.accountId),
    displayName: user.displayName,
    active: user.active,
    timeZone: user.timeZone,
  };
}

export type UserAnswer = ReturnType<typeof userAnswer>;

/** For a field that may be empty; an account that is gone answers as Jira's placeholder for former users. */
export function personAnswer(context: SiteContext, viewer: SiteUser, accountId: string | null): UserAnswer | null {
  if (accountId === null) return null;
  const user = context.state.users.get(accountId);
  if (user) return userAnswer(context, viewer, user);
  return {
    self: `${context.baseUrl}/rest/api/3/user?accountId=${encodeURIComponent(accountId)}`,
    accountId,
    accountType: 'atlassian',
    avatarUrls: userPictures(context, 'unknown'),
    displayName: 'Former user',
    active: false,
    timeZone: 'Etc/UTC',
  };
}
