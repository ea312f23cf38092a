import { getCookie } from 'hono/cookie';
import type { Context } from 'hono';
import type { SiteUser } from '../site/model';
import type { SiteState } from '../site/state';
import { languageOf, type ShellLanguage } from './words';

export const userCookie = 'candor-user';
export const themeCookie = 'candor-theme';
/** In the cookie, and as Forge names the account of somebody who has not signed in. */
export const anonymousAccountId = 'unidentified';

export type Theme = 'light' | 'dark';
/** The person sitting at the browser: whom they act as, and how they like to see it. */
export type Visitor = { user: SiteUser; isAnonymous: boolean; theme: Theme; language: ShellLanguage };
export type ShellEnvironment = { Variables: { visitor: Visitor } };

/** People one can act as; the app's own account is none of them, nor are people who are only known from an import. */
export function people(state: SiteState): SiteUser[] {
  return [...state.users.all()].filter((user) => user.active && user.accountType !== 'app' && user.signsIn !== false);
}

/** The cookie's user, else the first of the team. Somebody who has not signed in has the look of the site: its first user's language and time. */
export function visitorOf(request: Context, state: SiteState, { mayBeAnonymous }: { mayBeAnonymous: boolean }): Visitor {
  const everyone = people(state);
  const cookie = getCookie(request, userCookie);
  const user = everyone.find(({ accountId }) => accountId === cookie) ?? everyone.find(({ accountType }) => accountType === 'atlassian');
  if (user === undefined) throw new Error('The site has no users.');
  const isAnonymous = mayBeAnonymous && cookie === anonymousAccountId;
  const theme = getCookie(request, themeCookie) === 'dark' ? 'dark' : 'light';
  const nobody: SiteUser = { ...user, accountId: anonymousAccountId, displayName: '', emailAddress: '', apiToken: '', accountType: 'customer', groups: [] };
  return { user: isAnonymous ? nobody : user, isAnonymous, theme, language: languageOf(user.locale) };
}
