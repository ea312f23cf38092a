import type { SiteContext } from '../context';
import type { Issue, SiteUser, Status } from '../model';
import { statusAnswer } from './catalogue';
import { screenFields } from './field-metadata';

/** Each status of a project has one transition into it, open from everywhere; ids go 11, 21, 31 … as Jira's own do. */
const transitionId = (index: number): string => String(index * 10 + 11);

/** The way into a done status asks how the issue was resolved; the others have no screen. */
const hasScreen = (status: Status | undefined): boolean => status?.categoryKey === 'done';

export function transitionAnswers(context: SiteContext, issue: Issue, fieldsFor?: SiteUser) {
  const { state } = context;
  const project = state.projects.get(issue.projectId);
  return (project?.statusIds ?? []).flatMap((statusId, index) => {
    const status = state.statuses.get(statusId);
    if (!status || !project) return [];
    return [
      {
        id: transitionId(index),
        name: status.name,
        to: statusAnswer(context, status),
        hasScreen: hasScreen(status),
        isGlobal: true,
        isInitial: false,
        isAvailable: true,
        isConditional: false,
        isLooped: statusId === issue.statusId,
        ...(fieldsFor ? { fields: hasScreen(status) ? screenFields(context, fieldsFor, project, { name: 'resolve' }) : {} } : {}),
      },
    ];
  });
}

/** The status a transition leads to. */
export function statusOfTransition({ state }: SiteContext, issue: Pick<Issue, 'projectId'>, id: string): string | undefined {
  const statusIds = state.projects.get(issue.projectId)?.statusIds ?? [];
  return statusIds.find((_statusId, index) => transitionId(index) === id);
}

/** The fields that may be given along with a transition to this status. */
export function fieldsOfTransition(context: SiteContext, viewer: SiteUser, issue: Issue, statusId: string): string[] {
  const project = context.state.projects.get(issue.projectId);
  return project && hasScreen(context.state.statuses.get(statusId)) ? Object.keys(screenFields(context, viewer, project, { name: 'resolve' })) : [];
}
