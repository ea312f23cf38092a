import { canSeeProject } from '../permissions';
import type { JqlEnvironment } from './environment';

type Named = { id: string; name: string };

/** How a written value becomes ids, for each kind of thing a field may hold. */
export function resolvers(environment: JqlEnvironment) {
  const { state, user } = environment;
  const same = (first: string, second: string): boolean => first.toLowerCase() === second.toLowerCase();

  const among = (all: readonly Named[], text: string): string[] => {
    const byName = all.filter((item) => same(item.name, text));
    return (byName.length > 0 ? byName : all.filter((item) => item.id === text)).map((item) => item.id);
  };
  const named = (items: { all(): Iterable<Named> }) => (text: string) => among([...items.all()], text);
  const visible = (projectId: string): boolean => {
    const project = state.projects.get(projectId);
    return project !== undefined && canSeeProject(user, project);
  };

  return {
    named,
    project: (text: string) =>
      [...state.projects.all()]
        .filter((project) => (same(project.key, text) || same(project.name, text) || project.id === text) && visible(project.id))
        .map((project) => project.id),
    /** Versions and components: of any visible project. */
    placed: (items: { all(): Iterable<Named & { projectId: string }> }) => (text: string) =>
      among([...items.all()].filter((item) => visible(item.projectId)), text),
    account: (text: string) =>
      [...state.users.all()]
        .filter((candidate) => candidate.accountId === text || same(candidate.displayName, text) || same(candidate.emailAddress, text))
        .map((candidate) => candidate.accountId),
    issue: (text: string) => {
      const issue = state.issue(text);
      return issue === undefined || !visible(issue.projectId) ? [] : [issue.id];
    },
  };
}
