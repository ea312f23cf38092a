import { isAddress } from '../../mail/outbox';
import type { SiteApp, SiteContext, SiteRequest } from '../context';
import type { Project, ServiceDesk, SiteUser } from '../model';
import { createUser } from '../operations/projects';
import { hasPermission } from '../permissions';
import { callerOf, customersOf, isAgent, usableDesk } from './access';
import { userAnswer } from './answers';
import { invalid, notPermitted, ServiceDeskError } from './errors';
import { bodyOf, flag, idsIn, page } from './pages';

const root = '/rest/servicedeskapi';

function requireExperimental(request: SiteRequest): void {
  if (request.req.header('x-experimentalapi') === 'opt-in') return;
  throw new ServiceDeskError(412, "This resource is experimental: opt in with the header 'X-ExperimentalApi: opt-in'.", 'sd.experimental.api.opt.in');
}

/** The customers of a service project. */
export function mountCustomers(app: SiteApp, context: SiteContext): void {
  const { state } = context;

  app.post(`${root}/customer`, async (request) => {
    const caller = callerOf(request);
    if (!hasPermission(caller, 'ADMINISTER')) throw notPermitted('Only Jira administrators create customers.');
    const body = await bodyOf(request);
    const email = typeof body.email === 'string' ? body.email.trim() : '';
    const name = body.displayName ?? body.fullName;
    if (!isAddress(email)) throw invalid('The e-mail address is not valid.', 'email');
    if (typeof name !== 'string' || name.trim() === '') throw invalid('A display name is required.', 'displayName');
    if ([...state.users.all()].some((user) => user.emailAddress.toLowerCase() === email.toLowerCase())) {
      throw new ServiceDeskError(flag(request, 'strictConflictStatusCode', false) ? 409 : 400, 'An account already exists for this e-mail address.', 'sd.customer.exists', [email]);
    }
    const customer = createUser(state, { displayName: name.trim(), emailAddress: email, accountType: 'customer' });
    return request.json(userAnswer(context, customer, caller), 201);
  });

  const managedDesk = (request: SiteRequest, caller: SiteUser): ServiceDesk => {
    const desk = usableDesk(state, caller, request.req.param('desk') ?? '');
    if (!isAgent(state, caller, desk)) throw notPermitted('Only agents see and change customers.');
    return desk;
  };
  const setCustomers = (desk: ServiceDesk, change: (accountIds: string[]) => string[]) => {
    const project: Project | undefined = state.projects.get(desk.projectId);
    if (project) state.projects.put({ ...project, roles: { ...project.roles, 'Service Desk Customers': change(project.roles['Service Desk Customers'] ?? []) } });
  };

  app.get(`${root}/servicedesk/:desk/customer`, (request) => {
    const caller = callerOf(request);
    requireExperimental(request);
    const desk = managedDesk(request, caller);
    const wanted = (request.req.query('query') ?? '').toLowerCase();
    const found = customersOf(state, desk).filter((user) => `${user.displayName} ${user.emailAddress}`.toLowerCase().includes(wanted));
    return request.json(page(context, request, found, (user) => userAnswer(context, user, caller)));
  });

  app.post(`${root}/servicedesk/:desk/customer`, async (request) => {
    const desk = managedDesk(request, callerOf(request));
    const ids = idsIn(await bodyOf(request), 'accountIds');
    const existing = ids.filter((id) => state.users.get(id)?.active);
    setCustomers(desk, (accountIds) => [...new Set([...accountIds, ...existing])]);
    const missing = ids.find((id) => !existing.includes(id));
    if (missing !== undefined) throw invalid(`There is no user '${missing}'.`, missing);
    return request.body(null, 204);
  });

  app.delete(`${root}/servicedesk/:desk/customer`, async (request) => {
    requireExperimental(request);
    const desk = managedDesk(request, callerOf(request));
    const ids = idsIn(await bodyOf(request), 'accountIds');
    setCustomers(desk, (accountIds) => accountIds.filter((id) => !ids.includes(id)));
    return request.body(null, 204);
  });
}
