import { installBase } from '../base';
import { createProject, createUser } from '../operations/projects';
import { createVersion } from '../operations/versions';
import { createRequestType, createServiceDesk } from '../service-desk/desks';
import { createOrganization } from '../service-desk/organizations';
import type { SiteState } from '../state';
import { calendar, type Calendar } from './calendar';
import { done, planned, progress, review, story, type IssuePlan } from './issue-plan';
import { issueSteps } from './issue-steps';
import type { SeedClock } from './seed-clock';
import { inOrder, runSteps } from './steps';

const maya = 'maya@studio.example';
const priya = 'priya@studio.example';
const version = 'First release';
/** Working days ago; one more issue each day after. */
const firstFiled = 20;

/** A small online shop, a few weeks old. */
const shopPlan: IssuePlan[] = [
  story('Agree what the first release must do', done(9), { description: 'One page: what a customer can do on the first day, and what waits.' }),
  story('Choose where the shop is hosted', done(4)),
  story('Start page with the season’s offers', done(2), { version }),
  story('Sign in with e-mail and password', done(1), { version }),
  story('Search for products by name', progress(3), { version, due: 7 }),
  story('Show a product with pictures and sizes', progress(5), { version, due: 6, dueMoved: { from: 2, daysAgo: 2 }, comments: [{ by: priya, daysAgo: 2, text: 'The pictures come in four sizes, not in two. That takes until the end of next week.' }] }),
  story('Pay by card', planned, { version, flagged: 2, due: 9, comments: [{ by: priya, daysAgo: 2, text: 'Cannot begin: the bank has not opened the account for card payments yet.' }] }),
  story('Terms of sale on the order page', review(4), { version, due: -2 }),
  story('Order confirmation by e-mail', planned, { version, due: 5 }),
  story('Try-out with five customers', planned),
];

/** A site somebody has just begun to use: one project with ten issues, and Candor knows no client yet. */
export function seedEmpty(state: SiteState, clock?: SeedClock): void {
  const days = calendar(state.clock.now());
  const versions = new Map<string, string>();
  const setting = { projectKey: 'FIR', calendar: days, lead: maya, workers: [priya, maya], versions, securityLevels: new Map<string, string>() };
  const issues = shopPlan.map((plan, index) => ({ ...plan, filed: firstFiled - index }));
  runSteps(state, inOrder([{ at: days.moment(35, 480), run: () => setUp(state, days, versions) }, ...issueSteps({ issues }, setting)]), { clock });
}

function setUp(state: SiteState, days: Calendar, versions: Map<string, string>): void {
  installBase(state);
  state.settings.put({ id: 'title', value: 'First Jira' });
  state.settings.put({ id: 'seed', value: 'empty' });
  state.settings.put({ id: 'outgoing-mail', value: true });
  const manager = createUser(state, { displayName: 'Maya Lindqvist', emailAddress: maya, timeZone: 'Europe/Stockholm', apiToken: 'maya-token', groups: ['jira-users', 'site-admins'] });
  const developer = createUser(state, { displayName: 'Priya Nair', emailAddress: priya, timeZone: 'Asia/Kolkata', apiToken: 'priya-token' });
  const tom = createUser(state, { displayName: 'Tom Baker', emailAddress: 'tom@client.example', timeZone: 'Europe/London', apiToken: 'tom-token' });
  const ana = createUser(state, { displayName: 'Ana Silva', emailAddress: 'ana@client.example', timeZone: 'Europe/Lisbon', apiToken: 'ana-token', accountType: 'customer', emailVisible: false });

  const project = createProject(state, {
    key: 'FIR',
    name: 'First project',
    leadAccountId: manager.accountId,
    roles: { Administrators: [manager.accountId], Members: [developer.accountId], Viewers: [tom.accountId] },
  });
  versions.set(version, createVersion(state, manager, { projectId: project.id, name: version, startDate: days.date(-20), releaseDate: days.date(15) }).id);

  const support = createProject(state, {
    key: 'SUP',
    name: 'Client desk',
    projectTypeKey: 'service_desk',
    leadAccountId: manager.accountId,
    roles: { Administrators: [manager.accountId], 'Service Desk Team': [developer.accountId], 'Service Desk Customers': [ana.accountId] },
  });
  const desk = createServiceDesk(state, support);
  createRequestType(state, desk, { name: 'Project updates', description: 'News about your project. Opened for you by your project manager.' });
  createRequestType(state, desk, { name: 'Ask a question', description: 'Anything you would like to know about your project.' });
  createOrganization(state, { name: 'Client', memberAccountIds: [ana.accountId], serviceDeskIds: [desk.id] });
}
