import type { Comment } from '../platform/jira/answers';
import type { asApp } from '../platform/jira/jira';

const newestComments = 50;

/** Whose comment it is, by the key of a property, and which one: by both it is found again. */
export type CommentMark = { property: string; id: string };

export const markProperty = ({ property, id }: CommentMark) => ({ key: property, value: { id } });

/** The comment with this mark among the newest on an issue. */
export async function findMarked(jira: ReturnType<typeof asApp>, issueId: string, { property, id }: CommentMark): Promise<Comment | undefined> {
  const query = { orderBy: '-created', expand: 'properties', maxResults: newestComments };
  const { comments } = await jira.send('comments', { path: { issue: issueId }, query });
  return comments.find(({ properties = [] }) => properties.some(({ key, value }) => key === property && (value as { id?: unknown } | null)?.id === id));
}
