import { flaggedFieldId, impediment } from '../base';
import { paragraphs } from '../document';
import type { Issue, SiteUser } from '../model';
import { attachFile } from '../operations/attachments';
import { addComment } from '../operations/comments';
import { createIssue, editIssue, transitionIssue } from '../operations/issues';
import { createLink } from '../operations/links';
import { findProject } from '../permissions';
import type { SiteState } from '../state';
import type { Calendar } from './calendar';
import type { EpicPlan, IssuePlan, Stage } from './issue-plan';
import { pdfPage } from './pdf-page';
import type { SeedStep } from './steps';

export type PlanSetting = {
  projectKey: string;
  calendar: Calendar;
  /** Files issues and plans; and who does the work. */
  lead: string;
  workers: string[];
  /** Ids the setting-up step has made, by the names plans use. */
  versions: Map<string, string>;
  securityLevels: Map<string, string>;
  /** On every issue whose plan does not hide it. */
  visibleLabel?: string;
};

/** Working days of history a project is given. */
const historyDays = 30;
const longAgo = 29;

/** Everything that happened to the issues of a project, in epics or without, as steps. */
export function issueSteps({ epics = [], issues = [] }: { epics?: EpicPlan[]; issues?: IssuePlan[] }, setting: PlanSetting): SeedStep[] {
  const ids = new Map<string, string>();
  let count = 0;

  const ofEpic = (epic: EpicPlan, epicIndex: number): SeedStep[] => {
    const name = `epic ${epicIndex}`;
    const own: IssuePlan = { kind: 'Epic', summary: epic.summary, description: epic.description, stage: epicStage(epic), ref: name };
    return [...ofIssue(own, undefined, historyDays + 1), ...epic.issues.flatMap((plan) => ofIssue(plan, name))];
  };

  const ofIssue = (plan: IssuePlan, parent: string | undefined, createdDaysAgo?: number): SeedStep[] => {
    count += 1;
    const number = count;
    const name = plan.ref ?? `issue ${number}`;
    const created = createdDaysAgo ?? plan.filed ?? filedOn(plan, number);
    return [
      ...storySteps(plan, setting, { name, parent, number, created, ids }),
      ...(plan.parts ?? []).flatMap((part) => ofIssue({ ...part, hidden: part.hidden ?? plan.hidden }, name, Math.min(created, filedOn(part, count)))),
    ];
  };

  return [...epics.flatMap(ofEpic), ...issues.flatMap((plan) => ofIssue(plan, undefined))];
}

/** An epic is under way from its first issue on, and done with its last. */
function epicStage(epic: EpicPlan): Stage {
  const stages = epic.issues.map((issue) => issue.stage);
  const begun = stages.filter((stage) => stage.status !== 'To Do').map((stage) => stage.daysAgo);
  if (stages.every((stage) => stage.status === 'Done')) return { status: 'Done', daysAgo: Math.min(...begun) };
  return begun.length > 0 ? { status: 'In Progress', daysAgo: Math.min(longAgo, Math.max(...begun) + 2) } : { status: 'To Do', daysAgo: 0 };
}

/** Filed some days before the work began. */
function filedOn(plan: IssuePlan, number: number): number {
  const events = [plan.dueMoved?.daysAgo, plan.flagged, (plan.reopened ?? 0) + 5, ...(plan.comments ?? []).map((comment) => comment.daysAgo)].map((daysAgo) => daysAgo ?? 0);
  const begun = Math.max(plan.stage.daysAgo + 3, ...events) + 1 + (number % 4);
  return Math.min(historyDays, plan.stage.status === 'To Do' ? Math.max(begun, 8 + (number % 18)) : begun);
}

type Place = { name: string; parent: string | undefined; number: number; created: number; ids: Map<string, string> };

function storySteps(plan: IssuePlan, setting: PlanSetting, { name, parent, number, created, ids }: Place): SeedStep[] {
  const { calendar, lead, workers } = setting;
  const worker = workers[number % workers.length] ?? lead;
  const spread = (number * 7) % 50;
  const at = (daysAgo: number, minute: number) => calendar.moment(daysAgo, minute + spread);

  const changed = (daysAgo: number, minute: number, by: string, change: (state: SiteState, user: SiteUser, issue: Issue, moment: string) => void): SeedStep => {
    const moment = at(daysAgo, minute);
    return { at: moment, run: (state) => change(state, userAt(state, by), issueAt(state, ids, name), moment) };
  };
  const moved = (status: string, daysAgo: number, minute: number, by = worker): SeedStep =>
    changed(daysAgo, minute, by, (state, user, issue, moment) => void transitionIssue(state, user, issue, { statusId: statusId(state, status) }, moment));

  // Parts are filed after what they are part of, also on the same morning.
  const filed = at(created, plan.kind === 'Sub-task' ? 530 : 480);
  const steps: SeedStep[] = [{ at: filed, run: (state) => void ids.set(name, file(state, plan, setting, parent && issueAt(state, ids, parent).id, filed).id) }];
  const { status, daysAgo } = plan.stage;
  const { reopened } = plan;
  const finished = reopened === undefined ? daysAgo : reopened + 2;
  if (status !== 'To Do') {
    const begun = status === 'In Progress' && reopened === undefined ? daysAgo : Math.min(created, finished + 2 + (number % 2));
    steps.push(changed(begun, 540, worker, (state, user, issue, moment) => void editIssue(state, user, issue, { assigneeAccountId: userAt(state, worker).accountId }, moment)));
    steps.push(moved('In Progress', begun, 541));
    const reviewed = plan.kind !== 'Epic' && (status !== 'In Progress' || reopened !== undefined);
    if (reviewed) steps.push(moved('In Review', status === 'In Review' ? daysAgo : Math.min(begun, finished + 1), 660));
    if (status === 'Done' || reopened !== undefined) steps.push(moved('Done', finished, 780, lead));
  }
  if (reopened !== undefined) {
    steps.push(moved('In Progress', reopened, 600, lead));
    if (status === 'Done') steps.push(moved('Done', daysAgo, 790, lead));
  }
  const { dueMoved, flagged, blockedBy } = plan;
  if (dueMoved) {
    steps.push(changed(dueMoved.daysAgo, 840, lead, (state, user, issue, moment) => void editIssue(state, user, issue, { duedate: calendar.date(plan.due ?? 0) }, moment)));
  }
  if (flagged !== undefined) {
    steps.push(changed(flagged, 850, worker, (state, user, issue, moment) => void editIssue(state, user, issue, { customFields: { [flaggedFieldId]: [impediment] } }, moment)));
  }
  if (blockedBy !== undefined) {
    steps.push(
      changed(3, 860, lead, (state, user, issue, moment) => {
        const type = [...state.linkTypes.all()].find((candidate) => candidate.name === 'Blocks');
        if (type) createLink(state, user, { typeId: type.id, inwardIssueId: issueAt(state, ids, blockedBy).id, outwardIssueId: issue.id }, moment);
      }),
    );
  }
  for (const comment of plan.comments ?? []) {
    steps.push(changed(comment.daysAgo, 870, comment.by, (state, user, issue, moment) => void addComment(state, user, issue, { body: paragraphs(comment.text) }, moment)));
  }
  for (const { name, by, daysAgo: attachedDaysAgo, lines } of plan.files ?? []) {
    steps.push(changed(attachedDaysAgo, 700, by, (state, user, issue, moment) => void attachFile(state, user, { issue }, { filename: name, mimeType: 'application/pdf', content: pdfPage(lines) }, moment)));
  }
  return steps;
}

function file(state: SiteState, plan: IssuePlan, setting: PlanSetting, parentId: string | undefined, at: string): Issue {
  const project = findProject(state, setting.projectKey);
  const type = [...state.issueTypes.all()].find((candidate) => candidate.name === plan.kind);
  if (!project || !type) throw new Error(`The seed has no project ${setting.projectKey} or no type ${plan.kind}.`);
  const due = plan.dueMoved?.from ?? plan.due;
  const versionId = plan.version === undefined ? undefined : setting.versions.get(plan.version);
  return createIssue(
    state,
    userAt(state, setting.lead),
    {
      projectId: project.id,
      issueTypeId: type.id,
      summary: plan.summary,
      description: plan.description === undefined ? null : paragraphs(plan.description),
      labels: plan.hidden || setting.visibleLabel === undefined ? [] : [setting.visibleLabel],
      parentId: parentId ?? null,
      duedate: due === undefined ? null : setting.calendar.date(due),
      fixVersionIds: versionId === undefined ? [] : [versionId],
      securityLevelId: plan.restricted ? (setting.securityLevels.get(setting.projectKey) ?? null) : null,
    },
    at,
  );
}

/** People are named by their address in plans. */
export function userAt(state: SiteState, emailAddress: string): SiteUser {
  for (const user of state.users.all()) if (user.emailAddress === emailAddress) return user;
  throw new Error(`The seed knows no ${emailAddress}.`);
}

function issueAt(state: SiteState, ids: Map<string, string>, name: string): Issue {
  const issue = state.issues.get(ids.get(name) ?? '');
  if (!issue) throw new Error(`The seed refers to '${name}' before it was filed.`);
  return issue;
}

export function statusId(state: SiteState, name: string): string {
  const status = [...state.statuses.all()].find((candidate) => candidate.name === name);
  if (!status) throw new Error(`The site has no status ${name}.`);
  return status.id;
}
