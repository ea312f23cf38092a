import { flaggedFieldId, impediment } from '../site/base';
import type { Field } from '../site/model';
import type { FieldNotes } from './entries';
import { isJiraField, isSiteField, jiraFieldOf } from './field-names';
import { createIds } from './ids';
import { isRaw, textIn, type Raw } from './raw';

type Kind = NonNullable<Field['schema']>;
type Kept = { kinds: Set<string>; holdsImpediment: boolean };
export type Fields = ReturnType<typeof createFields>;
/** What is known at the end: the fields the site did not have, and ids that had to change. */
export type FieldsFound = { fields: Field[]; renamed: Map<string, string> };

const customForm = /^customfield_(\d+)$/;
/** What the site, and Candor, take for Jira's flag. */
export const isFlag = (name: string | undefined): boolean => name?.toLowerCase() === 'flagged';

/** The fields of the files that the site does not make itself: what each is called, and of what kind its values are. */
export function createFields(existing: Iterable<Field>) {
  const ofSite = new Map([...existing].map((field) => [field.id, field]));
  const idByName = new Map([...ofSite.values()].filter(({ custom }) => custom).map(({ id, name }) => [name.toLowerCase(), id]));
  const kept = new Map<string, Kept>();
  const named = new Map<string, { name?: string; schema?: Kind }>();
  /** The issues of a page share its notes. */
  let noted: FieldNotes | undefined;

  const learn = (id: string, more: { name?: string; schema?: Kind }) => {
    named.set(id, { ...named.get(id), ...more });
    if (more.name !== undefined && customForm.test(id)) idByName.set(more.name.toLowerCase(), id);
  };

  return {
    /** What a page says of its fields. */
    note(notes: FieldNotes): void {
      if (notes === noted) return;
      noted = notes;
      const { names = {}, schema = {} } = notes;
      for (const [id, name] of Object.entries(names)) if (typeof name === 'string' && named.get(id)?.name === undefined) learn(id, { name });
      for (const [id, kind] of Object.entries(schema)) if (isRaw(kind) && typeof kind.type === 'string') learn(id, { schema: kind as Kind });
    },
    /** The id under which a field of an issue is kept: its own, whether it stands there under its id or its name. */
    idOf(key: string): string {
      if (isSiteField(key) || isJiraField(key) || customForm.test(key)) return key;
      return jiraFieldOf(key) ?? idByName.get(key.toLowerCase()) ?? key;
    },
    /** The id of the field a change names. Jira Server names it only as people read it. */
    idOfChange(item: Raw): string {
      const name = textIn(item, 'field') ?? '';
      const id = textIn(item, 'fieldId');
      if (id !== undefined && customForm.test(id) && named.get(id)?.name === undefined) learn(id, { name });
      if (id !== undefined) return id;
      return textIn(item, 'fieldtype') === 'custom' ? (idByName.get(name.toLowerCase()) ?? name) : (jiraFieldOf(name) ?? name);
    },
    /** Counts a value of a field the site only keeps. */
    keep(id: string, value: unknown): void {
      const field = kept.get(id) ?? { kinds: new Set(), holdsImpediment: false };
      if (value !== null && value !== undefined) field.kinds.add(kindOf(value));
      field.holdsImpediment ||= Array.isArray(value) && value.some((option) => textIn(option, 'value') === impediment.value);
      kept.set(id, field);
    },
    found(): FieldsFound {
      const fields: Field[] = [];
      const renamed = new Map<string, string>();
      const ids = createIds([...kept.keys(), ...ofSite.keys()].flatMap((id) => customForm.exec(id)?.[1] ?? []), 10_100);
      for (const [id, { kinds, holdsImpediment }] of kept) {
        const { name, schema } = named.get(id) ?? {};
        const isFlagged = customForm.test(id) && (holdsImpediment || isFlag(name));
        // Flagged is known by its id on the site, and what is no flag must not pass for one.
        const isForeign = id === flaggedFieldId && [...kinds].some((kind) => kind !== emptyList);
        const own = isFlagged ? flaggedFieldId : isForeign ? `customfield_${ids.claim()}` : id;
        if (own !== id) renamed.set(id, own);
        const known = ofSite.get(own);
        if (known === undefined || (own !== flaggedFieldId && name !== undefined && name !== known.name)) fields.push(fieldOf(own, name ?? own, schema ?? schemaOf(kinds)));
      }
      return { fields, renamed };
    },
  };
}

function fieldOf(id: string, name: string, kind: Omit<Kind, 'system' | 'customId'>): Field {
  const number = customForm.exec(id)?.[1];
  const { type, items } = kind;
  const schema = { type, ...(items !== undefined && { items }) };
  const common = { id, key: id, name, orderable: true, navigable: true, searchable: true };
  if (isJiraField(id)) return { ...common, custom: false, orderable: false, clauseNames: [id], schema: { ...schema, system: id } };
  return {
    ...common,
    custom: true,
    clauseNames: number === undefined ? [name] : [`cf[${number}]`, name],
    schema: { ...schema, custom: kind.custom ?? `com.atlassian.jira.plugin.system.customfieldtypes:${pluginKinds[`${type} ${items ?? ''}`.trim()] ?? 'textfield'}`, ...(number !== undefined && { customId: Number(number) }) },
  };
}

const pluginKinds: Record<string, string> = {
  number: 'float',
  string: 'textfield',
  date: 'datepicker',
  datetime: 'datetime',
  option: 'select',
  user: 'userpicker',
  'array option': 'multiselect',
  'array user': 'multiuserpicker',
  'array string': 'labels',
};

const emptyList = 'array';

/** The kind of a value, as Jira's schemas name it. */
function kindOf(value: unknown): string {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? 'date' : /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) ? 'datetime' : 'string';
  if (Array.isArray(value)) return value.length === 0 ? emptyList : `array ${kindOf(value[0])}`;
  if (isRaw(value) && 'accountId' in value) return 'user';
  return isRaw(value) && 'value' in value ? 'option' : 'any';
}

/** One kind for all values, or any. */
function schemaOf(kinds: ReadonlySet<string>): Kind {
  const full = [...kinds].filter((kind) => kind !== emptyList);
  const [kind = kinds.size > 0 ? 'array string' : 'any', ...others] = full;
  if (others.length > 0) return { type: full.every((each) => each.startsWith('array')) ? 'array' : full.every((each) => ['date', 'datetime', 'string'].includes(each)) ? 'string' : 'any' };
  return kind.startsWith('array ') ? { type: 'array', items: kind.slice('array '.length) } : { type: kind };
}
