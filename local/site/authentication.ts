import { unauthorized } from './errors';
import type { SiteUser } from './model';
import type { SiteRequest } from './context';
import type { SiteState } from './state';

/** The Authorization header a user's client sends: Basic with e-mail and API token, as Jira Cloud takes it. */
export function authorization(user: SiteUser): string {
  return `Basic ${Buffer.from(`${user.emailAddress}:${user.apiToken}`, 'utf8').toString('base64')}`;
}

/** Who sends this header: null without one. Wrong credentials are refused, not taken for anonymous. */
export function authenticate(state: SiteState, header: string | undefined): SiteUser | null {
  if (header === undefined) return null;
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header.trim())?.[1];
  if (encoded === undefined) throw unauthorized();
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  const emailAddress = decoded.slice(0, colon).toLowerCase();
  const apiToken = decoded.slice(colon + 1);
  for (const user of state.users.all()) {
    if (user.active && user.emailAddress.toLowerCase() === emailAddress && user.apiToken === apiToken) return user;
  }
  throw unauthorized();
}

/** The signed-in user of a request; an anonymous one is refused with 401. */
export function callerOf(request: SiteRequest): SiteUser {
  const caller = request.get('caller');
  if (caller === null) throw unauthorized();
  return caller;
}
