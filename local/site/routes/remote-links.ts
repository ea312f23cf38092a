import { callerOf } from '../authentication';
import type { SiteApp, SiteContext, SiteRequest } from '../context';
import { badRequest, invalidField, notFound } from '../errors';
import type { Issue, RemoteLink } from '../model';
import { requireIssuePermission, visibleIssue } from '../permissions';
import { has, readObject } from '../requests';
import { linkPermission } from './links';

/** Links from an issue to pages elsewhere. */
export function mountRemoteLinks(app: SiteApp, context: SiteContext): void {
  const { state, baseUrl } = context;
  const path = '/rest/api/3/issue/:issue/remotelink';
  const selfOf = (issue: Issue, id: string) => `${baseUrl}/rest/api/3/issue/${issue.key}/remotelink/${id}`;
  const answer = (issue: Issue, { issueId: _issueId, id, ...link }: RemoteLink) => ({ id: Number(id), self: selfOf(issue, id), ...link });
  const linksOf = (issue: Issue): RemoteLink[] => [...state.remoteLinks.all()].filter((link) => link.issueId === issue.id);
  const issueOf = (request: SiteRequest): Issue => visibleIssue(state, callerOf(request), request.req.param('issue') ?? '');
  const linkableIssue = (request: SiteRequest): Issue => {
    const issue = issueOf(request);
    requireIssuePermission(state, callerOf(request), 'LINK_ISSUES', issue, `${linkPermission} '${issue.key}'`);
    return issue;
  };
  const byGlobalId = (issue: Issue, globalId: string): RemoteLink => {
    const link = linksOf(issue).find((candidate) => candidate.globalId === globalId);
    if (!link) throw notFound(`The remote link with global id '${globalId}' does not exist.`);
    return link;
  };
  const byId = (request: SiteRequest, issue: Issue): RemoteLink => {
    const id = request.req.param('link') ?? '';
    const link = state.remoteLinks.get(id);
    if (!link) throw notFound(`The remote link with id '${id}' does not exist.`);
    if (link.issueId !== issue.id) throw badRequest(`The remote link with id '${id}' does not belong to this issue.`);
    return link;
  };
  /** What a request says a link shall be; what it leaves out is emptied. */
  const described = ({ object, globalId, relationship }: Record<string, unknown>): Omit<RemoteLink, 'id' | 'issueId'> => {
    if (!has(object, 'url') || !has(object, 'title')) throw invalidField('object', "'object' needs a url and a title.");
    return {
      ...(typeof globalId === 'string' ? { globalId } : {}),
      ...(typeof relationship === 'string' ? { relationship } : {}),
      object: object as Record<string, unknown>,
    };
  };

  app.get(path, (request) => {
    const issue = issueOf(request);
    const globalId = request.req.query('globalId');
    return request.json(globalId === undefined ? linksOf(issue).map((link) => answer(issue, link)) : answer(issue, byGlobalId(issue, globalId)));
  });

  app.post(path, async (request) => {
    const issue = linkableIssue(request);
    const link = described(await readObject(request));
    const known = link.globalId === undefined ? undefined : linksOf(issue).find((candidate) => candidate.globalId === link.globalId);
    const stored = state.remoteLinks.put({ ...link, id: known?.id ?? state.nextId('remotelink', 10_000), issueId: issue.id });
    return request.json({ id: Number(stored.id), self: selfOf(issue, stored.id) }, known ? 200 : 201);
  });

  app.delete(path, (request) => {
    const issue = linkableIssue(request);
    const globalId = request.req.query('globalId');
    if (globalId === undefined) throw badRequest("The 'globalId' query parameter is required.");
    state.remoteLinks.delete(byGlobalId(issue, globalId).id);
    return request.body(null, 204);
  });

  app.get(`${path}/:link`, (request) => {
    const issue = issueOf(request);
    return request.json(answer(issue, byId(request, issue)));
  });

  app.put(`${path}/:link`, async (request) => {
    const issue = linkableIssue(request);
    const link = byId(request, issue);
    state.remoteLinks.put({ ...described(await readObject(request)), id: link.id, issueId: issue.id });
    return request.body(null, 204);
  });

  app.delete(`${path}/:link`, (request) => {
    const issue = linkableIssue(request);
    requireIssuePermission(state, callerOf(request), 'EDIT_ISSUES', issue, 'You do not have permission to edit this issue.');
    state.remoteLinks.delete(byId(request, issue).id);
    return request.body(null, 204);
  });
}
