import type { Caller } from '../platform/caller';
import { asUser } from '../platform/jira/jira';
import type { IssueChoices } from './contract';

const mostComponents = 300;

/** What an issue of the project may be made of, as the caller sees it. Three calls. */
export async function issueChoices({ projectId }: Caller): Promise<IssueChoices> {
  const [issueTypes, priorities, components] = await Promise.all([
    asUser().send('projectIssueTypes', { query: { projectId } }),
    asUser().send('priorities'),
    asUser().send('projectComponents', { path: { project: projectId } }),
  ]);
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
  return {
    // A sub-task would need a parent.
    issueTypes: issueTypes.filter(({ subtask }) => !subtask).map(named),
    priorities: priorities.map(named),
    components: components.map(named).sort((one, other) => one.name.localeCompare(other.name)).slice(0, mostComponents),
  };
}
