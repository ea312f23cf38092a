import { userAnswer, userPictures } from '../answers/users';
import { callerOf } from '../authentication';
import type { SiteApp, SiteContext, SiteRequest } from '../context';
import { badRequest, forbidden } from '../errors';
import type { Project, SiteUser } from '../model';
import { permissionKind, type PermissionKey } from '../permission-kinds';
import { administers, canSeeIssue, canSeeProject, hasIssuePermission, hasPermission, visibleIssue, visibleProject } from '../permissions';
import { queryList, queryNumber } from '../requests';
import type { SiteState } from '../state';

/** Jira matches from the beginning of any word of the name, or of the address. */
function answersTo(user: SiteUser, query: string): boolean {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return true;
  const name = user.displayName.toLowerCase();
  return name.startsWith(wanted) || name.split(/\s+/).some((word) => word.startsWith(wanted)) || (user.emailVisible && user.emailAddress.toLowerCase().startsWith(wanted));
}

export const usersByName = (state: SiteState): SiteUser[] => [...state.users.all()].sort((first, second) => first.displayName.localeCompare(second.displayName));
const mayBrowse = (caller: SiteUser): boolean => hasPermission(caller, 'USER_PICKER');

export function mountUserSearches(app: SiteApp, context: SiteContext): void {
  const { state } = context;
  /** Lists of people come as plain arrays, 50 unless asked otherwise. */
  const slice = (request: SiteRequest, users: SiteUser[]) => {
    const startAt = queryNumber(request, 'startAt', 0);
    const caller = callerOf(request);
    return users.slice(startAt, startAt + Math.min(1000, queryNumber(request, 'maxResults', 50))).map((user) => userAnswer(context, caller, user));
  };
  /** Those a query or an account id asks for; one of them must be given. */
  const searched = (request: SiteRequest): SiteUser[] => {
    const query = request.req.query('query');
    const accountId = request.req.query('accountId');
    if (query === undefined && accountId === undefined && request.req.query('property') === undefined) throw badRequest('The query parameter is required.');
    if (query !== undefined && accountId !== undefined) throw badRequest('Only one of the parameters query and accountId may be given.');
    return usersByName(state).filter((user) => user.active && (accountId === undefined ? answersTo(user, query ?? '') : user.accountId === accountId));
  };
  const assignable = (user: SiteUser, project: Project | undefined): boolean => user.accountType === 'atlassian' && hasPermission(user, 'ASSIGNABLE_USER', project);

  app.get('/rest/api/3/users/search', (request) => {
    if (!mayBrowse(callerOf(request))) throw forbidden('You are not authorized to browse users.');
    return request.json(slice(request, usersByName(state)));
  });

  // Whoever may not browse users finds nobody: https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-search/
  app.get('/rest/api/3/user/search', (request) => {
    const found = searched(request);
    return request.json(mayBrowse(callerOf(request)) ? slice(request, found) : []);
  });

  app.get('/rest/api/3/user/viewissue/search', (request) => {
    const caller = callerOf(request);
    const issueKey = request.req.query('issueKey');
    const projectKey = request.req.query('projectKey');
    if (issueKey === undefined && projectKey === undefined) throw badRequest('Either the issueKey or the projectKey parameter is required.');
    const issue = issueKey === undefined ? undefined : visibleIssue(state, caller, issueKey);
    const project = issue || projectKey === undefined ? undefined : visibleProject(state, caller, projectKey);
    const sees = (user: SiteUser) => (issue ? canSeeIssue(state, user, issue) : project !== undefined && canSeeProject(user, project));
    return request.json(mayBrowse(caller) ? slice(request, searched(request).filter(sees)) : []);
  });

  app.get('/rest/api/3/user/assignable/search', (request) => {
    const caller = callerOf(request);
    const issueKey = request.req.query('issueKey') ?? request.req.query('issueId');
    const projectKey = request.req.query('project');
    if (issueKey === undefined && projectKey === undefined) throw badRequest('Either the issueKey or the project parameter is required.');
    const project = issueKey === undefined ? visibleProject(state, caller, projectKey ?? '') : state.projects.get(visibleIssue(state, caller, issueKey).projectId);
    const query = request.req.query('query') ?? '';
    const accountId = request.req.query('accountId');
    return request.json(slice(request, usersByName(state).filter((user) => assignable(user, project) && answersTo(user, query) && (accountId === undefined || user.accountId === accountId))));
  });

  app.get('/rest/api/3/user/assignable/multiProjectSearch', (request) => {
    const caller = callerOf(request);
    const keys = queryList(request, 'projectKeys');
    if (keys.length === 0) throw badRequest('The projectKeys parameter is required.');
    const projects = keys.map((key) => visibleProject(state, caller, key));
    return request.json(slice(request, searched(request).filter((user) => projects.every((project) => assignable(user, project)))));
  });

  app.get('/rest/api/3/user/permission/search', (request) => {
    const caller = callerOf(request);
    const permissions = queryList(request, 'permissions');
    const unknown = permissions.find((key) => permissionKind(key) === undefined);
    if (permissions.length === 0 || unknown !== undefined) throw badRequest(unknown === undefined ? 'The permissions parameter is required.' : `Unrecognized permission: ${unknown}`);
    const issueKey = request.req.query('issueKey');
    const projectKey = request.req.query('projectKey');
    if (issueKey === undefined && projectKey === undefined) throw badRequest('Either the issueKey or the projectKey parameter is required.');
    const issue = issueKey === undefined ? undefined : visibleIssue(state, caller, issueKey);
    const project = issue ? state.projects.get(issue.projectId) : visibleProject(state, caller, projectKey ?? '');
    if (!project || !administers(caller, project)) throw forbidden('You are not authorized to see who has these permissions.');
    const held = (user: SiteUser, key: PermissionKey) => (issue ? hasIssuePermission(state, user, key, issue) : hasPermission(user, key, project));
    const query = request.req.query('query') ?? '';
    const found = usersByName(state).filter((user) => user.active && answersTo(user, query) && (permissions as PermissionKey[]).every((key) => held(user, key)));
    return request.json(slice(request, found));
  });

  app.get('/rest/api/3/user/picker', (request) => {
    const caller = callerOf(request);
    const query = request.req.query('query');
    if (query === undefined) throw badRequest('The query parameter is required.');
    const excluded = queryList(request, 'excludeAccountIds');
    const matches = (user: SiteUser) => (mayBrowse(caller) ? answersTo(user, query) : user.displayName === query);
    const found = usersByName(state).filter((user) => user.active && user.accountType !== 'customer' && matches(user) && !excluded.includes(user.accountId));
    const shown = found.slice(0, queryNumber(request, 'maxResults', 50));
    return request.json({
      users: shown.map((user) => ({
        accountId: user.accountId,
        accountType: user.accountType,
        displayName: user.displayName,
        html: `<strong>${user.displayName.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)}</strong>`,
        ...(request.req.query('showAvatar') === 'true' ? { avatarUrl: userPictures(context, user.accountId)['24x24'] } : {}),
      })),
      total: found.length,
      header: `Showing ${shown.length} of ${found.length} matching users`,
    });
  });
}
