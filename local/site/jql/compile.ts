import type { Clause, Field as FieldNode, OperatorValue, Query, TerminalClause } from '@atlaskit/jql-ast';
import { comparison } from './comparisons';
import { never, type IssueTest, type JqlEnvironment, type JqlField } from './environment';
import { fieldLookup } from './field-lookup';
import { wantedIds } from './operands';
import { compileOrder, type IssueOrder } from './order';
import { pastTest } from './past';

export type CompiledJql = {
  test: IssueTest;
  order: IssueOrder;
  /** Where the query can find anything at all, when it says so at its top: spares the scan of every other project. */
  candidates: { projectIds: string[] } | { issueIds: string[] } | undefined;
};

type Lookup = (node: FieldNode) => JqlField | undefined;

/** Turns a parsed query into a test and an order. What is wrong with it lands in `environment.errors`. */
export function compileJql(query: Query, environment: JqlEnvironment): CompiledJql {
  const lookup = fieldLookup(environment);
  const test = query.where ? clauseTest(query.where, lookup, environment) : () => true;
  const order = compileOrder(query.orderBy, lookup);
  return { test, order, candidates: query.where && environment.errors.length === 0 ? candidatesOf(query.where, lookup, environment) : undefined };
}

const opposites: Record<Exclude<OperatorValue, 'changed'>, OperatorValue> = {
  '=': '!=',
  '!=': '=',
  '~': '!~',
  '!~': '~',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  in: 'not in',
  'not in': 'in',
  is: 'is not',
  'is not': 'is',
  was: 'was not',
  'was not': 'was',
  'was in': 'was not in',
  'was not in': 'was in',
};

/**
 * Jira pushes NOT down to the operators before it searches, so that a negation, too, leaves out issues where the field is empty.
 * https://support.atlassian.com/jira-software-cloud/docs/jql-operators/
 */
function clauseTest(clause: Clause, lookup: Lookup, environment: JqlEnvironment, negated = false): IssueTest {
  if (clause.clauseType === 'not') return clauseTest(clause.clause, lookup, environment, !negated);
  if (clause.clauseType === 'compound') {
    const tests = clause.clauses.map((inner) => clauseTest(inner, lookup, environment, negated));
    const all = (clause.operator.value === 'and') !== negated;
    return all ? (issue) => tests.every((test) => test(issue)) : (issue) => tests.some((test) => test(issue));
  }
  const operator = clause.operator?.value;
  if (operator === undefined) return never;
  const asWritten = operatorTest(clause, operator, lookup, environment);
  if (!negated) return asWritten;
  if (operator === 'changed') return (issue) => !asWritten(issue);
  // What is wrong has been said of the operator as it was written.
  return operatorTest(clause, opposites[operator], lookup, { ...environment, errors: [] });
}

function operatorTest(clause: TerminalClause, operator: OperatorValue, lookup: Lookup, environment: JqlEnvironment): IssueTest {
  const field = lookup(clause.field);
  if (!field) return never;
  if (operator === 'changed' || operator.startsWith('was')) return pastTest(field, operator, clause, environment);
  return clause.operand ? comparison(field, operator, clause.operand, environment) : never;
}

function candidatesOf(where: Clause, lookup: Lookup, environment: JqlEnvironment): CompiledJql['candidates'] {
  const clauses = where.clauseType === 'compound' && where.operator.value === 'and' ? where.clauses : [where];
  let projects: CompiledJql['candidates'];
  for (const clause of clauses) {
    if (clause.clauseType !== 'terminal' || !clause.operand) continue;
    if (clause.operator?.value !== '=' && clause.operator?.value !== 'in') continue;
    const field = lookup(clause.field);
    if (field?.kind !== 'choice') continue;
    if (field.name === 'key') return { issueIds: [...new Set(wantedIds(field, clause.operand, environment).values)] };
    if (field.name === 'project') projects = { projectIds: [...new Set(wantedIds(field, clause.operand, environment).values)] };
  }
  return projects;
}
