import type { Comment, Issue } from '../site/model';
import { documentOf } from './bodies';
import { commentsIn, readComments } from './comments';
import { isSiteField } from './field-names';
import { changelogOf, readHistories } from './histories';
import type { Place } from './places';
import { BrokenRecord, isRaw, nameOf, rawIn, textIn, textOf, type Raw } from './raw';
import type { Sources } from './sources';

/** A link as one of its ends tells it: with the key of the other. */
export type ReadLink = { typeId: string; otherKey: string; direction: 'inward' | 'outward' };

/** An issue as read: its ids and times are those of the file, its relations to others are keys. */
export type ReadIssue = {
  issue: Issue;
  comments: Comment[];
  parentKey?: string;
  subtaskKeys: string[];
  links: ReadLink[];
  /** How many changes it has in its own Jira; undefined where the file says nothing of changes. */
  changesInJira?: number;
};

const keyForm = /^([A-Z][A-Z0-9_]*)-([1-9]\d{0,8})$/;
const longestSummary = 255;

export function keyOf(value: unknown): string | undefined {
  const key = (textOf(value) ?? textIn(value, 'key'))?.toUpperCase();
  return key !== undefined && keyForm.test(key) ? key : undefined;
}

/** Reads one issue of an answer or an export. Throws BrokenRecord; what is wrong with a part of it is told. */
export function readIssue(record: Raw, sources: Sources, tell: (problem: string) => void): ReadIssue {
  const key = keyOf(record.key);
  if (key === undefined) throw new BrokenRecord(record.key === undefined ? 'this issue has no key' : `${JSON.stringify(record.key)} is not the key of an issue`);
  const fields = rawIn(record, 'fields');
  if (fields === undefined) throw new BrokenRecord(`${key} has no fields`);
  try {
    return read(key, record, sortedFields(fields, sources), sources, (problem) => tell(`${key}: ${problem}`));
  } catch (error) {
    throw error instanceof BrokenRecord ? new BrokenRecord(`${key}: ${error.message}`) : error;
  }
}

type SortedFields = { known: Raw; kept: Raw };

/** Fields the site makes itself, by id, and all others under the ids they are kept by. An id counts before a name. */
function sortedFields(fields: Raw, sources: Sources): SortedFields {
  const sorted: SortedFields = { known: {}, kept: {} };
  for (const [key, value] of Object.entries(fields)) {
    const id = sources.fields.idOf(key);
    const part = isSiteField(id) ? sorted.known : sorted.kept;
    if (key === id || part[id] === undefined) part[id] = value;
  }
  return sorted;
}

function read(key: string, record: Raw, { known, kept }: SortedFields, sources: Sources, tell: (problem: string) => void): ReadIssue {
  const { catalogue, people, places, times } = sources;
  const [, projectKey = ''] = keyForm.exec(key) ?? [];
  const toldCreated = times.moment(known.created, 'created');
  const toldUpdated = times.moment(known.updated, 'updated');
  const resolutiondate = times.moment(known.resolutiondate, 'resolutiondate') ?? null;
  const duedate = times.day(known.duedate, 'duedate');

  const place = places.of(projectKey, rawIn(known, 'project'));
  const changelog = changelogOf(record);
  const histories = readHistories(changelog?.histories ?? [], sources, tell);
  const comments = readComments(commentsIn(known.comment), { sources, isService: place.projectTypeKey === 'service_desk', tell });
  const moments = [toldCreated, toldUpdated, ...histories.map(({ created }) => created), ...comments.map(({ created }) => created)].filter((moment) => moment !== undefined).sort();
  const created = toldCreated ?? moments[0];
  const updated = moments.at(-1);
  if (created === undefined || updated === undefined) throw new BrokenRecord('nothing says when it was created');

  const resolutionId = catalogue.resolutions.of(known.resolution)?.id ?? null;
  const isResolved = resolutionId !== null || resolutiondate !== null;
  const statusId = catalogue.statuses.of(known.status, { category: known.statusCategory, isResolved }) ?? defaultStatus[isResolved ? 'done' : 'open'];
  const creator = people.of(known.creator) ?? people.of(known.reporter) ?? people.anonymous();
  const issue: Issue = {
    id: textIn(record, 'id') ?? '',
    key,
    ...formerKeys(key, histories),
    projectId: place.id,
    issueTypeId: catalogue.issueTypes.of(known.issuetype)?.id ?? defaultTypeId,
    summary: summaryOf(known.summary) ?? key,
    description: documentOf(known.description),
    statusId,
    statusChangedAt: times.moment(known.statuscategorychangedate, 'statuscategorychangedate') ?? lastMove(histories) ?? resolutiondate ?? created,
    priorityId: catalogue.priorities.of(known.priority)?.id ?? '',
    assigneeAccountId: people.of(known.assignee) ?? null,
    reporterAccountId: people.of(known.reporter) ?? creator,
    creatorAccountId: creator,
    created,
    updated,
    duedate,
    resolutionId,
    resolutiondate,
    labels: labelsOf(known.labels),
    componentIds: idsOf(known.components, place.components),
    fixVersionIds: idsOf(known.fixVersions, place.versions),
    affectedVersionIds: idsOf(known.versions, place.versions),
    parentId: null,
    securityLevelId: place.securityLevels.of(known.security)?.id ?? null,
    customFields: keptFields(kept, sources),
    properties: rawIn(record, 'properties') ?? {},
    watcherAccountIds: [],
    histories,
  };
  const parentKey = keyOf(known.parent);
  return {
    issue,
    comments,
    subtaskKeys: (Array.isArray(known.subtasks) ? (known.subtasks as unknown[]) : []).flatMap((subtask) => keyOf(subtask) ?? []),
    links: (Array.isArray(known.issuelinks) ? (known.issuelinks as unknown[]) : []).flatMap((link) => readLink(link, sources)),
    ...(parentKey !== undefined && { parentKey }),
    ...(changelog && { changesInJira: changelog.total }),
  };
}

/** Ids of the site's own "To Do", "Done" and "Task". */
const defaultStatus = { open: '10000', done: '10002' } as const;
const defaultTypeId = '10002';

function summaryOf(value: unknown): string | undefined {
  const summary = textOf(value)?.replace(/\s+/g, ' ');
  return summary !== undefined && summary.length > longestSummary ? `${summary.slice(0, longestSummary - 1)}…` : summary;
}

/** Jira's labels have no spaces; exports by name may write them as one text. */
function labelsOf(value: unknown): string[] {
  const labels = Array.isArray(value) ? value.flatMap((label) => nameOf(label)?.split(/\s+/) ?? []) : (textOf(value)?.split(/[\s,]+/) ?? []);
  return [...new Set(labels.filter((label) => label !== ''))];
}

function idsOf(value: unknown, items: Place['versions'] | Place['components']): string[] {
  const values = Array.isArray(value) ? (value as unknown[]) : [value];
  return [...new Set(values.flatMap((each) => items.of(each)?.id ?? []))];
}

/** Values of fields the site only keeps. People in them become people of the site. */
function keptFields(kept: Raw, { fields, people }: Sources): Record<string, unknown> {
  const person = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(person);
    if (!isRaw(value) || textIn(value, 'accountId') === undefined) return value;
    return { ...value, accountId: people.of(value) };
  };
  const values: [string, unknown][] = [];
  for (const [id, value] of Object.entries(kept)) {
    fields.keep(id, value);
    if (value !== null && value !== undefined) values.push([id, person(value)]);
  }
  return Object.fromEntries(values);
}

function readLink(value: unknown, { catalogue }: Sources): ReadLink[] {
  const typeId = catalogue.linkTypes.of(rawIn(value, 'type') ?? textIn(value, 'type'))?.id;
  if (typeId === undefined) return [];
  return (['inward', 'outward'] as const).flatMap((direction) => {
    const otherKey = keyOf(rawIn(value, `${direction}Issue`) ?? textIn(value, `${direction}Issue`));
    return otherKey === undefined ? [] : [{ typeId, otherKey, direction }];
  });
}

export const lastMove = (histories: Issue['histories']): string | undefined => histories.filter(({ items }) => items.some(({ fieldId }) => fieldId === 'status')).at(-1)?.created;

/** Keys an issue had before it was moved go on leading to it. */
function formerKeys(key: string, histories: Issue['histories']): { formerKeys?: string[] } {
  const former = histories.flatMap(({ items }) => items.filter(({ fieldId }) => fieldId === 'issuekey').flatMap(({ fromString }) => keyOf(fromString) ?? []));
  const others = [...new Set(former)].filter((each) => each !== key);
  return others.length > 0 ? { formerKeys: others } : {};
}

/** What a project uses, and who has to do with it, is what its issues show. */
export function noteUse(place: Place, { issue, comments }: Pick<ReadIssue, 'issue' | 'comments'>): void {
  place.highestNumber = Math.max(place.highestNumber, Number(keyForm.exec(issue.key)?.[2] ?? 0));
  place.issueTypeIds.add(issue.issueTypeId);
  place.statusIds.add(issue.statusId);
  for (const { authorAccountId, items } of issue.histories) {
    place.workers.add(authorAccountId);
    for (const { fieldId, from, to } of items) if (fieldId === 'status') for (const id of [from, to]) if (id) place.statusIds.add(id);
  }
  if (issue.assigneeAccountId !== null) place.workers.add(issue.assigneeAccountId);
  for (const { authorAccountId } of comments) place.workers.add(authorAccountId);
  place.customers.add(issue.reporterAccountId);
}
