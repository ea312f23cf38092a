import type { SiteContext } from '../context';
import type { Issue } from '../model';
import { statusAnswer } from './catalogue';

/** Each status of a project has one transition into it, open from everywhere; ids go 11, 21, 31 … as Jira's own do. */
const transitionId = (index: number): string => String(index * 10 + 11);

export function transitionAnswers(context: SiteContext, issue: Issue) {
  const { state } = context;
  const statusIds = state.projects.get(issue.projectId)?.statusIds ?? [];
  return statusIds.flatMap((statusId, index) => {
    const status = state.statuses.get(statusId);
    if (!status) return [];
    return [
      {
        id: transitionId(index),
        name: status.name,
        to: statusAnswer(context, status),
        hasScreen: false,
        isGlobal: true,
        isInitial: false,
        isAvailable: true,
        isConditional: false,
        isLooped: statusId === issue.statusId,
      },
    ];
  });
}

/** The status a transition leads to. */
export function statusOfTransition({ state }: SiteContext, issue: Issue, id: string): string | undefined {
  const statusIds = state.projects.get(issue.projectId)?.statusIds ?? [];
  return statusIds.find((_statusId, index) => transitionId(index) === id);
}
