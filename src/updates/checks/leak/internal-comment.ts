import type { Found, Subject } from '../subject';
import { foundIn, readPassages, shortQuote } from './found';
import type { Guarded, InternalComment, LeakCheck } from './guarded';
import { quoteOf } from './normal-text';
import { digestOf, runDigests, runsOf, type Word, wordsOf } from './word-runs';

/** Words in a row that stand in a comment she does not read, and nowhere she reads. */
export const internalComment: LeakCheck = (subject, guarded) => {
  const comments = byDigest(guarded.comments);
  if (comments.size === 0) return [];
  for (const digest of publicDigests(subject, guarded)) comments.delete(digest);
  return readPassages(subject).flatMap((passage): Found[] => {
    const words = wordsOf(passage.normal);
    return sharedRuns(words, comments).map(({ comment, first, last }) => {
      const quote = quoteOf(passage.normal, words[first]?.from ?? 0, words[last]?.to ?? 0);
      return foundIn(passage, 'internal-comment', {
        about: comment.id,
        quote,
        parameters: { words: shortQuote(quote), key: comment.issueKey },
        issueIds: [comment.issueId],
        restsOn: [comment.id, words.slice(first, last + 1).map(({ text }) => text)],
      });
    });
  });
};

function byDigest(comments: InternalComment[]): Map<string, InternalComment> {
  const runs = new Map<string, InternalComment>();
  for (const comment of comments) for (const run of comment.runs) if (!runs.has(run)) runs.set(run, comment);
  return runs;
}

function publicDigests({ issues }: Subject, { publicTexts, toldTexts }: Guarded): string[] {
  const titles = Object.values(issues).flatMap(({ visible, summary, titles: own }) => (visible ? [summary, ...Object.values(own)] : []));
  return [...publicTexts, ...toldTexts, ...titles].flatMap(runDigests);
}

type Shared = { comment: InternalComment; first: number; last: number };

/** Runs that overlap are one; a comment is named once in a passage, by the longest. */
function sharedRuns(words: Word[], comments: Map<string, InternalComment>): Shared[] {
  const found = new Map<string, Shared>();
  let current: Shared | undefined;
  for (const { text, first, last } of runsOf(words)) {
    const comment = comments.get(digestOf(text));
    if (!comment) continue;
    current = current && current.comment.id === comment.id && first <= current.last + 1 ? { ...current, last } : { comment, first, last };
    const longest = found.get(comment.id);
    if (!longest || current.last - current.first > longest.last - longest.first) found.set(comment.id, current);
  }
  return [...found.values()];
}
