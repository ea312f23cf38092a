import { statusAnswer } from '../answers/catalogue';
import { projectAnswer, projectSummary } from '../answers/projects';
import { callerOf } from '../authentication';
import type { SiteApp, SiteContext, SiteRequest } from '../context';
import { badRequest } from '../errors';
import type { Project, SiteUser } from '../model';
import { canSeeProject, hasPermission, visibleProject } from '../permissions';
import { pageOf, queryList } from '../requests';

const sorts: Record<string, (project: Project) => string | number> = {
  key: (project) => project.key,
  name: (project) => project.name.toLowerCase(),
  category: (project) => project.name.toLowerCase(),
};

function inOrder(projects: Project[], orderBy = 'key'): Project[] {
  const sortKey = sorts[orderBy.replace(/^[+-]/, '')];
  if (!sortKey) throw badRequest(`The orderBy value '${orderBy}' is not supported.`);
  const sign = orderBy.startsWith('-') ? -1 : 1;
  return projects.sort((first, second) => sign * (sortKey(first) < sortKey(second) ? -1 : Number(sortKey(first) > sortKey(second))));
}

export function mountProjects(app: SiteApp, context: SiteContext): void {
  const { state, baseUrl } = context;
  const projectOf = (request: SiteRequest): Project => visibleProject(state, callerOf(request), request.req.param('project') ?? '');
  const visible = (caller: SiteUser): Project[] => [...state.projects.all()].filter((project) => canSeeProject(caller, project));

  app.get('/rest/api/3/project', (request) => {
    const caller = callerOf(request);
    return request.json(inOrder(visible(caller).filter((project) => !project.archived)).map((project) => projectSummary(context, caller, project)));
  });

  app.get('/rest/api/3/project/search', (request) => {
    const caller = callerOf(request);
    const ids = queryList(request, 'id');
    const keys = queryList(request, 'keys').map((key) => key.toUpperCase());
    const types = queryList(request, 'typeKey');
    const query = request.req.query('query')?.toLowerCase() ?? '';
    const action = request.req.query('action') ?? 'view';
    const statuses = queryList(request, 'status');
    const projects = visible(caller).filter(
      (project) =>
        (ids.length === 0 || ids.includes(project.id)) &&
        (keys.length === 0 || keys.includes(project.key)) &&
        (types.length === 0 || types.includes(project.projectTypeKey)) &&
        (project.key.toLowerCase().includes(query) || project.name.toLowerCase().includes(query)) &&
        (statuses.length === 0 ? !project.archived : statuses.includes(project.archived ? 'archived' : 'live')) &&
        (action !== 'edit' || hasPermission(caller, 'ADMINISTER_PROJECTS', project)) &&
        (action !== 'create' || hasPermission(caller, 'CREATE_ISSUES', project)),
    );
    const page = pageOf(request, baseUrl, inOrder(projects, request.req.query('orderBy')), { fallback: 50, cap: 100 });
    return request.json({ ...page, values: page.values.map((project) => projectSummary(context, caller, project)) });
  });

  app.get('/rest/api/3/project/:project', (request) => {
    const project = projectOf(request);
    const keys = queryList(request, 'properties');
    const properties = keys.includes('*all') ? project.properties : Object.fromEntries(keys.flatMap((key) => (key in project.properties ? [[key, project.properties[key]]] : [])));
    return request.json({ ...projectAnswer(context, callerOf(request), project), properties });
  });

  app.get('/rest/api/3/project/:project/statuses', (request) => {
    const project = projectOf(request);
    const statuses = project.statusIds.flatMap((id) => state.statuses.get(id) ?? []).map((status) => statusAnswer(context, status));
    const types = project.issueTypeIds.flatMap((id) => state.issueTypes.get(id) ?? []);
    return request.json(types.map((type) => ({ self: `${baseUrl}/rest/api/3/issuetype/${type.id}`, id: type.id, name: type.name, subtask: type.subtask, statuses })));
  });
}
