import { categoryOf } from '../clients/issue';
import type { StatusCategory } from '../clients/contract';
import type { Issue } from '../platform/jira/answers';
import { asUser } from '../platform/jira/jira';
import { refusalBehind } from '../platform/jira/refusal';
import type { LinkedIssue } from './contract';

/** A page of Jira's search. */
const idsAtOnce = 100;
/** As many as Jira brings up to date before it answers a search. */
const mostReconciled = 50;
const mostSearches = 8;

export type IssueNames = ReadonlyMap<string, LinkedIssue>;

/**
 * Linked issues as the caller sees them now, by id: one search for a hundred. Jira refuses the whole query when it knows no issue
 * of one id, so halves are asked for then, up to a limit; whatever was not found is left out.
 */
export async function issueNames(issueIds: string[], { fresh = false } = {}): Promise<IssueNames> {
  const ids = [...new Set(issueIds)].filter((id) => /^[1-9]\d{0,17}$/.test(id)).slice(0, idsAtOnce);
  const waiting = ids.length > 0 ? [ids] : [];
  const found = new Map<string, LinkedIssue>();
  for (let searches = 0; searches < mostSearches; searches++) {
    const part = waiting.shift();
    if (!part) break;
    const issues = await search(part, fresh);
    for (const issue of issues ?? []) found.set(issue.id, namedIssue(issue));
    const middle = Math.ceil(part.length / 2);
    if (issues === undefined && part.length > 1) waiting.push(part.slice(0, middle), part.slice(middle));
  }
  return found;
}

async function search(ids: string[], fresh: boolean): Promise<Issue[] | undefined> {
  const jql = `id in (${ids.join(', ')})`;
  const reconcile = fresh ? { reconcileIssues: ids.slice(0, mostReconciled).map(Number) } : {};
  try {
    return (await asUser().send('search', { body: { jql, fields: ['summary', 'status'], maxResults: ids.length, ...reconcile } })).issues;
  } catch (error) {
    if (refusalBehind(error)?.status === 400) return undefined;
    throw error;
  }
}

const namedIssue = ({ id, key, fields }: Issue): LinkedIssue => ({
  id,
  key,
  summary: fields?.summary ?? '',
  status: fields?.status?.name ?? '',
  category: categoryOf(fields?.status?.statusCategory.key),
});

/** An issue the caller may not see, or that is gone, stays without a name, so that it can be taken away. */
export const linkedIssues = (issues: Record<string, StatusCategory>, names: IssueNames): LinkedIssue[] =>
  Object.entries(issues).map(([id, category]) => names.get(id) ?? { id, key: '', summary: '', status: '', category });

export const categoriesOf = (names: IssueNames) => new Map([...names].map(([id, { category }]) => [id, category]));
