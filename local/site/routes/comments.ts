import { commentAnswer, type CommentExpansion } from '../answers/comments';
import { callerOf } from '../authentication';
import type { SiteApp, SiteContext, SiteRequest } from '../context';
import { isDocument } from '../document';
import { badRequest, forbidden, invalidField, notFound } from '../errors';
import type { AdfNode, Comment, Issue, SiteUser } from '../model';
import { addComment, deleteComment, editComment, setCommentProperty } from '../operations/comments';
import { canSeeIssue, hasIssuePermission, requireIssuePermission, visibleIssue } from '../permissions';
import { pageOf, queryList, queryNumber, readJson, readObject, stringList } from '../requests';
import { propertiesOf } from './issue-payload';

const pageCap = 5000;
const listLimit = 1000;

function expansion(request: SiteRequest): CommentExpansion {
  const names = queryList(request, 'expand');
  return { properties: names.includes('properties'), renderedBody: names.includes('renderedBody') };
}

function documentOf(body: Record<string, unknown>): AdfNode {
  if (!isDocument(body.body)) throw invalidField('comment', 'Comment body is not valid!');
  return body.body;
}

function inOrder(comments: Comment[], orderBy: string | undefined): Comment[] {
  switch (orderBy) {
    case undefined:
    case 'created':
    case '+created':
      return comments;
    case '-created':
      return comments.reverse();
    default:
      throw badRequest(`The orderBy value '${orderBy}' is not valid.`);
  }
}

export function mountComments(app: SiteApp, context: SiteContext): void {
  const { state } = context;
  const issueOf = (request: SiteRequest): Issue => visibleIssue(state, callerOf(request), request.req.param('issue') ?? '');
  const missing = (id: string) => notFound(`Can not find a comment for the id: ${id}.`);
  const commentOf = (request: SiteRequest, issue: Issue): Comment => {
    const id = request.req.param('comment') ?? '';
    const comment = state.comments.get(id);
    if (comment?.issueId !== issue.id) throw missing(id);
    return comment;
  };
  /** A comment by its id alone, where the path names no issue. */
  const visibleComment = (caller: SiteUser, id: string): { comment: Comment; issue: Issue } => {
    const comment = state.comments.get(id);
    const issue = comment && state.issues.get(comment.issueId);
    if (!comment || !issue || !canSeeIssue(state, caller, issue)) throw missing(id);
    return { comment, issue };
  };
  const requireChange = (caller: SiteUser, issue: Issue, comment: Comment, verb: 'EDIT' | 'DELETE'): void => {
    const own = comment.authorAccountId === caller.accountId && hasIssuePermission(state, caller, `${verb}_OWN_COMMENTS`, issue);
    if (!own && !hasIssuePermission(state, caller, `${verb}_ALL_COMMENTS`, issue)) {
      throw badRequest(`You do not have the permission to ${verb === 'EDIT' ? 'edit' : 'delete'} this comment.`);
    }
  };

  app.get('/rest/api/3/issue/:issue/comment', (request) => {
    const caller = callerOf(request);
    const issue = issueOf(request);
    const all = inOrder(state.commentsOf(issue.id), request.req.query('orderBy'));
    const startAt = queryNumber(request, 'startAt', 0);
    const maxResults = Math.min(pageCap, queryNumber(request, 'maxResults', 100));
    const expand = expansion(request);
    const comments = all.slice(startAt, startAt + maxResults).map((comment) => commentAnswer(context, caller, comment, expand));
    return request.json({ startAt, maxResults, total: all.length, comments });
  });

  app.post('/rest/api/3/issue/:issue/comment', async (request) => {
    const caller = callerOf(request);
    const issue = issueOf(request);
    requireIssuePermission(state, caller, 'ADD_COMMENTS', issue, 'You do not have the permission to comment on this work item.');
    const body = await readObject(request);
    const comment = addComment(state, caller, issue, { body: documentOf(body), properties: propertiesOf(body.properties) });
    return request.json(commentAnswer(context, caller, comment, expansion(request)), 201);
  });

  app.get('/rest/api/3/issue/:issue/comment/:comment', (request) =>
    request.json(commentAnswer(context, callerOf(request), commentOf(request, issueOf(request)), expansion(request))),
  );

  app.put('/rest/api/3/issue/:issue/comment/:comment', async (request) => {
    const caller = callerOf(request);
    const issue = issueOf(request);
    const comment = commentOf(request, issue);
    requireChange(caller, issue, comment, 'EDIT');
    const body = await readObject(request);
    const edited = editComment(state, caller, comment, { body: documentOf(body), properties: propertiesOf(body.properties) });
    return request.json(commentAnswer(context, caller, edited, expansion(request)));
  });

  app.delete('/rest/api/3/issue/:issue/comment/:comment', (request) => {
    const caller = callerOf(request);
    const issue = issueOf(request);
    const comment = commentOf(request, issue);
    requireChange(caller, issue, comment, 'DELETE');
    deleteComment(state, caller, comment);
    return request.body(null, 204);
  });

  app.post('/rest/api/3/comment/list', async (request) => {
    const caller = callerOf(request);
    const ids = stringList(await readObject(request), 'ids');
    if (ids.length === 0 || ids.length > listLimit) throw badRequest(`Between 1 and ${listLimit} comment ids must be given.`);
    const readable = ids.flatMap((id) => state.comments.get(id) ?? []).filter((comment) => {
      const issue = state.issues.get(comment.issueId);
      return issue !== undefined && canSeeIssue(state, caller, issue);
    });
    const page = pageOf(request, context.baseUrl, readable, { fallback: listLimit, cap: listLimit });
    return request.json({ ...page, values: page.values.map((comment) => commentAnswer(context, caller, comment, expansion(request))) });
  });

  const properties = '/rest/api/3/comment/:comment/properties';
  const self = (comment: Comment, key: string) => `${context.baseUrl}/rest/api/3/comment/${comment.id}/properties/${encodeURIComponent(key)}`;

  app.get(properties, (request) => {
    const { comment } = visibleComment(callerOf(request), request.req.param('comment'));
    return request.json({ keys: Object.keys(comment.properties).map((key) => ({ self: self(comment, key), key })) });
  });

  app.get(`${properties}/:key`, (request) => {
    const { comment } = visibleComment(callerOf(request), request.req.param('comment'));
    const key = request.req.param('key');
    if (!(key in comment.properties)) throw notFound(`The comment property '${key}' does not exist.`);
    return request.json({ key, value: comment.properties[key] });
  });

  app.put(`${properties}/:key`, async (request) => {
    const caller = callerOf(request);
    const { comment, issue } = visibleComment(caller, request.req.param('comment'));
    const key = request.req.param('key');
    const own = comment.authorAccountId === caller.accountId && hasIssuePermission(state, caller, 'EDIT_OWN_COMMENTS', issue);
    if (!own && !hasIssuePermission(state, caller, 'EDIT_ALL_COMMENTS', issue)) throw forbidden('You do not have the permission to edit this comment.');
    setCommentProperty(state, comment, key, await readJson(request));
    return request.json({}, key in comment.properties ? 200 : 201);
  });

  app.delete(`${properties}/:key`, (request) => {
    const caller = callerOf(request);
    const { comment, issue } = visibleComment(caller, request.req.param('comment'));
    const key = request.req.param('key');
    if (!(key in comment.properties)) throw notFound(`The comment property '${key}' does not exist.`);
    requireChange(caller, issue, comment, 'EDIT');
    setCommentProperty(state, comment, key, undefined);
    return request.body(null, 204);
  });
}
