import { plainText } from '../document';
import type { AdfNode, Issue } from '../model';
import { sequenceOf } from '../operations/versions';
import type { ChoiceField, DayField, JqlEnvironment, JqlField, MomentField, SortKey, TextField } from './environment';
import { resolvers } from './people-and-places';

const one = (id: string | null): readonly string[] => (id === null ? [] : [id]);

const documentTexts = new WeakMap<AdfNode, string>();
function textOf(document: AdfNode | null): string {
  if (document === null) return '';
  const known = documentTexts.get(document);
  if (known !== undefined) return known;
  const text = plainText(document);
  documentTexts.set(document, text);
  return text;
}

const issueNumber = (key: string): number => Number(key.slice(key.lastIndexOf('-') + 1));

const categories = [
  { id: '2', key: 'new', name: 'To Do' },
  { id: '4', key: 'indeterminate', name: 'In Progress' },
  { id: '3', key: 'done', name: 'Done' },
] as const;

/** The site's own fields by the names JQL knows them by, in lower case. */
export function systemFields(environment: JqlEnvironment): Map<string, JqlField> {
  const { state } = environment;
  const resolve = resolvers(environment);
  const fields = new Map<string, JqlField>();
  const define = (names: string[], field: JqlField) => names.forEach((name) => fields.set(name.toLowerCase(), field));

  const choice = (name: string, ids: ChoiceField['ids'], resolveText: ChoiceField['resolve'], more: Partial<ChoiceField> = {}): ChoiceField => ({ kind: 'choice', name, ids, resolve: resolveText, ...more });
  const text = (name: string, texts: TextField['texts'], sortKey?: (issue: Issue) => SortKey): TextField => ({ kind: 'text', name, texts, ...(sortKey ? { sortKey } : {}) });
  const moment = (name: string, of: (issue: Issue) => string | null): MomentField => ({
    kind: 'moment',
    name,
    moments: (issue) => {
      const value = of(issue);
      return value === null ? [] : [Date.parse(value)];
    },
    sortKey: of,
  });
  const nameOf = (items: { get(id: string): { name: string } | undefined }) => (ids: readonly string[]) => items.get(ids[0] ?? '')?.name.toLowerCase() ?? null;
  const person = (name: string, of: (issue: Issue) => string | null, historyFieldId?: string): ChoiceField =>
    choice(name, (issue) => one(of(issue)), resolve.account, {
      sortKey: (issue) => state.users.get(of(issue) ?? '')?.displayName.toLowerCase() ?? null,
      ...(historyFieldId === undefined ? {} : { historyFieldId }),
    });
  const statusOrder = new Map([...state.statuses.all()].map((status, index) => [status.id, index]));
  const priorities = [...state.priorities.all()];
  /** Highest comes first in the list and ranks above the others. */
  const priorityRank = (id: string) => ({ group: '', position: -priorities.findIndex((priority) => priority.id === id) });
  const versionRank = (id: string) => {
    const version = state.versions.get(id);
    return version && { group: version.projectId, position: sequenceOf(version) };
  };
  const versionNames = nameOf(state.versions);
  const keySort = (issue: Issue): SortKey => `${issue.key.slice(0, issue.key.lastIndexOf('-'))}-${String(issueNumber(issue.key)).padStart(9, '0')}`;

  define(['project'], choice('project', (issue) => [issue.projectId], resolve.project, { sortKey: (issue) => state.projects.get(issue.projectId)?.name.toLowerCase() ?? null }));
  define(
    ['key', 'issuekey', 'issue', 'id'],
    choice('key', (issue) => [issue.id], resolve.issue, {
      sortKey: keySort,
      rank: (id) => {
        const issue = state.issues.get(id);
        return issue && { group: issue.projectId, position: issueNumber(issue.key) };
      },
    }),
  );
  define(['summary'], text('summary', (issue) => [issue.summary], (issue) => issue.summary.toLowerCase()));
  define(['description'], text('description', (issue) => [textOf(issue.description)]));
  const comments = (issue: Issue): string[] => state.commentsOf(issue.id).map((comment) => textOf(comment.body));
  define(['comment'], text('comment', comments));
  define(['text', 'textfields'], text('text', (issue) => [issue.summary, textOf(issue.description), ...comments(issue)]));
  define(
    ['status'],
    choice('status', (issue) => [issue.statusId], resolve.named(state.statuses), { historyFieldId: 'status', sortKey: (issue) => statusOrder.get(issue.statusId) ?? null }),
  );
  const categoryOf = (issue: Issue) => categories.findIndex((category) => category.key === state.statuses.get(issue.statusId)?.categoryKey);
  define(
    ['statusCategory'],
    choice('statusCategory', (issue) => one(categories[categoryOf(issue)]?.id ?? null), (value) => categories.filter(({ id, key, name }) => [id, key, name.toLowerCase()].includes(value.toLowerCase())).map(({ id }) => id), { sortKey: categoryOf }),
  );
  define(['issuetype', 'type'], choice('issuetype', (issue) => [issue.issueTypeId], resolve.named(state.issueTypes), { sortKey: (issue) => nameOf(state.issueTypes)([issue.issueTypeId]) }));
  define(
    ['priority'],
    choice('priority', (issue) => one(issue.priorityId || null), resolve.named(state.priorities), {
      historyFieldId: 'priority',
      rank: priorityRank,
      sortKey: (issue) => priorityRank(issue.priorityId).position,
    }),
  );
  define(
    ['resolution'],
    choice('resolution', (issue) => one(issue.resolutionId), resolve.named(state.resolutions), {
      historyFieldId: 'resolution',
      emptyNames: ['unresolved'],
      sortKey: (issue) => nameOf(state.resolutions)(one(issue.resolutionId)),
    }),
  );
  define(['assignee'], person('assignee', (issue) => issue.assigneeAccountId, 'assignee'));
  define(['reporter'], person('reporter', (issue) => issue.reporterAccountId, 'reporter'));
  define(['creator'], person('creator', (issue) => issue.creatorAccountId));
  define(['watcher'], choice('watcher', (issue) => issue.watcherAccountIds, resolve.account));
  define(['labels'], choice('labels', (issue) => issue.labels.map((label) => label.toLowerCase()), (label) => [label.toLowerCase()], { sortKey: (issue) => issue.labels[0]?.toLowerCase() ?? null }));
  define(['component', 'components'], choice('component', (issue) => issue.componentIds, resolve.placed(state.components), { sortKey: (issue) => nameOf(state.components)(issue.componentIds) }));
  define(
    ['fixVersion', 'fixVersions'],
    choice('fixVersion', (issue) => issue.fixVersionIds, resolve.placed(state.versions), { historyFieldId: 'fixVersions', rank: versionRank, sortKey: (issue) => versionNames(issue.fixVersionIds) }),
  );
  define(
    ['affectedVersion', 'affectedVersions'],
    choice('affectedVersion', (issue) => issue.affectedVersionIds, resolve.placed(state.versions), { rank: versionRank, sortKey: (issue) => versionNames(issue.affectedVersionIds) }),
  );
  define(['parent', 'epic link'], choice('parent', (issue) => one(issue.parentId), resolve.issue, { sortKey: (issue) => state.issues.get(issue.parentId ?? '')?.key ?? null }));
  define(['level'], choice('level', (issue) => one(issue.securityLevelId), resolve.named(state.securityLevels)));
  define(['sprint'], choice('sprint', () => [], () => []));
  define(['rank'], { kind: 'number', name: 'rank', numbers: (issue) => [Number(issue.id)], sortKey: (issue) => Number(issue.id) });
  define(['issueLinkType'], choice('issueLinkType', (issue) => linkPhrases(environment, issue), (phrase) => knownPhrases(environment, phrase)));
  define(['created', 'createdDate'], moment('created', (issue) => issue.created));
  define(['updated', 'updatedDate'], moment('updated', (issue) => issue.updated));
  define(['resolved', 'resolutiondate'], moment('resolved', (issue) => issue.resolutiondate));
  define(['statusCategoryChangedDate'], moment('statusCategoryChangedDate', (issue) => issue.statusChangedAt));
  define(['due', 'duedate'], { kind: 'day', name: 'due', days: (issue) => one(issue.duedate), sortKey: (issue) => issue.duedate } satisfies DayField);
  define(['request type', 'customer request type'], choice('Request Type', (issue) => one(issue.request?.requestTypeId ?? null), resolve.named(state.requestTypes)));
  define(['request participants'], choice('Request participants', (issue) => issue.request?.participantAccountIds ?? [], resolve.account));
  define(['organizations'], choice('Organizations', (issue) => issue.request?.organizationIds ?? [], resolve.named(state.organizations)));
  return fields;
}

function linkPhrases({ state }: JqlEnvironment, issue: Issue): string[] {
  return state.linksOf(issue.id).flatMap((link) => {
    const type = state.linkTypes.get(link.typeId);
    if (!type) return [];
    return [type.name.toLowerCase(), (link.inwardIssueId === issue.id ? type.outward : type.inward).toLowerCase()];
  });
}

function knownPhrases({ state }: JqlEnvironment, phrase: string): string[] {
  const wanted = phrase.toLowerCase();
  const known = [...state.linkTypes.all()].some((type) => [type.name, type.inward, type.outward].some((name) => name.toLowerCase() === wanted));
  return known ? [wanted] : [];
}
