import type { Field as FieldNode } from '@atlaskit/jql-ast';
import type { JqlEnvironment, JqlField } from './environment';
import { systemFields } from './fields';
import { customField, propertyField, propertyOfNode } from './stored-fields';

/** Finds a query's fields; an unknown one is reported once and answered with undefined. */
export function fieldLookup(environment: JqlEnvironment): (node: FieldNode) => JqlField | undefined {
  const { state } = environment;
  const system = systemFields(environment);
  const missing = new Set<string>();

  const custom = (name: string): JqlField | undefined => {
    for (const field of state.fields.all()) {
      if (!field.custom) continue;
      if (field.name.toLowerCase() === name || field.clauseNames.some((clause) => clause.toLowerCase() === name)) return customField(environment, field);
    }
    return undefined;
  };
  const alias = (name: string): JqlField | undefined => {
    const property = state.indexedProperties.find((candidate) => candidate.searchAlias?.toLowerCase() === name);
    return property && propertyField(environment, property.searchAlias ?? name, property);
  };

  return (node) => {
    if ((node.properties ?? []).length > 0) {
      const property = propertyOfNode(environment, node);
      if (property) return propertyField(environment, node.text, property);
    } else {
      const name = node.value.toLowerCase();
      const field = system.get(name) ?? custom(name) ?? alias(name);
      if (field) return field;
    }
    const text = (node.properties ?? []).length > 0 ? propertyText(node) : node.value;
    if (!missing.has(text)) environment.errors.push(`Field '${text}' does not exist or you do not have permission to view it.`);
    missing.add(text);
    return undefined;
  };
}

function propertyText(node: FieldNode): string {
  return (node.properties ?? []).map((property) => `${node.value}[${property.key?.value ?? ''}]${(property.path ?? []).map((step) => step.value).join('')}`).join('');
}
