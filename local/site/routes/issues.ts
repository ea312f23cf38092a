import { issueAnswer, type IssueSelection } from '../answers/issues';
import { selectedFields } from '../answers/issue-fields';
import { userAnswer } from '../answers/users';
import { callerOf } from '../authentication';
import type { SiteApp, SiteContext, SiteRequest } from '../context';
import { badRequest, invalidField, notOnScreen } from '../errors';
import type { Issue, SiteUser } from '../model';
import { addComment } from '../operations/comments';
import type { IssueChanges } from '../operations/issue-input';
import { defaultAssignee, deleteIssue, editIssue, setWatching, subtasksOf } from '../operations/issues';
import { checkProperty } from '../operations/properties';
import { hasIssuePermission, requireIssuePermission, visibleIssue } from '../permissions';
import { objectOf, queryList, readJson, readObject, stringList } from '../requests';
import { changesOf, commentsOfUpdate, fieldsOfUpdate, propertiesOf } from './issue-payload';


const propertyLimit = 5;

export function selection(context: SiteContext, asked: { fields: string[]; properties: string[]; expand: string[] }): IssueSelection {
  const properties = asked.properties.flatMap((entry) => entry.split(',')).filter((key) => key !== '');
  if (properties.length > propertyLimit) throw badRequest(`The number of properties requested cannot be more than ${propertyLimit}.`);
  return { fieldIds: selectedFields(context, asked.fields), properties, expand: new Set(asked.expand.flatMap((entry) => entry.split(','))) };
}

/** What each field that only some may set asks for. */
function requireFieldPermissions(context: SiteContext, caller: SiteUser, issue: Issue, changes: IssueChanges): void {
  const may = (permission: Parameters<typeof hasIssuePermission>[2]) => hasIssuePermission(context.state, caller, permission, issue);
  const needed = [
    ['assigneeAccountId', 'ASSIGN_ISSUES', 'assignee'],
    ['reporterAccountId', 'MODIFY_REPORTER', 'reporter'],
    ['duedate', 'SCHEDULE_ISSUES', 'duedate'],
    ['securityLevelId', 'SET_ISSUE_SECURITY', 'security'],
  ] as const;
  for (const [change, permission, field] of needed) {
    if (changes[change] !== undefined && !may(permission)) throw notOnScreen(field);
  }
}

export function mountIssues(app: SiteApp, context: SiteContext): void {
  const { state, baseUrl } = context;
  const issueOf = (request: SiteRequest): Issue => visibleIssue(state, callerOf(request), request.req.param('issue') ?? '');

  app.post('/rest/api/3/issue/bulkfetch', async (request) => {
    const caller = callerOf(request);
    const body = await readObject(request);
    const asked = stringList(body, 'issueIdsOrKeys');
    if (asked.length === 0) throw badRequest('issueIdsOrKeys must not be empty.');
    if (asked.length > 100) throw badRequest('The number of issues requested cannot be more than 100.');
    const fields = stringList(body, 'fields');
    const chosen = selection(context, { fields: fields.length > 0 ? fields : ['*navigable'], properties: stringList(body, 'properties'), expand: stringList(body, 'expand') });
    const issues = new Map<string, Issue>();
    const issueErrors: { id: string; errorMessage: string }[] = [];
    for (const idOrKey of asked) {
      try {
        const issue = visibleIssue(state, caller, idOrKey);
        issues.set(issue.id, issue);
      } catch {
        issueErrors.push({ id: idOrKey, errorMessage: 'Issue does not exist or you do not have permission to see it.' });
      }
    }
    const ordered = [...issues.values()].sort((first, second) => Number(first.id) - Number(second.id));
    return request.json({ expand: 'schema,names', issueErrors, issues: ordered.map((issue) => issueAnswer(context, caller, issue, chosen)) });
  });

  app.get('/rest/api/3/issue/:issue', (request) => {
    const issue = issueOf(request);
    const fields = queryList(request, 'fields');
    const chosen = selection(context, { fields: fields.length > 0 ? fields : ['*all'], properties: queryList(request, 'properties'), expand: queryList(request, 'expand') });
    return request.json(issueAnswer(context, callerOf(request), issue, chosen));
  });

  app.put('/rest/api/3/issue/:issue', async (request) => {
    const caller = callerOf(request);
    const issue = issueOf(request);
    requireIssuePermission(state, caller, 'EDIT_ISSUES', issue, 'You do not have permission to edit issues in this project.');
    const body = await readObject(request);
    const update = objectOf(body.update);
    const fields = { ...objectOf(body.fields), ...fieldsOfUpdate(context, issue, update) };
    if (fields.project !== undefined) throw notOnScreen('project');
    const changes = changesOf(context, caller, issue.projectId, fields);
    requireFieldPermissions(context, caller, issue, changes);
    const properties = propertiesOf(body.properties);
    for (const [key, value] of Object.entries(properties)) checkProperty(key, value);
    const comments = commentsOfUpdate(update);
    let edited = editIssue(state, caller, issue, changes);
    if (Object.keys(properties).length > 0) edited = state.issues.put({ ...edited, properties: { ...edited.properties, ...properties } });
    for (const comment of comments) addComment(state, caller, edited, comment);
    if (request.req.query('returnIssue') !== 'true') return request.body(null, 204);
    return request.json(issueAnswer(context, caller, state.issues.get(issue.id) ?? edited, selection(context, { fields: ['*all'], properties: [], expand: [] })));
  });

  app.delete('/rest/api/3/issue/:issue', (request) => {
    const caller = callerOf(request);
    const issue = issueOf(request);
    requireIssuePermission(state, caller, 'DELETE_ISSUES', issue, 'You do not have permission to delete issues in this project.');
    if (subtasksOf(state, issue).length > 0 && request.req.query('deleteSubtasks') !== 'true') {
      throw badRequest(`The issue '${issue.key}' has subtasks. You must specify the 'deleteSubtasks' parameter to delete this issue and all its subtasks.`);
    }
    deleteIssue(state, caller, issue);
    return request.body(null, 204);
  });

  app.put('/rest/api/3/issue/:issue/assignee', async (request) => {
    const caller = callerOf(request);
    const issue = issueOf(request);
    requireIssuePermission(state, caller, 'ASSIGN_ISSUES', issue, 'You do not have permission to assign issues.');
    const { accountId } = await readObject(request);
    if (accountId !== null && typeof accountId !== 'string') throw invalidField('assignee', 'expected a string');
    editIssue(state, caller, issue, { assigneeAccountId: accountId === '-1' ? defaultAssignee(state.projects.get(issue.projectId)) : accountId });
    return request.body(null, 204);
  });

  app.get('/rest/api/3/issue/:issue/watchers', (request) => {
    const caller = callerOf(request);
    const issue = issueOf(request);
    const watchers = issue.watcherAccountIds.flatMap((id) => state.users.get(id) ?? []).map((user) => userAnswer(context, caller, user));
    return request.json({
      self: `${baseUrl}/rest/api/3/issue/${issue.key}/watchers`,
      isWatching: issue.watcherAccountIds.includes(caller.accountId),
      watchCount: watchers.length,
      watchers,
    });
  });

  app.post('/rest/api/3/issue/:issue/watchers', async (request) => {
    const caller = callerOf(request);
    const issue = issueOf(request);
    const text = await request.req.text();
    const accountId = text === '' ? caller.accountId : String(await readJson(request));
    if (!state.users.get(accountId)) throw badRequest('The user does not exist.');
    if (accountId !== caller.accountId) requireIssuePermission(state, caller, 'MANAGE_WATCHERS', issue, 'You do not have permission to manage watchers.');
    setWatching(state, issue, accountId, true);
    return request.body(null, 204);
  });

  app.delete('/rest/api/3/issue/:issue/watchers', (request) => {
    const caller = callerOf(request);
    const issue = issueOf(request);
    const accountId = request.req.query('accountId') ?? caller.accountId;
    if (accountId !== caller.accountId) requireIssuePermission(state, caller, 'MANAGE_WATCHERS', issue, 'You do not have permission to manage watchers.');
    setWatching(state, issue, accountId, false);
    return request.body(null, 204);
  });
}
