import type { IndexedProperty } from './model';

type Declared = { propertyKey: string; entityType: string; values: { path: string; type: IndexedProperty['type']; searchAlias?: string }[] };

/** What installing an app lets JQL ask of issue properties: its jira:entityProperty modules. */
export function indexedPropertiesOf(modules: { type: string; properties: Record<string, unknown> }[]): IndexedProperty[] {
  return modules
    .filter(({ type }) => type === 'jira:entityProperty')
    .map(({ properties }) => properties as Declared)
    .filter(({ entityType }) => entityType === 'issue')
    .flatMap(({ propertyKey, values }) =>
      values.map(({ path, type, searchAlias }) => ({ propertyKey, path, type, ...(searchAlias !== undefined && { searchAlias }) })),
    );
}
