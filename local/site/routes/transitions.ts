import { fieldsOfTransition, statusOfTransition, transitionAnswers } from '../answers/transitions';
import { callerOf } from '../authentication';
import type { SiteApp, SiteContext, SiteRequest } from '../context';
import { badRequest, invalidField, notOnScreen } from '../errors';
import type { Issue } from '../model';
import { addComment } from '../operations/comments';
import { transitionIssue } from '../operations/issues';
import { hasIssuePermission, visibleIssue } from '../permissions';
import { has, objectOf, queryList, readObject } from '../requests';
import { changesOf, commentsOfUpdate, fieldsOfUpdate } from './issue-payload';

/** Moves through the workflow, with what their screens ask for. */
export function mountTransitions(app: SiteApp, context: SiteContext): void {
  const { state } = context;
  const path = '/rest/api/3/issue/:issue/transitions';
  const issueOf = (request: SiteRequest): Issue => visibleIssue(state, callerOf(request), request.req.param('issue') ?? '');

  app.get(path, (request) => {
    const caller = callerOf(request);
    const issue = issueOf(request);
    const may = hasIssuePermission(state, caller, 'TRANSITION_ISSUES', issue);
    const only = request.req.query('transitionId');
    const transitions = transitionAnswers(context, issue, queryList(request, 'expand').includes('transitions.fields') ? caller : undefined);
    return request.json({ expand: 'transitions', transitions: may ? transitions.filter(({ id }) => only === undefined || id === only) : [] });
  });

  app.post(path, async (request) => {
    const caller = callerOf(request);
    const issue = issueOf(request);
    const body = await readObject(request);
    const id = has(body.transition, 'id') ? String(body.transition.id) : '';
    const statusId = statusOfTransition(context, issue, id);
    if (id === '' || statusId === undefined) throw badRequest(id === '' ? "Missing 'transition' identifier" : `Transition id '${id}' is not valid for this issue.`);
    if (!hasIssuePermission(state, caller, 'TRANSITION_ISSUES', issue)) throw badRequest('You do not have permission to transition this issue.');
    const update = objectOf(body.update);
    const given: Record<string, unknown> = { ...objectOf(body.fields), ...fieldsOfUpdate(context, issue, update) };
    const onScreen = fieldsOfTransition(context, caller, issue, statusId);
    const misplaced = [...Object.keys(given), ...Object.keys(update)].find((field) => !onScreen.includes(field));
    if (misplaced !== undefined) throw notOnScreen(misplaced);
    const { resolution, ...fields } = given;
    const changes = changesOf(context, caller, issue.projectId, fields);
    const comments = commentsOfUpdate(update);
    const moved = transitionIssue(state, caller, issue, { statusId, changes, ...resolutionId(context, resolution) });
    for (const comment of comments) addComment(state, caller, moved, comment);
    return request.body(null, 204);
  });
}

function resolutionId({ state }: SiteContext, value: unknown): { resolutionId?: string } {
  if (value === undefined || value === null) return {};
  const found = [...state.resolutions.all()].find((resolution) => (has(value, 'id') && String(value.id) === resolution.id) || (has(value, 'name') && value.name === resolution.name));
  if (!found) throw invalidField('resolution', 'Specify a valid resolution');
  return { resolutionId: found.id };
}
