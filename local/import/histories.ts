import type { History, HistoryItem } from '../site/model';
import type { Sources } from './sources';
import { BrokenRecord, isRaw, listIn, rawIn, textIn, textOf, type Raw } from './raw';

/** The changes of an issue, wherever an answer or an export keeps them; undefined where it says nothing of changes. */
export function changelogOf(record: Raw): { histories: unknown[]; total: number } | undefined {
  const changelog = rawIn(record, 'changelog') ?? rawIn(record, 'histories');
  const bare = [record.changelog, record.histories, record.changeHistories].find((value): value is unknown[] => Array.isArray(value));
  if (changelog === undefined && bare === undefined) return undefined;
  const listed = [...(changelog ? [...listIn(changelog, 'histories'), ...listIn(changelog, 'values')] : []), ...(bare ?? [])];
  return { histories: listed, total: Math.max(Number(textIn(changelog, 'total') ?? 0), listed.length) };
}

/** Reads changes, oldest first. What is wrong with one is told, and the others are read. Their ids are as in the file, or empty. */
export function readHistories(values: unknown[], sources: Sources, tell: (problem: string) => void): History[] {
  const read = values.flatMap((value) => {
    try {
      return readHistory(value, sources);
    } catch (error) {
      if (!(error instanceof BrokenRecord)) throw error;
      tell(`${error.message}; this change is left out`);
      return [];
    }
  });
  const histories = sorted(read);
  noteMoves(histories, sources);
  return histories;
}

/** Oldest first, each once. */
export function sorted(histories: History[]): History[] {
  const once = new Map(histories.map((history) => [history.id === '' ? JSON.stringify(history) : history.id, history]));
  return [...once.values()].sort((left, right) => left.created.localeCompare(right.created) || Number(left.id) - Number(right.id));
}

function readHistory(value: unknown, sources: Sources): History {
  if (!isRaw(value)) throw new BrokenRecord('a change is not an object');
  const id = textIn(value, 'id') ?? '';
  const created = sources.times.moment(value.created, `the time of change ${id}`.trim());
  if (created === undefined) throw new BrokenRecord(`change ${id} has no time`);
  const items = listIn(value, 'items').filter(isRaw).map((item) => readItem(item, sources));
  return { id, authorAccountId: sources.people.of(value.author) ?? sources.people.anonymous(), created, items };
}

function readItem(item: Raw, sources: Sources): HistoryItem {
  const fieldId = sources.fields.idOfChange(item);
  const text = (key: string): string | null => (Object.hasOwn(item, key) && typeof item[key] === 'string' ? item[key] : (textOf(Object.hasOwn(item, key) ? item[key] : undefined) ?? null));
  const fromString = text('fromString');
  const toString = text('toString');
  const id = idOfPast(fieldId, sources);
  return {
    field: textIn(item, 'field') ?? fieldId,
    fieldtype: textIn(item, 'fieldtype') === 'custom' ? 'custom' : 'jira',
    fieldId,
    from: id(text('from'), fromString),
    fromString,
    to: id(text('to'), toString),
    toString,
  };
}

type IdOfPast = (id: string | null, name: string | null) => string | null;

/** What a change calls by the ids of its own Jira has another id here where that was taken. */
function idOfPast(fieldId: string, { catalogue, people }: Sources): IdOfPast {
  const among: Partial<Record<string, IdOfPast>> = {
    status: catalogue.statuses.past,
    issuetype: catalogue.issueTypes.past,
    priority: catalogue.priorities.past,
    resolution: catalogue.resolutions.past,
    assignee: people.past,
    reporter: people.past,
  };
  return among[fieldId] ?? ((id) => id);
}

/** What the moves of an issue say of the statuses it went through. */
function noteMoves(histories: History[], { catalogue }: Sources): void {
  let isFirst = true;
  for (const { items } of histories) {
    const move = items.find(({ fieldId }) => fieldId === 'status');
    if (!move) continue;
    const resolution = items.find(({ fieldId }) => fieldId === 'resolution');
    catalogue.statuses.moved(move.from, move.to, { isFirst, resolves: resolution !== undefined && !resolution.from && Boolean(resolution.to) });
    isFirst = false;
  }
}
