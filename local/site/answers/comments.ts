import type { SiteContext } from '../context';
import { renderedHtml } from '../document';
import type { Comment, SiteUser } from '../model';
import { jiraTime } from './moments';
import { personAnswer } from './users';

export type CommentExpansion = { properties?: boolean; renderedBody?: boolean };

export const propertyList = (properties: Record<string, unknown>): { key: string; value: unknown }[] =>
  Object.entries(properties).map(([key, value]) => ({ key, value }));

export function commentAnswer(context: SiteContext, viewer: SiteUser, comment: Comment, expansion: CommentExpansion = {}) {
  return {
    self: `${context.baseUrl}/rest/api/3/issue/${comment.issueId}/comment/${comment.id}`,
    id: comment.id,
    author: personAnswer(context, viewer, comment.authorAccountId),
    body: comment.body,
    ...(expansion.renderedBody ? { renderedBody: renderedHtml(comment.body) } : {}),
    updateAuthor: personAnswer(context, viewer, comment.updateAuthorAccountId),
    created: jiraTime(comment.created, viewer),
    updated: jiraTime(comment.updated, viewer),
    jsdPublic: !comment.internal,
    ...(expansion.properties ? { properties: propertyList(comment.properties) } : {}),
  };
}
