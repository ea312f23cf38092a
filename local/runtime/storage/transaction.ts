import type { Database } from '../../database';
import type { Limits } from '../limits';
import type { Entity } from '../manifest';
import { unknownValues } from '../unknown-values';
import { readConditions, type Matcher } from './conditions';
import { entityNamespace, type Item, type Items, type Namespace } from './items';
import { Refusal, refuse } from './refusal';
import { bytes, checkKey, checkValue, secondsToLive } from './values';

type Operation = { key?: unknown; value?: unknown; entityName?: string; conditions?: unknown; options?: Record<string, unknown> };
export type TransactionRequest = { set?: Operation[]; delete?: Operation[]; check?: Operation[] };
type Checked = { namespace: Namespace; key: string; holds: Matcher | undefined; apply: (previous: Item | undefined) => void; size: number };

/** All operations or none. https://developer.atlassian.com/platform/forge/storage-reference/transactions/ */
export function createTransactions(database: Database, items: Items, limits: Limits, entityOf: (name: string) => Entity) {
  const check = (operation: Operation, kind: keyof TransactionRequest): Checked => {
    const { entityName, options } = operation;
    const entity = entityName === undefined ? undefined : entityOf(entityName);
    const namespace = entityName === undefined ? 'value' : entityNamespace(entityName);
    const key = checkKey(operation.key, limits, entity !== undefined);
    if (operation.conditions !== undefined && !entity) malformed('Conditions need an entity.');
    if (kind === 'check' && operation.conditions === undefined) malformed('A check needs conditions.');
    const holds = operation.conditions === undefined ? undefined : readConditions(operation.conditions, entity!, limits);
    if (kind !== 'set') return { namespace, key, holds, size: 0, apply: () => (kind === 'delete' ? items.remove(namespace, key) : undefined) };
    if (options?.keyPolicy !== undefined || options?.returnValue !== undefined) malformed('A transaction takes no keyPolicy and no returnValue.');
    const value = checkValue(operation.value, limits, entity);
    const lives = secondsToLive(options?.ttl, limits);
    return { namespace, key, holds, size: bytes(value), apply: (previous) => void items.write(namespace, key, value, lives, previous) };
  };

  return (request: TransactionRequest) => {
    const kinds = ['set', 'delete', 'check'] as const;
    for (const kind of kinds) if (request?.[kind] !== undefined && !Array.isArray(request[kind])) malformed(`${kind} must be a list.`);
    const count = kinds.reduce((sum, kind) => sum + (request[kind]?.length ?? 0), 0);
    if (count === 0 || count > limits.transactionOperations) malformed(`A transaction has 1 to ${limits.transactionOperations} operations, not ${count}.`);
    const operations = kinds.flatMap((kind) => (request[kind] ?? []).map((operation) => check(operation, kind)));
    const distinct = new Set(operations.map(({ namespace, key }) => JSON.stringify([namespace, key])));
    if (distinct.size !== operations.length) malformed('A transaction may name each key once.');
    if (operations.reduce((sum, { size }) => sum + size, 0) > limits.transactionBytes) malformed('The transaction is larger than 4 MB.');
    database.transaction(() => {
      const found = operations.map(({ namespace, key }) => items.read(namespace, key));
      operations.forEach(({ key, holds }, index) => {
        const item = found[index];
        if (holds && !holds(item ? (JSON.parse(item.value) as Record<string, unknown>) : {})) {
          throw new Refusal(400, 'CONDITIONAL_CHECK_FAILED', `A condition on ${key} does not hold.`);
        }
      });
      operations.forEach(({ apply }, index) => apply(found[index]));
    });
  };
}

function malformed(message: string): never {
  throw new Refusal(400, 'INVALID_TRANSACTION_REQUEST', message);
}

export function refuseBatch(entries: unknown, limits: Limits): asserts entries is Operation[] {
  if (!Array.isArray(entries)) refuse(unknownValues.badBatch, 'A batch is a list.');
  if (entries.length === 0 || entries.length > limits.batchItems) refuse(unknownValues.badBatch, `A batch has 1 to ${limits.batchItems} items.`);
  const distinct = new Set(entries.map(({ key, entityName }: Operation) => JSON.stringify([entityName, key])));
  if (distinct.size !== entries.length) refuse(unknownValues.badBatch, 'A batch may name each key once.');
  if (bytes(JSON.stringify(entries)) > limits.batchBytes) refuse(unknownValues.badBatch, 'The batch is larger than 4 MB.');
}
