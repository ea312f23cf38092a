import type { Clock } from '../../clock';
import type { Database } from '../../database';
import { emptyAnswer, jsonAnswer, unmodelled } from '../answers';
import type { Limits } from '../limits';
import type { Entity, Manifest } from '../manifest';
import { unknownValues } from '../unknown-values';
import { createItems, entityNamespace, type Item, type Namespace } from './items';
import { createQueries, type EntityQuery, type KeyQuery, type Page } from './query';
import { Refusal, refuse } from './refusal';
import { createTransactions, refuseBatch, type TransactionRequest } from './transaction';
import { checkKey, checkValue, secondsToLive } from './values';

type ItemOptions = { metadataFields?: string[]; returnMetadataFields?: string[]; keyPolicy?: string; returnValue?: string; ttl?: unknown };
type ItemRequest = { key: unknown; value?: unknown; entityName?: string; options?: ItemOptions };
type Place = { namespace: Namespace; entity: Entity | undefined };

const prefix = '/api/v1/';
const missing = { code: 'KEY_NOT_FOUND', message: 'The key does not exist.' };

/** Answers the requests of @forge/kvs. https://developer.atlassian.com/platform/forge/runtime-reference/storage-api/ */
export function createStorage(database: Database, clock: Clock, manifest: Manifest, limits: Limits) {
  const items = createItems(database, clock, manifest.entities.values());
  const queries = createQueries(database, clock, limits);
  const transact = createTransactions(database, items, limits, entityOf);

  function entityOf(name: unknown): Entity {
    const found = manifest.entities.get(String(name));
    if (!found) refuse(unknownValues.undeclaredEntity, `The manifest declares no entity ${String(name)}.`);
    return found;
  }
  const placeOf = (kind: string, request: ItemRequest): Place => {
    const entity = kind === 'entity' ? entityOf(request.entityName) : undefined;
    return { entity, namespace: entity ? entityNamespace(entity.name) : kind };
  };

  const get = (place: Place, request: ItemRequest): Item | undefined => items.read(place.namespace, checkKey(request.key, limits, place.entity !== undefined));
  const remove = (place: Place, request: ItemRequest) => {
    const key = checkKey(request.key, limits, place.entity !== undefined);
    database.transaction(() => items.remove(place.namespace, key));
  };
  const set = (place: Place, request: ItemRequest): Item | undefined => {
    const { ttl, keyPolicy = 'OVERRIDE', returnValue } = request.options ?? {};
    const key = checkKey(request.key, limits, place.entity !== undefined);
    const value = checkValue(request.value, limits, place.entity);
    const lives = secondsToLive(ttl, limits);
    if (keyPolicy !== 'OVERRIDE' && keyPolicy !== 'FAIL_IF_EXISTS') refuse(unknownValues.malformedRequest, `There is no keyPolicy ${keyPolicy}.`);
    return database.transaction(() => {
      const previous = items.read(place.namespace, key);
      if (previous && keyPolicy === 'FAIL_IF_EXISTS') throw new Refusal(409, 'KEY_CONFLICT', `The key ${key} exists.`);
      const latest = items.write(place.namespace, key, value, lives, previous);
      return returnValue === 'PREVIOUS' ? previous : returnValue === 'LATEST' ? latest : undefined;
    });
  };

  const single: Record<string, (place: Place, request: ItemRequest) => Response> = {
    get: (place, request) => {
      const item = get(place, request);
      return item ? jsonAnswer(200, shown(item)) : jsonAnswer(404, missing);
    },
    set: (place, request) => {
      const returned = set(place, request);
      return returned ? jsonAnswer(200, shown(returned)) : emptyAnswer();
    },
    delete: (place, request) => {
      remove(place, request);
      return emptyAnswer();
    },
  };

  /** Best effort: what is wrong with one item does not stop the others. */
  const batch = (body: unknown, one: (place: Place, request: ItemRequest) => Record<string, unknown>): Response => {
    refuseBatch(body, limits);
    const successfulKeys: unknown[] = [];
    const failedKeys: unknown[] = [];
    for (const request of body as ItemRequest[]) {
      const name = { key: request.key, ...(request.entityName === undefined ? {} : { entityName: request.entityName }) };
      try {
        successfulKeys.push({ ...name, ...one(placeOf(request.entityName === undefined ? 'value' : 'entity', request), request) });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        failedKeys.push({ ...name, error: { code: error.code, message: error.message } });
      }
    }
    return jsonAnswer(200, { successfulKeys, failedKeys });
  };

  const operations: Record<string, (body: unknown) => Response> = {
    query: (body) => {
      items.refreshVisible();
      return pageAnswer(queries.byKey(body as KeyQuery), body);
    },
    'entity/query': (body) => {
      items.refreshVisible();
      return pageAnswer(queries.byIndex(entityOf((body as EntityQuery).entityName), body as EntityQuery), body);
    },
    transaction: (body) => {
      transact(body as TransactionRequest);
      return emptyAnswer();
    },
    'batch/get': (body) =>
      batch(body, (place, request) => {
        const item = get(place, request);
        if (!item) throw new Refusal(404, unknownValues.missingInBatchGet.code, unknownValues.missingInBatchGet.message);
        return shown(item);
      }),
    'batch/set': (body) =>
      batch(body, (place, request) => {
        const { keyPolicy, returnValue } = request.options ?? {};
        if (keyPolicy !== undefined || returnValue !== undefined) refuse(unknownValues.badBatch, 'A batch takes no keyPolicy and no returnValue.');
        set(place, request);
        return {};
      }),
    'batch/delete': (body) =>
      batch(body, (place, request) => {
        remove(place, request);
        return {};
      }),
  };
  for (const [name, operation] of Object.entries(single)) {
    operations[name] = (body) => operation(placeOf('value', body as ItemRequest), body as ItemRequest);
    operations[`secret/${name}`] = (body) => operation(placeOf('secret', body as ItemRequest), body as ItemRequest);
    operations[`entity/${name}`] = (body) => operation(placeOf('entity', body as ItemRequest), body as ItemRequest);
  }

  return {
    setQueryLag: items.setQueryLag,
    operationOf: (path: string) => (path.startsWith(prefix) ? path.slice(prefix.length) : path),
    answer: (path: string, init: RequestInit | undefined): Response => {
      const operation = path.startsWith(prefix) ? operations[path.slice(prefix.length)] : undefined;
      if (!operation || init?.method?.toUpperCase() !== 'POST') return unmodelled(`storage ${init?.method ?? 'GET'} ${path}`);
      try {
        if (!manifest.scopes.has('storage:app')) refuse(unknownValues.missingStorageScope, 'The manifest lacks the scope storage:app.');
        return operation(JSON.parse(String(init.body)));
      } catch (error) {
        if (error instanceof Refusal) return jsonAnswer(error.status, { code: error.code, message: error.message });
        throw error;
      }
    },
  };
}

/** An item as the wire carries it. */
function shown(item: Item, fields = ['CREATED_AT', 'UPDATED_AT', 'EXPIRE_TIME']) {
  return {
    key: item.key,
    value: JSON.parse(item.value) as unknown,
    ...(fields.includes('CREATED_AT') ? { createdAt: item.created } : {}),
    ...(fields.includes('UPDATED_AT') ? { updatedAt: item.updated } : {}),
    ...(fields.includes('EXPIRE_TIME') && item.expire !== null ? { expireTime: new Date(item.expire).toISOString() } : {}),
  };
}

function pageAnswer(page: Page, body: unknown): Response {
  const fields = (body as { options?: ItemOptions }).options?.metadataFields ?? [];
  return jsonAnswer(200, { data: page.items.map((item) => shown(item, fields)), ...(page.cursor ? { cursor: page.cursor } : {}) });
}
