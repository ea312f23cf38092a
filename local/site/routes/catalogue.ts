import { issueTypeAnswer, priorityAnswer, resolutionAnswer, statusAnswer, statusCategoryAnswer } from '../answers/catalogue';
import { allRoles, roleAnswer, roleNamed } from '../answers/projects';
import { callerOf } from '../authentication';
import type { SiteApp, SiteContext } from '../context';
import { forbidden, notFound } from '../errors';
import type { SiteUser, Status, StatusCategoryKey } from '../model';
import { canSeeIssue, canSeeProject, hasPermission, visibleProject } from '../permissions';
import { pageOf } from '../requests';

const statusesPage = { fallback: 200, cap: 200 };
const statusCategoryNames: Record<StatusCategoryKey, string> = { new: 'TODO', indeterminate: 'IN_PROGRESS', done: 'DONE' };

/** What the site is made of: fields, statuses, types and the like. */
export function mountCatalogue(app: SiteApp, context: SiteContext): void {
  const { state, baseUrl } = context;

  /** The statuses of the projects a user sees. */
  const usedStatuses = (caller: SiteUser): Set<string> => new Set([...state.projects.all()].filter((project) => canSeeProject(caller, project)).flatMap((project) => project.statusIds));

  const configuredStatus = (status: Status) => ({ id: status.id, name: status.name, statusCategory: statusCategoryNames[status.categoryKey], scope: { type: 'GLOBAL' }, description: status.description });

  app.get('/rest/api/3/serverInfo', (request) => {
    const { origin } = new URL(baseUrl);
    return request.json({
      baseUrl,
      displayUrl: origin,
      displayUrlServicedeskHelpCenter: origin,
      displayUrlConfluence: origin,
      version: '1001.0.0-SNAPSHOT',
      versionNumbers: [1001, 0, 0],
      deploymentType: 'Cloud',
      buildNumber: 100_290,
      buildDate: '2026-11-02T00:00:00.000+0000',
      serverTime: state.now().replace('Z', '+0000'),
      scmInfo: 'local',
      serverTitle: String(state.settings.get('title')?.value ?? 'Jira'),
      defaultLocale: { locale: 'en_US' },
      serverTimeZone: 'Etc/UTC',
    });
  });

  app.get('/rest/api/3/field', (request) => {
    callerOf(request);
    return request.json([...state.fields.all()]);
  });

  app.get('/rest/api/3/status', (request) => {
    const caller = callerOf(request);
    const used = usedStatuses(caller);
    return request.json([...state.statuses.all()].filter((status) => used.has(status.id)).map((status) => statusAnswer(context, status)));
  });

  app.get('/rest/api/3/status/:status', (request) => {
    callerOf(request);
    const asked = request.req.param('status');
    const status = [...state.statuses.all()].find((candidate) => candidate.id === asked || candidate.name === asked);
    if (!status) throw notFound(`The status with id or name '${asked}' does not exist.`);
    return request.json(statusAnswer(context, status));
  });

  app.get('/rest/api/3/statuscategory', (request) => {
    callerOf(request);
    return request.json((['new', 'indeterminate', 'done'] as const).map((key) => statusCategoryAnswer(context, key)));
  });

  app.get('/rest/api/3/statuses/search', (request) => {
    const caller = callerOf(request);
    const projectId = request.req.query('projectId');
    const project = projectId === undefined ? undefined : state.projects.get(projectId);
    const may = hasPermission(caller, 'ADMINISTER') || [...state.projects.all()].some((candidate) => hasPermission(caller, 'ADMINISTER_PROJECTS', candidate));
    if (!may) throw forbidden('You do not have permission to see statuses.');
    const wanted = request.req.query('searchString')?.toLowerCase() ?? '';
    const category = request.req.query('statusCategory');
    const statuses = [...state.statuses.all()].filter(
      (status) =>
        (projectId === undefined || project?.statusIds.includes(status.id)) &&
        status.name.toLowerCase().includes(wanted) &&
        (category === undefined || statusCategoryNames[status.categoryKey] === category),
    );
    const page = pageOf(request, baseUrl, statuses, statusesPage);
    return request.json({ ...page, values: page.values.map(configuredStatus) });
  });

  app.get('/rest/api/3/issuetype', (request) => {
    callerOf(request);
    return request.json([...state.issueTypes.all()].map((type) => issueTypeAnswer(context, type)));
  });

  app.get('/rest/api/3/issuetype/project', (request) => {
    const caller = callerOf(request);
    const project = visibleProject(state, caller, request.req.query('projectId') ?? '');
    const level = request.req.query('level');
    const types = project.issueTypeIds.flatMap((id) => state.issueTypes.get(id) ?? []).filter((type) => level === undefined || String(type.hierarchyLevel) === level);
    return request.json(types.map((type) => issueTypeAnswer(context, type)));
  });

  app.get('/rest/api/3/issuetype/:type', (request) => {
    callerOf(request);
    const type = state.issueTypes.get(request.req.param('type'));
    if (!type) throw notFound(`The issue type with id '${request.req.param('type')}' does not exist.`);
    return request.json(issueTypeAnswer(context, type));
  });

  app.get('/rest/api/3/priority', (request) => {
    callerOf(request);
    return request.json([...state.priorities.all()].map((priority) => priorityAnswer(context, priority)));
  });

  app.get('/rest/api/3/priority/search', (request) => {
    callerOf(request);
    const page = pageOf(request, baseUrl, [...state.priorities.all()], { fallback: 50, cap: 50 });
    return request.json({ ...page, values: page.values.map((priority) => ({ ...priorityAnswer(context, priority), isDefault: priority.name === 'Medium' })) });
  });

  app.get('/rest/api/3/priority/:priority', (request) => {
    callerOf(request);
    const priority = state.priorities.get(request.req.param('priority'));
    if (!priority) throw notFound(`No priority could be found with the id '${request.req.param('priority')}'.`);
    return request.json(priorityAnswer(context, priority));
  });

  app.get('/rest/api/3/resolution', (request) => {
    callerOf(request);
    return request.json([...state.resolutions.all()].map((resolution) => resolutionAnswer(context, resolution)));
  });

  app.get('/rest/api/3/resolution/:resolution', (request) => {
    callerOf(request);
    const resolution = state.resolutions.get(request.req.param('resolution'));
    if (!resolution) throw notFound(`The resolution with the id '${request.req.param('resolution')}' does not exist.`);
    return request.json(resolutionAnswer(context, resolution));
  });

  app.get('/rest/api/3/label', (request) => {
    const caller = callerOf(request);
    const labels = new Set<string>();
    for (const issue of state.issues.all()) if (issue.labels.length > 0 && canSeeIssue(state, caller, issue)) issue.labels.forEach((label) => labels.add(label));
    return request.json(pageOf(request, baseUrl, [...labels].sort(), { fallback: 1000, cap: 1000 }));
  });

  app.get('/rest/api/3/role', (request) => {
    const caller = callerOf(request);
    const administers = hasPermission(caller, 'ADMINISTER') || [...state.projects.all()].some((project) => hasPermission(caller, 'ADMINISTER_PROJECTS', project));
    if (!administers) throw forbidden('You must be an administrator to see project roles.');
    return request.json(allRoles.map((role) => roleAnswer(context, role)));
  });

  app.get('/rest/api/3/role/:role', (request) => {
    callerOf(request);
    const role = roleNamed(request.req.param('role'));
    if (role === undefined) throw notFound(`Can not retrieve a role actor for id '${request.req.param('role')}'.`);
    return request.json(roleAnswer(context, role));
  });
}
