import { AppError, notFound } from '../platform/app-error';
import { refusalBehind } from '../platform/jira/refusal';
import type { Issue } from '../platform/jira/answers';
import { asUser } from '../platform/jira/jira';
import type { Caller } from '../platform/caller';
import type { IssueSummary, StatusCategory } from './contract';

/** The fields an IssueSummary is made of. */
export const summaryFields = ['summary', 'status', 'duedate'];

/** From the key of Jira's status category. */
export function categoryOf(key: string | undefined): StatusCategory {
  if (key === 'done') return 'done';
  return key === 'indeterminate' ? 'in-progress' : 'to-do';
}

export const summaryOf = ({ id, key, fields }: Issue): IssueSummary => ({
  id,
  key,
  summary: fields?.summary ?? '',
  status: fields?.status?.name ?? '',
  category: categoryOf(fields?.status?.statusCategory.key),
  ...(fields?.duedate && { dueOn: fields.duedate }),
});

export const visibilityProperty = 'candor.visibility';

/** An issue of the caller's project, as she may see it. Any other is not found, whichever project it is in. */
export async function issueIn(projectId: string, issueId: string, fields: string[] = []): Promise<Issue> {
  const issue = await asUser()
    .send('issue', { path: { issue: issueId }, query: { fields: ['project', 'security', ...fields].join(','), properties: visibilityProperty } })
    .catch((error: unknown) => {
      throw refusalBehind(error)?.status === 404 ? notFound('failure.issue-not-found') : error;
    });
  if (issue.fields?.project?.id !== projectId) throw notFound('failure.issue-not-found');
  return issue;
}

const mostFound = 20;
const mostWords = 8;
/** Jira's text search finds beginnings of words written with spaces; Han, kana and hangul are indexed in pieces a wildcard would miss. */
const written = /^[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u;

/** The words of a text as clauses on the title. Punctuation, which Jira's text search reads as operators, never gets through. */
export function titleClauses(text: string): string[] {
  const words = text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.slice(0, mostWords).map((word) => `summary ~ "${word}${written.test(word) ? '*' : ''}"`);
}

/** By key, or by words of the title, or the newest when nothing is typed. Issues with a security level are left out: no client may see them. */
export async function findIssues(text: string, caller: Caller): Promise<IssueSummary[]> {
  if (/^[A-Z][A-Z0-9_]*-[1-9]\d{0,8}$/i.test(text)) {
    const issue = await issueIn(caller.projectId, text.toUpperCase(), summaryFields).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'not-found') return undefined;
      throw error;
    });
    return issue && !issue.fields?.security ? [summaryOf(issue)] : [];
  }
  const clauses = titleClauses(text);
  if (text !== '' && clauses.length === 0) return [];
  const jql = [`project = ${caller.projectId}`, ...clauses, 'level IS EMPTY'].join(' AND ');
  const page = await asUser().send('search', { body: { jql: `${jql} ORDER BY updated DESC`, fields: summaryFields, maxResults: mostFound } });
  return page.issues.map(summaryOf);
}
