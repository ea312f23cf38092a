import { installBase } from '../base';
import { paragraphs } from '../document';
import type { Project } from '../model';
import { addComment, visibilityProperty } from '../operations/comments';
import { transitionIssue } from '../operations/issues';
import { createComponent } from '../operations/components';
import { createProject, createSecurityLevel } from '../operations/projects';
import { createVersion, updateVersion, type VersionChanges } from '../operations/versions';
import { findProject } from '../permissions';
import { createRequestType, createServiceDesk } from '../service-desk/desks';
import { createOrganization } from '../service-desk/organizations';
import { createRequest } from '../service-desk/requests';
import type { SiteState } from '../state';
import { createPeople, people } from './agency-people';
import { calendar, type Calendar } from './calendar';
import { chenguangPlan } from './chenguang-plan';
import { harborPlan } from './harbor-plan';
import { issueSteps, statusId, userAt } from './issue-steps';
import { requestPlan, type RequestPlan } from './request-plan';
import { inOrder, runSteps, type SeedStep } from './steps';

/** Fernlight Digital, an agency with two clients: everything that happened in the last six weeks, oldest first. */
export function agencyHistory(now: number): SeedStep[] {
  const days = calendar(now);
  const versions = new Map<string, string>();
  const securityLevels = new Map<string, string>();
  const common = { calendar: days, versions, securityLevels, visibleLabel: 'client-visible' };
  return inOrder([
    { at: days.moment(35, 480), run: (state) => setUp(state, days, versions, securityLevels) },
    { at: days.moment(12, 600), run: (state) => change(state, people.jonas, versions.get('正式版'), { releaseDate: days.date(55) }) },
    { at: days.moment(6, 900), run: (state) => change(state, people.jonas, versions.get('内测版'), { released: true }) },
    // After the last update: the next one has a moved date to tell.
    { at: days.moment(2, 600), run: (state) => change(state, people.maya, versions.get('Beta'), { releaseDate: days.date(10) }) },
    ...issueSteps({ epics: harborPlan }, { ...common, projectKey: 'HAR', lead: people.maya, workers: [people.priya, people.maya, people.priya, people.jonas] }),
    ...issueSteps({ epics: chenguangPlan }, { ...common, projectKey: 'CHG', lead: people.jonas, workers: [people.priya, people.jonas] }),
    ...requestPlan.flatMap((plan, index) => requestSteps(plan, days, index)),
  ]);
}

/** The whole of the agency's history at once, without the updates the app would have sent. */
export function seedAgency(state: SiteState): void {
  runSteps(state, agencyHistory(state.clock.now()));
}

function setUp(state: SiteState, days: Calendar, versions: Map<string, string>, securityLevels: Map<string, string>): void {
  installBase(state);
  state.settings.put({ id: 'title', value: 'Fernlight Jira' });
  state.settings.put({ id: 'seed', value: 'agency' });
  state.settings.put({ id: 'outgoing-mail', value: true });
  const { maya, jonas, priya, ana, tom, fang } = createPeople(state);

  const harbor = createProject(state, {
    key: 'HAR',
    name: 'Harbor ordering app',
    description: 'Ordering ahead in the eleven shops of Harbor Coffee.',
    leadAccountId: maya.accountId,
    roles: { Administrators: [maya.accountId], Members: [priya.accountId, jonas.accountId], Viewers: [tom.accountId] },
  });
  const chenguang = createProject(state, {
    key: 'CHG',
    name: '晨光会员小程序',
    description: '晨光零售的会员小程序：注册、积分、优惠券与门店活动。',
    leadAccountId: jonas.accountId,
    roles: { Administrators: [jonas.accountId], Members: [priya.accountId, maya.accountId] },
  });
  const addVersions = (project: Project, plans: [name: string, start: number, release: number][]) => {
    for (const [name, start, release] of plans) {
      versions.set(name, createVersion(state, maya, { projectId: project.id, name, startDate: days.date(start), releaseDate: days.date(release) }).id);
    }
  };
  addVersions(harbor, [['Alpha', -30, -6], ['Beta', -12, 5], ['Launch', 5, 42]]);
  addVersions(chenguang, [['内测版', -30, -8], ['公测版', -10, 16], ['正式版', 10, 48]]);
  for (const name of ['App', 'Shop screen', 'Payments']) createComponent(state, { projectId: harbor.id, name });
  securityLevels.set('HAR', createSecurityLevel(state, { name: 'Core team', projectId: harbor.id, memberAccountIds: [maya.accountId, jonas.accountId, priya.accountId] }).id);

  const support = createProject(state, {
    key: 'SUP',
    name: 'Client desk',
    projectTypeKey: 'service_desk',
    leadAccountId: maya.accountId,
    roles: {
      Administrators: [maya.accountId],
      'Service Desk Team': [jonas.accountId, priya.accountId],
      'Service Desk Customers': [ana.accountId, fang.accountId],
    },
  });
  const desk = createServiceDesk(state, support);
  createRequestType(state, desk, { name: 'Project updates', description: 'News about your project. Opened for you by your project manager.' });
  createRequestType(state, desk, { name: 'Ask a question', description: 'Anything you would like to know about your project.' });
  createRequestType(state, desk, { name: 'Report a problem', description: 'Something does not work as it should.' });
  createOrganization(state, { name: 'Harbor Coffee', memberAccountIds: [ana.accountId], serviceDeskIds: [desk.id] });
  createOrganization(state, { name: '晨光零售', memberAccountIds: [fang.accountId], serviceDeskIds: [desk.id] });
}

function change(state: SiteState, by: string, versionId: string | undefined, changes: VersionChanges): void {
  const version = state.versions.get(versionId ?? '');
  if (version) updateVersion(state, userAt(state, by), version, changes);
}

function requestSteps(plan: RequestPlan, days: Calendar, index: number): SeedStep[] {
  let issueId = '';
  const raisedAt = days.moment(plan.daysAgo, 495 + index * 3);
  const steps: SeedStep[] = [
    {
      at: raisedAt,
      run(state) {
        const project = findProject(state, 'SUP');
        const desk = [...state.serviceDesks.all()].find((candidate) => candidate.projectId === project?.id);
        const type = [...state.requestTypes.all()].find((candidate) => candidate.serviceDeskId === desk?.id && candidate.name === plan.type);
        if (!desk || !type) throw new Error('The seed has no client desk.');
        issueId = createRequest(state, userAt(state, plan.customer), { desk, type, summary: plan.summary, description: paragraphs(plan.text) }, raisedAt).id;
      },
    },
  ];
  plan.comments.forEach((comment, order) => {
    const at = days.moment(comment.daysAgo, 560 + order * 30 + index);
    steps.push({
      at,
      run(state) {
        const issue = state.issues.get(issueId);
        const author = userAt(state, comment.by);
        if (!issue) return;
        addComment(state, author, issue, { body: paragraphs(comment.text), properties: { [visibilityProperty]: { internal: comment.internal === true } } }, at);
      },
    });
  });
  const { resolved } = plan;
  if (resolved !== undefined) {
    const at = days.moment(resolved, 900 + index);
    steps.push({
      at,
      run(state) {
        const issue = state.issues.get(issueId);
        if (issue) transitionIssue(state, userAt(state, people.maya), issue, { statusId: statusId(state, 'Resolved') }, at);
      },
    });
  }
  return steps;
}
