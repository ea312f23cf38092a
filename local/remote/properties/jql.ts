import type { Clause, Operand, TerminalClause } from '@atlaskit/jql-ast';
import { parseJql } from '../../site/jql/syntax';
import type { PropertyIndex } from './property-index';

/** Every issue has labels or none. */
const all = '(labels IS EMPTY OR labels IS NOT EMPTY)';
const none = '(labels IS EMPTY AND labels IS NOT EMPTY)';

/** A query as a site takes it that does not know the app's properties: what is asked of them, said of the issues that have them. */
export function withoutProperties(jql: string, index: PropertyIndex): string {
  const { query } = parseJql(jql);
  let rewritten = jql;
  // From the end, so that the places before it stay where they are.
  for (const clause of (query?.where ? terminalClauses(query.where) : []).reverse()) {
    const replacement = replacementOf(clause, index);
    const place = clause.position;
    if (replacement !== undefined && place) rewritten = rewritten.slice(0, place[0]) + replacement + rewritten.slice(place[1]);
  }
  return rewritten;
}

function terminalClauses(clause: Clause): TerminalClause[] {
  if (clause.clauseType === 'terminal') return [clause];
  return clause.clauseType === 'not' ? terminalClauses(clause.clause) : clause.clauses.flatMap(terminalClauses);
}

/** As Jira means them: what is not a value is neither an empty property. Undefined where the clause asks something else. */
function replacementOf({ field, operator, operand }: TerminalClause, index: PropertyIndex): string | undefined {
  const property = index.named(field.value);
  if (property === undefined || operand === undefined) return undefined;
  const any = index.issuesWithAny(property);
  if (operator?.value === 'is' || operator?.value === 'is not') return operator.value === 'is' ? outside(any) : inside(any);
  const values = valuesOf(operand);
  if (values === undefined) return undefined;
  const having = index.issuesWith(property, values);
  if (operator?.value === '=' || operator?.value === 'in') return inside(having);
  if (operator?.value === '!=' || operator?.value === 'not in') return inside(any.filter((id) => !having.includes(id)));
  return undefined;
}

function valuesOf(operand: Operand): string[] | undefined {
  if (operand.operandType === 'value') return [operand.value];
  if (operand.operandType !== 'list') return undefined;
  const values = operand.values.map(valuesOf);
  return values.some((value) => value === undefined) ? undefined : values.flatMap((value) => value ?? []);
}

const inside = (ids: string[]) => (ids.length === 0 ? none : `id in (${ids.join(', ')})`);
const outside = (ids: string[]) => (ids.length === 0 ? all : `id not in (${ids.join(', ')})`);
