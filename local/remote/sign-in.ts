import { UsageError } from '../options';
import type { SiteUser } from '../site/model';
import { ConnectionProblem, type Connection } from './connection';

type Myself = { accountId: string; displayName: string; emailAddress?: string; timeZone?: string; locale?: string };
type ServerInfo = { deploymentType?: string };

/** Asks the site whose account this is. What keeps the program from starting is said as a UsageError. */
export async function signIn(connection: Connection): Promise<SiteUser> {
  const { host } = connection;
  const myself = await ask<Myself>(connection, '/rest/api/3/myself');
  const { deploymentType } = await ask<ServerInfo>(connection, '/rest/api/3/serverInfo');
  if (typeof myself.accountId !== 'string' || deploymentType !== 'Cloud') throw new UsageError(`${host} is not a Jira Cloud site; Candor runs against no other.`);
  return {
    accountId: myself.accountId,
    accountType: 'atlassian',
    emailAddress: myself.emailAddress ?? '',
    displayName: myself.displayName,
    timeZone: myself.timeZone ?? 'UTC',
    locale: myself.locale ?? 'en_US',
    active: true,
    // Only the connection knows the token.
    apiToken: '',
    groups: [],
    emailVisible: true,
  };
}

async function ask<Body extends object>(connection: Connection, path: string): Promise<Body> {
  const { host } = connection;
  const response = await connection.send(path, { headers: { accept: 'application/json' } }).catch((error: unknown) => {
    throw error instanceof ConnectionProblem ? new UsageError(`${error.message} Is the address of --site right?`) : error;
  });
  if (response.status === 401) throw new UsageError(`${host} does not accept this e-mail address and API token. Check --email, and that the token is still valid: https://id.atlassian.com/manage-profile/security/api-tokens`);
  const body: unknown = await response.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null) throw new UsageError(`${host} does not answer as Jira does. Is the address of --site right?`);
  if (response.ok) return body as Body;
  const { errorMessages = [] } = body as { errorMessages?: string[] };
  throw new UsageError(`${errorMessages.join(' ') || `${host} answered with HTTP ${response.status}.`} Is the address of --site right?`);
}
