import { projectAnswer } from '../answers/projects';
import { callerOf } from '../authentication';
import type { SiteApp, SiteContext, SiteRequest } from '../context';
import { badRequest, forbidden, invalidField, projectNotFound } from '../errors';
import type { Project, SiteUser } from '../model';
import { archiveProject, createProject, deleteProject, updateProject, type ProjectChanges } from '../operations/projects';
import { administers, canSeeProject, findProject, hasPermission } from '../permissions';
import { readObject } from '../requests';
import { createRequestType, createServiceDesk } from '../service-desk/desks';

const types: readonly string[] = ['software', 'service_desk', 'business'] satisfies Project['projectTypeKey'][];
const isType = (value: unknown): value is Project['projectTypeKey'] => types.includes(String(value));
const assigneeTypes: readonly string[] = ['PROJECT_LEAD', 'UNASSIGNED'] satisfies NonNullable<Project['assigneeType']>[];
const isAssigneeType = (value: unknown): value is NonNullable<Project['assigneeType']> => assigneeTypes.includes(String(value));

/** What both creating and updating take; schemes, categories and pictures are not modelled. */
function changesOf(body: Record<string, unknown>): ProjectChanges {
  const unknown = Object.keys(body).find((name) => /Scheme$|^avatarId$|^categoryId$|^projectTemplate$/.test(name));
  if (unknown !== undefined) throw badRequest(`The local site does not model '${unknown}' of projects.`);
  const changes: ProjectChanges = {};
  for (const field of ['key', 'name', 'description', 'leadAccountId', 'url'] as const) if (typeof body[field] === 'string') changes[field] = body[field];
  if (body.assigneeType !== undefined) {
    if (!isAssigneeType(body.assigneeType)) throw invalidField('assigneeType', 'Invalid default Assignee.');
    changes.assigneeType = body.assigneeType;
  }
  return changes;
}

/** Making, changing, archiving and deleting projects: for administrators. */
export function mountProjectChanges(app: SiteApp, context: SiteContext): void {
  const { state, baseUrl } = context;
  /** A project the caller sees, or administers the site it is on. */
  const knownProject = (request: SiteRequest, caller: SiteUser): Project => {
    const asked = request.req.param('project') ?? '';
    const project = findProject(state, asked);
    if (!project || (!canSeeProject(caller, project) && !hasPermission(caller, 'ADMINISTER'))) throw projectNotFound(asked);
    return project;
  };

  app.post('/rest/api/3/project', async (request) => {
    const caller = callerOf(request);
    if (!hasPermission(caller, 'ADMINISTER')) throw forbidden('You are not authorized to create projects.');
    const body = await readObject(request);
    const { key = '', name = '', leadAccountId, ...changes } = changesOf(body);
    if (leadAccountId === undefined) throw invalidField('projectLead', 'You must specify a valid project lead.');
    const projectTypeKey = body.projectTypeKey ?? 'business';
    if (!isType(projectTypeKey)) throw invalidField('projectTypeKey', 'An invalid project type was specified. Make sure the project type is valid.');
    const project = state.batch(() => {
      const created = createProject(state, { ...changes, key, name, leadAccountId, projectTypeKey });
      if (projectTypeKey === 'service_desk') createRequestType(state, createServiceDesk(state, created), { name: 'Submit a request', description: 'Tell us what you need.' });
      return created;
    });
    return request.json({ self: `${baseUrl}/rest/api/3/project/${project.id}`, id: Number(project.id), key: project.key }, 201);
  });

  app.put('/rest/api/3/project/:project', async (request) => {
    const caller = callerOf(request);
    const project = knownProject(request, caller);
    if (!administers(caller, project)) throw forbidden('You cannot edit the configuration of this project.');
    const changes = changesOf(await readObject(request));
    if (changes.key !== undefined && changes.key !== project.key && !hasPermission(caller, 'ADMINISTER')) throw forbidden('You cannot change the key of this project.');
    return request.json(projectAnswer(context, caller, updateProject(state, project, changes)));
  });

  app.delete('/rest/api/3/project/:project', (request) => {
    const caller = callerOf(request);
    const project = knownProject(request, caller);
    if (!hasPermission(caller, 'ADMINISTER')) throw projectNotFound(request.req.param('project'));
    if (project.archived) throw badRequest('An archived project cannot be deleted. Restore it first.');
    deleteProject(state, project);
    return request.body(null, 204);
  });

  app.post('/rest/api/3/project/:project/archive', (request) => {
    const caller = callerOf(request);
    const project = knownProject(request, caller);
    if (!hasPermission(caller, 'ADMINISTER')) throw forbidden('You are not authorized to archive projects.');
    if (project.archived) throw badRequest('The project is archived already.');
    archiveProject(state, project, true);
    return request.body(null, 204);
  });

  app.post('/rest/api/3/project/:project/restore', (request) => {
    const caller = callerOf(request);
    const project = knownProject(request, caller);
    if (!hasPermission(caller, 'ADMINISTER')) throw projectNotFound(request.req.param('project'));
    if (!project.archived) throw badRequest('The project is not archived.');
    return request.json(projectAnswer(context, caller, archiveProject(state, project, false)));
  });
}
