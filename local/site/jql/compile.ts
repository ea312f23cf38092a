import type { Clause, Query, TerminalClause } from '@atlaskit/jql-ast';
import { comparison } from './comparisons';
import { never, type IssueTest, type JqlEnvironment, type JqlField } from './environment';
import { fieldLookup } from './field-lookup';
import { wantedIds } from './operands';
import { compileOrder, type IssueOrder } from './order';
import { pastTest } from './past';
import type { Field as FieldNode } from '@atlaskit/jql-ast';

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

function clauseTest(clause: Clause, lookup: Lookup, environment: JqlEnvironment): IssueTest {
  if (clause.clauseType === 'not') {
    const inner = clauseTest(clause.clause, lookup, environment);
    return (issue) => !inner(issue);
  }
  if (clause.clauseType === 'compound') {
    const tests = clause.clauses.map((inner) => clauseTest(inner, lookup, environment));
    return clause.operator.value === 'and' ? (issue) => tests.every((test) => test(issue)) : (issue) => tests.some((test) => test(issue));
  }
  return terminalTest(clause, lookup, environment);
}

function terminalTest(clause: TerminalClause, lookup: Lookup, environment: JqlEnvironment): IssueTest {
  const field = lookup(clause.field);
  const operator = clause.operator?.value;
  if (!field || !operator) return never;
  if (operator === 'changed' || operator.startsWith('was')) return pastTest(field, clause, environment);
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
