import type { SiteContext } from '../context';
import type { Issue, IssueLink, SiteUser } from '../model';
import { subtasksOf } from '../operations/issues';
import { canSeeIssue } from '../permissions';
import { attachmentAnswer } from './attachments';
import { componentAnswer, issueTypeAnswer, linkTypeAnswer, priorityAnswer, resolutionAnswer, securityLevelAnswer, statusAnswer, versionAnswer } from './catalogue';
import { commentAnswer } from './comments';
import { jiraTime } from './moments';
import { projectReference } from './projects';
import { requestReaders } from './request-fields';
import { personAnswer } from './users';

type Reader = (context: SiteContext, viewer: SiteUser, issue: Issue) => unknown;

/** What stands of an issue inside another one. */
export function issueReference(context: SiteContext, issue: Issue) {
  const { state, baseUrl } = context;
  const status = state.statuses.get(issue.statusId);
  const priority = state.priorities.get(issue.priorityId);
  const type = state.issueTypes.get(issue.issueTypeId);
  return {
    id: issue.id,
    key: issue.key,
    self: `${baseUrl}/rest/api/3/issue/${issue.id}`,
    fields: {
      summary: issue.summary,
      ...(status ? { status: statusAnswer(context, status) } : {}),
      ...(priority ? { priority: priorityAnswer(context, priority) } : {}),
      ...(type ? { issuetype: issueTypeAnswer(context, type) } : {}),
    },
  };
}

/** A link as one of its ends shows it; hidden when the viewer may not see the other end. */
function linkFromEnd(context: SiteContext, viewer: SiteUser, issue: Issue, link: IssueLink): unknown[] {
  const { state, baseUrl } = context;
  const type = state.linkTypes.get(link.typeId);
  const outward = link.inwardIssueId === issue.id;
  const other = state.issues.get(outward ? link.outwardIssueId : link.inwardIssueId);
  if (!type || !other || !canSeeIssue(state, viewer, other)) return [];
  return [{ id: link.id, self: `${baseUrl}/rest/api/3/issueLink/${link.id}`, type: linkTypeAnswer(context, type), [outward ? 'outwardIssue' : 'inwardIssue']: issueReference(context, other) }];
}

const listed = <Item, Answer>(ids: readonly string[], get: (id: string) => Item | undefined, answer: (item: Item) => Answer): Answer[] => ids.flatMap((id) => get(id) ?? []).map(answer);
const single = <Item, Answer>(id: string | null, get: (id: string) => Item | undefined, answer: (item: Item) => Answer): Answer | null => {
  const item = id === null ? undefined : get(id);
  return item === undefined ? null : answer(item);
};

/** The fields of an issue; each is worked out only when it is asked for. */
const readers: Record<string, Reader> = {
  summary: (_context, _viewer, issue) => issue.summary,
  description: (_context, _viewer, issue) => issue.description,
  issuetype: (context, _viewer, issue) => single(issue.issueTypeId, context.state.issueTypes.get, (type) => issueTypeAnswer(context, type)),
  project: (context, _viewer, issue) => single(issue.projectId, context.state.projects.get, (project) => projectReference(context, project)),
  status: (context, _viewer, issue) => single(issue.statusId, context.state.statuses.get, (status) => statusAnswer(context, status)),
  statusCategory: (context, _viewer, issue) => single(issue.statusId, context.state.statuses.get, (status) => statusAnswer(context, status).statusCategory),
  statuscategorychangedate: (_context, viewer, issue) => jiraTime(issue.statusChangedAt, viewer),
  priority: (context, _viewer, issue) => single(issue.priorityId, context.state.priorities.get, (priority) => priorityAnswer(context, priority)),
  resolution: (context, _viewer, issue) => single(issue.resolutionId, context.state.resolutions.get, (resolution) => resolutionAnswer(context, resolution)),
  resolutiondate: (_context, viewer, issue) => (issue.resolutiondate === null ? null : jiraTime(issue.resolutiondate, viewer)),
  assignee: (context, viewer, issue) => personAnswer(context, viewer, issue.assigneeAccountId),
  reporter: (context, viewer, issue) => personAnswer(context, viewer, issue.reporterAccountId),
  creator: (context, viewer, issue) => personAnswer(context, viewer, issue.creatorAccountId),
  created: (_context, viewer, issue) => jiraTime(issue.created, viewer),
  updated: (_context, viewer, issue) => jiraTime(issue.updated, viewer),
  duedate: (_context, _viewer, issue) => issue.duedate,
  labels: (_context, _viewer, issue) => issue.labels,
  components: (context, _viewer, issue) => listed(issue.componentIds, context.state.components.get, (component) => componentAnswer(context, component)),
  fixVersions: (context, _viewer, issue) => listed(issue.fixVersionIds, context.state.versions.get, (version) => versionAnswer(context, version)),
  versions: (context, _viewer, issue) => listed(issue.affectedVersionIds, context.state.versions.get, (version) => versionAnswer(context, version)),
  issuelinks: (context, viewer, issue) => context.state.linksOf(issue.id).flatMap((link) => linkFromEnd(context, viewer, issue, link)),
  subtasks: (context, viewer, issue) =>
    subtasksOf(context.state, issue)
      .filter((subtask) => canSeeIssue(context.state, viewer, subtask))
      .map((subtask) => issueReference(context, subtask)),
  watches: ({ baseUrl }, viewer, issue) => ({
    self: `${baseUrl}/rest/api/3/issue/${issue.key}/watchers`,
    watchCount: issue.watcherAccountIds.length,
    isWatching: issue.watcherAccountIds.includes(viewer.accountId),
  }),
  security: (context, _viewer, issue) => single(issue.securityLevelId, context.state.securityLevels.get, (level) => securityLevelAnswer(context, level)),
  comment: (context, viewer, issue) => {
    const comments = context.state.commentsOf(issue.id).map((comment) => commentAnswer(context, viewer, comment));
    return { comments, self: `${context.baseUrl}/rest/api/3/issue/${issue.id}/comment`, maxResults: comments.length, total: comments.length, startAt: 0 };
  },
  attachment: (context, viewer, issue) => context.state.attachmentsOf(issue.id).map((attachment) => attachmentAnswer(context, viewer, attachment)),
};

/** Present only where there is one. */
const parentReader: Reader = (context, viewer, issue) => {
  const parent = issue.parentId === null ? undefined : context.state.issues.get(issue.parentId);
  return parent && canSeeIssue(context.state, viewer, parent) ? issueReference(context, parent) : undefined;
};

/** These come only when all is asked for. */
const notNavigable = new Set(['comment', 'attachment']);

/** The field ids a request's `fields` stands for: ids, `*all`, `*navigable`, and `-id` to leave out. */
export function selectedFields({ state }: SiteContext, asked: readonly string[]): string[] {
  // An import brings fields of Jira's own that the site only keeps.
  const stored = [...state.fields.all()].filter(({ id, custom, schema }) => custom || (schema !== undefined && !readers[id])).map((field) => field.id);
  const all = [...Object.keys(readers), 'parent', ...stored];
  const names = asked.flatMap((entry) => entry.split(',')).map((entry) => entry.trim()).filter((entry) => entry !== '');
  const chosen = new Set<string>(names.length > 0 && names.every((name) => name.startsWith('-')) ? all : []);
  for (const name of names) {
    if (name === '*all') all.forEach((id) => chosen.add(id));
    else if (name === '*navigable') all.filter((id) => !notNavigable.has(id)).forEach((id) => chosen.add(id));
    else if (!name.startsWith('-') && all.includes(name)) chosen.add(name);
  }
  for (const name of names) if (name.startsWith('-')) chosen.delete(name.slice(1));
  return [...chosen];
}

export function fieldValues(context: SiteContext, viewer: SiteUser, issue: Issue, fieldIds: readonly string[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const id of fieldIds) {
    if (id === 'parent') {
      const parent = parentReader(context, viewer, issue);
      if (parent !== undefined) values.parent = parent;
    } else {
      const reader = issue.customFields[id] === undefined ? (readers[id] ?? requestReaders[id]) : undefined;
      values[id] = reader ? reader(context, viewer, issue) : (customAnswer(context, viewer, issue.customFields[id]) ?? null);
    }
  }
  return values;
}

function customAnswer(context: SiteContext, viewer: SiteUser, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((element) => customAnswer(context, viewer, element));
  if (typeof value !== 'object' || value === null) return value;
  if ('accountId' in value) return personAnswer(context, viewer, String(value.accountId));
  if ('id' in value && 'value' in value) return { self: `${context.baseUrl}/rest/api/3/customFieldOption/${String(value.id)}`, ...value };
  return value;
}
