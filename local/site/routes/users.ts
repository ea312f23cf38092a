import { createHash } from 'node:crypto';
import { userAnswer } from '../answers/users';
import { callerOf } from '../authentication';
import type { SiteApp, SiteContext, SiteRequest } from '../context';
import { badRequest, forbidden, notFound } from '../errors';
import type { SiteUser } from '../model';
import { canSeeIssue, canSeeProject, hasPermission, visibleIssue, visibleProject } from '../permissions';
import { pageOf, queryList, queryNumber } from '../requests';

/** Jira matches from the beginning of any word of the name, or of the address. */
function answersTo(user: SiteUser, query: string): boolean {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return true;
  const name = user.displayName.toLowerCase();
  return name.startsWith(wanted) || name.split(/\s+/).some((word) => word.startsWith(wanted)) || (user.emailVisible && user.emailAddress.toLowerCase().startsWith(wanted));
}

const groupId = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

export function mountUsers(app: SiteApp, context: SiteContext): void {
  const { state, baseUrl } = context;
  const sorted = (): SiteUser[] => [...state.users.all()].sort((first, second) => first.displayName.localeCompare(second.displayName));
  /** Lists of people come as plain arrays, 50 unless asked otherwise. */
  const slice = (request: SiteRequest, users: SiteUser[]) => {
    const startAt = queryNumber(request, 'startAt', 0);
    const caller = callerOf(request);
    return users.slice(startAt, startAt + Math.min(1000, queryNumber(request, 'maxResults', 50))).map((user) => userAnswer(context, caller, user));
  };
  const requireBrowsing = (caller: SiteUser): void => {
    if (!hasPermission(caller, 'USER_PICKER')) throw forbidden('You are not authorized to browse users.');
  };
  const searched = (request: SiteRequest): SiteUser[] => {
    const query = request.req.query('query');
    const accountId = request.req.query('accountId');
    if (query === undefined && accountId === undefined && request.req.query('property') === undefined) throw badRequest('The query parameter is required.');
    return sorted().filter((user) => user.active && (accountId === undefined ? answersTo(user, query ?? '') : user.accountId === accountId));
  };
  const groupNames = (): string[] => [...new Set([...state.users.all()].flatMap((user) => user.groups))].sort();

  app.get('/rest/api/3/myself', (request) => {
    const caller = callerOf(request);
    const expand = queryList(request, 'expand');
    return request.json({
      ...userAnswer(context, caller, caller),
      locale: caller.locale,
      groups: { size: caller.groups.length, items: expand.includes('groups') ? caller.groups.map((name) => ({ name, groupId: groupId(name), self: `${baseUrl}/rest/api/3/group?groupId=${groupId(name)}` })) : [] },
      applicationRoles: { size: caller.accountType === 'customer' ? 0 : 1, items: [] },
      expand: 'groups,applicationRoles',
    });
  });

  app.get('/rest/api/3/user', (request) => {
    const caller = callerOf(request);
    const accountId = request.req.query('accountId');
    if (accountId === undefined) throw badRequest('Either the `accountId` or the `query` parameter is required.');
    const user = state.users.get(accountId);
    if (!user || (caller.accountType === 'customer' && caller !== user)) throw notFound('Specified user does not exist or you do not have required permissions');
    return request.json({
      ...userAnswer(context, caller, user),
      ...(user.accountId === caller.accountId || user.emailVisible ? { locale: user.locale } : {}),
      groups: { size: user.groups.length, items: [] },
      applicationRoles: { size: user.accountType === 'customer' ? 0 : 1, items: [] },
      expand: 'groups,applicationRoles',
    });
  });

  app.get('/rest/api/3/user/bulk', (request) => {
    const caller = callerOf(request);
    const accountIds = request.req.queries('accountId') ?? [];
    if (accountIds.length === 0) throw badRequest('The accountId parameter is required.');
    if (accountIds.length > 200) throw badRequest('At most 200 account ids can be asked for.');
    const users = [...new Set(accountIds)].flatMap((id) => state.users.get(id) ?? []);
    const page = pageOf(request, baseUrl, users, { fallback: 10, cap: 200 });
    return request.json({ ...page, values: page.values.map((user) => userAnswer(context, caller, user)) });
  });

  app.get('/rest/api/3/user/search', (request) => {
    requireBrowsing(callerOf(request));
    return request.json(slice(request, searched(request)));
  });

  app.get('/rest/api/3/user/viewissue/search', (request) => {
    const caller = callerOf(request);
    requireBrowsing(caller);
    const issueKey = request.req.query('issueKey');
    const projectKey = request.req.query('projectKey');
    if (issueKey === undefined && projectKey === undefined) throw badRequest('Either the issueKey or the projectKey parameter is required.');
    const issue = issueKey === undefined ? undefined : visibleIssue(state, caller, issueKey);
    const project = issue || projectKey === undefined ? undefined : visibleProject(state, caller, projectKey);
    const sees = (user: SiteUser) => (issue ? canSeeIssue(state, user, issue) : project !== undefined && canSeeProject(user, project));
    return request.json(slice(request, searched(request).filter(sees)));
  });

  app.get('/rest/api/3/user/assignable/search', (request) => {
    const caller = callerOf(request);
    const issueKey = request.req.query('issueKey') ?? request.req.query('issueId');
    const projectKey = request.req.query('project');
    if (issueKey === undefined && projectKey === undefined) throw badRequest('Either the issueKey or the project parameter is required.');
    const project = issueKey === undefined ? visibleProject(state, caller, projectKey ?? '') : state.projects.get(visibleIssue(state, caller, issueKey).projectId);
    const query = request.req.query('query') ?? '';
    return request.json(slice(request, sorted().filter((user) => user.accountType === 'atlassian' && hasPermission(user, 'ASSIGNABLE_USER', project) && answersTo(user, query))));
  });

  app.get('/rest/api/3/group/bulk', (request) => {
    requireBrowsing(callerOf(request));
    const wanted = request.req.queries('groupName');
    const names = groupNames().filter((name) => wanted === undefined || wanted.includes(name));
    const page = pageOf(request, baseUrl, names, { fallback: 50, cap: 50 });
    return request.json({ ...page, values: page.values.map((name) => ({ name, groupId: groupId(name) })) });
  });

  app.get('/rest/api/3/group/member', (request) => {
    const caller = callerOf(request);
    requireBrowsing(caller);
    const name = groupNames().find((candidate) => candidate === request.req.query('groupname') || groupId(candidate) === request.req.query('groupId'));
    if (name === undefined) throw notFound('The group does not exist or you do not have permission to see it.');
    const page = pageOf(request, baseUrl, sorted().filter((user) => user.active && user.groups.includes(name)), { fallback: 50, cap: 50 });
    return request.json({ ...page, values: page.values.map((user) => userAnswer(context, caller, user)) });
  });
}
