import type { LineDraft } from './contract';
import { isTouched, type StoredLine, topicOf } from './line';

/**
 * The lines after Jira was read again: what a person wrote or changed stays where it is, with the newest facts under its typed
 * text; what nobody touched is replaced; what is new comes after it.
 */
export function mergedLines(current: StoredLine[], fresh: StoredLine[]): StoredLine[] {
  const freshByTopic = new Map(fresh.flatMap((line) => withTopic(line)));
  const kept = current.flatMap((line): StoredLine[] => {
    const topic = topicOf(line);
    if (topic === undefined) return [line];
    const newer = freshByTopic.get(topic);
    if (isTouched(line)) return [{ ...line, ...(newer?.phrase && { phrase: newer.phrase }), ...(newer?.news && { news: newer.news }), ...(newer?.asked && { asked: newer.asked }) }];
    return newer ? [{ ...newer, id: line.id }] : [];
  });
  const present = new Set(kept.flatMap((line) => topicOf(line) ?? []));
  const ids = new Set(kept.map(({ id }) => id));
  const added = fresh.filter((line) => withTopic(line).some(([topic]) => !present.has(topic) && !ids.has(line.id)));
  return counterLast([...kept, ...added]);
}

const withTopic = (line: StoredLine): [string, StoredLine][] => {
  const topic = topicOf(line);
  return topic === undefined ? [] : [[topic, line]];
};

/** "And n more" stands below what it counts. */
export const counterLast = (lines: StoredLine[]) => {
  const isCounter = (line: StoredLine) => line.phrase?.topic === 'more' && !isTouched(line);
  return [...lines.filter((line) => !isCounter(line)), ...lines.filter(isCounter)];
};

/** What a person saved, with the phrases and news of the lines Candor wrote: those never come from the browser. */
export function savedLines(
  current: { lines: StoredLine[]; dismissed: string[] },
  drafts: LineDraft[],
  phraseFor: (draft: LineDraft) => StoredLine['phrase'],
): { lines: StoredLine[]; dismissed: string[] } {
  const known = new Map(current.lines.map((line) => [line.id, line]));
  const lines = drafts.map((draft): StoredLine => {
    const { phrase, news, asked } = known.get(draft.id) ?? {};
    if (news) return { ...draft, news, ...(asked && { asked }) };
    const words = phrase ?? phraseFor(draft);
    return words ? { ...draft, phrase: words } : draft;
  });
  const present = new Set(lines.flatMap((line) => topicOf(line) ?? []));
  const removed = current.lines.flatMap((line) => topicOf(line) ?? []).filter((topic) => !present.has(topic));
  const dismissed = [...new Set([...current.dismissed, ...removed])].filter((topic) => !present.has(topic)).slice(-mostDismissed);
  return { lines, dismissed };
}

const mostDismissed = 500;
