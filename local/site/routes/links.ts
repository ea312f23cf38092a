import { linkTypeAnswer } from '../answers/catalogue';
import { issueReference } from '../answers/issue-fields';
import { callerOf } from '../authentication';
import type { SiteApp, SiteContext, SiteRequest } from '../context';
import { isDocument } from '../document';
import { invalidField, notFound } from '../errors';
import type { Issue, IssueLink, IssueLinkType, RemoteLink, SiteUser } from '../model';
import { addComment } from '../operations/comments';
import { createLink, deleteLink } from '../operations/links';
import { canSeeIssue, requireIssuePermission, visibleIssue } from '../permissions';
import { has, readObject } from '../requests';

const linkPermission = 'No Link Issue Permission for issue';

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

  app.post('/rest/api/3/issueLink', async (request) => {
    const caller = callerOf(request);
    const body = await readObject(request);
    const type = typeOf(body.type);
    const inward = endOf(caller, body.inwardIssue);
    const outward = endOf(caller, body.outwardIssue);
    requireIssuePermission(state, caller, 'LINK_ISSUES', inward, `${linkPermission} '${inward.key}'`);
    createLink(state, caller, { typeId: type.id, inwardIssueId: inward.id, outwardIssueId: outward.id });
    if (has(body.comment, 'body') && isDocument(body.comment.body)) addComment(state, caller, inward, { body: body.comment.body });
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
    const { link, source } = visibleLink(caller, request.req.param('link'));
    requireIssuePermission(state, caller, 'LINK_ISSUES', source, `${linkPermission} '${source.key}'`);
    deleteLink(state, caller, link);
    return request.body(null, 204);
  });

  const remoteAnswer = (issue: Issue, { issueId: _issueId, id, ...link }: RemoteLink) => ({ id: Number(id), self: `${baseUrl}/rest/api/3/issue/${issue.key}/remotelink/${id}`, ...link });
  const remoteLinksOf = (issue: Issue): RemoteLink[] => [...state.remoteLinks.all()].filter((link) => link.issueId === issue.id);
  const issueOf = (request: SiteRequest): Issue => visibleIssue(state, callerOf(request), request.req.param('issue') ?? '');

  app.get('/rest/api/3/issue/:issue/remotelink', (request) => {
    const issue = issueOf(request);
    const links = remoteLinksOf(issue);
    const globalId = request.req.query('globalId');
    if (globalId === undefined) return request.json(links.map((link) => remoteAnswer(issue, link)));
    const link = links.find((candidate) => candidate.globalId === globalId);
    if (!link) throw notFound(`The remote link with global id '${globalId}' does not exist.`);
    return request.json(remoteAnswer(issue, link));
  });

  app.post('/rest/api/3/issue/:issue/remotelink', async (request) => {
    const issue = issueOf(request);
    requireIssuePermission(state, callerOf(request), 'LINK_ISSUES', issue, `${linkPermission} '${issue.key}'`);
    const { object, globalId, relationship } = await readObject(request);
    if (!has(object, 'url') || !has(object, 'title')) throw invalidField('object', "'object' needs a url and a title.");
    const known = typeof globalId === 'string' ? remoteLinksOf(issue).find((link) => link.globalId === globalId) : undefined;
    const link = state.remoteLinks.put({
      id: known?.id ?? state.nextId('remotelink', 10_000),
      issueId: issue.id,
      ...(typeof globalId === 'string' ? { globalId } : {}),
      ...(typeof relationship === 'string' ? { relationship } : {}),
      object: object as Record<string, unknown>,
    });
    return request.json({ id: Number(link.id), self: `${baseUrl}/rest/api/3/issue/${issue.key}/remotelink/${link.id}` }, known ? 200 : 201);
  });
}
