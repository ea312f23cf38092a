import type { Query } from '@atlaskit/jql-ast';
import { badRequest, SiteError } from '../errors';
import type { Issue, SiteUser } from '../model';
import { canSeeProject } from '../permissions';
import type { SiteState } from '../state';
import { compileJql, type CompiledJql } from './compile';
import type { SortKey } from './environment';
import { parseJql } from './syntax';

/** Issues in their order, each with the keys it was sorted by. */
export type Found = { issue: Issue; keys: SortKey[] };

/** What search answers: an issue's place in the order tells where the next page begins. */
export type FoundPage = { found: Found[]; next: SortKey[] | undefined };

type Understood = { query: Query; compiled: CompiledJql } | { errors: string[] };

function understood(state: SiteState, user: SiteUser, jql: string): Understood {
  const { query, errors } = parseJql(jql);
  if (errors.length > 0 || query === undefined) return { errors };
  const environment = { state, user, now: state.clock.now(), errors: [] as string[] };
  const compiled = compileJql(query, environment);
  return environment.errors.length > 0 ? { errors: [...new Set(environment.errors)] } : { query, compiled };
}

function compiled(state: SiteState, user: SiteUser, jql: string): CompiledJql {
  const result = understood(state, user, jql);
  if ('errors' in result) throw new SiteError(400, result.errors);
  if (!result.query.where) throw badRequest('Unbounded JQL queries are not allowed here. Please add a search restriction to your query.');
  return result.compiled;
}

/** Which of these issues the query would find for the user; what is wrong with the query is said beside it. */
export function matchIssues(state: SiteState, user: SiteUser, jql: string, issueIds: readonly string[]): { matched: Issue[]; errors: string[] } {
  const result = understood(state, user, jql);
  if ('errors' in result) return { matched: [], errors: result.errors };
  const wanted = new Set(issueIds);
  return { matched: [...visibleCandidates(state, user, { issueIds: [...wanted] })].filter(result.compiled.test), errors: [] };
}

function* visibleCandidates(state: SiteState, user: SiteUser, candidates: CompiledJql['candidates']): Generator<Issue> {
  const projects = [...state.projects.all()].filter((project) => !project.archived && canSeeProject(user, project));
  const levels = new Set([...state.securityLevels.all()].filter((level) => level.memberAccountIds.includes(user.accountId)).map((level) => level.id));
  const open = (issue: Issue): boolean => issue.securityLevelId === null || levels.has(issue.securityLevelId);
  if (candidates && 'issueIds' in candidates) {
    const projectIds = new Set(projects.map((project) => project.id));
    for (const id of candidates.issueIds) {
      const issue = state.issues.get(id);
      if (issue && projectIds.has(issue.projectId) && open(issue)) yield issue;
    }
    return;
  }
  for (const project of projects) {
    if (candidates && !candidates.projectIds.includes(project.id)) continue;
    for (const issue of state.issuesOf(project.id)) if (open(issue)) yield issue;
  }
}

/** All issues the user may see that answer the query, in its order. */
export function searchIssues(state: SiteState, user: SiteUser, jql: string): Issue[] {
  const { test, order, candidates } = compiled(state, user, jql);
  return sorted(state, user, { test, order, candidates }).map(({ issue }) => issue);
}

function sorted(state: SiteState, user: SiteUser, { test, order, candidates }: CompiledJql): Found[] {
  const found: Found[] = [];
  for (const issue of visibleCandidates(state, user, candidates)) if (test(issue)) found.push({ issue, keys: order.keys(issue) });
  return found.sort((first, second) => order.compare(first.keys, second.keys));
}

export function countIssues(state: SiteState, user: SiteUser, jql: string): number {
  const { test, candidates } = compiled(state, user, jql);
  let count = 0;
  for (const issue of visibleCandidates(state, user, candidates)) if (test(issue)) count += 1;
  return count;
}

/** The issues behind `after` in the order: nothing is left out or doubled when others come and go between two pages. */
export function searchPage(state: SiteState, user: SiteUser, jql: string, size: number, after?: SortKey[]): FoundPage {
  const query = compiled(state, user, jql);
  const all = sorted(state, user, query);
  const start = after === undefined ? 0 : all.findIndex(({ keys }) => query.order.compare(keys, after) > 0);
  if (start < 0) return { found: [], next: undefined };
  const found = all.slice(start, start + size);
  return { found, next: start + size < all.length ? found.at(-1)?.keys : undefined };
}
