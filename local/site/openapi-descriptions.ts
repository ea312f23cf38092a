import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Schema = Record<string, unknown>;
export type Parameter = { name: string; in: string; required?: boolean; schema?: Schema };
type Content = Record<string, { schema?: Schema }>;
export type OperationDefinition = {
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content?: Content };
  responses: Record<string, { content?: Content }>;
  'x-atlassian-oauth2-scopes'?: { scheme: string; state: string; scopes: string[] }[];
};
type PathItem = Record<string, OperationDefinition | Parameter[]>;
type Description = { paths: Record<string, PathItem>; components?: { schemas?: Record<string, Schema> } };

/** One call of an API: `template` is its path with parameters in braces. */
export type DescribedOperation = {
  method: string;
  template: string;
  /** Names the description the schemas of the operation belong to. */
  source: string;
  definition: OperationDefinition;
  parameters: Parameter[];
};

export type Descriptions = {
  operation(method: string, path: string): DescribedOperation | undefined;
  schemasOf(source: string): Record<string, Schema>;
};

/** Reads every OpenAPI description in a folder. */
export function readDescriptions(folder: string): Descriptions {
  const schemas = new Map<string, Record<string, Schema>>();
  /** By method and number of path segments, so that few templates are compared. */
  const operations = new Map<string, { segments: string[]; operation: DescribedOperation }[]>();

  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json')).sort()) {
    const description = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Partial<Description>;
    if (!description.paths) continue;
    schemas.set(name, description.components?.schemas ?? {});
    for (const operation of operationsOf(name, description.paths)) {
      const segments = operation.template.split('/');
      const group = `${operation.method} ${segments.length}`;
      operations.set(group, [...(operations.get(group) ?? []), { segments, operation }]);
    }
  }

  return {
    operation(method, path) {
      const parts = path.split('/');
      const fitting = (operations.get(`${method.toUpperCase()} ${parts.length}`) ?? []).filter(({ segments }) =>
        segments.every((segment, index) => isParameter(segment) || segment === parts[index]),
      );
      // A literal segment is meant before a parameter that would match it too.
      return fitting.sort((a, b) => a.segments.filter(isParameter).length - b.segments.filter(isParameter).length)[0]?.operation;
    },
    schemasOf: (source) => schemas.get(source) ?? {},
  };
}

const isParameter = (segment: string): boolean => segment.startsWith('{');
const methods = ['get', 'post', 'put', 'delete', 'patch'];

function operationsOf(source: string, paths: Description['paths']): DescribedOperation[] {
  return Object.entries(paths).flatMap(([template, item]) => {
    const shared = Array.isArray(item.parameters) ? item.parameters : [];
    return methods.flatMap((method) => {
      const definition = item[method];
      if (definition === undefined || Array.isArray(definition)) return [];
      return [{ method: method.toUpperCase(), template, source, definition, parameters: [...shared, ...(definition.parameters ?? [])] }];
    });
  });
}
