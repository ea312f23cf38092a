import { componentAnswer } from '../answers/catalogue';
import { callerOf } from '../authentication';
import type { SiteApp, SiteContext, SiteRequest } from '../context';
import { forbidden, invalidField, notFound } from '../errors';
import type { Component, Project, SiteUser } from '../model';
import { componentsOf, createComponent, deleteComponent, updateComponent } from '../operations/components';
import { administers, canSeeIssue, canSeeProject, visibleProject } from '../permissions';
import { pageOf, readObject } from '../requests';

/** The parts of a project: administrators manage them. */
export function mountComponents(app: SiteApp, context: SiteContext): void {
  const { state, baseUrl } = context;
  const projectOf = (request: SiteRequest): Project => visibleProject(state, callerOf(request), request.req.param('project') ?? '');
  const componentOf = (caller: SiteUser, id: string): { component: Component; project: Project } => {
    const component = state.components.get(id);
    const project = component && state.projects.get(component.projectId);
    if (!component || !project || !canSeeProject(caller, project)) throw notFound(`The component with id ${id} does not exist.`);
    return { component, project };
  };
  const requireAdministrator = (caller: SiteUser, project: Project): void => {
    if (!administers(caller, project)) throw forbidden('You do not have permission to manage the components of this project.');
  };
  const changesOf = (body: Record<string, unknown>): Partial<Omit<Component, 'id' | 'projectId'>> => {
    const changes: Partial<Omit<Component, 'id' | 'projectId'>> = {};
    for (const field of ['name', 'description', 'leadAccountId'] as const) if (typeof body[field] === 'string') changes[field] = body[field];
    return changes.leadAccountId === '' ? { ...changes, leadAccountId: undefined } : changes;
  };

  app.get('/rest/api/3/project/:project/components', (request) => request.json(componentsOf(state, projectOf(request).id).map((component) => componentAnswer(context, component))));

  app.get('/rest/api/3/project/:project/component', (request) => {
    const query = request.req.query('query')?.toLowerCase() ?? '';
    const found = componentsOf(state, projectOf(request).id).filter((component) => component.name.toLowerCase().includes(query));
    const page = pageOf(request, baseUrl, found, { fallback: 50, cap: 50 });
    return request.json({ ...page, values: page.values.map((component) => componentAnswer(context, component)) });
  });

  app.post('/rest/api/3/component', async (request) => {
    const caller = callerOf(request);
    const body = await readObject(request);
    const project = visibleProject(state, caller, String(body.project ?? ''));
    requireAdministrator(caller, project);
    const { name, ...changes } = changesOf(body);
    if (name === undefined) throw invalidField('name', 'The component name specified is invalid - cannot be an empty string.');
    return request.json(componentAnswer(context, createComponent(state, { ...changes, name, projectId: project.id })), 201);
  });

  app.get('/rest/api/3/component/:component', (request) => request.json(componentAnswer(context, componentOf(callerOf(request), request.req.param('component')).component)));

  app.get('/rest/api/3/component/:component/relatedIssueCounts', (request) => {
    const caller = callerOf(request);
    const { component } = componentOf(caller, request.req.param('component'));
    const issueCount = state.issuesOf(component.projectId).filter((issue) => issue.componentIds.includes(component.id) && canSeeIssue(state, caller, issue)).length;
    return request.json({ self: `${baseUrl}/rest/api/3/component/${component.id}`, issueCount });
  });

  app.put('/rest/api/3/component/:component', async (request) => {
    const caller = callerOf(request);
    const { component, project } = componentOf(caller, request.req.param('component'));
    requireAdministrator(caller, project);
    return request.json(componentAnswer(context, updateComponent(state, component, changesOf(await readObject(request)))));
  });

  app.delete('/rest/api/3/component/:component', (request) => {
    const caller = callerOf(request);
    const { component, project } = componentOf(caller, request.req.param('component'));
    requireAdministrator(caller, project);
    const target = request.req.query('moveIssuesTo');
    const replacement = target === undefined ? undefined : componentOf(caller, target).component;
    if (replacement !== undefined && replacement.projectId !== project.id) throw notFound(`The component with id ${replacement.id} does not exist.`);
    deleteComponent(state, caller, component, replacement);
    return request.body(null, 204);
  });
}
