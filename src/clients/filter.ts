import { type AppError, invalid } from '../platform/app-error';
import { refusalBehind } from '../platform/jira/refusal';
import { asUser } from '../platform/jira/jira';
import type { VisibilityRule } from './contract';

/** JQL functions whose answer depends on who asks: the app would ask as itself, and every client would see what the app is. */
const readerFunctions = new Set(
  [
    'currentUser', 'currentLogin', 'lastLogin', 'issueHistory', 'votedIssues', 'watchedIssues', 'projectsLeadByUser', 'componentsLeadByUser',
    'projectsWhereUserHasPermission', 'projectsWhereUserHasRole', 'myApproval', 'myPending', 'approved', 'recentProjects',
  ].map((name) => name.toLowerCase()),
);

/** A quoted or bare word, or one character of punctuation. JQL knows \uXXXX and backslash escapes in both kinds of word. */
const token = /"(?<double>(?:\\.|[^"\\])*)"|'(?<single>(?:\\.|[^'\\])*)'|(?<bare>(?:\\.|[^\s\\"'()[\]{}=!<>~,&|;])+)|\S/gsu;

const plain = (word: string) =>
  word.replace(/\\u([0-9a-f]{4})|\\(.)/gisu, (_, code: string | undefined, character: string) => (code === undefined ? character : String.fromCharCode(parseInt(code, 16))));

/** What a filter may not hold wherever it stands. Text in quotes is only text, unless it names a function. */
export function refusedIn(jql: string, field: string): AppError | undefined {
  const found = [...jql.matchAll(token)].map(({ 0: text, groups = {} }) => {
    const word = groups['double'] ?? groups['single'] ?? groups['bare'];
    return { text, bare: groups['bare'] !== undefined, word: word === undefined ? undefined : plain(word) };
  });
  for (const [index, { word }] of found.entries()) {
    const next = found[index + 1];
    if (word === undefined || !next) continue;
    if (next.text === '(' && readerFunctions.has(word.toLowerCase())) {
      return word.toLowerCase() === 'currentuser' ? invalid('failure.jql-current-user', field) : invalid('failure.jql-depends-on-reader', field, { name: word });
    }
    if (word.toLowerCase() === 'order' && next.bare && next.word?.toLowerCase() === 'by') return invalid('failure.jql-order-by', field);
  }
  return undefined;
}

const longestReason = 300;

/** Jira reads the filter alone, before it is put in parentheses: `a = b) OR (c = d` is then no query at all. */
export async function checkFilter(jql: string, field: string): Promise<void> {
  const refused = refusedIn(jql, field);
  if (refused) throw refused;
  const answer = await asUser()
    .send('parseJql', { query: { validation: 'strict' }, body: { queries: [jql] } })
    .catch((error: unknown) => {
      const refusal = refusalBehind(error);
      throw refusal?.status === 400 ? invalid('failure.jql-invalid', field, { reason: refusal.reason }) : error;
    });
  const parsed = answer.queries[0];
  if (!parsed || parsed.errors?.length) throw invalid('failure.jql-invalid', field, { reason: (parsed?.errors ?? []).join(' ').slice(0, longestReason) });
  if (parsed.structure?.orderBy) throw invalid('failure.jql-order-by', field);
}

/** Asks Jira only where the rule holds a filter. */
export async function checkRule(rule: VisibilityRule, field: string): Promise<void> {
  if (rule.kind === 'jql') await checkFilter(rule.jql, `${field}.jql`);
}
