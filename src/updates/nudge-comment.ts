import type { Comment } from '../platform/jira/answers';
import { asUser } from '../platform/jira/jira';
import { answerOf } from './jira-answer';
import { findMarked, markProperty } from './marked-comment';

/** The comment's property that says which question it asks. */
const nudgeProperty = 'candor.nudge';

export type NudgeComment = {
  issueId: string;
  /** By it the comment is found again: the same for everyone who asks about the issue in this update. */
  id: string;
  to: { accountId: string; name: string };
  question: string;
  /** Its project has customers: then the comment is internal. */
  isOfDesk: boolean;
};
/** What came of it: `refused` is Jira's status, `later` seconds. After `unknown` another try finds out. */
export type PostedNudge = { commentId: string; at: string } | { refused: number } | { later: number } | 'unknown';

/**
 * Asks as the person who pressed, so that it stands there once: what an earlier try left is looked for first, and after a lost answer
 * again. The comment carries its mark and its visibility in the one call.
 */
export async function postNudge(nudge: NudgeComment): Promise<PostedNudge> {
  const before = await answerOf(find(nudge));
  if (before.kind === 'refused') return { refused: before.status };
  if (before.kind === 'busy') return { later: before.afterSeconds };
  if (before.kind === 'lost') return 'unknown';
  if (before.value) return posted(before.value);
  const answer = await answerOf(post(nudge));
  if (answer.kind === 'answered') return posted(answer.value);
  if (answer.kind === 'refused') return { refused: answer.status };
  if (answer.kind === 'busy') return { later: answer.afterSeconds };
  const after = await answerOf(find(nudge));
  return after.kind === 'answered' && after.value ? posted(after.value) : 'unknown';
}

const posted = ({ id, created }: Comment) => ({ commentId: id, at: new Date(created ?? Date.now()).toISOString() });

function post({ issueId, id, to, question, isOfDesk }: NudgeComment): Promise<Comment> {
  const content = [{ type: 'mention', attrs: { id: to.accountId, text: `@${to.name}` } }, { type: 'text', text: ` ${question}` }];
  const properties = [markProperty({ property: nudgeProperty, id }), ...(isOfDesk ? [{ key: 'sd.public.comment', value: { internal: true } }] : [])];
  return asUser().send('addComment', { path: { issue: issueId }, body: { body: { type: 'doc', version: 1, content: [{ type: 'paragraph', content }] }, properties } });
}

const find = ({ issueId, id }: NudgeComment) => findMarked(asUser(), issueId, { property: nudgeProperty, id });

/** Whether Candor asked it in somebody's name: such a comment is nobody's feedback. Read with `expand=properties`. */
export const isNudge = ({ properties = [] }: Comment): boolean => properties.some(({ key }) => key === nudgeProperty);
