import { linkTypeAnswer } from '../answers/catalogue';
import { issueReference } from '../answers/issue-fields';
import { callerOf } from '../authentication';
import type { SiteApp, SiteContext } from '../context';
import { isDocument } from '../document';
import { badRequest, invalidField, notFound } from '../errors';
import type { Issue, IssueLink, IssueLinkType, SiteUser } from '../model';
import { addComment, checkComment, type CommentInput } from '../operations/comments';
import { createLink, deleteLink } from '../operations/links';
import { canSeeIssue, hasIssuePermission, visibleIssue } from '../permissions';
import { has, readObject } from '../requests';
import { propertiesOf } from './issue-payload';

export const linkPermission = 'No Link Issue Permission for issue';

export function mountLinks(app: SiteApp, context: SiteContext): void {
  const { state, baseUrl } = context;

  const typeOf = (value: unknown): IssueLinkType => {
    const id = has(value, 'id') ? String(value.id) : undefined;
    const name = has(value, 'name') ? String(value.name) : undefined;
    const type = [...state.linkTypes.all()].find((candidate) => (id === undefined ? candidate.name === name : candidate.id === id));
    if (!type) throw notFound(id === undefined ? `No issue link type with name '${name ?? ''}' found.` : `No issue link type with id '${id}' found.`);
    return type;
  };
  const endOf = (caller: SiteUser, value: unknown): Issue => visibleIssue(state, caller, has(value, 'id') ? String(value.id) : has(value, 'key') ? String(value.key) : '');
  const visibleLink = (caller: SiteUser, id: string): { link: IssueLink; source: Issue; target: Issue } => {
    const link = state.links.get(id);
    const source = link && state.issues.get(link.inwardIssueId);
    const target = link && state.issues.get(link.outwardIssueId);
    if (!link || !source || !target || !canSeeIssue(state, caller, source) || !canSeeIssue(state, caller, target)) throw notFound(`No issue link with id '${id}' exists.`);
    return { link, source, target };
  };

  /** A comment that cannot be written keeps the link from being made. */
  const commentOf = (caller: SiteUser, issue: Issue, value: unknown): CommentInput => {
    if (!hasIssuePermission(state, caller, 'ADD_COMMENTS', issue)) throw badRequest('You do not have the permission to comment on this work item.');
    if (!has(value, 'body') || !isDocument(value.body)) throw invalidField('comment', 'Comment body is not valid!');
    const comment = { body: value.body, properties: propertiesOf(has(value, 'properties') ? value.properties : undefined) };
    checkComment(comment);
    return comment;
  };

  app.post('/rest/api/3/issueLink', async (request) => {
    const caller = callerOf(request);
    const body = await readObject(request);
    const type = typeOf(body.type);
    const inward = endOf(caller, body.inwardIssue);
    const outward = endOf(caller, body.outwardIssue);
    if (!hasIssuePermission(state, caller, 'LINK_ISSUES', inward)) throw notFound(`${linkPermission} '${inward.key}'`);
    const comment = body.comment === undefined ? undefined : commentOf(caller, inward, body.comment);
    createLink(state, caller, { typeId: type.id, inwardIssueId: inward.id, outwardIssueId: outward.id });
    if (comment) addComment(state, caller, inward, comment);
    return request.body(null, 201);
  });

  app.get('/rest/api/3/issueLink/:link', (request) => {
    const { link, source, target } = visibleLink(callerOf(request), request.req.param('link'));
    const type = state.linkTypes.get(link.typeId);
    return request.json({
      id: link.id,
      self: `${baseUrl}/rest/api/3/issueLink/${link.id}`,
      ...(type ? { type: linkTypeAnswer(context, type) } : {}),
      inwardIssue: issueReference(context, source),
      outwardIssue: issueReference(context, target),
    });
  });

  app.delete('/rest/api/3/issueLink/:link', (request) => {
    const caller = callerOf(request);
    const { link, source, target } = visibleLink(caller, request.req.param('link'));
    if (![source, target].some((issue) => hasIssuePermission(state, caller, 'LINK_ISSUES', issue))) throw notFound(`${linkPermission} '${source.key}'`);
    deleteLink(state, caller, link);
    return request.body(null, 204);
  });
}
