import { asApp } from '../platform/jira/jira';
import { answerOf } from './jira-answer';
import { type CommentMark, findMarked, markProperty } from './marked-comment';

export type MarkedComment = CommentMark & {
  /** The customer request it stands on. */
  issueId: string;
  /** An Atlassian Document. */
  document: unknown;
  /** Read by the team only; otherwise by the customer and everyone who shares the request. */
  internal?: boolean;
  /** An earlier try may have left it there: then it is looked for first. */
  repeated: boolean;
};

/**
 * What came of it. `refused` and `later` (seconds): it is surely not there. `unknown`: Jira answered neither the comment nor the
 * look after it; a later try with `repeated` finds out.
 */
export type Posted = 'posted' | { refused: number } | { later: number } | 'unknown';

/**
 * Posts a comment as the app so that it is there once at most, however often it is tried. One call carries the text, its
 * visibility and the mark it is found by: none can be there without the others.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/#api-rest-api-3-issue-issueidorkey-comment-post
 */
export async function postPublicComment(comment: MarkedComment): Promise<Posted> {
  if (comment.repeated) {
    const before = await answerOf(isThere(comment));
    if (before.kind === 'answered' && before.value) return 'posted';
    if (before.kind === 'refused') return { refused: before.status };
    if (before.kind !== 'answered') return 'unknown';
  }
  const answer = await answerOf(post(comment));
  if (answer.kind === 'answered') return 'posted';
  if (answer.kind === 'busy') return { later: answer.afterSeconds };
  if (answer.kind === 'refused') return { refused: answer.status };
  const after = await answerOf(isThere(comment));
  return after.kind === 'answered' && after.value ? 'posted' : 'unknown';
}

function post({ issueId, property, id, document, internal = false }: MarkedComment) {
  const properties = [
    markProperty({ property, id }),
    { key: 'sd.public.comment', value: { internal } },
  ];
  return asApp().send('addComment', { path: { issue: issueId }, body: { body: document, properties } });
}

const isThere = async (comment: MarkedComment): Promise<boolean> => (await findMarked(asApp(), comment.issueId, comment)) !== undefined;
