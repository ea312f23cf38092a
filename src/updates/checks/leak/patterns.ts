import type { LeakRule } from '../../check-contract';
import type { Found, Subject } from '../subject';
import { foundIn, type ReadPassage, readPassages, shortQuote } from './found';
import { isInside, quoteOf, type Span } from './normal-text';

/** Finds pieces of a text by their form. `written` patterns read it as it stands, in one width; the others in lower case. */
export type Patterns = { plain: RegExp[]; written?: RegExp[] };

/** Every piece that has one of these forms, but for what may be told and the titles she sees; of pieces that overlap the first. */
export function piecesIn(passage: ReadPassage, { plain, written = [] }: Patterns): { quote: string; words: string }[] {
  const { normal } = passage;
  const spans: Span[] = [];
  const add = (from: number, to: number) => {
    const span = { from, to };
    if (!isInside(span, passage.open) && !spans.some((known) => known.from < to && from < known.to)) spans.push(span);
  };
  for (const pattern of plain) for (const { 0: found, index } of normal.text.matchAll(pattern)) add(index, index + found.length);
  for (const pattern of written) {
    for (const { 0: found, index } of normal.source.matchAll(pattern)) add(placeOf(normal.at, index), placeOf(normal.at, index + found.length));
  }
  return spans
    .sort((one, other) => one.from - other.from)
    .map(({ from, to }) => ({ quote: quoteOf(normal, from, to), words: normal.text.slice(from, to).trim() }))
    .filter(({ words }) => words !== '');
}

/** The first character of the normal text that stands there or after it. */
function placeOf(at: number[], place: number): number {
  let low = 0;
  let high = at.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A rule that knows what it looks for by its form alone. */
export const byForm = (rule: LeakRule, patterns: Patterns, passagesOf: (subject: Subject) => ReadPassage[] = readPassages) => (subject: Subject): Found[] =>
  passagesOf(subject).flatMap((passage) =>
    piecesIn(passage, patterns).map(({ quote, words }) => foundIn(passage, rule, { about: words, quote, parameters: { words: shortQuote(quote) }, restsOn: words })),
  );
