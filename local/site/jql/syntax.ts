import { JastBuilder, type Query } from '@atlaskit/jql-ast';

export type ParsedJql = {
  query: Query | undefined;
  /** In Jira's words. */
  errors: string[];
};

const builder = new JastBuilder();
const cache = new Map<string, ParsedJql>();
const cacheLimit = 500;

/** Parses with Atlassian's own grammar. The answer is shared: treat it as read-only. */
export function parseJql(text: string): ParsedJql {
  const known = cache.get(text);
  if (known) return known;
  const { query, errors } = builder.build(text);
  const parsed: ParsedJql = { query: query ?? undefined, errors: errors.slice(0, 1).map((error) => messageOf(text, error)) };
  if (cache.size >= cacheLimit) cache.clear();
  cache.set(text, parsed);
  return parsed;
}

function messageOf(text: string, error: Error & { start?: number; line?: number; charPositionInLine?: number }): string {
  const place = `(line ${error.line ?? 1}, character ${(error.charPositionInLine ?? 0) + 1})`;
  const open = openQuote(text);
  if (open !== undefined) return `Error in the JQL Query: The quoted string '${text.slice(open + 1)}' has not been completed. (line 1, character ${open + 1})`;
  const expected = /expecting (.+)$/s.exec(error.message)?.[1] ?? '';
  const rest = text.slice(error.start ?? text.length);
  const found = /^\s*("[^"]*"|'[^']*'|[^\s=!<>~(),]+|.)/.exec(rest)?.[1];
  if (expected.includes("'!~'")) {
    return found === undefined
      ? `Error in the JQL Query: Expecting operator before the end of the query. ${operators}`
      : `Error in the JQL Query: Expecting operator but got '${found}'. ${operators} ${place}`;
  }
  if (found === undefined) return `Error in the JQL Query: Expecting ${/EMPTY/.test(expected) ? "either a value, list or function" : 'a field name'} at the end of the query.`;
  if (/EMPTY/.test(expected)) {
    return `Error in the JQL Query: Expecting either a value, list or function but got '${found}'. You must surround '${found}' in quotation marks to use it as a value. ${place}`;
  }
  if (/<EOF>|AND|OR/.test(expected)) return `Error in the JQL Query: Expecting either 'OR' or 'AND' but got '${found}'. ${place}`;
  return `Error in the JQL Query: Expecting a field name but got '${found}'. ${place}`;
}

const operators = "The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'.";

/** Where a quotation begins that never ends. */
function openQuote(text: string): number | undefined {
  let start: number | undefined;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '\\') index += 1;
    else if (start === undefined && (character === '"' || character === "'")) start = index;
    else if (start !== undefined && character === text[start]) start = undefined;
  }
  return start;
}
