import { refusalBehind } from '../platform/jira/refusal';
import { AppError, invalid } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import type { User } from '../platform/jira/answers';
import { asUser } from '../platform/jira/jira';
import { commit } from '../platform/storage/transaction';
import type { Person } from './contract';
import { accountScope, now, personRecords } from './store';

export const personOf = ({ accountId, displayName, avatarUrls }: User): Person => ({
  accountId,
  name: displayName,
  ...(avatarUrls?.['48x48'] && { avatarUrl: avatarUrls['48x48'] }),
});

/** What the caller may read of an account; undefined when she may not read people. An account Jira does not know is a mistake in `field`. */
export async function accountOf(accountId: string, field: string): Promise<User | undefined> {
  const user = await asUser()
    .send('user', { query: { accountId } })
    .catch((error: unknown) => {
      const status = refusalBehind(error)?.status;
      if (status === 403) return undefined;
      throw status === 404 || status === 400 ? invalid('failure.person-not-found', field) : error;
    });
  if (user?.accountType === 'app') throw invalid('failure.person-not-found', field);
  return user;
}

/** Writes only what has changed. */
export async function remember(person: Person): Promise<void> {
  const known = await personRecords.get(person.accountId);
  if (known && known.body.name === person.name && known.body.avatarUrl === person.avatarUrl) return;
  const row = { scope: accountScope(person.accountId), at: now(), body: person };
  try {
    await commit([known ? personRecords.replace(known, row) : personRecords.create(person.accountId, row)]);
  } catch (error) {
    // Another page of hers has just written it.
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
  }
}

/** Who writes and saves what no person did. */
export const candorItself: Person = { accountId: 'candor', name: 'Candor' };

/** Who calls, by the name Jira gave when she last opened a page of Candor. */
export async function callerAsPerson({ accountId }: Caller): Promise<Person> {
  return (await personRecords.get(accountId))?.body ?? { accountId, name: accountId };
}
