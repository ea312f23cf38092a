import { requestFieldIds } from '../base';
import { isDay } from '../days';
import { plainText } from '../document';
import { invalidField, notOnScreen } from '../errors';
import type { AdfNode, Issue } from '../model';
import { hasPermission } from '../permissions';
import type { SiteState } from '../state';

/** What a new issue is made of. Ids throughout; what is absent takes Jira's default. */
export type IssueInput = {
  projectId: string;
  issueTypeId: string;
  summary: string;
  description?: AdfNode | null;
  priorityId?: string;
  assigneeAccountId?: string | null;
  reporterAccountId?: string;
  duedate?: string | null;
  labels?: string[];
  componentIds?: string[];
  fixVersionIds?: string[];
  affectedVersionIds?: string[];
  parentId?: string | null;
  securityLevelId?: string | null;
  customFields?: Record<string, unknown>;
  properties?: Record<string, unknown>;
  /** The first status of the project when absent. */
  statusId?: string;
  request?: NonNullable<Issue['request']>;
};

/** What an edit may change: the workflow's status and resolution have their own operation. */
export type IssueChanges = Partial<Omit<IssueInput, 'projectId' | 'properties' | 'statusId' | 'request'>> & {
  /** Of requests only: who takes part, and which organizations it is shared with. */
  request?: Partial<Pick<NonNullable<Issue['request']>, 'participantAccountIds' | 'organizationIds'>>;
};

/** Jira's limit for a text field; https://support.atlassian.com/jira-cloud-administration/docs/configure-advanced-settings/ */
export const textLimit = 32_767;
const tooLong = 'The entered text is too long. It exceeds the allowed limit of 32,767 characters.';

const summaryError = (summary: string): string | undefined => {
  if (summary.trim() === '') return 'You must specify a summary of the issue.';
  if (summary.length > 255) return "Summary can't exceed 255 characters.";
  if (/[\r\n]/.test(summary)) return 'The summary is invalid because it contains newline characters.';
  return undefined;
};

export function checkText(field: string, document: AdfNode | null): void {
  if (plainText(document).length > textLimit) throw invalidField(field, tooLong);
}

/** Refuses what Jira would refuse: called with the issue as it is about to be stored. */
export function checkIssue(state: SiteState, issue: Issue, changed: ReadonlySet<keyof Issue>): void {
  const project = state.projects.get(issue.projectId);
  if (project === undefined) throw invalidField('project', 'Specify a valid project ID or key');
  const type = state.issueTypes.get(issue.issueTypeId);
  if (type === undefined || !project.issueTypeIds.includes(type.id)) throw invalidField('issuetype', 'Specify a valid issue type');

  const wrongSummary = summaryError(issue.summary);
  if (wrongSummary !== undefined) throw invalidField('summary', wrongSummary);
  if (changed.has('description')) checkText('description', issue.description);
  if (changed.has('priorityId') && !state.priorities.get(issue.priorityId)) throw invalidField('priority', 'Specify the Priority (id or name) in the string format');
  if (changed.has('duedate') && issue.duedate !== null && !isDay(issue.duedate)) {
    throw invalidField('duedate', 'Error parsing date string: ' + issue.duedate);
  }
  if (changed.has('assigneeAccountId') && issue.assigneeAccountId !== null) {
    const assignee = state.users.get(issue.assigneeAccountId);
    if (!assignee || !hasPermission(assignee, 'ASSIGNABLE_USER', project)) throw invalidField('assignee', `User '${issue.assigneeAccountId}' cannot be assigned issues.`);
  }
  if (changed.has('reporterAccountId') && !state.users.get(issue.reporterAccountId)) throw invalidField('reporter', 'The reporter specified is not a user.');
  const spaced = issue.labels.find((label) => /\s/.test(label));
  if (spaced !== undefined) throw invalidField('labels', `The label '${spaced}' contains spaces which is invalid.`);
  checkBelongings(state, issue);
  if (changed.has('request')) checkRequest(state, issue);
  checkParent(state, issue, type.subtask);
}

function checkBelongings(state: SiteState, issue: Issue): void {
  const { projectId } = issue;
  const strangeVersion = (ids: string[]) => ids.find((id) => state.versions.get(id)?.projectId !== projectId);
  const fix = strangeVersion(issue.fixVersionIds);
  if (fix !== undefined) throw invalidField('fixVersions', `Version id '${fix}' is not valid`);
  const affected = strangeVersion(issue.affectedVersionIds);
  if (affected !== undefined) throw invalidField('versions', `Version id '${affected}' is not valid`);
  const component = issue.componentIds.find((id) => state.components.get(id)?.projectId !== projectId);
  if (component !== undefined) throw invalidField('components', `Component id '${component}' is not valid`);
  if (issue.securityLevelId !== null && state.securityLevels.get(issue.securityLevelId)?.projectId !== projectId) {
    throw invalidField('security', 'Specify a valid security level');
  }
}

/** Participants and organizations: only requests have them, and the organizations must be the desk's own. */
function checkRequest(state: SiteState, { request }: Issue): void {
  if (request === undefined) throw notOnScreen(requestFieldIds.participants);
  const stranger = request.participantAccountIds.find((id) => !state.users.get(id));
  if (stranger !== undefined) throw invalidField(requestFieldIds.participants, `User '${stranger}' does not exist.`);
  const elsewhere = request.organizationIds.find((id) => !state.organizations.get(id)?.serviceDeskIds.includes(request.serviceDeskId));
  if (elsewhere !== undefined) throw invalidField(requestFieldIds.organizations, `The organization '${elsewhere}' does not belong to this service project.`);
}

function checkParent(state: SiteState, issue: Issue, subtask: boolean): void {
  if (issue.parentId === null) {
    if (subtask) throw invalidField('parent', 'Issue type is a sub-task but parent issue key or id not specified.');
    return;
  }
  const parent = state.issues.get(issue.parentId);
  const parentLevel = parent && state.issueTypes.get(parent.issueTypeId)?.hierarchyLevel;
  const level = state.issueTypes.get(issue.issueTypeId)?.hierarchyLevel ?? 0;
  if (parent === undefined || parentLevel !== level + 1) throw invalidField('parent', 'Given parent work item does not belong to appropriate hierarchy.');
  if (subtask && parent.projectId !== issue.projectId) throw invalidField('parent', 'Given parent work item is not in the same project.');
}
