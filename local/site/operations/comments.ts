import { invalidField } from '../errors';
import type { AdfNode, Comment, Issue, SiteUser } from '../model';
import type { SiteState } from '../state';
import { plainText } from '../document';
import { commentEvent } from './events';
import { checkText } from './issue-input';
import { checkProperty } from './properties';

/** The comment property Jira Service Management reads: `{internal: true}` keeps a comment from customers. */
export const visibilityProperty = 'sd.public.comment';

export type CommentInput = { body: AdfNode; properties?: Record<string, unknown> };

/** Only service projects know internal comments. */
export function isInternal(state: SiteState, issue: Issue, properties: Record<string, unknown>): boolean {
  if (state.projects.get(issue.projectId)?.projectTypeKey !== 'service_desk') return false;
  const value = properties[visibilityProperty];
  return typeof value === 'object' && value !== null && 'internal' in value && (value.internal === true || value.internal === 'true');
}

/** Refuses a comment Jira would refuse. */
export function checkComment({ body, properties = {} }: CommentInput): void {
  checkBody(body);
  for (const [key, value] of Object.entries(properties)) checkProperty(key, value);
}

function checkBody(body: AdfNode): void {
  checkText('comment', body);
  const hasMedia = JSON.stringify(body).includes('"type":"media');
  if (plainText(body).trim() === '' && !hasMedia) throw invalidField('comment', 'Comment body can not be empty!');
}

const touch = (state: SiteState, issue: Issue, at: string): Issue => {
  const current = state.issues.get(issue.id) ?? issue;
  return state.issues.put({ ...current, updated: at });
};

/** Comments as `actor`, its properties in the same step. */
export function addComment(state: SiteState, actor: SiteUser, issue: Issue, input: CommentInput, at = state.now()): Comment {
  checkComment(input);
  const properties = input.properties ?? {};
  return state.batch(() => {
    const comment = state.comments.put({
      id: state.nextId('comment', 10_000),
      issueId: issue.id,
      authorAccountId: actor.accountId,
      updateAuthorAccountId: actor.accountId,
      body: input.body,
      created: at,
      updated: at,
      internal: isInternal(state, issue, properties),
      properties,
    });
    commentEvent(state, actor, 'commented:issue', touch(state, issue, at), comment);
    return comment;
  });
}

export function editComment(state: SiteState, actor: SiteUser, comment: Comment, input: Partial<CommentInput>, at = state.now()): Comment {
  if (input.body) checkBody(input.body);
  const issue = state.issues.get(comment.issueId);
  const properties = { ...comment.properties, ...input.properties };
  for (const [key, value] of Object.entries(input.properties ?? {})) checkProperty(key, value);
  return state.batch(() => {
    const stored = state.comments.put({
      ...comment,
      body: input.body ?? comment.body,
      properties,
      internal: issue !== undefined && isInternal(state, issue, properties),
      updateAuthorAccountId: actor.accountId,
      updated: at,
    });
    if (issue) commentEvent(state, actor, 'commented:issue', touch(state, issue, at), stored);
    return stored;
  });
}

export function deleteComment(state: SiteState, actor: SiteUser, comment: Comment, at = state.now()): void {
  const issue = state.issues.get(comment.issueId);
  state.batch(() => {
    state.comments.delete(comment.id);
    if (issue) commentEvent(state, actor, 'deleted:comment', touch(state, issue, at), comment);
  });
}

/** Sets one property; undefined removes it. `sd.public.comment` moves the comment between customers and team. */
export function setCommentProperty(state: SiteState, comment: Comment, key: string, value: unknown): Comment {
  const { [key]: _previous, ...others } = comment.properties;
  const properties = value === undefined ? others : { ...others, [key]: value };
  if (value !== undefined) checkProperty(key, value);
  const issue = state.issues.get(comment.issueId);
  return state.comments.put({ ...comment, properties, internal: issue !== undefined && isInternal(state, issue, properties) });
}
