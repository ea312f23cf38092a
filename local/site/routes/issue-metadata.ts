import { issueTypeAnswer } from '../answers/catalogue';
import { editableFields, screenFields } from '../answers/field-metadata';
import { callerOf } from '../authentication';
import type { SiteApp, SiteContext, SiteRequest } from '../context';
import { badRequest } from '../errors';
import type { Project, SiteUser } from '../model';
import { findProject, hasPermission, visibleIssue } from '../permissions';
import { queryNumber } from '../requests';

const pageLimits = { fallback: 50, cap: 200 };

/** What may be filled in when an issue is made or edited. */
export function mountIssueMetadata(app: SiteApp, context: SiteContext): void {
  const { state } = context;
  const creatable = (request: SiteRequest, caller: SiteUser): Project => {
    const asked = request.req.param('project') ?? '';
    const project = findProject(state, asked);
    if (!project || !hasPermission(caller, 'CREATE_ISSUES', project)) throw badRequest(`No project could be found with id or key '${asked}' in which you can create work items.`);
    return project;
  };
  /** Pages of this resource name their list. */
  const page = <Item>(request: SiteRequest, name: string, items: Item[]) => {
    const startAt = queryNumber(request, 'startAt', 0);
    const maxResults = Math.min(pageLimits.cap, queryNumber(request, 'maxResults', pageLimits.fallback));
    return { startAt, maxResults, total: items.length, [name]: items.slice(startAt, startAt + maxResults) };
  };

  app.get('/rest/api/3/issue/createmeta/:project/issuetypes', (request) => {
    const project = creatable(request, callerOf(request));
    const types = project.issueTypeIds.flatMap((id) => state.issueTypes.get(id) ?? []);
    return request.json(page(request, 'issueTypes', types.map((type) => issueTypeAnswer(context, type))));
  });

  app.get('/rest/api/3/issue/createmeta/:project/issuetypes/:type', (request) => {
    const caller = callerOf(request);
    const project = creatable(request, caller);
    const issueTypeId = request.req.param('type');
    if (!project.issueTypeIds.includes(issueTypeId)) throw badRequest(`The project has no issue type with the id '${issueTypeId}'.`);
    const fields = Object.entries(screenFields(context, caller, project, { name: 'create', issueTypeId }));
    return request.json(page(request, 'fields', fields.map(([fieldId, field]) => ({ ...field, fieldId }))));
  });

  app.get('/rest/api/3/issue/:issue/editmeta', (request) => {
    const caller = callerOf(request);
    const issue = visibleIssue(state, caller, request.req.param('issue'));
    return request.json({ fields: editableFields(context, caller, issue) });
  });
}
