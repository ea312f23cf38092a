import type { Clock } from '../../clock';
import type { Database, SqlValue } from '../../database';
import type { Limits } from '../limits';
import type { Entity, EntityIndex } from '../manifest';
import { unknownValues } from '../unknown-values';
import { checkCondition, checkShape, readConditions, type Condition } from './conditions';
import { openCursor, sealCursor } from './cursor';
import { attributeExpression, entityNamespace, indexName, type Item, type Namespace } from './items';
import { Refusal, refuse } from './refusal';
import type { Scalar } from './values';
import { matchesType } from './values';

export type KeyQuery = { limit?: unknown; after?: unknown; where?: Condition[] };
export type EntityQuery = {
  entityName: string;
  indexName: string;
  partition?: Scalar[];
  range?: Omit<Condition, 'property'>;
  filters?: unknown;
  sort?: string;
  limit?: unknown;
  cursor?: unknown;
};
export type Page = { items: Item[]; cursor: string | undefined };

/** Above every text that begins with it, in byte order. */
const last = '\u{10FFFF}\u{10FFFF}';
const comparisons: Record<string, string> = { GREATER_THAN: '>', GREATER_THAN_EQUAL_TO: '>=', LESS_THAN: '<', LESS_THAN_EQUAL_TO: '<=' };

export function createQueries(database: Database, clock: Clock, limits: Limits) {
  type Scan = { namespace: Namespace; index?: string; place: string; where: string[]; values: SqlValue[]; descending: boolean; limit: number; cursor: unknown; identity: unknown };

  /** One page in index order, from after the cursor. */
  const scan = ({ namespace, index, place, where, values, descending, limit, cursor, identity }: Scan): Page => {
    const now = clock.now();
    const from = openCursor(cursor, identity, now);
    const direction = descending ? 'DESC' : 'ASC';
    const beyond = descending ? '<' : '>';
    // The comparison of pairs cannot search an index over expressions; the first one can.
    const after = from ? [`${place} ${beyond}= ?`, `(${place}, key) ${beyond} (?, ?)`] : [];
    const clauses = [`namespace = '${namespace}'`, `${place} IS NOT NULL`, '(expire IS NULL OR expire > ?)', ...where, ...after];
    const rows = database.all<Item & { place: string | number }>(
      `SELECT key, value, created, updated, expire, ${place} AS place FROM storage_visible ${index ? `INDEXED BY "${index}"` : ''}
       WHERE ${clauses.join(' AND ')} ORDER BY ${place} ${direction}, key ${direction} LIMIT ?`,
      now, ...values, ...(from ? [from.place, from.place, from.key] : []), limit + 1,
    );
    const items = rows.slice(0, limit);
    const end = items.at(-1);
    const more = rows.length > limit || (unknownValues.cursorAfterLastFullPage && items.length === limit);
    return { items, cursor: end && more ? sealCursor({ place: end.place, key: end.key }, identity, now) : undefined };
  };

  return {
    byKey: (query: KeyQuery): Page => {
      const limit = pageSize(query.limit, limits, 'LIST_QUERY_LIMIT_EXCEEDED');
      const where: string[] = [];
      const values: SqlValue[] = [];
      for (const condition of query.where ?? []) {
        if (condition.property !== 'key' || condition.condition !== 'BEGINS_WITH') {
          throw new Refusal(400, 'QUERY_WHERE_INVALID', 'A query can only ask for keys that begin with a text.');
        }
        addRange('key', condition, where, values);
      }
      return scan({ namespace: 'value', place: 'key', where, values, descending: false, limit, cursor: query.after, identity: ['key', query.where] });
    },

    byIndex: (entity: Entity, query: EntityQuery): Page => {
      const limit = pageSize(query.limit, limits, 'COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE');
      const index = findIndex(entity, query.indexName);
      const where: string[] = [];
      const values: SqlValue[] = [];
      addPartition(entity, index, query.partition ?? [], limits, where, values);
      const attribute = index.range[0];
      if (query.range) {
        if (attribute) checkCondition({ ...query.range, property: attribute }, entity, limits);
        addRange(attribute ? attributeExpression(attribute) : 'key', query.range, where, values);
      }
      const matches = query.filters === undefined ? () => true : readConditions(query.filters, entity, limits);
      const page = scan({
        namespace: entityNamespace(entity.name),
        index: attribute ? indexName(entity, index) : undefined,
        place: attribute ? attributeExpression(attribute) : 'key',
        where,
        values,
        descending: readSort(query.sort),
        limit,
        cursor: query.cursor,
        identity: [entity.name, query.indexName, query.partition, query.range, query.sort],
      });
      // The platform filters after it has read the page, so a page may be short or empty and still have a cursor.
      return { items: page.items.filter((item) => matches(JSON.parse(item.value) as Record<string, unknown>)), cursor: page.cursor };
    },
  };
}

function pageSize(limit: unknown, limits: Limits, code: string): number {
  if (limit === undefined) return limits.pageDefault;
  if (Number.isInteger(limit) && (limit as number) >= 1 && (limit as number) <= limits.pageMaximum) return limit as number;
  throw new Refusal(400, code, `The limit must be between 1 and ${limits.pageMaximum}.`);
}

function findIndex(entity: Entity, name: string): EntityIndex {
  if (name === 'by-key') return { name, partition: [], range: [] };
  const found = entity.indexes.find((index) => index.name === name);
  if (!found) throw new Refusal(400, 'INVALID_ENTITY_INDEX', `${entity.name} declares no index ${String(name)}.`);
  return found;
}

function readSort(sort: string | undefined): boolean {
  if (sort !== undefined && sort !== 'ASC' && sort !== 'DESC') refuse(unknownValues.malformedRequest, 'The sort must be ASC or DESC.');
  return sort === 'DESC';
}

function addPartition(entity: Entity, index: EntityIndex, partition: Scalar[], limits: Limits, where: string[], values: SqlValue[]) {
  if (partition.length !== index.partition.length) {
    refuse(unknownValues.incompletePartition, `The index ${entity.name}.${index.name} needs ${index.partition.length} partition value(s).`);
  }
  index.partition.forEach((attribute, position) => {
    const value = partition[position]!;
    if (!matchesType(value, entity, attribute, limits)) {
      throw new Refusal(400, 'INVALID_ENTITY_VALUE', `The partition value of ${entity.name}.${attribute} must be ${entity.attributes[attribute]}.`);
    }
    where.push(`${attributeExpression(attribute)} = ?`);
    values.push(bindable(value));
  });
}

function addRange(expression: string, range: Pick<Condition, 'condition' | 'values'>, where: string[], values: SqlValue[]) {
  checkShape(range);
  const [first, second] = range.values.map(bindable);
  const comparison = comparisons[range.condition];
  if (comparison) add(`${expression} ${comparison} ?`, first!);
  else if (range.condition === 'EQUAL_TO') add(`${expression} = ?`, first!);
  else if (range.condition === 'BETWEEN') add(`${expression} BETWEEN ? AND ?`, first!, second!);
  else if (range.condition === 'BEGINS_WITH') add(`${expression} >= ? AND ${expression} < ?`, String(first), `${String(first)}${last}`);
  else throw new Refusal(400, 'INVALID_FILTER_CONDITION', `${range.condition} cannot be used on the range of an index.`);

  function add(clause: string, ...bound: SqlValue[]) {
    where.push(clause);
    values.push(...bound);
  }
}

/** SQLite reads true and false in JSON as 1 and 0. */
function bindable(value: Scalar): string | number {
  return typeof value === 'boolean' ? Number(value) : value;
}
