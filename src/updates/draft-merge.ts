import type { LineDraft } from './contract';
import { isTouched, type StoredLine } from './line';

/**
 * The lines after Jira was read again: what a person wrote or changed stays where it is, with the newest facts under its typed
 * text; what nobody touched is replaced; what is new comes after it.
 */
export function mergedLines(current: StoredLine[], fresh: StoredLine[]): StoredLine[] {
  const freshByTopic = new Map(fresh.flatMap((line) => (line.phrase ? [[line.phrase.topic, line] as const] : [])));
  const kept = current.flatMap((line): StoredLine[] => {
    if (!line.phrase) return [line];
    const newer = freshByTopic.get(line.phrase.topic);
    if (isTouched(line)) return [newer?.phrase ? { ...line, phrase: newer.phrase } : line];
    return newer ? [{ ...newer, id: line.id }] : [];
  });
  const present = new Set(kept.flatMap(({ phrase }) => phrase?.topic ?? []));
  const ids = new Set(kept.map(({ id }) => id));
  const added = fresh.filter(({ id, phrase }) => phrase && !present.has(phrase.topic) && !ids.has(id));
  return counterLast([...kept, ...added]);
}

/** "And n more" stands below what it counts. */
const counterLast = (lines: StoredLine[]) => {
  const isCounter = (line: StoredLine) => line.phrase?.topic === 'more' && !isTouched(line);
  return [...lines.filter((line) => !isCounter(line)), ...lines.filter(isCounter)];
};

/** What a person saved, with the phrases of the lines Candor wrote: those never come from the browser. */
export function savedLines(
  current: { lines: StoredLine[]; dismissed: string[] },
  drafts: LineDraft[],
  phraseFor: (draft: LineDraft) => StoredLine['phrase'],
): { lines: StoredLine[]; dismissed: string[] } {
  const known = new Map(current.lines.map((line) => [line.id, line]));
  const lines = drafts.map((draft): StoredLine => {
    const phrase = known.get(draft.id)?.phrase ?? phraseFor(draft);
    return phrase ? { ...draft, phrase } : draft;
  });
  const present = new Set(lines.flatMap(({ phrase }) => phrase?.topic ?? []));
  const removed = current.lines.flatMap(({ phrase }) => phrase?.topic ?? []).filter((topic) => !present.has(topic));
  const dismissed = [...new Set([...current.dismissed, ...removed])].filter((topic) => !present.has(topic)).slice(-mostDismissed);
  return { lines, dismissed };
}

const mostDismissed = 500;
