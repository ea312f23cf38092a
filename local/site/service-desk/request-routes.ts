import { statusOfTransition, transitionAnswers } from '../answers/transitions';
import type { SiteApp, SiteContext, SiteRequest } from '../context';
import { paragraphs } from '../document';
import type { Comment, SiteUser } from '../model';
import { addComment, visibilityProperty } from '../operations/comments';
import { transitionIssue } from '../operations/issues';
import { callerOf, canSeeRequest, isAgent, isOwner, isParticipant, isRequest, isSharedWith, seesAsAgent, visibleRequest, type CustomerRequest } from './access';
import { requestAnswer, statusHistory, userAnswer } from './answers';
import { invalid, notPermitted } from './errors';
import { bodyOf, expansions, idsIn, page } from './pages';
import { createRequest, customerAt, readRequestInput, setParticipants } from './requests';
import type { Subscriptions } from './subscriptions';

const root = '/rest/servicedeskapi/request';

/** The comments of a request this viewer may read: customers get the public ones. */
export function readableComments(context: SiteContext, viewer: SiteUser, issue: CustomerRequest): Comment[] {
  const agent = seesAsAgent(context.state, viewer, issue);
  return context.state.commentsOf(issue.id).filter((comment) => agent || !comment.internal);
}

/** Requests: raising, finding and moving them. */
export function mountRequests(app: SiteApp, context: SiteContext): void {
  const { state } = context;
  const answer = (issue: CustomerRequest, viewer: SiteUser, expand: Set<string>) => requestAnswer(context, issue, viewer, readableComments(context, viewer, issue), expand);

  app.post(root, async (request) => {
    const caller = callerOf(request);
    const issue = createRequest(state, caller, readRequestInput(state, caller, await bodyOf(request)));
    return request.json(answer(issue, caller, new Set()), 201);
  });

  app.get(root, (request) => {
    const caller = callerOf(request);
    const expand = expansions(request);
    return request.json(page(context, request, listedRequests(context, request, caller), (issue) => answer(issue, caller, expand)));
  });

  app.get(`${root}/:request`, (request) => {
    const caller = callerOf(request);
    return request.json(answer(visibleRequest(state, caller, request.req.param('request')), caller, expansions(request)));
  });

  app.get(`${root}/:request/status`, (request) => {
    const issue = visibleRequest(state, callerOf(request), request.req.param('request'));
    return request.json(page(context, request, statusHistory(context, issue), (status) => status));
  });

  /** Those of the platform, for agents; not the one that leads nowhere. */
  const transitions = (caller: SiteUser, issue: CustomerRequest) =>
    (seesAsAgent(state, caller, issue) ? transitionAnswers(context, issue) : []).filter((transition) => !transition.isLooped).map(({ id, name }) => ({ id, name }));

  app.get(`${root}/:request/transition`, (request) => {
    const caller = callerOf(request);
    const issue = visibleRequest(state, caller, request.req.param('request'));
    return request.json(page(context, request, transitions(caller, issue), (transition) => transition));
  });

  app.post(`${root}/:request/transition`, async (request) => {
    const caller = callerOf(request);
    const issue = visibleRequest(state, caller, request.req.param('request'));
    const body = await bodyOf(request);
    if (!seesAsAgent(state, caller, issue)) throw notPermitted('Customers cannot move this request.');
    const offered = transitions(caller, issue).some((candidate) => candidate.id === body.id);
    const target = offered ? statusOfTransition(context, issue, String(body.id)) : undefined;
    if (target === undefined) throw invalid('The request has no such transition.', String(body.id));
    const moved = transitionIssue(state, caller, issue, { statusId: target });
    const comment = body.additionalComment;
    if (typeof comment === 'object' && comment !== null && 'body' in comment && typeof comment.body === 'string') {
      addComment(state, caller, moved, { body: paragraphs(comment.body), properties: { [visibilityProperty]: { internal: false } } });
    }
    return request.body(null, 204);
  });
}

function listedRequests(context: SiteContext, request: SiteRequest, caller: SiteUser): CustomerRequest[] {
  const { state } = context;
  const { searchTerm, requestStatus, organizationId, serviceDeskId, requestTypeId } = request.req.query();
  const given = (request.req.queries('requestOwnership') ?? []).flatMap((text) => text.split(',')).filter((text) => text !== '');
  const ownership = new Set(given.length > 0 ? given : ['OWNED_REQUESTS', 'PARTICIPATED_REQUESTS', 'ALL_ORGANIZATIONS']);
  const mine = (issue: CustomerRequest) =>
    ownership.has('ALL_REQUESTS') ||
    (ownership.has('OWNED_REQUESTS') && isOwner(caller, issue)) ||
    (ownership.has('PARTICIPATED_REQUESTS') && isParticipant(caller, issue)) ||
    (ownership.has('ALL_ORGANIZATIONS') && isSharedWith(state, caller, issue)) ||
    (ownership.has('ORGANIZATION') && isSharedWith(state, caller, issue) && issue.request.organizationIds.includes(organizationId ?? ''));
  const closed = (issue: CustomerRequest) => state.statuses.get(issue.statusId)?.categoryKey === 'done';
  const wanted = (issue: CustomerRequest) =>
    (serviceDeskId === undefined || issue.request.serviceDeskId === serviceDeskId) &&
    (requestTypeId === undefined || issue.request.requestTypeId === requestTypeId) &&
    (requestStatus !== 'OPEN_REQUESTS' || !closed(issue)) &&
    (requestStatus !== 'CLOSED_REQUESTS' || closed(issue)) &&
    issue.summary.toLowerCase().includes((searchTerm ?? '').toLowerCase());

  const found: CustomerRequest[] = [];
  for (const desk of state.serviceDesks.all()) {
    for (const issue of state.issuesOf(desk.projectId)) {
      if (isRequest(issue) && mine(issue) && wanted(issue) && canSeeRequest(state, caller, issue)) found.push(issue);
    }
  }
  return found.sort((a, b) => b.updated.localeCompare(a.updated) || Number(b.id) - Number(a.id));
}

/** Who takes part in a request, and who hears of it. */
export function mountParticipation(app: SiteApp, context: SiteContext, subscriptions: Subscriptions): void {
  const { state } = context;
  const users = (accountIds: string[]): SiteUser[] => accountIds.flatMap((id) => state.users.get(id) ?? []);

  app.get(`${root}/:request/participant`, (request) => {
    const caller = callerOf(request);
    const issue = visibleRequest(state, caller, request.req.param('request'));
    return request.json(page(context, request, users(issue.request.participantAccountIds), (user) => userAnswer(context, user, caller)));
  });

  const manageable = (request: SiteRequest, caller: SiteUser) => {
    const issue = visibleRequest(state, caller, request.req.param('request') ?? '');
    const desk = state.serviceDesks.get(issue.request.serviceDeskId);
    if (!desk || (!isAgent(state, caller, desk) && !isOwner(caller, issue))) throw notPermitted('You cannot change the participants of this request.');
    return { issue, desk };
  };

  app.post(`${root}/:request/participant`, async (request) => {
    const caller = callerOf(request);
    const { issue, desk } = manageable(request, caller);
    const added = idsIn(await bodyOf(request), 'accountIds').map((id) => customerAt(state, desk, id).accountId);
    const others = added.filter((id) => id !== issue.reporterAccountId);
    setParticipants(state, caller, issue, [...issue.request.participantAccountIds, ...others]);
    return request.json(page(context, request, users(others), (user) => userAnswer(context, user, caller)));
  });

  app.delete(`${root}/:request/participant`, async (request) => {
    const caller = callerOf(request);
    const { issue } = manageable(request, caller);
    const removed = idsIn(await bodyOf(request), 'accountIds');
    const left = setParticipants(state, caller, issue, issue.request.participantAccountIds.filter((id) => !removed.includes(id)));
    return request.json(page(context, request, users(left.request.participantAccountIds), (user) => userAnswer(context, user, caller)));
  });

  const own = (request: SiteRequest) => {
    const caller = callerOf(request);
    return { caller, issue: visibleRequest(state, caller, request.req.param('request') ?? '') };
  };
  app.get(`${root}/:request/notification`, (request) => {
    const { caller, issue } = own(request);
    return request.json({ subscribed: subscriptions.isSubscribed(issue, caller) });
  });
  for (const [method, subscribed] of [['put', true], ['delete', false]] as const) {
    app[method](`${root}/:request/notification`, (request) => {
      const { caller, issue } = own(request);
      subscriptions.set(issue, caller, subscribed);
      return request.body(null, 204);
    });
  }
}
