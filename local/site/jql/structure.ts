import type { Clause, Field, Operand, OrderBy, Predicate, Query } from '@atlaskit/jql-ast';

/** The tree jql/parse answers with. */
export function structureOf(query: Query): Record<string, unknown> {
  return {
    ...(query.where ? { where: clauseStructure(query.where) } : {}),
    ...(query.orderBy ? { orderBy: orderStructure(query.orderBy) } : {}),
  };
}

function clauseStructure(clause: Clause): Record<string, unknown> {
  if (clause.clauseType === 'not') return { operator: 'not', clauses: [clauseStructure(clause.clause)] };
  if (clause.clauseType === 'compound') return { operator: clause.operator.value, clauses: clause.clauses.map(clauseStructure) };
  const operator = clause.operator?.value ?? '=';
  const history = operator === 'changed' || operator.startsWith('was');
  return {
    field: fieldStructure(clause.field),
    operator,
    ...(clause.operand ? { operand: operandStructure(clause.operand) } : {}),
    ...(history ? { predicates: clause.predicates.map(predicateStructure) } : {}),
  };
}

function fieldStructure(field: Field): Record<string, unknown> {
  const properties = (field.properties ?? []).map((property) => ({
    entity: field.value,
    key: property.key?.value ?? '',
    path: (property.path ?? []).map((step) => step.value).join('').replace(/^\./, ''),
  }));
  return { name: field.value, encodedName: field.text, ...(properties.length > 0 ? { property: properties } : {}) };
}

function operandStructure(operand: Operand): Record<string, unknown> {
  switch (operand.operandType) {
    case 'list':
      return { values: operand.values.map(operandStructure) };
    case 'function':
      return { function: operand.function.value, arguments: operand.arguments.map((argument) => argument.value) };
    case 'keyword':
      return { keyword: 'empty' };
    case 'value':
      return { value: operand.value, encodedValue: operand.text };
  }
}

const predicateStructure = (predicate: Predicate): Record<string, unknown> => ({
  operator: predicate.operator.value,
  ...(predicate.operand ? { operand: operandStructure(predicate.operand) } : {}),
});

const orderStructure = (orderBy: OrderBy): Record<string, unknown> => ({
  fields: orderBy.fields.map(({ field, direction }) => ({ field: fieldStructure(field), ...(direction ? { direction: direction.value.toLowerCase() } : {}) })),
});
