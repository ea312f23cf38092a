import { contactsAmong } from '../clients/account-contacts';
import type { Comment, User } from '../platform/jira/answers';
import { asApp } from '../platform/jira/jira';
import { isGone } from './readers';

const commentsInPage = 100;

/** A person's comment as Jira has it. `isPublic`: customers read it. */
export type Said = { id: string; author: User; at: string; isPublic: boolean };

/** The accounts that are not ours. */
export async function customersAmong(said: Said[], engagementIds: string[], reporter: string | undefined): Promise<Set<string>> {
  const authors = [...new Map(said.map(({ author }) => [author.accountId, author])).values()];
  const found = await Promise.all(
    authors.map(async ({ accountId, accountType }) => accountType === 'customer' || accountId === reporter || (await contactsAmong(engagementIds, accountId)).length > 0),
  );
  return new Set(authors.filter((_, index) => found[index]).map(({ accountId }) => accountId));
}

/** Of people, newest first; the newest hundred. */
export async function commentsSince(issueId: string, from: string): Promise<Said[]> {
  const { comments } = await asApp()
    .send('comments', { path: { issue: issueId }, query: { orderBy: '-created', startAt: 0, maxResults: commentsInPage } })
    .catch((error: unknown) => {
      if (isGone(error)) return { comments: [] };
      throw error;
    });
  return comments.flatMap((comment) => saidIn(comment)).filter(({ at }) => at >= from);
}

function saidIn({ id, author, created, jsdPublic }: Comment): Said[] {
  if (!author || author.accountType === 'app' || created === undefined) return [];
  return [{ id, author, at: new Date(created).toISOString(), isPublic: jsdPublic === true }];
}
