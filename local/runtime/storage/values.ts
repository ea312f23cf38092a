import type { Entity } from '../manifest';
import type { Limits } from '../limits';
import { unknownValues } from '../unknown-values';
import { Refusal, refuse } from './refusal';

export type Scalar = string | number | boolean;
type TimeToLive = { value?: unknown; unit?: unknown };
const secondsOfUnit: Record<string, number> = { SECONDS: 1, MINUTES: 60, HOURS: 3600, DAYS: 86_400 };

export function checkKey(key: unknown, limits: Limits, inEntity: boolean): string {
  if (typeof key !== 'string') refuse(unknownValues.malformedRequest, 'The key must be a text.');
  if (key === '') throw new Refusal(400, inEntity ? 'EMPTY_KEY' : 'KEY_TOO_SHORT', 'The key is empty.');
  if (key.length > limits.keyLength) throw new Refusal(400, 'KEY_TOO_LONG', `The key is longer than ${limits.keyLength} characters.`);
  if (!limits.keyPattern.test(key)) throw new Refusal(400, 'INVALID_KEY', `The key does not match ${String(limits.keyPattern)}.`);
  return key;
}

/** Returns the value as the JSON text that is stored. */
export function checkValue(value: unknown, limits: Limits, entity: Entity | undefined): string {
  if (value === undefined || value === null) refuse(unknownValues.missingValue, 'The value is missing.');
  if (entity) checkAttributes(value, entity, limits);
  const text = JSON.stringify(value);
  if (bytes(text) > limits.valueBytes) throw new Refusal(400, 'MAX_SIZE', `The value is larger than ${limits.valueBytes} bytes.`);
  if (depth(value) > limits.valueDepth) throw new Refusal(400, 'MAX_DEPTH', `The value is nested deeper than ${limits.valueDepth}.`);
  if (entity) checkIndexed(value as Record<string, unknown>, entity, limits);
  return text;
}

export function bytes(text: string): number {
  return Buffer.byteLength(text);
}

/** Whether a value is of an attribute's declared type. https://developer.atlassian.com/platform/forge/storage-reference/entities/ */
export function matchesType(value: unknown, entity: Entity, attribute: string, limits: Limits): boolean {
  switch (entity.attributes[attribute]) {
    case 'string':
      return typeof value === 'string' && value.trim() !== '';
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return Number.isInteger(value) && (value as number) >= limits.integerMinimum && (value as number) <= limits.integerMaximum;
    case 'float':
      return typeof value === 'number';
    default:
      return true;
  }
}

export function secondsToLive(declared: unknown, limits: Limits): number | undefined {
  if (declared === undefined) return undefined;
  const { value, unit } = (declared ?? {}) as TimeToLive;
  const seconds = Number(value) * (secondsOfUnit[String(unit)] ?? NaN);
  if (!Number.isInteger(value) || !(seconds > 0) || seconds > limits.timeToLiveSeconds) {
    refuse(unknownValues.badTimeToLive, 'The ttl must be a whole number of SECONDS, MINUTES, HOURS or DAYS, up to a year.');
  }
  return seconds;
}

function checkAttributes(value: unknown, entity: Entity, limits: Limits) {
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new Refusal(400, 'INVALID_ENTITY_VALUE', `A value of ${entity.name} must be an object.`);
  }
  for (const [attribute, content] of Object.entries(value as object)) {
    if (!Object.hasOwn(entity.attributes, attribute)) {
      refuse(unknownValues.undeclaredAttribute, `${entity.name} declares no attribute ${attribute}.`);
    }
    if (!matchesType(content, entity, attribute, limits)) {
      throw new Refusal(400, 'INVALID_ENTITY_VALUE', `${entity.name}.${attribute} must be ${entity.attributes[attribute]}.`);
    }
  }
}

function checkIndexed(value: Record<string, unknown>, entity: Entity, limits: Limits) {
  const size = (attributes: string[]) => attributes.reduce((sum, attribute) => sum + bytes(String(value[attribute] ?? '')), 0);
  for (const index of entity.indexes) {
    if (size(index.partition) > limits.partitionBytes || size(index.range) > limits.rangeBytes) {
      refuse(unknownValues.indexedValueTooLong, `The attributes of the index ${entity.name}.${index.name} are too long.`);
    }
  }
}

function depth(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let deepest = 0;
  for (const name in value) deepest = Math.max(deepest, depth((value as Record<string, unknown>)[name]));
  return 1 + deepest;
}
