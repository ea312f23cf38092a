/** A part of a text: [start, end) of it. */
export type Span = { start: number; end: number };
export type SentenceSpan = Span & { isQuestion: boolean; clauses: Span[] };

/** After these a full stop ends no sentence. */
const abbreviations = /(?:^|[\s(])(?:e\.g|i\.e|approx|incl|no|nos|mr|mrs|ms|dr|vs|etc|ca|max|min|est|resp)$/i;
const ends = /[。！？!?；;\n]+|\.(?=[\s”"’')\]]|$)/g;
const joins =
  /[,，:：;；()（）]+(?!\d)|\s[-–—]+\s|——|(?<!anything|nothing)\s(?:but|while|whereas|although|though|however|because|so that|which|yet|despite)\s|\s(?:and|so|or)\s(?=(?:(?:the|this|that|these|all|both|we|it|they|our|its|work|now|nothing|everything)\s)?(?:\uE000|[\w’']+\s){0,3}(?:is|are|was|were|has|have|had|will|would|can|should|does|do|waits?|needs?|went|goes|comes|follows|works|runs|slipped|moved)\b)|(?:，|,)?(?=但是?|不过|然而|而且|只是(?!因)|并且|虽然|尽管|同时)/g;

/** Sentences with their clauses. Works on texts whose names are masked: what stands in a name ends nothing. */
export function sentencesIn(text: string): SentenceSpan[] {
  const sentences: SentenceSpan[] = [];
  let start = 0;
  const close = (end: number, mark: string) => {
    if (text.slice(start, end).trim() !== '') sentences.push({ start, end, isQuestion: /[?？]/.test(mark), clauses: clausesIn(text, start, end) });
    start = end;
  };
  for (const match of text.matchAll(ends)) {
    if (match[0].startsWith('.') && abbreviations.test(text.slice(0, match.index))) continue;
    close(match.index + match[0].length, match[0]);
  }
  close(text.length, '');
  return sentences;
}

function clausesIn(text: string, from: number, until: number): Span[] {
  const sentence = text.slice(from, until);
  const cuts = [...sentence.matchAll(joins)].flatMap((match) => [from + match.index, from + match.index + match[0].length]);
  const bounds = [from, ...cuts, until];
  const clauses: Span[] = [];
  // What joins two clauses belongs to neither, except where it has no length or says something ("but").
  for (let index = 0; index + 1 < bounds.length; index += 2) {
    const [start = from, end = until] = [bounds[index], bounds[index + 1]];
    if (text.slice(start, end).trim() !== '') clauses.push({ start, end });
  }
  return clauses;
}
