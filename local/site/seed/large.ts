import { flaggedFieldId, impediment, installBase } from '../base';
import type { SiteUser } from '../model';
import { createIssue, transitionIssue } from '../operations/issues';
import { createProject, createUser } from '../operations/projects';
import { createVersion } from '../operations/versions';
import { createRequestType, createServiceDesk } from '../service-desk/desks';
import type { SiteState } from '../state';
import { calendar } from './calendar';

/** How many issues of each kind a large site has, however many issues it has altogether. */
export const largeCounts = { changed: 200, overdue: 60, blocked: 40, next: 55 } as const;
const special = largeCounts.changed + largeCounts.overdue + largeCounts.blocked + largeCounts.next;

type LargeSite = { state: SiteState; maya: SiteUser; priya: SiteUser; projectId: string; versionId: string; days: ReturnType<typeof calendar> };

/** One project with `count` issues, most of them long finished, to measure with. */
export function seedLarge(state: SiteState, count: number): void {
  if (count < special) throw new RangeError(`A large site has at least ${special} issues.`);
  state.batch(() => {
    const site = setUp(state);
    for (let index = 0; index < count; index += 1) fileIssue(site, index);
  });
}

function setUp(state: SiteState): LargeSite {
  const days = calendar(state.clock.now());
  installBase(state);
  state.settings.put({ id: 'title', value: 'Large Jira' });
  state.settings.put({ id: 'seed', value: 'large' });
  state.settings.put({ id: 'outgoing-mail', value: true });
  const maya = createUser(state, { displayName: 'Maya Lindqvist', emailAddress: 'maya@studio.example', timeZone: 'Europe/Stockholm', apiToken: 'maya-token', groups: ['jira-users', 'site-admins'] });
  const priya = createUser(state, { displayName: 'Priya Nair', emailAddress: 'priya@studio.example', timeZone: 'Asia/Kolkata', apiToken: 'priya-token' });
  const tom = createUser(state, { displayName: 'Tom Baker', emailAddress: 'tom@client.example', timeZone: 'Europe/London', apiToken: 'tom-token' });
  const ana = createUser(state, { displayName: 'Ana Silva', emailAddress: 'ana@client.example', timeZone: 'Europe/Lisbon', apiToken: 'ana-token', accountType: 'customer', emailVisible: false });
  const project = createProject(state, {
    key: 'LRG',
    name: 'Large programme',
    leadAccountId: maya.accountId,
    roles: { Administrators: [maya.accountId], Members: [priya.accountId], Viewers: [tom.accountId] },
  });
  const support = createProject(state, {
    key: 'SUP',
    name: 'Client desk',
    projectTypeKey: 'service_desk',
    leadAccountId: maya.accountId,
    roles: { Administrators: [maya.accountId], 'Service Desk Team': [priya.accountId], 'Service Desk Customers': [ana.accountId] },
  });
  createRequestType(state, createServiceDesk(state, support), { name: 'Project updates', description: 'News about your project.' });
  const version = createVersion(state, maya, { projectId: project.id, name: 'Milestone', startDate: days.date(-40), releaseDate: days.date(6) });
  return { state, maya, priya, projectId: project.id, versionId: version.id, days };
}

const nouns = ['Order', 'Invoice', 'Customer', 'Delivery', 'Product', 'Store', 'Price', 'Return', 'Report', 'Contract'];
const verbs = ['list', 'search', 'import', 'export', 'approve', 'archive', 'print', 'merge', 'check', 'notify'];
const status = { toDo: '10000', progress: '3', done: '10002' };

/** The first issues are the special ones, kind after kind; the rest were finished or planned long ago. */
function fileIssue({ state, maya, priya, projectId, versionId, days }: LargeSite, index: number): void {
  const created = days.moment(25 + (index % 200), 480 + (index % 60));
  const base = {
    projectId,
    issueTypeId: index % 5 === 0 ? '10004' : '10001',
    summary: `${nouns[index % 10]}: ${verbs[Math.floor(index / 10) % 10]}, part ${Math.floor(index / 100) + 1}`,
    labels: ['client-visible'],
    assigneeAccountId: index % 3 === 0 ? maya.accountId : priya.accountId,
    fixVersionIds: index % 4 === 0 ? [versionId] : [],
  };
  const { changed, overdue, blocked, next } = largeCounts;
  if (index < changed) {
    const begun = createIssue(state, maya, { ...base, statusId: index % 2 === 0 ? status.progress : status.toDo }, created);
    transitionIssue(state, priya, begun, { statusId: index % 2 === 0 ? status.done : status.progress }, days.moment(1 + (index % 4), 600 + (index % 240)));
  } else if (index < changed + overdue) {
    createIssue(state, maya, { ...base, statusId: status.progress, duedate: days.date(-(1 + (index % 10))) }, created);
  } else if (index < changed + overdue + blocked) {
    createIssue(state, maya, { ...base, statusId: status.progress, customFields: { [flaggedFieldId]: [impediment] } }, created);
  } else if (index < changed + overdue + blocked + next) {
    createIssue(state, maya, { ...base, duedate: days.date(1 + (index % 5)) }, created);
  } else {
    createIssue(state, maya, { ...base, fixVersionIds: [], statusId: index % 5 < 3 ? status.done : status.toDo }, created);
  }
}
