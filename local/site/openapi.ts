import type { ErrorObject } from 'ajv';
import type { Exchange } from './exchanges';
import { readDescriptions, type DescribedOperation, type Parameter, type Schema } from './openapi-descriptions';
import { createSchemas } from './openapi-schemas';
import { isWaived } from './openapi-waivers';

export type Violation = {
  /** Method and path template, or the path itself when no description knows it. */
  operation: string;
  where: 'path' | 'query' | 'request' | 'response';
  message: string;
};

export type Conformance = ReturnType<typeof createConformance>;

/** Holds traffic against Atlassian's own descriptions, read from a folder. */
export function createConformance(folder: string) {
  const descriptions = readDescriptions(folder);
  const schemas = createSchemas(descriptions);
  /** A parameter is checked as the one property of an object, so that its text can be read as a number. */
  const wrapped = new Map<Schema, Schema>();

  function check(exchange: Exchange): Violation[] {
    const operation = descriptions.operation(exchange.method, exchange.path);
    if (!operation) return [{ operation: `${exchange.method} ${exchange.path}`, where: 'path', message: 'The descriptions know no such call.' }];
    const found = (where: Violation['where'], messages: string[]): Violation[] =>
      messages.map((message) => ({ operation: `${operation.method} ${operation.template}`, where, message }));
    return [
      ...found('query', queryFaults(operation, exchange.query)),
      ...found('request', requestFaults(operation, exchange)),
      ...found('response', responseFaults(operation, exchange)),
    ];
  }

  function queryFaults(operation: DescribedOperation, query: URLSearchParams): string[] {
    const described = operation.parameters.filter((parameter) => parameter.in === 'query');
    const names = new Set(described.map((parameter) => parameter.name));
    return [
      ...[...new Set(query.keys())].filter((name) => !names.has(name)).map((name) => `There is no parameter '${name}'.`),
      ...described.flatMap((parameter) => parameterFaults(operation, parameter, query.getAll(parameter.name))),
    ];
  }

  function parameterFaults(operation: DescribedOperation, { name, required, schema }: Parameter, values: string[]): string[] {
    if (values.length === 0) return required ? [`The parameter '${name}' is missing.`] : [];
    if (!schema) return [];
    const list = schema.type === 'array';
    if (!list && values.length > 1) return [`The parameter '${name}' is given ${values.length} times.`];
    const wrapper = wrapped.get(schema) ?? { type: 'object', properties: { value: schema } };
    wrapped.set(schema, wrapper);
    const validate = schemas.forQuery(operation.source, wrapper);
    return validate({ value: list ? values : values[0] }).map((error) => `${name} ${error.message}`);
  }

  function requestFaults(operation: DescribedOperation, { requestJson, hasBody }: Exchange): string[] {
    const described = operation.definition.requestBody;
    if (requestJson === undefined) return described?.required && !(hasBody && described.content?.['multipart/form-data']) ? ['A body is missing.'] : [];
    const schema = described?.content?.['application/json']?.schema;
    if (!described) return ['No body is expected.'];
    return schema ? texts(operation, schemas.forBody(operation.source, schema)(requestJson)) : [];
  }

  function responseFaults(operation: DescribedOperation, { status, responseJson }: Exchange): string[] {
    const described = operation.definition.responses[String(status)];
    // Answers every API gives, such as 429, are in few descriptions.
    if (!described) return status < 300 ? [`Status ${status} is not among the described answers.`] : [];
    const schema = described.content?.['application/json']?.schema;
    if (!schema || Object.keys(schema).length === 0) return [];
    if (responseJson === undefined) return status < 300 ? ['The answer has no body.'] : [];
    return texts(operation, schemas.forBody(operation.source, schema)(responseJson));
  }

  return {
    check,
    /** The classic scopes a call needs; undefined for a call no description knows. */
    scopesOf(method: string, path: string): string[] | undefined {
      const current = descriptions.operation(method, path)?.definition['x-atlassian-oauth2-scopes']?.filter((entry) => entry.state === 'Current');
      return descriptions.operation(method, path) && [...new Set((current ?? []).flatMap((entry) => entry.scopes))];
    },
    operation: descriptions.operation,
  };
}

function texts(operation: DescribedOperation, errors: ErrorObject[]): string[] {
  const extra = ({ params }: ErrorObject) => ('additionalProperty' in params ? `: ${String(params.additionalProperty)}` : '');
  return errors.filter((error) => !isWaived(operation, error)).map((error) => `${error.instancePath || '/'} ${error.message}${extra(error)}`);
}
