import type { Status, StatusCategoryKey } from '../site/model';
import { createIds } from './ids';
import { nameOf, rawIn, textIn, textOf } from './raw';
import { guessedCategory, type StatusEvidence } from './status-category';

type Entry = { id: string; name: string; description: string; category: StatusCategoryKey | undefined; evidence: StatusEvidence };
export type Statuses = ReturnType<typeof createStatuses>;

/** The statuses of the files beside those of the site. One name with two meanings is two statuses. */
export function createStatuses(existing: Iterable<Status>) {
  const noEvidence = (): StatusEvidence => ({ resolved: 0, unresolved: 0, begun: 0, entered: 0 });
  const fixed = [...existing];
  const entries = new Map<string, Entry>(fixed.map(({ id, name, description, categoryKey }) => [id, { id, name, description, category: categoryKey, evidence: noEvidence() }]));
  const ids = createIds(entries.keys(), 20_000);
  const byName = new Map<string, Entry[]>();
  const byFileId = new Map<string, Entry>();
  const add = (entry: Entry): Entry => {
    entries.set(entry.id, entry);
    const key = entry.name.toLowerCase();
    byName.set(key, [...(byName.get(key) ?? []), entry]);
    return entry;
  };
  for (const entry of [...entries.values()]) add(entry);

  const named = (name: string, category: StatusCategoryKey | undefined, fileId: string | undefined, description = ''): Entry => {
    const namesakes = byName.get(name.toLowerCase()) ?? [];
    const known = namesakes.find((entry) => category === undefined || entry.category === undefined || entry.category === category);
    if (known) known.category ??= category;
    const entry = known ?? add({ id: ids.claim(fileId), name, description, category, evidence: noEvidence() });
    if (fileId !== undefined && !byFileId.has(fileId)) byFileId.set(fileId, entry);
    return entry;
  };

  return {
    /** The status an issue stands in; `category` is what the issue itself says of it. */
    of(value: unknown, { category, isResolved }: { category: unknown; isResolved: boolean }): string | undefined {
      const name = nameOf(value) ?? textIn(value, 'id');
      if (name === undefined) return undefined;
      const { id, evidence } = named(name, categoryOf(rawIn(value, 'statusCategory') ?? category), textIn(value, 'id'), textIn(value, 'description'));
      if (isResolved) evidence.resolved += 1;
      else evidence.unresolved += 1;
      return id;
    },
    /** A status of the past: the name is what it was called then, the id what it is. */
    past(id: string | null, name: string | null): string | null {
      const fileId = textOf(id);
      const words = textOf(name);
      const byId = byFileId.get(fileId ?? '');
      if (words === undefined) return byId?.id ?? fileId ?? null;
      if (byId && (byId.name.toLowerCase() === words.toLowerCase() || !byName.has(words.toLowerCase()))) return byId.id;
      return named(words, undefined, fileId).id;
    },
    /** Issues move on from one status to another; a move may set the resolution. */
    moved(from: string | null, to: string | null, { isFirst, resolves }: { isFirst: boolean; resolves: boolean }): void {
      const entered = entries.get(to ?? '')?.evidence;
      if (entered) entered.entered += 1;
      if (entered && resolves) entered.resolved += 1;
      const begun = entries.get(from ?? '')?.evidence;
      if (begun && isFirst) begun.begun += 1;
    },
    /** What the site did not have, each with its category. */
    added(): Status[] {
      const known = new Set(fixed.map(({ id }) => id));
      return [...entries.values()]
        .filter(({ id }) => !known.has(id))
        .map(({ id, name, description, category, evidence }) => ({ id, name, description, categoryKey: category ?? guessedCategory(name, evidence) }));
    },
  };
}

const categoryNames: Record<string, StatusCategoryKey> = { new: 'new', 'to do': 'new', indeterminate: 'indeterminate', 'in progress': 'indeterminate', done: 'done', complete: 'done' };

/** By key or by name; Jira's "No category" says nothing. */
function categoryOf(value: unknown): StatusCategoryKey | undefined {
  return categoryNames[(textIn(value, 'key') ?? '').toLowerCase()] ?? categoryNames[(nameOf(value) ?? '').toLowerCase()];
}
