import { versionAnswer } from '../answers/catalogue';
import { callerOf } from '../authentication';
import type { SiteApp, SiteContext, SiteRequest } from '../context';
import { badRequest, invalidField, notFound } from '../errors';
import type { Issue, SiteUser, Version } from '../model';
import { createVersion, sequenceOf, updateVersion, versionsOf, type VersionChanges } from '../operations/versions';
import { administers, canSeeIssue, canSeeProject, findProject, visibleProject } from '../permissions';
import { pageOf, queryList, readObject } from '../requests';
import type { SiteState } from '../state';

const sorts: Record<string, (version: Version) => string | number> = {
  sequence: sequenceOf,
  name: (version) => version.name.toLowerCase(),
  description: (version) => version.description.toLowerCase(),
  startDate: (version) => version.startDate ?? '9999',
  releaseDate: (version) => version.releaseDate ?? '9999',
};

function inOrder(versions: Version[], orderBy = 'sequence'): Version[] {
  const sortKey = sorts[orderBy.replace(/^[+-]/, '')];
  if (!sortKey) throw badRequest(`The orderBy value '${orderBy}' is not supported.`);
  const sign = orderBy.startsWith('-') ? -1 : 1;
  return versions.sort((first, second) => sign * (sortKey(first) < sortKey(second) ? -1 : Number(sortKey(first) > sortKey(second))));
}

/** The statuses below are the ones the descriptions name for those who may see a version but not change it; they differ from call to call. */
export const needsAdministrator = 'You must have global or project administrator rights in order to modify versions.';

export function visibleVersion(state: SiteState, caller: SiteUser, id: string): Version {
  const version = state.versions.get(id);
  const project = version && state.projects.get(version.projectId);
  if (!version || !project || !canSeeProject(caller, project)) throw notFound(`Could not find version for id '${id}'`);
  return version;
}

export function administersVersion(state: SiteState, caller: SiteUser, version: Version): boolean {
  const project = state.projects.get(version.projectId);
  return project !== undefined && administers(caller, project);
}

const statusOf = (version: Version): string => (version.archived ? 'archived' : version.released ? 'released' : 'unreleased');

/** Only what the request names, in the types a version has. */
function changesOf(body: Record<string, unknown>): VersionChanges {
  const changes: VersionChanges = {};
  for (const field of ['name', 'description'] as const) if (typeof body[field] === 'string') changes[field] = body[field];
  for (const field of ['released', 'archived'] as const) if (typeof body[field] === 'boolean') changes[field] = body[field];
  for (const field of ['startDate', 'releaseDate'] as const) {
    const value = body[field];
    if (value === null || value === '') changes[field] = null;
    else if (typeof value === 'string') changes[field] = value;
  }
  return changes;
}

export function mountVersions(app: SiteApp, context: SiteContext): void {
  const { state, baseUrl } = context;

  app.get('/rest/api/3/project/:project/versions', (request) => {
    const project = visibleProject(state, callerOf(request), request.req.param('project'));
    return request.json(versionsOf(state, project.id).map((version) => versionAnswer(context, version)));
  });

  app.get('/rest/api/3/project/:project/version', (request) => {
    const project = visibleProject(state, callerOf(request), request.req.param('project'));
    const statuses = queryList(request, 'status');
    const query = request.req.query('query')?.toLowerCase() ?? '';
    const versions = versionsOf(state, project.id).filter(
      (version) => (statuses.length === 0 || statuses.includes(statusOf(version))) && (version.name.toLowerCase().includes(query) || version.description.toLowerCase().includes(query)),
    );
    const page = pageOf(request, baseUrl, inOrder(versions, request.req.query('orderBy')), { fallback: 50, cap: 50 });
    return request.json({ ...page, values: page.values.map((version) => versionAnswer(context, version)) });
  });

  const versionOf = (request: SiteRequest, caller: SiteUser): Version => visibleVersion(state, caller, request.req.param('version') ?? '');

  app.post('/rest/api/3/version', async (request) => {
    const caller = callerOf(request);
    const body = await readObject(request);
    const asked = String(body.projectId ?? body.project ?? '');
    const project = findProject(state, asked);
    if (!project || !canSeeProject(caller, project)) throw notFound(`Project with id '${asked}' does not exist, or you do not have permission to see it.`);
    if (!administers(caller, project)) throw notFound(needsAdministrator);
    if (typeof body.name !== 'string') throw invalidField('name', 'You must specify a valid version name');
    const { startDate, releaseDate, ...changes } = changesOf(body);
    const version = createVersion(state, caller, { ...changes, name: body.name, projectId: project.id, ...(startDate ? { startDate } : {}), ...(releaseDate ? { releaseDate } : {}) });
    return request.json(versionAnswer(context, version), 201);
  });

  app.get('/rest/api/3/version/:version', (request) => request.json(versionAnswer(context, versionOf(request, callerOf(request)))));

  app.put('/rest/api/3/version/:version', async (request) => {
    const caller = callerOf(request);
    const version = versionOf(request, caller);
    if (!administersVersion(state, caller, version)) throw badRequest(needsAdministrator);
    return request.json(versionAnswer(context, updateVersion(state, caller, version, changesOf(await readObject(request)))));
  });

  /** Counts take in what the caller may see. */
  const issuesOf = (caller: SiteUser, version: Version, holds: (issue: Issue) => boolean): Issue[] => state.issuesOf(version.projectId).filter((issue) => holds(issue) && canSeeIssue(state, caller, issue));

  app.get('/rest/api/3/version/:version/relatedIssueCounts', (request) => {
    const caller = callerOf(request);
    const version = versionOf(request, caller);
    return request.json({
      self: `${baseUrl}/rest/api/3/version/${version.id}`,
      issuesFixedCount: issuesOf(caller, version, (issue) => issue.fixVersionIds.includes(version.id)).length,
      issuesAffectedCount: issuesOf(caller, version, (issue) => issue.affectedVersionIds.includes(version.id)).length,
      issueCountWithCustomFieldsShowingVersion: 0,
      customFieldUsage: [],
    });
  });

  app.get('/rest/api/3/version/:version/unresolvedIssueCount', (request) => {
    const caller = callerOf(request);
    const version = versionOf(request, caller);
    const issues = issuesOf(caller, version, (issue) => issue.fixVersionIds.includes(version.id));
    return request.json({ self: `${baseUrl}/rest/api/3/version/${version.id}`, issuesUnresolvedCount: issues.filter((issue) => issue.resolutionId === null).length, issuesCount: issues.length });
  });
}
