import { issueAnswer } from '../answers/issues';
import type { SiteApp, SiteContext, SiteRequest } from '../context';
import { searchIssues } from '../jql/search';
import type { ServiceDesk, SiteUser } from '../model';
import { callerOf, isAgent, usableDesk } from './access';
import { notPermitted, queueNotFound } from './errors';
import { flag, page } from './pages';

const root = '/rest/servicedeskapi/servicedesk/:desk/queue';
const fields = ['issuekey', 'summary', 'created', 'reporter', 'duedate'];
const shownFields = fields.filter((field) => field !== 'issuekey');
type Queue = { id: string; name: string; jql: string };

/** The agents' lists of work: each desk has two. */
export function mountQueues(app: SiteApp, context: SiteContext): void {
  const { state, baseUrl } = context;
  const queuesOf = (desk: ServiceDesk): Queue[] => {
    const open = `project = ${state.projects.get(desk.projectId)?.key ?? ''} AND statusCategory != Done`;
    return [
      { id: '1', name: 'All open', jql: `${open} ORDER BY created DESC` },
      { id: '2', name: 'Unassigned', jql: `${open} AND assignee IS EMPTY ORDER BY created DESC` },
    ];
  };
  const agentsDesk = (request: SiteRequest, caller: SiteUser): ServiceDesk => {
    const desk = usableDesk(state, caller, request.req.param('desk') ?? '');
    if (!isAgent(state, caller, desk)) throw notPermitted('Only agents see queues.');
    return desk;
  };
  const queueOf = (request: SiteRequest, desk: ServiceDesk): Queue => {
    const id = request.req.param('queue') ?? '';
    const queue = queuesOf(desk).find((candidate) => candidate.id === id);
    if (!queue) throw queueNotFound(id);
    return queue;
  };
  const answer = (request: SiteRequest, caller: SiteUser, desk: ServiceDesk, queue: Queue) => ({
    ...queue,
    fields,
    ...(flag(request, 'includeCount', false) ? { issueCount: searchIssues(state, caller, queue.jql).length } : {}),
    _links: { self: `${baseUrl}/rest/servicedeskapi/servicedesk/${desk.id}/queue/${queue.id}` },
  });

  app.get(root, (request) => {
    const caller = callerOf(request);
    const desk = agentsDesk(request, caller);
    return request.json(page(context, request, queuesOf(desk), (queue) => answer(request, caller, desk, queue)));
  });

  app.get(`${root}/:queue`, (request) => {
    const caller = callerOf(request);
    const desk = agentsDesk(request, caller);
    return request.json(answer(request, caller, desk, queueOf(request, desk)));
  });

  app.get(`${root}/:queue/issue`, (request) => {
    const caller = callerOf(request);
    const issues = searchIssues(state, caller, queueOf(request, agentsDesk(request, caller)).jql);
    return request.json(page(context, request, issues, (issue) => issueAnswer(context, caller, issue, { fieldIds: shownFields, properties: [], expand: new Set() })));
  });
}
