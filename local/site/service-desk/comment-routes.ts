import type { SiteApp, SiteContext } from '../context';
import { paragraphs } from '../document';
import { addComment, visibilityProperty } from '../operations/comments';
import { callerOf, canSeeRequest, isRequest, seesAsAgent, visibleRequest } from './access';
import { commentAnswer } from './answers';
import { commentNotFound, invalid, notPermitted, requestNotFound } from './errors';
import { bodyOf, expansions, flag, page } from './pages';
import { readableComments } from './request-routes';

const root = '/rest/servicedeskapi/request/:request/comment';

export function mountComments(app: SiteApp, context: SiteContext): void {
  const { state } = context;

  app.get(root, (request) => {
    const caller = callerOf(request);
    const issue = state.issue(request.req.param('request'));
    if (!isRequest(issue)) throw requestNotFound();
    const expand = expansions(request);
    const wantsPublic = flag(request, 'public', true);
    const wantsInternal = flag(request, 'internal', true);
    // To those who may not see the request, Jira shows it as one nobody commented on.
    const readable = canSeeRequest(state, caller, issue) ? readableComments(context, caller, issue) : [];
    const wanted = readable.filter((comment) => (comment.internal ? wantsInternal : wantsPublic));
    return request.json(page(context, request, wanted, (comment) => commentAnswer(context, issue, comment, caller, expand)));
  });

  app.post(root, async (request) => {
    const caller = callerOf(request);
    const issue = visibleRequest(state, caller, request.req.param('request'));
    const { body, public: isPublic = true } = await bodyOf(request);
    if (typeof body !== 'string' || body.trim() === '') throw invalid('The comment needs a text.', 'body');
    if (typeof isPublic !== 'boolean') throw invalid("'public' must be true or false.", 'public');
    if (!isPublic && !seesAsAgent(state, caller, issue)) throw notPermitted('Customers can only comment publicly.');
    const comment = addComment(state, caller, issue, { body: paragraphs(body), properties: { [visibilityProperty]: { internal: !isPublic } } });
    return request.json(commentAnswer(context, issue, comment, caller), 201);
  });

  app.get(`${root}/:comment`, (request) => {
    const caller = callerOf(request);
    const issue = visibleRequest(state, caller, request.req.param('request'));
    const id = request.req.param('comment');
    const comment = readableComments(context, caller, issue).find((candidate) => candidate.id === id);
    if (!comment) throw commentNotFound(id);
    return request.json(commentAnswer(context, issue, comment, caller, expansions(request)));
  });
}
