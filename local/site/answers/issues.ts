import type { SiteContext } from '../context';
import { renderedHtml } from '../document';
import type { Issue, SiteUser } from '../model';
import { historyAnswer } from './changelogs';
import { editableFields } from './field-metadata';
import { fieldValues } from './issue-fields';
import { transitionAnswers } from './transitions';

export type IssueSelection = {
  /** Field ids: empty leaves `fields` out of the answer. */
  fieldIds: readonly string[];
  /** Keys of issue properties. */
  properties: readonly string[];
  expand: ReadonlySet<string>;
};

/** Newest first, as the expanded changelog comes; the changelog's own resource goes from the oldest. */
function expandedChangelog(context: SiteContext, viewer: SiteUser, issue: Issue) {
  const histories = issue.histories.map((history) => historyAnswer(context, viewer, history)).reverse();
  const shown = histories.slice(0, 100);
  return { startAt: 0, maxResults: shown.length, total: histories.length, histories: shown };
}

export function issueAnswer(context: SiteContext, viewer: SiteUser, issue: Issue, selection: IssueSelection): Record<string, unknown> {
  const { fieldIds, properties, expand } = selection;
  const { state, baseUrl } = context;
  return {
    expand: 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations',
    id: issue.id,
    self: `${baseUrl}/rest/api/3/issue/${issue.id}`,
    key: issue.key,
    ...(properties.length > 0 ? { properties: chosenProperties(issue, properties) } : {}),
    ...(expand.has('changelog') ? { changelog: expandedChangelog(context, viewer, issue) } : {}),
    ...(expand.has('names') ? { names: Object.fromEntries(fieldIds.map((id) => [id, state.fields.get(id)?.name ?? id])) } : {}),
    ...(expand.has('schema') ? { schema: Object.fromEntries(fieldIds.map((id) => [id, state.fields.get(id)?.schema ?? { type: 'any' }])) } : {}),
    ...(expand.has('transitions') ? { transitions: transitionAnswers(context, issue, expand.has('transitions.fields') ? viewer : undefined) } : {}),
    ...(expand.has('editmeta') ? { editmeta: { fields: editableFields(context, viewer, issue) } } : {}),
    ...(expand.has('renderedFields') ? { renderedFields: fieldIds.includes('description') ? { description: renderedHtml(issue.description) } : {} } : {}),
    ...(fieldIds.length > 0 ? { fields: fieldValues(context, viewer, issue, fieldIds) } : {}),
  };
}

function chosenProperties(issue: Issue, keys: readonly string[]): Record<string, unknown> {
  if (keys.includes('*all')) return issue.properties;
  return Object.fromEntries(keys.flatMap((key) => (key in issue.properties ? [[key, issue.properties[key]]] : [])));
}
