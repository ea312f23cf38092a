import { roleAnswer, roleDetailAnswers, roleNamed, roleUrls } from '../answers/projects';
import { callerOf } from '../authentication';
import type { SiteApp, SiteContext, SiteRequest } from '../context';
import { badRequest, notFound, projectNotFound, SiteError } from '../errors';
import type { Project, RoleName } from '../model';
import { setRole } from '../operations/projects';
import { administers, hasPermission, visibleProject } from '../permissions';
import { objectOf, readObject, stringList } from '../requests';

/** Who holds which role in a project: its members see the roles, its administrators the people. */
export function mountProjectRoles(app: SiteApp, context: SiteContext): void {
  const { state } = context;
  const path = '/rest/api/3/project/:project/role';
  const projectOf = (request: SiteRequest): Project => visibleProject(state, callerOf(request), request.req.param('project') ?? '');
  const roleOf = (request: SiteRequest): RoleName => {
    const id = request.req.param('role') ?? '';
    const role = roleNamed(id);
    if (role === undefined) throw notFound(`Can not retrieve a role actor for id '${id}'.`);
    return role;
  };
  /** The project for its administrators; `otherwise` for those who only see it. */
  const administered = (request: SiteRequest, otherwise: (project: Project) => SiteError): Project => {
    const project = projectOf(request);
    if (!administers(callerOf(request), project)) throw otherwise(project);
    return project;
  };
  const hidden = (project: Project) => projectNotFound(project.key);
  const notAllowed = () => new SiteError(401, ['You do not have permission to administer the roles of this project.']);
  const existing = (accountIds: string[]): string[] => {
    const unknown = accountIds.find((id) => !state.users.get(id)?.active);
    if (unknown !== undefined) throw notFound(`We can't find '${unknown}' in any accessible user directory.`);
    return accountIds;
  };
  const people = (body: Record<string, unknown>, userField: string, groupFields: string[]): string[] => {
    if (groupFields.some((name) => stringList(body, name).length > 0)) throw badRequest('The local site gives roles to people, not to groups.');
    return existing(stringList(body, userField));
  };

  app.get(path, (request) => request.json(roleUrls(context, projectOf(request))));

  app.get(`${path}/:role`, (request) => request.json(roleAnswer(context, roleOf(request), administered(request, hidden))));

  app.post(`${path}/:role`, async (request) => {
    const project = administered(request, notAllowed);
    const role = roleOf(request);
    const added = people(await readObject(request), 'user', ['group', 'groupId']);
    return request.json(roleAnswer(context, role, setRole(state, project, role, [...(project.roles[role] ?? []), ...added])));
  });

  app.put(`${path}/:role`, async (request) => {
    const project = administered(request, notAllowed);
    const role = roleOf(request);
    const actors = objectOf((await readObject(request)).categorisedActors);
    const set = people(actors, 'atlassian-user-role-actor', ['atlassian-group-role-actor', 'atlassian-group-role-actor-id']);
    return request.json(roleAnswer(context, role, setRole(state, project, role, set)));
  });

  app.delete(`${path}/:role`, (request) => {
    const project = administered(request, hidden);
    const role = roleOf(request);
    const user = request.req.query('user');
    const held = project.roles[role] ?? [];
    if (user === undefined) throw badRequest('The user parameter is required: the local site gives roles to people, not to groups.');
    if (!held.includes(user)) throw notFound(`'${user}' does not hold this role.`);
    setRole(state, project, role, held.filter((id) => id !== user));
    return request.body(null, 204);
  });

  app.get('/rest/api/3/project/:project/roledetails', (request) => {
    const caller = callerOf(request);
    const project = projectOf(request);
    // https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-project-roles/#api-rest-api-3-project-projectidorkey-roledetails-get
    if (!hasPermission(caller, 'ADMINISTER_PROJECTS', project)) throw projectNotFound(request.req.param('project'));
    return request.json(roleDetailAnswers(context, project, request.req.query('currentMember') === 'true' ? caller : undefined));
  });
}
