import type { Organization, ServiceDesk, SiteUser } from '../model';
import { checkProperty } from '../operations/properties';
import { editIssue } from '../operations/issues';
import type { SiteState } from '../state';
import { invalid } from './errors';

const nameLimit = 200;

/** An organization with a name that is taken is the one that has it. */
export function createOrganization(state: SiteState, input: Omit<Organization, 'id'>): Organization {
  const name = input.name.trim();
  if (name === '' || name.length > nameLimit) throw invalid(`The name of an organization must be 1 to ${nameLimit} characters long.`, 'name');
  const twin = [...state.organizations.all()].find((organization) => organization.name.toLowerCase() === name.toLowerCase());
  return twin ?? state.organizations.put({ ...input, name, id: state.nextId('organization', 1) });
}

/** Its requests are no longer shared with it. */
export function deleteOrganization(state: SiteState, actor: SiteUser, organization: Organization): void {
  state.batch(() => {
    for (const issue of [...state.issues.all()]) {
      if (!issue.request?.organizationIds.includes(organization.id)) continue;
      editIssue(state, actor, issue, { request: { organizationIds: issue.request.organizationIds.filter((id) => id !== organization.id) } });
    }
    state.organizations.delete(organization.id);
  });
}

export function setMembers(state: SiteState, organization: Organization, accountIds: string[]): Organization {
  return state.organizations.put({ ...organization, memberAccountIds: [...new Set(accountIds)] });
}

/** Lets the members of the organization use a desk, or no longer. */
export function setServed(state: SiteState, organization: Organization, desk: ServiceDesk, served: boolean): Organization {
  const others = organization.serviceDeskIds.filter((id) => id !== desk.id);
  return state.organizations.put({ ...organization, serviceDeskIds: served ? [...others, desk.id] : others });
}

/** Sets a property; undefined removes it. */
export function setOrganizationProperty(state: SiteState, organization: Organization, key: string, value: unknown): Organization {
  const { [key]: _previous, ...others } = organization.properties ?? {};
  if (value !== undefined) checkProperty(key, value);
  return state.organizations.put({ ...organization, properties: value === undefined ? others : { ...others, [key]: value } });
}
