import type { SiteApp, SiteContext, SiteRequest } from '../context';
import type { Organization, ServiceDesk, SiteUser } from '../model';
import { hasPermission } from '../permissions';
import { callerOf, isAgent, isAgentSomewhere, organizationsOf, usableDesk } from './access';
import { organizationAnswer, userAnswer } from './answers';
import { invalid, notPermitted, organizationNotFound } from './errors';
import { createOrganization, deleteOrganization, setMembers, setServed } from './organizations';
import { bodyOf, idsIn, page } from './pages';

const root = '/rest/servicedeskapi';

/** Those a caller may know of: agents all of them, customers their own. */
function visibleOrganizations({ state }: SiteContext, caller: SiteUser): Organization[] {
  const organizations = isAgentSomewhere(state, caller) ? [...state.organizations.all()] : organizationsOf(state, caller);
  return organizations.sort((a, b) => Number(a.id) - Number(b.id));
}

export function visibleOrganization(context: SiteContext, caller: SiteUser, id: string): Organization {
  const organization = visibleOrganizations(context, caller).find((candidate) => candidate.id === id);
  if (!organization) throw organizationNotFound(id);
  return organization;
}

/** Organizations of customers. */
export function mountOrganizations(app: SiteApp, context: SiteContext): void {
  const { state } = context;
  const organizationOf = (request: SiteRequest, caller: SiteUser): Organization => visibleOrganization(context, caller, request.req.param('organization') ?? '');
  const requireAgent = (caller: SiteUser): void => {
    if (!isAgentSomewhere(state, caller)) throw notPermitted('Only agents and administrators manage organizations.');
  };
  /** `accountId` narrows to the organizations of one person: for agents only. */
  const ofPerson = (request: SiteRequest, caller: SiteUser, organizations: Organization[]): Organization[] => {
    const accountId = request.req.query('accountId');
    if (accountId === undefined) return organizations;
    if (!isAgentSomewhere(state, caller)) throw notPermitted('Only agents list the organizations of somebody else.');
    return organizations.filter((organization) => organization.memberAccountIds.includes(accountId));
  };

  app.get(`${root}/organization`, (request) => {
    const caller = callerOf(request);
    return request.json(page(context, request, ofPerson(request, caller, visibleOrganizations(context, caller)), (organization) => organizationAnswer(context, organization)));
  });

  app.post(`${root}/organization`, async (request) => {
    requireAgent(callerOf(request));
    const { name } = await bodyOf(request);
    if (typeof name !== 'string') throw invalid('An organization needs a name.', 'name');
    return request.json(organizationAnswer(context, createOrganization(state, { name, memberAccountIds: [], serviceDeskIds: [] })), 201);
  });

  app.get(`${root}/organization/:organization`, (request) => request.json(organizationAnswer(context, organizationOf(request, callerOf(request)))));

  app.delete(`${root}/organization/:organization`, (request) => {
    const caller = callerOf(request);
    if (!hasPermission(caller, 'ADMINISTER')) throw notPermitted('Only Jira administrators delete organizations.');
    const organization = state.organizations.get(request.req.param('organization'));
    if (!organization) throw organizationNotFound(request.req.param('organization'));
    deleteOrganization(state, caller, organization);
    return request.body(null, 204);
  });

  app.get(`${root}/organization/:organization/user`, (request) => {
    const caller = callerOf(request);
    const organization = organizationOf(request, caller);
    if (!isAgentSomewhere(state, caller)) throw notPermitted('Only agents list the members of an organization.');
    const members = [...organization.memberAccountIds].sort().flatMap((id) => state.users.get(id) ?? []);
    return request.json(page(context, request, members, (user) => userAnswer(context, user, caller)));
  });

  const changeMembers = async (request: SiteRequest, change: (members: string[], given: string[]) => string[]) => {
    const caller = callerOf(request);
    requireAgent(caller);
    const organization = organizationOf(request, caller);
    const given = idsIn(await bodyOf(request), 'accountIds');
    const unknown = given.find((id) => !state.users.get(id)?.active);
    if (unknown !== undefined) throw invalid(`There is no user '${unknown}'.`, unknown);
    setMembers(state, organization, change(organization.memberAccountIds, given));
    return request.body(null, 204);
  };
  app.post(`${root}/organization/:organization/user`, (request) => changeMembers(request, (members, given) => [...members, ...given]));
  app.delete(`${root}/organization/:organization/user`, (request) => changeMembers(request, (members, given) => members.filter((id) => !given.includes(id))));

  const deskOf = (request: SiteRequest, caller: SiteUser): ServiceDesk => {
    const desk = usableDesk(state, caller, request.req.param('desk') ?? '');
    if (!isAgent(state, caller, desk)) throw notPermitted("Only the service project's agents see and change its organizations.");
    return desk;
  };

  app.get(`${root}/servicedesk/:desk/organization`, (request) => {
    const caller = callerOf(request);
    const desk = deskOf(request, caller);
    const here = visibleOrganizations(context, caller).filter((organization) => organization.serviceDeskIds.includes(desk.id));
    return request.json(page(context, request, ofPerson(request, caller, here), (organization) => organizationAnswer(context, organization)));
  });

  for (const [method, served] of [['post', true], ['delete', false]] as const) {
    app[method](`${root}/servicedesk/:desk/organization`, async (request) => {
      const caller = callerOf(request);
      const desk = deskOf(request, caller);
      const { organizationId } = await bodyOf(request);
      setServed(state, visibleOrganization(context, caller, String(organizationId)), desk, served);
      return request.body(null, 204);
    });
  }
}
