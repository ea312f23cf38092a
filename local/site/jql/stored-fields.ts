import type { Field as FieldNode } from '@atlaskit/jql-ast';
import { fieldOptions } from '../base';
import type { Field, IndexedProperty, Issue } from '../model';
import { dayOf } from './calendar';
import type { JqlEnvironment, JqlField } from './environment';
import { resolvers } from './people-and-places';

/** A value with the lists in it laid flat, as Jira's index sees it. */
function flat(value: unknown): unknown[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value.flatMap(flat) : [value];
}

/** What stands at a dotted path; a step into a list looks into each element. */
function at(value: unknown, path: readonly string[]): unknown[] {
  const [step, ...rest] = path;
  if (step === undefined) return flat(value);
  return flat(value).flatMap((element) => (typeof element === 'object' && element !== null && step in element ? at((element as Record<string, unknown>)[step], rest) : []));
}

const first = <Value>(values: readonly Value[]): Value | null => values[0] ?? null;
const strings = (values: unknown[]): string[] => values.filter((value) => typeof value !== 'object').map(String);
const numbers = (values: unknown[]): number[] => values.flatMap((value) => (typeof value === 'number' ? [value] : []));

/** An issue property an app has registered for search. */
export function propertyField(environment: JqlEnvironment, name: string, property: IndexedProperty): JqlField {
  const path = property.path.split('.').filter((step) => step !== '');
  const values = (issue: Issue): unknown[] => (property.propertyKey in issue.properties ? at(issue.properties[property.propertyKey], path) : []);
  switch (property.type) {
    case 'number':
      return { kind: 'number', name, numbers: (issue) => numbers(values(issue)), sortKey: (issue) => first(numbers(values(issue))) };
    case 'text':
      return { kind: 'text', name, texts: (issue) => strings(values(issue)), sortKey: (issue) => first(strings(values(issue))) };
    case 'date': {
      const moments = (issue: Issue) => strings(values(issue)).map((text) => Date.parse(text)).filter((moment) => !Number.isNaN(moment));
      return { kind: 'moment', name, moments, sortKey: (issue) => first(moments(issue)) };
    }
    case 'user':
      return { kind: 'choice', name, ids: (issue) => strings(values(issue)), resolve: resolvers(environment).account };
    case 'string':
      return { kind: 'choice', name, ids: (issue) => strings(values(issue)), resolve: (text) => [text], sortKey: (issue) => first(strings(values(issue))) };
  }
}

/** `issue.property[key].path`: only what an app registered can be asked. */
export function propertyOfNode(environment: JqlEnvironment, node: FieldNode): IndexedProperty | undefined {
  const asked = node.properties?.[0];
  if (asked === undefined) return undefined;
  const key = asked.key?.value;
  const path = (asked.path ?? []).map((argument) => argument.value).join('').replace(/^\./, '');
  return environment.state.indexedProperties.find((property) => property.propertyKey === key && property.path === path);
}

export function customField(environment: JqlEnvironment, field: Field): JqlField {
  const { state } = environment;
  const name = field.name;
  const value = (issue: Issue): unknown => issue.customFields[field.id];
  if (field.schema?.type === 'number') {
    return { kind: 'number', name, numbers: (issue) => numbers(flat(value(issue))), sortKey: (issue) => first(numbers(flat(value(issue)))) };
  }
  if (field.schema?.type === 'datetime') {
    return { kind: 'moment', name, moments: (issue) => strings(flat(value(issue))).map((text) => Date.parse(text)), sortKey: (issue) => first(strings(flat(value(issue)))) };
  }
  if (field.schema?.type === 'date') {
    const days = (issue: Issue) => strings(flat(value(issue))).map((text) => (text.length > 10 ? dayOf(Date.parse(text), environment.user.timeZone) : text));
    return { kind: 'day', name, days, sortKey: (issue) => first(days(issue)) };
  }
  if (field.schema?.type === 'string') return { kind: 'text', name, texts: (issue) => strings(flat(value(issue))), sortKey: (issue) => first(strings(flat(value(issue)))) };
  if (field.schema?.type === 'user' || field.schema?.items === 'user') {
    return { kind: 'choice', name, ids: (issue) => strings(at(value(issue), ['accountId'])), resolve: resolvers(environment).account };
  }
  const ids = (issue: Issue): string[] => strings([...at(value(issue), ['value']), ...flat(value(issue))]).map((text) => text.toLowerCase());
  const optionIds = (issue: Issue): string[] => strings(at(value(issue), ['id']));
  const options = fieldOptions[field.id];
  const resolve = options
    ? (text: string) => options.filter(({ id, value: option }) => id === text || option.toLowerCase() === text.toLowerCase()).map((option) => option.value.toLowerCase())
    : (text: string) => optionNames(state.issues.all(), text, ids, optionIds);
  return { kind: 'choice', name, ids, resolve, sortKey: (issue) => first(ids(issue)) };
}

/** The options of a list field are those in use: the site keeps no list of them. */
function optionNames(issues: Iterable<Issue>, text: string, ids: (issue: Issue) => string[], optionIds: (issue: Issue) => string[]): string[] {
  const wanted = text.toLowerCase();
  for (const issue of issues) {
    if (ids(issue).includes(wanted)) return [wanted];
    const index = optionIds(issue).indexOf(text);
    if (index >= 0) return [ids(issue)[index] ?? wanted];
  }
  return [];
}
