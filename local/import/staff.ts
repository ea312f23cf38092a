import type { Project, SiteUser } from '../site/model';
import { createProject, createUser } from '../site/operations/projects';
import { findProject } from '../site/permissions';
import { createRequestType, createServiceDesk } from '../site/service-desk/desks';
import { createOrganization } from '../site/service-desk/organizations';
import type { SiteState } from '../site/state';

/** Who runs the imported projects, who works on them, and two people of the client. */
export type Staff = Record<'maya' | 'priya' | 'tom' | 'ana', SiteUser>;

export function createStaff(state: SiteState): Staff {
  return {
    maya: createUser(state, { displayName: 'Maya Lindqvist', emailAddress: 'maya@studio.example', timeZone: 'Europe/Stockholm', apiToken: 'maya-token', groups: ['jira-users', 'site-admins'] }),
    priya: createUser(state, { displayName: 'Priya Nair', emailAddress: 'priya@studio.example', timeZone: 'Asia/Kolkata', apiToken: 'priya-token' }),
    tom: createUser(state, { displayName: 'Tom Baker', emailAddress: 'tom@client.example', timeZone: 'Europe/London', apiToken: 'tom-token' }),
    ana: createUser(state, { displayName: 'Ana Silva', emailAddress: 'ana@client.example', timeZone: 'Europe/Lisbon', apiToken: 'ana-token', accountType: 'customer', emailVisible: false }),
  };
}

export function rolesFor({ maya, priya, tom }: Staff, { isService, workers, customers }: { isService: boolean; workers: string[]; customers: string[] }): Project['roles'] {
  const team = [priya.accountId, ...workers];
  return {
    Administrators: [maya.accountId],
    Members: team,
    Viewers: [tom.accountId],
    ...(isService && { 'Service Desk Team': team, 'Service Desk Customers': customers }),
  };
}

/** Where updates to clients are opened as customer requests. */
export function createClientDesk(state: SiteState, staff: Staff): void {
  const { maya, ana } = staff;
  const names = new Set([...state.projects.all()].map(({ name }) => name.toLowerCase()));
  const key = ['SUP', 'DESK', 'CANDORDESK'].find((candidate) => !findProject(state, candidate)) ?? `DESK${state.projects.size()}`;
  const name = ['Client desk', 'Candor client desk'].find((candidate) => !names.has(candidate.toLowerCase())) ?? `Client desk ${key}`;
  const roles = rolesFor(staff, { isService: true, workers: [], customers: [ana.accountId] });
  const support = createProject(state, { key, name, projectTypeKey: 'service_desk', leadAccountId: maya.accountId, roles });
  const desk = createServiceDesk(state, support);
  createRequestType(state, desk, { name: 'Project updates', description: 'News about your project. Opened for you by your project manager.' });
  createRequestType(state, desk, { name: 'Ask a question', description: 'Anything you would like to know about your project.' });
  createOrganization(state, { name: 'Client', memberAccountIds: [ana.accountId], serviceDeskIds: [desk.id] });
}
