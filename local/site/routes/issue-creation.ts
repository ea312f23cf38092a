import { statusOfTransition } from '../answers/transitions';
import { callerOf } from '../authentication';
import { requestFieldIds } from '../base';
import type { SiteApp, SiteContext } from '../context';
import { badRequest, invalidField, notOnScreen, SiteError } from '../errors';
import type { Issue, SiteUser } from '../model';
import { createIssue, transitionIssue } from '../operations/issues';
import { checkProperty } from '../operations/properties';
import { findProject, hasPermission } from '../permissions';
import { has, objectOf, readObject } from '../requests';
import { changesOf, fieldsOfUpdate, propertiesOf } from './issue-payload';

const bulkLimit = 50;

export function mountIssueCreation(app: SiteApp, context: SiteContext): void {
  const { state, baseUrl } = context;

  /** One issue as a request describes it, refused where Jira would refuse it. */
  function create(caller: SiteUser, body: Record<string, unknown>): Issue {
    const fields = { ...objectOf(body.fields), ...fieldsOfUpdate(context, undefined, objectOf(body.update)) };
    const asked = has(fields.project, 'key') ? String(fields.project.key) : has(fields.project, 'id') ? String(fields.project.id) : '';
    const project = findProject(state, asked);
    if (!project || !hasPermission(caller, 'BROWSE_PROJECTS', project)) throw invalidField('project', 'Specify a valid project ID or key');
    if (!hasPermission(caller, 'CREATE_ISSUES', project)) throw invalidField('project', 'You do not have permission to create work items in this project.');
    const { request, ...changes } = changesOf(context, caller, project.id, fields);
    if (request !== undefined) throw notOnScreen(request.organizationIds ? requestFieldIds.organizations : requestFieldIds.participants);
    if (changes.issueTypeId === undefined) throw invalidField('issuetype', 'Specify an issue type');
    const properties = propertiesOf(body.properties);
    for (const [key, value] of Object.entries(properties)) checkProperty(key, value);
    const statusId = has(body.transition, 'id') ? targetOf(project.id, String(body.transition.id)) : undefined;
    const issue = createIssue(state, caller, { ...changes, summary: changes.summary ?? '', issueTypeId: changes.issueTypeId, projectId: project.id, properties });
    return statusId === undefined ? issue : transitionIssue(state, caller, issue, { statusId });
  }

  /** A transition given along takes the new issue to another status at once. */
  function targetOf(projectId: string, transitionId: string): string {
    const statusId = statusOfTransition(context, { projectId }, transitionId);
    if (statusId === undefined) throw badRequest(`Transition id '${transitionId}' is not valid for this issue.`);
    return statusId;
  }

  const created = (issue: Issue) => ({ id: issue.id, key: issue.key, self: `${baseUrl}/rest/api/3/issue/${issue.id}` });

  app.post('/rest/api/3/issue', async (request) => {
    const caller = callerOf(request);
    return request.json(created(create(caller, await readObject(request))), 201);
  });

  app.post('/rest/api/3/issue/bulk', async (request) => {
    const caller = callerOf(request);
    const { issueUpdates } = await readObject(request);
    if (!Array.isArray(issueUpdates) || issueUpdates.length === 0) throw badRequest('No issues to create were given.');
    if (issueUpdates.length > bulkLimit) throw badRequest(`At most ${bulkLimit} issues can be created at once.`);
    const issues: ReturnType<typeof created>[] = [];
    const errors: { status: number; elementErrors: Record<string, unknown>; failedElementNumber: number }[] = [];
    (issueUpdates as unknown[]).forEach((update, failedElementNumber) => {
      try {
        issues.push(created(create(caller, objectOf(update))));
      } catch (error) {
        if (!(error instanceof SiteError)) throw error;
        errors.push({ status: error.status, elementErrors: error.body(), failedElementNumber });
      }
    });
    return request.json({ issues, errors }, issues.length > 0 ? 201 : 400);
  });
}
