import { createProject } from '../operations/projects';
import { createVersion, updateVersion } from '../operations/versions';
import { findProject } from '../permissions';
import { createOrganization } from '../service-desk/organizations';
import type { SiteState } from '../state';
import { agencyHistory } from './agency';
import { people } from './agency-people';
import { calendar, type Calendar } from './calendar';
import { createFridayCustomers } from './friday-customers';
import { clinicPlan, ferryPlan, labsPlan, museumPlan, schoolPlan, shopPlan, warehousePlan } from './friday-plans';
import type { IssuePlan } from './issue-plan';
import { issueSteps, userAt } from './issue-steps';
import { inOrder, type SeedStep } from './steps';

const dayMilliseconds = 86_400_000;
/** In UTC: late morning in Europe. */
const startsAtMinute = 8 * 60 + 30;

/** The Friday of this week, or of the next where this one is over, in the morning; in milliseconds. */
export function fridayFrom(now: number): number {
  const today = Math.floor(now / dayMilliseconds) * dayMilliseconds;
  return today + ((5 - new Date(today).getUTCDay() + 7) % 7) * dayMilliseconds + startsAtMinute * 60_000;
}

type FridayProject = { key: string; name: string; lead: string; issues: { plan: IssuePlan[]; label?: string }[]; versions: [name: string, start: number, release: number][] };

const projects: FridayProject[] = [
  { key: 'FER', name: 'Ferry booking', lead: people.maya, issues: [{ plan: ferryPlan }], versions: [['Preview', -30, -12], ['Summer timetable', -11, 12]] },
  { key: 'CLI', name: 'Clinic portal', lead: people.maya, issues: [{ plan: clinicPlan }, { plan: labsPlan, label: 'labs-visible' }], versions: [['First clinic', -25, 15]] },
  { key: 'WMS', name: '云杉仓储系统', lead: people.jonas, issues: [{ plan: warehousePlan }], versions: [['一期上线', -30, -2], ['二期', 3, 40]] },
  { key: 'SHO', name: 'Outdoor shop', lead: people.jonas, issues: [{ plan: shopPlan }], versions: [['Winter sale', -25, 10]] },
  { key: 'SCH', name: 'School app', lead: people.maya, issues: [{ plan: schoolPlan }], versions: [['Pilot class', -10, 14]] },
  { key: 'MUS', name: 'Museum guide', lead: people.maya, issues: [{ plan: museumPlan }], versions: [] },
];

/** The agency with its two clients, and six projects more. */
export function fridayHistory(now: number): SeedStep[] {
  const days = calendar(now);
  const versions = new Map<string, string>();
  return inOrder([
    ...agencyHistory(now),
    // After the site itself is there.
    { at: days.moment(35, 481), run: (state) => setUp(state, days, versions) },
    ...projects.flatMap(({ key, lead, issues }) =>
      issues.flatMap(({ plan, label = 'client-visible' }) =>
        issueSteps({ issues: plan }, { calendar: days, versions, securityLevels: new Map(), visibleLabel: label, projectKey: key, lead, workers: [people.priya, lead] }),
      ),
    ),
    { at: days.moment(11, 900), run: (state) => change(state, versions.get('Preview'), { released: true }) },
    // After the last update: the next one has a moved date to tell.
    { at: days.moment(2, 620), run: (state) => change(state, versions.get('Summer timetable'), { releaseDate: days.date(16) }) },
  ]);
}

function setUp(state: SiteState, days: Calendar, versions: Map<string, string>): void {
  state.settings.put({ id: 'seed', value: 'friday' });
  const [maya, jonas, priya] = [people.maya, people.jonas, people.priya].map((address) => userAt(state, address));
  if (!maya || !jonas || !priya) throw new Error('The seed has no team.');
  const customers = createFridayCustomers(state);
  for (const { key, name, lead, versions: planned } of projects) {
    const leads = lead === people.maya ? [maya, jonas] : [jonas, maya];
    const project = createProject(state, { key, name, leadAccountId: leads[0]?.accountId ?? '', roles: { Administrators: [leads[0]?.accountId ?? ''], Members: [priya.accountId, leads[1]?.accountId ?? ''] } });
    for (const [version, start, release] of planned) versions.set(version, createVersion(state, maya, { projectId: project.id, name: version, startDate: days.date(start), releaseDate: days.date(release) }).id);
  }
  const support = findProject(state, 'SUP');
  const desk = [...state.serviceDesks.all()].find(({ projectId }) => projectId === support?.id);
  if (!support || !desk) throw new Error('The seed has no client desk.');
  const accountIds = customers.map(({ user }) => user.accountId);
  state.projects.put({ ...support, roles: { ...support.roles, 'Service Desk Customers': [...(support.roles['Service Desk Customers'] ?? []), ...accountIds] } });
  for (const { user, organization } of customers) createOrganization(state, { name: organization, memberAccountIds: [user.accountId], serviceDeskIds: [desk.id] });
}

function change(state: SiteState, versionId: string | undefined, changes: Parameters<typeof updateVersion>[3]): void {
  const version = state.versions.get(versionId ?? '');
  if (version) updateVersion(state, userAt(state, people.maya), version, changes);
}
