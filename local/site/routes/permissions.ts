import { callerOf } from '../authentication';
import type { SiteApp, SiteContext } from '../context';
import { badRequest, forbidden, notFound } from '../errors';
import type { SiteUser } from '../model';
import { permissionKind, permissionKinds, type PermissionKey } from '../permission-kinds';
import { hasIssuePermission, hasPermission, visibleIssue, visibleProject } from '../permissions';
import { has, queryList, readObject, stringList } from '../requests';

const checkLimit = 1000;

function permissionKeys(names: string[]): PermissionKey[] {
  const unknown = names.filter((name) => permissionKind(name) === undefined);
  if (unknown.length > 0) throw badRequest(`Unrecognized permission: ${unknown.join(', ')}`);
  return names as PermissionKey[];
}

export function mountPermissions(app: SiteApp, context: SiteContext): void {
  const { state } = context;

  app.get('/rest/api/3/mypermissions', (request) => {
    const caller = callerOf(request);
    const names = queryList(request, 'permissions');
    if (names.length === 0) throw badRequest("The 'permissions' query parameter is required.");
    const keys = permissionKeys(names);
    const issueKey = request.req.query('issueKey') ?? request.req.query('issueId');
    const projectKey = request.req.query('projectKey') ?? request.req.query('projectId');
    const issue = issueKey === undefined ? undefined : visibleIssue(state, caller, issueKey);
    const project = issue || projectKey === undefined ? undefined : visibleProject(state, caller, projectKey);
    /** Without a place, a project permission counts when it is held anywhere. */
    const held = (key: PermissionKey): boolean => {
      if (issue) return permissionKind(key)?.type === 'GLOBAL' ? hasPermission(caller, key) : hasIssuePermission(state, caller, key, issue);
      if (project || permissionKind(key)?.type === 'GLOBAL') return hasPermission(caller, key, project);
      return [...state.projects.all()].some((candidate) => hasPermission(caller, key, candidate));
    };
    return request.json({ permissions: Object.fromEntries(keys.map((key) => [key, { ...permissionKind(key), havePermission: held(key) }])) });
  });

  app.get('/rest/api/3/permissions', (request) => {
    callerOf(request);
    return request.json({ permissions: Object.fromEntries(permissionKinds.map((kind) => [kind.key, kind])) });
  });

  app.post('/rest/api/3/permissions/project', async (request) => {
    const caller = callerOf(request);
    const keys = permissionKeys(stringList(await readObject(request), 'permissions'));
    const projects = [...state.projects.all()].filter((project) => keys.every((key) => hasPermission(caller, key, project)));
    return request.json({ projects: projects.map(({ id, key }) => ({ id: Number(id), key })) });
  });

  app.post('/rest/api/3/permissions/check', async (request) => {
    const caller = callerOf(request);
    const body = await readObject(request);
    const subject = subjectOf(caller, body.accountId);
    const asked = Array.isArray(body.projectPermissions) ? (body.projectPermissions as unknown[]) : [];
    const grants = asked.flatMap((entry) => {
      if (!has(entry, 'permissions')) throw badRequest("'permissions' must be given for every project permission.");
      const place = entry as Record<string, unknown>;
      const projects = stringList(place, 'projects');
      const issues = stringList(place, 'issues');
      if (projects.length > checkLimit || issues.length > checkLimit) throw badRequest(`At most ${checkLimit} projects and ${checkLimit} issues can be checked.`);
      return permissionKeys(stringList(place, 'permissions')).map((permission) => ({
        permission,
        projects: projects.filter((id) => hasPermission(subject, permission, state.projects.get(id))).map(Number),
        issues: issues
          .filter((id) => {
            const issue = state.issues.get(id);
            return issue !== undefined && hasIssuePermission(state, subject, permission, issue);
          })
          .map(Number),
      }));
    });
    const globalPermissions = permissionKeys(stringList(body, 'globalPermissions')).filter((key) => hasPermission(subject, key));
    return request.json({ globalPermissions, projectPermissions: grants.filter((grant) => grant.projects.length > 0 || grant.issues.length > 0) });
  });

  /** Only administrators may ask about others. */
  function subjectOf(caller: SiteUser, accountId: unknown): SiteUser {
    if (accountId === undefined || accountId === null || accountId === caller.accountId) return caller;
    if (!hasPermission(caller, 'ADMINISTER')) throw forbidden('You must be an administrator to check the permissions of other users.');
    const user = state.users.get(String(accountId));
    if (!user) throw notFound('The user does not exist.');
    return user;
  }
}
