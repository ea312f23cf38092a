import { requestFieldIds } from '../base';
import { plainText } from '../document';
import type { History, HistoryItem, Issue, SiteUser } from '../model';
import type { SiteState } from '../state';

type Named = { id: string | null; name: string | null };
const none: Named = { id: null, name: null };

const item = (field: string, fieldId: string, from: Named, to: Named, fieldtype: HistoryItem['fieldtype'] = 'jira'): HistoryItem => ({
  field,
  fieldtype,
  fieldId,
  from: from.id,
  fromString: from.name,
  to: to.id,
  toString: to.name,
});

const text = (value: string | null): Named => ({ id: null, name: value === '' ? null : value });

/** Jira writes one item for each element that came or went. */
function elementItems(field: string, fieldId: string, before: string[], after: string[], nameOf: (id: string) => string | undefined): HistoryItem[] {
  const named = (id: string): Named => ({ id, name: nameOf(id) ?? id });
  return [
    ...before.filter((id) => !after.includes(id)).map((id) => item(field, fieldId, named(id), none)),
    ...after.filter((id) => !before.includes(id)).map((id) => item(field, fieldId, none, named(id))),
  ];
}

const has = <Key extends string>(value: unknown, key: Key): value is Record<Key, unknown> => typeof value === 'object' && value !== null && key in value;

/** How the changelog writes a custom field's value: options by id and name, everything else as text only. */
export function customValue(state: SiteState, value: unknown): Named {
  if (value === null || value === undefined) return none;
  if (Array.isArray(value)) {
    if (value.length === 0) return none;
    const parts = value.map((element) => customValue(state, element));
    const ids = parts.map((part) => part.id ?? part.name ?? '');
    return { id: `[${ids.join(', ')}]`, name: parts.map((part) => part.name ?? '').join(',') };
  }
  if (has(value, 'accountId')) return { id: String(value.accountId), name: state.users.get(String(value.accountId))?.displayName ?? null };
  if (has(value, 'value')) return { id: has(value, 'id') ? String(value.id) : null, name: String(value.value) };
  return { id: null, name: typeof value === 'object' ? JSON.stringify(value) : String(value) };
}

function customItems(state: SiteState, before: Issue, after: Issue): HistoryItem[] {
  const fieldIds = new Set([...Object.keys(before.customFields), ...Object.keys(after.customFields)]);
  return [...fieldIds].flatMap((fieldId) => {
    const from = customValue(state, before.customFields[fieldId]);
    const to = customValue(state, after.customFields[fieldId]);
    if (from.id === to.id && from.name === to.name) return [];
    return [item(state.fields.get(fieldId)?.name ?? fieldId, fieldId, from, to, 'custom')];
  });
}

/** Lists of people and of organizations are written whole, like other lists of custom fields. */
const listed = (ids: string[], nameOf: (id: string) => string | undefined): Named =>
  ids.length === 0 ? none : { id: `[${ids.join(', ')}]`, name: ids.map((id) => nameOf(id) ?? id).join(', ') };

function requestItems(state: SiteState, before: Issue['request'], after: Issue['request']): HistoryItem[] {
  const person = (id: string) => state.users.get(id)?.displayName;
  const organization = (id: string) => state.organizations.get(id)?.name;
  const changes = [
    item('Request participants', requestFieldIds.participants, listed(before?.participantAccountIds ?? [], person), listed(after?.participantAccountIds ?? [], person), 'custom'),
    item('Organizations', requestFieldIds.organizations, listed(before?.organizationIds ?? [], organization), listed(after?.organizationIds ?? [], organization), 'custom'),
  ];
  return changes.filter((change) => change.from !== change.to);
}

const labels = (values: string[]): Named => ({ id: '', name: values.join(' ') });
const date = (value: string | null): Named => (value === null ? none : { id: value, name: `${value} 00:00:00.0` });

/** The changelog items that lead from one version of an issue to the next. */
export function changeItems(state: SiteState, before: Issue, after: Issue): HistoryItem[] {
  const user = (accountId: string | null): Named => (accountId === null ? none : { id: accountId, name: state.users.get(accountId)?.displayName ?? accountId });
  const from = (items: { get(id: string): { name: string } | undefined }, id: string | null): Named => (id === null ? none : { id, name: items.get(id)?.name ?? id });
  const parent = (id: string | null): Named => (id === null ? none : { id, name: state.issues.get(id)?.key ?? id });

  const items: HistoryItem[] = [];
  if (before.projectId !== after.projectId) items.push(item('project', 'project', from(state.projects, before.projectId), from(state.projects, after.projectId)));
  if (before.key !== after.key) items.push(item('Key', 'issuekey', text(before.key), text(after.key)));
  if (before.summary !== after.summary) items.push(item('summary', 'summary', text(before.summary), text(after.summary)));
  const descriptions = [plainText(before.description), plainText(after.description)] as const;
  if (JSON.stringify(before.description) !== JSON.stringify(after.description)) items.push(item('description', 'description', text(descriptions[0]), text(descriptions[1])));
  if (before.issueTypeId !== after.issueTypeId) items.push(item('issuetype', 'issuetype', from(state.issueTypes, before.issueTypeId), from(state.issueTypes, after.issueTypeId)));
  if (before.priorityId !== after.priorityId) items.push(item('priority', 'priority', from(state.priorities, before.priorityId), from(state.priorities, after.priorityId)));
  if (before.assigneeAccountId !== after.assigneeAccountId) items.push(item('assignee', 'assignee', user(before.assigneeAccountId), user(after.assigneeAccountId)));
  if (before.reporterAccountId !== after.reporterAccountId) items.push(item('reporter', 'reporter', user(before.reporterAccountId), user(after.reporterAccountId)));
  if (before.duedate !== after.duedate) items.push(item('duedate', 'duedate', date(before.duedate), date(after.duedate)));
  if (before.labels.join(' ') !== after.labels.join(' ')) items.push(item('labels', 'labels', labels(before.labels), labels(after.labels)));
  items.push(...elementItems('Component', 'components', before.componentIds, after.componentIds, (id) => state.components.get(id)?.name));
  items.push(...elementItems('Fix Version', 'fixVersions', before.fixVersionIds, after.fixVersionIds, (id) => state.versions.get(id)?.name));
  items.push(...elementItems('Version', 'versions', before.affectedVersionIds, after.affectedVersionIds, (id) => state.versions.get(id)?.name));
  if (before.parentId !== after.parentId) items.push(item('IssueParentAssociation', 'parent', parent(before.parentId), parent(after.parentId)));
  if (before.securityLevelId !== after.securityLevelId) items.push(item('security', 'security', from(state.securityLevels, before.securityLevelId), from(state.securityLevels, after.securityLevelId)));
  items.push(...customItems(state, before, after));
  items.push(...requestItems(state, before.request, after.request));
  if (before.resolutionId !== after.resolutionId) items.push(item('resolution', 'resolution', from(state.resolutions, before.resolutionId), from(state.resolutions, after.resolutionId)));
  if (before.statusId !== after.statusId) items.push(item('status', 'status', from(state.statuses, before.statusId), from(state.statuses, after.statusId)));
  return items;
}

export function createHistory(state: SiteState, actor: SiteUser, items: HistoryItem[], at: string): History {
  return { id: state.nextId('history', 10_100), authorAccountId: actor.accountId, created: at, items };
}
