import type { SiteRequest } from '../context';
import type { Issue, Organization, ServiceDesk, SiteUser } from '../model';
import { canSeeIssue, hasPermission } from '../permissions';
import type { SiteState } from '../state';
import { deskNotFound, requestNotFound, signInNeeded } from './errors';

/** An issue that is a customer's request. */
export type CustomerRequest = Issue & { request: NonNullable<Issue['request']> };

export function callerOf(request: SiteRequest): SiteUser {
  const caller = request.get('caller');
  if (caller === null) throw signInNeeded();
  return caller;
}

export function isAgent(state: SiteState, user: SiteUser, desk: ServiceDesk): boolean {
  return hasPermission(user, 'SERVICEDESK_AGENT', state.projects.get(desk.projectId));
}

export function isAgentSomewhere(state: SiteState, user: SiteUser): boolean {
  return [...state.serviceDesks.all()].some((desk) => isAgent(state, user, desk));
}

const memberships = (state: SiteState, user: SiteUser): Organization[] =>
  [...state.organizations.all()].filter((organization) => organization.memberAccountIds.includes(user.accountId));

export const organizationsOf = memberships;

export function isCustomer(state: SiteState, user: SiteUser, desk: ServiceDesk): boolean {
  const project = state.projects.get(desk.projectId);
  if (project === undefined || project.archived || !user.active) return false;
  return (
    project.roles['Service Desk Customers']?.includes(user.accountId) === true ||
    memberships(state, user).some((organization) => organization.serviceDeskIds.includes(desk.id))
  );
}

/** Everyone who may raise requests at a desk. */
export function customersOf(state: SiteState, desk: ServiceDesk): SiteUser[] {
  return [...state.users.all()].filter((user) => isCustomer(state, user, desk));
}

export function canUseDesk(state: SiteState, user: SiteUser, desk: ServiceDesk): boolean {
  return isAgent(state, user, desk) || isCustomer(state, user, desk);
}

/** A desk by its id, or by the id or key of its project. */
export function usableDesk(state: SiteState, user: SiteUser, idOrProject: string): ServiceDesk {
  const byProject = [...state.serviceDesks.all()].find((desk) => desk.projectId === idOrProject || state.projects.get(desk.projectId)?.key === idOrProject);
  const desk = state.serviceDesks.get(idOrProject) ?? byProject;
  if (!desk || !canUseDesk(state, user, desk)) throw deskNotFound(idOrProject);
  return desk;
}

export function isRequest(issue: Issue | undefined): issue is CustomerRequest {
  return issue?.request !== undefined;
}

export function isOwner(user: SiteUser, issue: CustomerRequest): boolean {
  return issue.reporterAccountId === user.accountId;
}

export function isParticipant(user: SiteUser, issue: CustomerRequest): boolean {
  return issue.request.participantAccountIds.includes(user.accountId);
}

export function isSharedWith(state: SiteState, user: SiteUser, issue: CustomerRequest): boolean {
  return memberships(state, user).some((organization) => issue.request.organizationIds.includes(organization.id));
}

/** How a request concerns somebody as its customer: herself, or as a member of an organization it is shared with. */
export function concernOf(state: SiteState, user: SiteUser, issue: CustomerRequest): 'involved' | 'shared' | undefined {
  if (isOwner(user, issue) || isParticipant(user, issue)) return 'involved';
  return isSharedWith(state, user, issue) ? 'shared' : undefined;
}

/** As an agent: sees the request with everything in it. */
export function seesAsAgent(state: SiteState, user: SiteUser, issue: CustomerRequest): boolean {
  return canSeeIssue(state, user, issue) && hasPermission(user, 'SERVICEDESK_AGENT', state.projects.get(issue.projectId));
}

/** As agent, or as one of the customers it concerns. A security level hides it from everyone it does not name. */
export function canSeeRequest(state: SiteState, user: SiteUser, issue: CustomerRequest): boolean {
  if (!user.active) return false;
  if (seesAsAgent(state, user, issue)) return true;
  const level = issue.securityLevelId === null ? undefined : state.securityLevels.get(issue.securityLevelId);
  if (issue.securityLevelId !== null && !level?.memberAccountIds.includes(user.accountId)) return false;
  const desk = state.serviceDesks.get(issue.request.serviceDeskId);
  if (desk === undefined || !isCustomer(state, user, desk)) return false;
  return concernOf(state, user, issue) !== undefined;
}

export function visibleRequest(state: SiteState, user: SiteUser, idOrKey: string): CustomerRequest {
  const issue = state.issue(idOrKey);
  if (!isRequest(issue) || !canSeeRequest(state, user, issue)) throw requestNotFound();
  return issue;
}
