import type { CheckedIssue, Found } from '../subject';
import { foundIn, type ReadPassage, readPassages } from './found';
import type { LeakCheck } from './guarded';
import { isInside, normalText, quoteOf } from './normal-text';
import { rowsOf, type Word, wordsOf, weightOf } from './word-runs';

const issueKey = /(?<![\p{Script=Latin}\p{N}_-])[a-z][a-z0-9_]+-[1-9]\d{0,8}(?![\p{Script=Latin}\p{N}_]|-\d)/gu;

/** What looks like an issue key, in capitals; much of it is none. */
export const keysIn = (text: string): string[] => [...new Set([...normalText(text).text.matchAll(issueKey)].map(([key]) => key.toUpperCase()))];

/** A title of fewer words, or half as many characters, may stand in any sentence. */
const shortestTitle = 36;

/** The key or the title of an issue this client does not see. Her own requests she knows. */
export const unseenIssue: LeakCheck = (subject, { ownRequestKeys }) => {
  const issues = Object.values(subject.issues);
  const seen = new Set(issues.filter(({ visible }) => visible).map(({ key }) => key));
  const unseen = new Map(issues.filter(({ visible, key }) => !visible && !seen.has(key) && !ownRequestKeys.includes(key)).map((issue) => [issue.key, issue]));
  if (unseen.size === 0) return [];
  const titles = unseenTitles(issues, [...unseen.values()]);
  return readPassages(subject).flatMap((passage) => [...keysFound(passage, unseen), ...titlesFound(passage, titles)]);
};

function keysFound(passage: ReadPassage, unseen: ReadonlyMap<string, CheckedIssue>): Found[] {
  return [...passage.normal.text.matchAll(issueKey)].flatMap(({ 0: found, index }): Found[] => {
    const issue = unseen.get(found.toUpperCase());
    const span = { from: index, to: index + found.length };
    return issue && !isInside(span, passage.open) ? [named(passage, issue, quoteOf(passage.normal, span.from, span.to))] : [];
  });
}

const named = (passage: ReadPassage, { id, key }: CheckedIssue, quote: string): Found =>
  foundIn(passage, 'unseen-issue', { about: id, quote, parameters: { key }, issueIds: [id], restsOn: id });

type Title = { issue: CheckedIssue; words: string[] };

function unseenTitles(all: CheckedIssue[], unseen: CheckedIssue[]): Title[] {
  const titleWords = (title: string) => wordsOf(normalText(title));
  const joined = (words: Word[]) => words.map(({ text }) => text).join(' ');
  const known = new Set(all.filter(({ visible }) => visible).flatMap(({ summary, titles }) => [summary, ...Object.values(titles)].map((title) => joined(titleWords(title)))));
  return unseen.flatMap((issue) =>
    [...new Set([issue.summary, ...Object.values(issue.titles)])]
      .map(titleWords)
      .filter((words) => weightOf(words) >= shortestTitle && !known.has(joined(words)))
      .map((words) => ({ issue, words: words.map(({ text }) => text) })),
  );
}

function titlesFound(passage: ReadPassage, titles: Title[]): Found[] {
  const words = wordsOf(passage.normal);
  return titles.flatMap(({ issue, words: row }) =>
    rowsOf(words, row)
      .map(({ first, last }) => ({ from: words[first]?.from ?? 0, to: words[last]?.to ?? 0 }))
      .filter((span) => !isInside(span, passage.open))
      .slice(0, 1)
      .map((span) => named(passage, issue, quoteOf(passage.normal, span.from, span.to))),
  );
}
