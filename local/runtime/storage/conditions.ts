import type { Limits } from '../limits';
import type { Entity } from '../manifest';
import { unknownValues } from '../unknown-values';
import { Refusal, refuse } from './refusal';
import { matchesType, type Scalar } from './values';

export type Condition = { property: string; condition: string; values: Scalar[] };
/** Whether an item's attributes satisfy the conditions; an item that is not there has no attributes. */
export type Matcher = (attributes: Record<string, unknown>) => boolean;

const onTextOnly = new Set(['BEGINS_WITH', 'CONTAINS', 'NOT_CONTAINS']);
const tests: Record<string, (actual: Scalar, values: Scalar[]) => boolean> = {
  EQUAL_TO: (actual, [value]) => actual === value,
  NOT_EQUAL_TO: (actual, [value]) => actual !== value,
  GREATER_THAN: (actual, [value]) => compare(actual, value) > 0,
  GREATER_THAN_EQUAL_TO: (actual, [value]) => compare(actual, value) >= 0,
  LESS_THAN: (actual, [value]) => compare(actual, value) < 0,
  LESS_THAN_EQUAL_TO: (actual, [value]) => compare(actual, value) <= 0,
  BETWEEN: (actual, [low, high]) => compare(actual, low) >= 0 && compare(actual, high) <= 0,
  BEGINS_WITH: (actual, [value]) => String(actual).startsWith(String(value)),
  CONTAINS: (actual, [value]) => String(actual).includes(String(value)),
  NOT_CONTAINS: (actual, [value]) => !String(actual).includes(String(value)),
  EXISTS: () => true,
  NOT_EXISTS: () => false,
};

/** Reads `{and: [...]}` or `{or: [...]}`, refusing what does not fit the entity's attributes. */
export function readConditions(declared: unknown, entity: Entity, limits: Limits): Matcher {
  const { and, or } = (declared ?? {}) as { and?: unknown; or?: unknown };
  if (and !== undefined && or !== undefined) {
    throw new Refusal(400, 'INVALID_FILTER_OPERATORS_COMBINATION', '"and" and "or" cannot stand side by side.');
  }
  const listed = and ?? or;
  if (!Array.isArray(listed)) refuse(unknownValues.malformedRequest, 'Conditions must be a list below "and" or "or".');
  if (listed.length === 0) throw new Refusal(400, 'EMPTY_FILTER_OPERATOR', '"and" and "or" cannot be empty.');
  if (listed.length > limits.queryConditions) throw new Refusal(400, 'QUERY_WHERE_INVALID', `More than ${limits.queryConditions} conditions.`);
  const conditions = listed.map((condition: Condition) => checkCondition(condition, entity, limits));
  return (attributes) =>
    and === undefined
      ? conditions.some((condition) => holds(condition, attributes[condition.property]))
      : conditions.every((condition) => holds(condition, attributes[condition.property]));
}

export function checkCondition(condition: Condition, entity: Entity, limits: Limits): Condition {
  const { property, values } = condition;
  const type = Object.hasOwn(entity.attributes, property) ? entity.attributes[property] : undefined;
  if (type === undefined) refuse(unknownValues.undeclaredAttribute, `${entity.name} declares no attribute ${property}.`);
  if (type === 'any') refuse(unknownValues.filterOnAnyAttribute, `${entity.name}.${property} is of type any and cannot be filtered.`);
  checkShape(condition);
  if (onTextOnly.has(condition.condition) && type !== 'string') {
    throw new Refusal(400, 'INVALID_FILTER_CONDITION', `${condition.condition} needs a string attribute; ${property} is ${type}.`);
  }
  const existence = condition.condition === 'EXISTS' || condition.condition === 'NOT_EXISTS';
  if (!existence && !values.every((value) => matchesType(value, entity, property, limits))) {
    throw new Refusal(400, 'INVALID_ENTITY_VALUE', `The values compared with ${entity.name}.${property} must be ${type}.`);
  }
  return condition;
}

/** Refuses an unknown condition and one with too few values. */
export function checkShape(condition: Pick<Condition, 'condition' | 'values'>) {
  if (!Object.hasOwn(tests, condition.condition)) {
    throw new Refusal(400, 'INVALID_FILTER_CONDITION', `${String(condition.condition)} is not a condition.`);
  }
  const needed = condition.condition === 'BETWEEN' ? 2 : 1;
  if (!Array.isArray(condition.values) || condition.values.length < needed) {
    throw new Refusal(400, 'INSUFFICIENT_FILTER_VALUES', `${condition.condition} needs ${needed} value(s).`);
  }
}

function holds(condition: Condition, actual: unknown): boolean {
  if (actual === undefined || actual === null) return unknownValues.absentAttributeHolds[condition.condition] ?? false;
  return tests[condition.condition]!(actual as Scalar, condition.values);
}

/** Texts by their bytes, as the index orders them. */
function compare(left: Scalar, right: Scalar | undefined): number {
  if (typeof left === 'string' && typeof right === 'string') return Buffer.compare(Buffer.from(left), Buffer.from(right));
  return Number(left) - Number(right);
}
