import { getCookie } from 'hono/cookie';
import type { Context } from 'hono';
import type { SiteUser } from '../site/model';
import type { SiteState } from '../site/state';
import { languageOf, type ShellLanguage } from './words';

export const userCookie = 'candor-user';
export const themeCookie = 'candor-theme';

export type Theme = 'light' | 'dark';
/** The person sitting at the browser: whom they act as, and how they like to see it. */
export type Visitor = { user: SiteUser; theme: Theme; language: ShellLanguage };
export type ShellEnvironment = { Variables: { visitor: Visitor } };

/** People one can act as; the app's own account is none of them. */
export function people(state: SiteState): SiteUser[] {
  return [...state.users.all()].filter((user) => user.active && user.accountType !== 'app');
}

/** The cookie's user, else the first of the team. */
export function visitorOf(request: Context, state: SiteState): Visitor {
  const everyone = people(state);
  const chosen = everyone.find((user) => user.accountId === getCookie(request, userCookie));
  const user = chosen ?? everyone.find((person) => person.accountType === 'atlassian');
  if (user === undefined) throw new Error('The site has no users.');
  return { user, theme: getCookie(request, themeCookie) === 'dark' ? 'dark' : 'light', language: languageOf(user.locale) };
}
