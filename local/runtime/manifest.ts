import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export type AttributeType = 'string' | 'boolean' | 'integer' | 'float' | 'any';
export type EntityIndex = { name: string; partition: string[]; range: string[] };
export type Entity = { name: string; attributes: Record<string, AttributeType>; indexes: EntityIndex[] };
export type AppFunction = { key: string; handler: string; timeoutSeconds?: number };
/** A module as the manifest declares it; `type` is the manifest's group, `properties` everything it says. */
export type Module = { type: string; key: string; properties: Record<string, unknown> };
export type Manifest = {
  appId: string;
  modules: Module[];
  functions: Map<string, AppFunction>;
  entities: Map<string, Entity>;
  /** Scope to whether the app may use it for a user who is not there. */
  scopes: Map<string, { allowImpersonation: boolean }>;
  /** `permissions.external`, as declared. */
  external: Record<string, unknown>;
};

type Declared = Record<string, unknown>;
const attributeTypes: AttributeType[] = ['string', 'boolean', 'integer', 'float', 'any'];

export function loadManifest(path: string): Manifest {
  return readManifest(readFileSync(path, 'utf8'));
}

/** Refuses what the platform's own deployment would refuse, as far as the runtime depends on it. */
export function readManifest(text: string): Manifest {
  const root = record(parse(text), 'The manifest');
  const app = record(root.app, 'app');
  const groups = record(root.modules ?? {}, 'modules');
  const permissions = record(root.permissions ?? {}, 'permissions');
  const functions = new Map<string, AppFunction>();
  const modules: Module[] = [];
  for (const [type, declared] of Object.entries(groups)) {
    for (const properties of list(declared, `modules.${type}`).map((item) => record(item, `modules.${type}`))) {
      const key = nonEmptyText(properties.key, `modules.${type}.key`);
      if (type !== 'function') modules.push({ type, key, properties });
      else {
        if (functions.has(key)) throw new Error(`The function ${key} is declared twice.`);
        functions.set(key, { key, handler: nonEmptyText(properties.handler, `function ${key}`), timeoutSeconds: properties.timeoutSeconds as number | undefined });
      }
    }
  }
  refuseRepeated(modules.map((module) => module.key), 'module');
  const manifest: Manifest = {
    appId: nonEmptyText(app.id, 'app.id'),
    modules,
    functions,
    entities: readEntities(app),
    scopes: readScopes(permissions.scopes),
    external: record(permissions.external ?? {}, 'permissions.external'),
  };
  for (const module of modules) functionOf(manifest, module);
  return manifest;
}

/** The function a module runs in the back end: its resolver's for a page or panel, its own for a trigger or consumer. */
export function functionOf(manifest: Manifest, module: Module): AppFunction | undefined {
  const resolver = module.properties.resolver as { function?: unknown } | undefined;
  const key = resolver?.function ?? module.properties.function;
  if (key === undefined) return undefined;
  const found = manifest.functions.get(String(key));
  if (!found) throw new Error(`The module ${module.key} names the function ${String(key)}, which the manifest does not declare.`);
  return found;
}

export function modulesOf(manifest: Manifest, type: string): Module[] {
  return manifest.modules.filter((module) => module.type === type);
}

function readEntities(app: Declared): Map<string, Entity> {
  const storage = record(app.storage ?? {}, 'app.storage');
  const entities = list(storage.entities ?? [], 'app.storage.entities').map((item) => readEntity(record(item, 'entity')));
  refuseRepeated(entities.map((entity) => entity.name), 'entity');
  return new Map(entities.map((entity) => [entity.name, entity]));
}

function readEntity(declared: Declared): Entity {
  const name = nonEmptyText(declared.name, 'entity.name');
  if (!/^[a-z0-9:\-_.]{3,60}$/.test(name)) throw new Error(`The entity name ${name} is not allowed.`);
  const attributes: Record<string, AttributeType> = {};
  for (const [attribute, definition] of Object.entries(record(declared.attributes, `${name}.attributes`))) {
    const type = record(definition, `${name}.${attribute}`).type as AttributeType;
    if (!/^[a-zA-Z][a-zA-Z0-9_]{0,29}$/.test(attribute)) throw new Error(`The attribute ${name}.${attribute} has a name that is not allowed.`);
    if (!attributeTypes.includes(type)) throw new Error(`The attribute ${name}.${attribute} has the unknown type ${String(type)}.`);
    attributes[attribute] = type;
  }
  const indexes = list(declared.indexes ?? [], `${name}.indexes`).map((item) => readIndex(name, item));
  refuseRepeated(indexes.map((index) => index.name), `index of ${name}`);
  for (const index of indexes) {
    for (const attribute of [...index.partition, ...index.range]) {
      if (!attributes[attribute] || attributes[attribute] === 'any') {
        throw new Error(`The index ${name}.${index.name} uses ${attribute}, which cannot be indexed.`);
      }
    }
  }
  return { name, attributes, indexes };
}

/** A bare attribute name is an index over that attribute alone. */
function readIndex(entity: string, declared: unknown): EntityIndex {
  if (typeof declared === 'string') return { name: declared, partition: [], range: [declared] };
  const index = record(declared, `${entity}.indexes`);
  const name = nonEmptyText(index.name, `${entity}.indexes.name`);
  const range = list(index.range, `${entity}.${name}.range`).map(String);
  if (name === 'by-key') throw new Error('The index name by-key is reserved.');
  if (range.length !== 1) throw new Error(`The range of ${entity}.${name} must be one attribute.`);
  return { name, partition: list(index.partition ?? [], `${entity}.${name}.partition`).map(String), range };
}

function readScopes(declared: unknown): Manifest['scopes'] {
  if (declared === undefined) return new Map();
  if (Array.isArray(declared)) return new Map(declared.map((scope) => [String(scope), { allowImpersonation: false }]));
  return new Map(
    Object.entries(record(declared, 'permissions.scopes')).map(([scope, settings]) => [
      scope,
      { allowImpersonation: (settings as { allowImpersonation?: boolean } | null)?.allowImpersonation === true },
    ]),
  );
}

function refuseRepeated(names: string[], what: string) {
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw new Error(`The ${what} ${repeated} is declared twice.`);
}

function record(value: unknown, what: string): Declared {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${what} must be a map in the manifest.`);
  return value as Declared;
}

function list(value: unknown, what: string): unknown[] {
  if (!Array.isArray(value)) throw new Error(`${what} must be a list in the manifest.`);
  return value;
}

function nonEmptyText(value: unknown, what: string): string {
  if (typeof value !== 'string' || value === '') throw new Error(`${what} must be a text in the manifest.`);
  return value;
}
