import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { Descriptions, Schema } from './openapi-descriptions';

export type SchemaCheck = (value: unknown) => ErrorObject[];

/** Changelog items have a property named toString: without `ownProperties` every object would seem to have one. */
const options = { strict: false, allErrors: true, ownProperties: true };

/** Compiles schemas of the descriptions, each when it is first asked for. */
export function createSchemas(descriptions: Descriptions) {
  const body = withFormats(new Ajv({ ...options, verbose: true }));
  /** Query parameters arrive as text: numbers and booleans are read out of it. */
  const query = withFormats(new Ajv({ ...options, coerceTypes: true }));
  const known = new WeakMap<Ajv, Set<string>>([
    [body, new Set()],
    [query, new Set()],
  ]);
  const compiled = new WeakMap<Ajv, WeakMap<Schema, ValidateFunction>>([
    [body, new WeakMap()],
    [query, new WeakMap()],
  ]);

  function check(ajv: Ajv, source: string, schema: Schema): SchemaCheck {
    if (!known.get(ajv)?.has(source)) {
      ajv.addSchema(draft7({ components: { schemas: descriptions.schemasOf(source) } }, source) as Schema, source);
      known.get(ajv)?.add(source);
    }
    const validate = compiled.get(ajv)?.get(schema) ?? ajv.compile(draft7(schema, source) as Schema);
    compiled.get(ajv)?.set(schema, validate);
    return (value) => (validate(value) ? [] : [...(validate.errors ?? [])]);
  }

  return {
    forBody: (source: string, schema: Schema): SchemaCheck => check(body, source, schema),
    forQuery: (source: string, schema: Schema): SchemaCheck => check(query, source, schema),
  };
}

function withFormats(ajv: Ajv): Ajv {
  addFormats(ajv);
  // Some `uri` values of Jira hold templates or are relative.
  ajv.addFormat('uri', (text: string) => URL.canParse(text));
  return ajv;
}

/** OpenAPI 3.0 in the words of JSON Schema draft 7: `nullable` becomes a type, references point into their own description. */
function draft7(value: unknown, source: string): unknown {
  if (Array.isArray(value)) return value.map((element) => draft7(element, source));
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, discriminator: _discriminator, example: _example, ...schema } = value as Schema;
  const converted = Object.fromEntries(Object.entries(schema).map(([key, inner]) => [key, draft7(inner, source)]));
  if (typeof converted.$ref === 'string' && converted.$ref.startsWith('#')) converted.$ref = source + converted.$ref;
  if (nullable !== true) return converted;
  if (typeof converted.type === 'string') {
    return { ...converted, type: [converted.type, 'null'], ...(Array.isArray(converted.enum) ? { enum: [...converted.enum, null] } : {}) };
  }
  return { anyOf: [converted, { type: 'null' }] };
}
