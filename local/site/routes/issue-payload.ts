import { fieldOptions, requestFieldIds } from '../base';
import type { SiteContext } from '../context';
import { isDocument } from '../document';
import { invalidField, notOnScreen } from '../errors';
import type { AdfNode, Issue, SiteUser } from '../model';
import { checkComment, type CommentInput } from '../operations/comments';
import type { IssueChanges } from '../operations/issue-input';
import { versionsOf } from '../operations/versions';
import { visibleIssue } from '../permissions';
import { has } from '../requests';

type Payload = Record<string, unknown>;
type Item = { id: string; name: string };

/** Jira takes `{id}`, and for most things `{name}` too. */
function reference(field: string, value: unknown, items: Iterable<Item>, message: string): string {
  for (const item of items) {
    if (has(value, 'id') && String(value.id) === item.id) return item.id;
    if (has(value, 'name') && value.name === item.name) return item.id;
  }
  throw invalidField(field, message);
}

function references(field: string, value: unknown, items: Iterable<Item>): string[] {
  if (!Array.isArray(value)) throw invalidField(field, 'data was not an array');
  const all = [...items];
  return value.map((entry) => reference(field, entry, all, `${field} ${has(entry, 'name') ? `name '${String(entry.name)}'` : 'id'} is not valid`));
}

/** `{accountId}`, `{id}` or null. */
function account(field: string, value: unknown): string | null {
  if (value === null) return null;
  if (has(value, 'accountId')) return value.accountId === null ? null : String(value.accountId);
  if (has(value, 'id')) return value.id === null ? null : String(value.id);
  throw invalidField(field, 'expected Object');
}

function document(field: string, value: unknown): AdfNode | null {
  if (value === null) return null;
  if (!isDocument(value)) throw invalidField(field, 'Operation value must be an Atlassian Document (see the Atlassian Document Format)');
  return value;
}

function text(field: string, value: unknown): string {
  if (typeof value !== 'string') throw invalidField(field, 'Operation value must be a string');
  return value;
}

function strings(field: string, value: unknown): string[] {
  if (!Array.isArray(value) || value.some((entry) => typeof entry !== 'string')) throw invalidField(field, 'string expected at index 0');
  return value as string[];
}

function people(field: string, value: unknown): string[] {
  if (!Array.isArray(value)) throw invalidField(field, 'data was not an array');
  return (value as unknown[]).map((entry) => account(field, entry) ?? '');
}

/** Organizations come as bare numbers. */
function organizationIds(field: string, value: unknown, organizations: Iterable<Item>): string[] {
  if (!Array.isArray(value)) throw invalidField(field, 'data was not an array');
  const known = new Set([...organizations].map(({ id }) => id));
  return (value as unknown[]).map((entry) => {
    if (!known.has(String(entry))) throw invalidField(field, `There is no organization with the id '${String(entry)}'.`);
    return String(entry);
  });
}

/** The changes a request's `fields` asks for. Unknown fields are refused, as Jira does. */
export function changesOf({ state }: SiteContext, viewer: SiteUser, projectId: string, fields: Payload): IssueChanges {
  const changes: IssueChanges = {};
  const customFields: Payload = {};
  for (const [field, value] of Object.entries(fields)) {
    switch (field) {
      case 'project':
        break;
      case 'summary':
        changes.summary = text(field, value);
        break;
      case 'description':
        changes.description = document(field, value);
        break;
      case 'issuetype':
        changes.issueTypeId = reference(field, value, state.issueTypes.all(), 'Specify a valid issue type');
        break;
      case 'priority':
        changes.priorityId = reference(field, value, state.priorities.all(), 'Specify the Priority (id or name) in the string format');
        break;
      case 'assignee':
        changes.assigneeAccountId = account(field, value);
        break;
      case 'reporter':
        changes.reporterAccountId = account(field, value) ?? viewer.accountId;
        break;
      case 'duedate':
        changes.duedate = value === null || value === '' ? null : text(field, value);
        break;
      case 'labels':
        changes.labels = strings(field, value);
        break;
      case 'components':
        changes.componentIds = references(field, value, [...state.components.all()].filter((component) => component.projectId === projectId));
        break;
      case 'fixVersions':
        changes.fixVersionIds = references(field, value, versionsOf(state, projectId));
        break;
      case 'versions':
        changes.affectedVersionIds = references(field, value, versionsOf(state, projectId));
        break;
      case 'parent':
        changes.parentId = value === null ? null : parentId(state, viewer, value);
        break;
      case 'security':
        changes.securityLevelId = value === null ? null : reference(field, value, [...state.securityLevels.all()].filter((level) => level.projectId === projectId), 'Specify a valid security level');
        break;
      case requestFieldIds.participants:
        changes.request = { ...changes.request, participantAccountIds: people(field, value) };
        break;
      case requestFieldIds.organizations:
        changes.request = { ...changes.request, organizationIds: organizationIds(field, value, state.organizations.all()) };
        break;
      case requestFieldIds.requestType:
        throw notOnScreen(field);
      default:
        if (!state.fields.get(field)?.custom) throw notOnScreen(field);
        customFields[field] = fieldOptions[field] ? chosenOptions(field, value, fieldOptions[field]) : value;
    }
  }
  return Object.keys(customFields).length > 0 ? { ...changes, customFields } : changes;
}

/** Options are named by id or by value, and kept with both. */
function chosenOptions(field: string, value: unknown, options: readonly { id: string; value: string }[]): unknown {
  if (value === null) return null;
  if (!Array.isArray(value)) throw invalidField(field, 'data was not an array');
  return (value as unknown[]).map((entry) => {
    const option = options.find(({ id, value: name }) => (has(entry, 'id') ? String(entry.id) === id : has(entry, 'value') && entry.value === name));
    if (!option) throw invalidField(field, `Option ${has(entry, 'id') ? 'id' : 'value'} '${String(has(entry, 'id') ? entry.id : has(entry, 'value') ? entry.value : entry)}' is not valid`);
    return option;
  });
}

function parentId(state: SiteContext['state'], viewer: SiteUser, value: unknown): string {
  const asked = has(value, 'key') ? String(value.key) : has(value, 'id') ? String(value.id) : '';
  try {
    return visibleIssue(state, viewer, asked).id;
  } catch {
    throw invalidField('parent', 'Could not find issue by id or key.');
  }
}

/** What `update` may add to and remove from. */
const lists: Record<string, (issue: Issue) => unknown[]> = {
  labels: (issue) => issue.labels,
  fixVersions: (issue) => issue.fixVersionIds.map((id) => ({ id })),
  versions: (issue) => issue.affectedVersionIds.map((id) => ({ id })),
  components: (issue) => issue.componentIds.map((id) => ({ id })),
};

const isSame = (first: unknown, second: unknown, nameOf: (id: string) => string | undefined): boolean => {
  if (typeof first === 'string' || typeof second === 'string') return first === second;
  if (!has(first, 'id')) return false;
  return (has(second, 'id') && String(second.id) === first.id) || (has(second, 'name') && second.name === nameOf(String(first.id)));
};

/** The `update` of a request as `fields`: set, add and remove, one after another. */
export function fieldsOfUpdate({ state }: SiteContext, issue: Issue | undefined, update: Payload): Payload {
  const fields: Payload = {};
  const nameOf = (id: string) => state.versions.get(id)?.name ?? state.components.get(id)?.name;
  for (const [field, operations] of Object.entries(update)) {
    if (field === 'comment' || !Array.isArray(operations)) continue;
    const held = lists[field];
    let values: unknown[] = issue && held ? held(issue) : [];
    for (const operation of operations as unknown[]) {
      if (has(operation, 'set')) {
        if (!held) fields[field] = operation.set;
        else values = Array.isArray(operation.set) ? (operation.set as unknown[]) : [];
      } else if (!held) {
        throw invalidField(field, `Field '${field}' does not support the operation.`);
      } else if (has(operation, 'add')) {
        const added = operation.add;
        if (!values.some((value) => isSame(value, added, nameOf))) values = [...values, added];
      } else if (has(operation, 'remove')) {
        const removed = operation.remove;
        values = values.filter((value) => !isSame(value, removed, nameOf));
      }
    }
    if (held) fields[field] = values;
  }
  return fields;
}

/** Comments a request's `update` adds. */
export function commentsOfUpdate(update: Payload): CommentInput[] {
  if (!Array.isArray(update.comment)) return [];
  return (update.comment as unknown[]).flatMap((operation) => {
    if (!has(operation, 'add') || !has(operation.add, 'body')) return [];
    const body = document('comment', operation.add.body);
    if (body === null) return [];
    const comment = { body, properties: propertiesOf(has(operation.add, 'properties') ? operation.add.properties : undefined) };
    checkComment(comment);
    return comment;
  });
}

/** `properties` of a request: Jira's list of key and value. */
export function propertiesOf(value: unknown): Record<string, unknown> {
  if (value === undefined || value === null) return {};
  if (!Array.isArray(value)) throw invalidField('properties', 'data was not an array');
  return Object.fromEntries(
    (value as unknown[]).map((entry) => {
      if (!has(entry, 'key') || typeof entry.key !== 'string') throw invalidField('properties', 'The property key must be a string.');
      return [entry.key, has(entry, 'value') ? entry.value : undefined];
    }),
  );
}
