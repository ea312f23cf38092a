import type { FeedbackKind } from './contract';
import { stemOf, wordsOf } from './kind-stem';
import type { Sentence, Token } from './kind-text';

/**
 * Phrases that speak for a kind. A phrase is words in any form (`crash` is also crashed), one Chinese character being one word:
 * `a/b` either word · `=a` as written only · `(a b|c)` either phrase, `(a b|c)?` or neither ·
 * `<name>` a word or phrase of a class · `*` up to three words or six characters between, without a comma, `**` up to eight or sixteen · `^` only where a sentence begins · `$` only where it ends.
 */
export type PhraseList = {
  /** 'nothing': the words decide nothing and are not looked at again. 'contrast': what follows counts more than what stands before. */
  says: FeedbackKind | 'nothing' | 'contrast';
  weight: number;
  /** named: only names a failure, which a question may do as well. mood: says how something is, as far as anybody asks. resolves: tells that one is over. thanks: a courtesy. hint: counts only in a text without anything else. */
  role?: 'named' | 'mood' | 'resolves' | 'thanks' | 'hint';
  phrases: string[];
};
export type Language = {
  classes: Record<string, string[]>;
  lists: PhraseList[];
  /** Words that turn the word after them round. */
  negators: string[];
  /** Words that may stand between the words of a phrase. */
  fillers: string[];
};

/** One of these sequences of words, by their first word, the longest first; or room for other words. */
type Step = { gap: number } | { sequences: Map<string, string[][]>; optional: boolean };
type Phrase = { list: PhraseList; steps: Step[]; atStart: boolean; atEnd: boolean };
/** Where a phrase stands in a sentence: the tokens it names, in order. */
export type Found = { list: PhraseList; tokens: number[] };

/** In Chinese characters; another word counts as two. */
const shortGap = 6;
const longGap = 16;
const han = /\p{Script=Han}/u;
const mostFillers = 2;

/** Written words carry a sign, so that they never equal an ending-less one. */
const asWritten = (word: string) => `=${word}`;

export type Phrasebook = {
  find(sentence: Sentence): Found[];
  negates(token: Token): boolean;
  fills(token: Token): boolean;
};

export function phrasebook(languages: Language[]): Phrasebook {
  const byFirstWord = new Map<string, Phrase[]>();
  const vocabulary = new Set<string>();
  const register = (phrase: Phrase) => {
    const [first] = phrase.steps;
    if (!first || 'gap' in first || first.optional) throw new Error(`A phrase begins with a word: ${JSON.stringify(phrase.list.phrases.slice(0, 3))}`);
    for (const word of first.sequences.keys()) {
      const known = byFirstWord.get(word);
      if (known) known.push(phrase);
      else byFirstWord.set(word, [phrase]);
    }
    for (const step of phrase.steps) if ('sequences' in step) for (const sequences of step.sequences.values()) for (const sequence of sequences) for (const word of sequence) vocabulary.add(word);
  };
  for (const { classes, lists } of languages) for (const list of lists) for (const written of list.phrases) register(compiled(written, list, classes));
  const fillers = new Set(languages.flatMap((language) => language.fillers));
  const negators = new Set(languages.flatMap((language) => language.negators));
  const correct = correction(vocabulary);
  const fills = (token: Token) => fillers.has(token.raw);
  return {
    fills,
    negates: (token) => negators.has(token.raw),
    find(sentence) {
      const tokens = sentence.tokens.map((token) => correct(token));
      const alone = wordsAlone(tokens);
      const found = tokens.flatMap((token, place) =>
        [token.stem, asWritten(token.raw)].flatMap((word) =>
          (byFirstWord.get(word) ?? []).flatMap((phrase) => {
            const places = phrase.atStart && !opens(tokens, place) ? undefined : match(phrase.steps, tokens, place, fills, alone);
            return places && (!phrase.atEnd || places.at(-1) === tokens.length - 1) ? [{ list: phrase.list, tokens: places }] : [];
          }),
        ),
      );
      return withoutOverlap(found);
    },
  };
}

/** The longest phrase takes its words; what is left of others is not looked at. */
function withoutOverlap(found: Found[]): Found[] {
  const taken = new Set<number>();
  return found
    .sort((one, other) => other.tokens.length - one.tokens.length || other.list.weight - one.list.weight)
    .filter(({ tokens }) => {
      if (tokens.some((place) => taken.has(place))) return false;
      tokens.forEach((place) => taken.add(place));
      return true;
    });
}

const greetings = new Set(['hi', 'hello', 'hey', 'dear', 'team', 'everyone', 'so', 'and', 'also', 'please', 'sir', 'madam', 'guys', 'folks', 'ok', 'okay', 'well', 'then', 'sorry', 'but', 'or', '你', '您', '好', '那', '请']);

/** Whether nothing but a greeting, or a pause, stands before. */
function opens(tokens: Token[], place: number): boolean {
  // After a comma "which" only goes on with what was said.
  if (tokens[place]?.pause && !/^(?:which|who|whose|where|when|as)$/.test(tokens[place]?.raw ?? '')) return true;
  for (let before = place - 1; before >= 0; before--) if (!greetings.has(tokens[before]?.raw ?? '')) return false;
  return true;
}

function match(steps: Step[], tokens: Token[], start: number, fills: (token: Token) => boolean, alone: (place: number) => boolean): number[] | undefined {
  const places: number[] = [];
  /** Gaps are short and few, so going back is bounded by them. */
  const follow = (step: number, place: number): boolean => {
    const wanted = steps[step];
    if (!wanted) return true;
    if ('gap' in wanted) {
      for (let skipped = 0, room = wanted.gap; room >= 0 && place + skipped < tokens.length; skipped++) {
        if (wanted.gap === shortGap && skipped > 0 && tokens[place + skipped]?.pause) return false;
        if (follow(step + 1, place + skipped)) return true;
        room -= han.test(tokens[place + skipped]?.raw ?? '') ? 1 : 2;
      }
      return false;
    }
    for (let skipped = 0; skipped <= (step === 0 ? 0 : mostFillers); skipped++) {
      const token = tokens[place + skipped];
      if (!token) break;
      for (const word of [token.stem, asWritten(token.raw)]) {
        for (const sequence of wanted.sequences.get(word) ?? []) {
          const partOfAnother = sequence.length === 1 && han.test(word) && !bound(steps, step) && !alone(place + skipped);
          if (!partOfAnother && says(sequence, 0, step, place + skipped)) return true;
        }
      }
      if (!fills(token)) break;
    }
    return wanted.optional && follow(step + 1, place);
  };
  const says = (sequence: string[], index: number, step: number, place: number): boolean => {
    if (index === sequence.length) return follow(step + 1, place);
    for (let skipped = 0; skipped <= (index === 0 ? 0 : mostFillers); skipped++) {
      const token = tokens[place + skipped];
      if (!token) return false;
      if (sequence[index] === token.stem || sequence[index] === asWritten(token.raw)) {
        places.push(place + skipped);
        if (says(sequence, index + 1, step, place + skipped + 1)) return true;
        places.pop();
      }
      if (!fills(token)) return false;
    }
    return false;
  };
  return follow(0, start) ? places : undefined;
}

/** Whether the character stands in a row with others of the phrase: together they are a word. */
const bound = (steps: Step[], step: number) => [step - 1, step + 1].some((other) => steps[other] !== undefined && 'sequences' in (steps[other] ?? {}));

let segmenter: Intl.Segmenter | undefined;
/** Made when it is first needed: its dictionary takes longer to load than all of the app. */
const inWords = (text: string) => (segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })).segment(text);
/** What stands around a character without making another word of it. */
const particles = /^[很太好真最更挺再就都又也还]+(?=.)|(?<=.)[了个一下过着得的点些成到为]+$/gu;

/** Whether the Chinese character at a place is a word by itself: the 卡 of 很卡 is, that of 刷卡 is not. */
function wordsAlone(tokens: Token[]): (place: number) => boolean {
  let found: boolean[] | undefined;
  const look = () => {
    const result = tokens.map(() => true);
    for (let start = 0; start < tokens.length; start++) {
      let end = start;
      while (end < tokens.length && han.test(tokens[end]?.raw ?? '')) end++;
      if (end <= start + 1) continue;
      let place = start;
      for (const { segment } of inWords(tokens.slice(start, end).map(({ raw }) => raw).join(''))) {
        const letters = [...segment];
        const single = segment.replace(particles, '').length === 1;
        letters.forEach((letter, index) => (result[place + index] = letters.length === 1 || (single && segment.replace(particles, '') === letter)));
        place += letters.length;
      }
      start = end;
    }
    return result;
  };
  return (place) => (found ??= look())[place] ?? true;
}

function compiled(written: string, list: PhraseList, classes: Language['classes']): Phrase {
  const atStart = written.startsWith('^');
  const steps = [...written.replace(/[$^]/g, '').matchAll(/<([a-z-]+)>|\(([^()]+)\)(\?)?|\*+|\p{Script=Han}|[^\s<(*\p{Script=Han}]+/gu)].flatMap(([piece, name, group, optional]): Step[] => {
    if (piece.startsWith('*')) return [{ gap: piece === '*' ? shortGap : longGap }];
    if (name !== undefined) return [oneOf(classes[name] ?? [])];
    if (group !== undefined) return [{ ...oneOf(group.split('|').flatMap((option) => classes[/^<(.+)>$/.exec(option)?.[1] ?? ''] ?? [option])), optional: optional !== undefined }];
    return piece.includes('/') ? [oneOf(piece.split('/'))] : [oneOf([piece])];
  });
  return { list, steps, atStart, atEnd: written.endsWith('$') };
}

function oneOf(options: string[]) {
  if (options.length === 0) throw new Error('No such class.');
  const sequences = new Map<string, string[][]>();
  for (const sequence of options.map(sequenceOf).sort((one, other) => other.length - one.length)) {
    const [first = ''] = sequence;
    const known = sequences.get(first);
    if (known) known.push(sequence);
    else sequences.set(first, [sequence]);
  }
  return { sequences, optional: false };
}

const sequenceOf = (written: string): string[] =>
  (written.match(/\p{Script=Han}|[^\s\p{Script=Han}]+/gu) ?? []).flatMap((word) => (word.startsWith('=') ? [word] : wordsOf(word).map(stemOf)));

const shortestCorrected = 6;
const longestCorrected = 20;

/** Finds the word of the vocabulary that a misspelt one means: one letter too many or too few, another vowel, or two exchanged. Only long words, and never the first letter. */
function correction(vocabulary: Set<string>): (token: Token) => Token {
  const words = [...vocabulary].filter((word) => /^=?[a-z]+$/.test(word)).map((word) => word.replace('=', '')).filter((word) => word.length >= shortestCorrected - 1);
  const byShape = new Map<string, string>();
  for (const word of words) for (const shape of shapes(word)) if (!byShape.has(shape)) byShape.set(shape, word);
  return (token) => {
    const { stem, raw } = token;
    if (stem.length < shortestCorrected || stem.length > longestCorrected || vocabulary.has(stem) || vocabulary.has(asWritten(raw)) || !/^[a-z]+$/.test(raw)) return token;
    const meant = shapes(stem).map((shape) => byShape.get(shape)).find((word) => word !== undefined && word[0] === stem[0] && isNear(stem, word));
    return meant === undefined ? token : { ...token, stem: meant, raw: meant };
  };
}

/** The word, and the word without each of its letters but the first: two words one mistake apart share one of these. */
const shapes = (word: string): string[] => [word, ...Array.from({ length: word.length - 1 }, (_, index) => word.slice(0, index + 1) + word.slice(index + 2))];

function isNear(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  return left.length + right.length <= 1 || (one.length > shortestCorrected && /^[aeiou]$/.test(left) && /^[aeiou]$/.test(right)) || (left.length === 2 && left === `${right[1]}${right[0]}`);
}
