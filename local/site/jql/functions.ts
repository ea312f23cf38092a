import type { FunctionOperand } from '@atlaskit/jql-ast';
import type { Version } from '../model';
import { canSeeProject, findProject, roleNames, rolesIn } from '../permissions';
import type { JqlEnvironment } from './environment';

type Arguments = string[];

const projectsNamed = (environment: JqlEnvironment, names: Arguments): string[] => {
  const all = [...environment.state.projects.all()].filter((project) => canSeeProject(environment.user, project));
  if (names.length === 0) return all.map((project) => project.id);
  return names.flatMap((name) => {
    const project = findProject(environment.state, name) ?? all.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
    if (project && canSeeProject(environment.user, project)) return [project.id];
    environment.errors.push(`Could not resolve the project '${name}' provided to function.`);
    return [];
  });
};

function versions(environment: JqlEnvironment, names: Arguments, keep: (version: Version) => boolean): Version[] {
  const projectIds = new Set(projectsNamed(environment, names));
  return [...environment.state.versions.all()].filter((version) => projectIds.has(version.projectId) && !version.archived && keep(version));
}

/** Versions stand in the order they were made in; Jira's drag-and-drop order is not modelled. */
const byAge = (first: Version, second: Version): number => Number(first.id) - Number(second.id);

function oneOfEachProject(found: Version[], pick: (list: Version[]) => Version | undefined): string[] {
  const projectIds = [...new Set(found.map((version) => version.projectId))];
  return projectIds.flatMap((projectId) => pick(found.filter((version) => version.projectId === projectId).sort(byAge))?.id ?? []);
}

function linkedIssueIds(environment: JqlEnvironment, [key = '', phrase]: Arguments): string[] {
  const { state } = environment;
  const issue = state.issue(key);
  if (!issue) {
    environment.errors.push(`Issue '${key}' could not be found in function 'linkedIssues'.`);
    return [];
  }
  return state.linksOf(issue.id).flatMap((link) => {
    const type = state.linkTypes.get(link.typeId);
    const outward = link.inwardIssueId === issue.id;
    const read = outward ? type?.outward : type?.inward;
    if (phrase !== undefined && read?.toLowerCase() !== phrase.toLowerCase()) return [];
    return [outward ? link.outwardIssueId : link.inwardIssueId];
  });
}

/** Functions that stand for ids of the field they are given to. */
const idFunctions: Record<string, (environment: JqlEnvironment, names: Arguments) => string[]> = {
  currentuser: ({ user }) => [user.accountId],
  membersof: ({ state, errors }, [group = '']) => {
    const ids = [...state.users.all()].filter((user) => user.groups.includes(group)).map((user) => user.accountId);
    if (ids.length === 0) errors.push(`Function 'membersOf' can not generate a list of usernames for group '${group}'; the group does not exist.`);
    return ids;
  },
  projectswhereuserhasrole: ({ state, user, errors }, [name = '']) => {
    const role = roleNames.find((known) => known.toLowerCase() === name.toLowerCase());
    if (!role) errors.push(`Function 'projectsWhereUserHasRole' can not find the role '${name}'.`);
    return [...state.projects.all()].filter((project) => role !== undefined && rolesIn(project, user.accountId).includes(role)).map((project) => project.id);
  },
  linkedissues: linkedIssueIds,
  watchedissues: ({ state, user }) => [...state.issues.all()].filter((issue) => issue.watcherAccountIds.includes(user.accountId)).map((issue) => issue.id),
  releasedversions: (environment, names) => versions(environment, names, (version) => version.released).map((version) => version.id),
  unreleasedversions: (environment, names) => versions(environment, names, (version) => !version.released).map((version) => version.id),
  earliestunreleasedversion: (environment, names) => oneOfEachProject(versions(environment, names, (version) => !version.released), (list) => list[0]),
  latestreleasedversion: (environment, names) => oneOfEachProject(versions(environment, names, (version) => version.released), (list) => list.at(-1)),
  subtaskissuetypes: ({ state }) => [...state.issueTypes.all()].filter((type) => type.subtask).map((type) => type.id),
  standardissuetypes: ({ state }) => [...state.issueTypes.all()].filter((type) => !type.subtask).map((type) => type.id),
  opensprints: () => [],
  closedsprints: () => [],
  futuresprints: () => [],
};

export function functionIds(operand: FunctionOperand, environment: JqlEnvironment): string[] {
  const name = operand.function.value;
  const run = idFunctions[name.toLowerCase()];
  if (run) return run(environment, operand.arguments.map((argument) => argument.value));
  environment.errors.push(`Unable to find JQL function '${name}(${operand.arguments.map((argument) => argument.text).join(', ')})'.`);
  return [];
}
