import { refusalBehind } from '../platform/jira/refusal';
import { invalid } from '../platform/app-error';
import type { User } from '../platform/jira/answers';
import { asUser } from '../platform/jira/jira';
import type { Person } from './contract';

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
