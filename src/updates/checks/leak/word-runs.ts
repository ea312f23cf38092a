import { isHan, type NormalText, normalText } from './normal-text';

/** A word, or a Han character: Chinese is written without spaces. */
export type Word = { text: string; from: number; to: number };

const word = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu;

export const wordsOf = ({ text }: Pick<NormalText, 'text'>): Word[] =>
  [...text.matchAll(word)].map(({ 0: found, index }) => ({ text: found, from: index, to: index + found.length }));

/** Seven words, twelve Han characters, or as much of both, are a run nobody writes twice by chance. */
const wordWeight = 12;
const hanWeight = 7;
const runWeight = 84;

export const weightOf = (words: Word[]): number => words.reduce((sum, { text }) => sum + (isHan(text) ? hanWeight : wordWeight), 0);
export const isRun = (words: Word[]): boolean => weightOf(words) >= runWeight;

/** The shortest run from each word on, in order; the words at the end begin none. */
export function runsOf(words: Word[]): { text: string; first: number; last: number }[] {
  const runs: { text: string; first: number; last: number }[] = [];
  let last = -1;
  let weight = 0;
  const own = words.map(({ text }) => (isHan(text) ? hanWeight : wordWeight));
  for (let first = 0; first < words.length; first += 1) {
    while (weight < runWeight && last < words.length - 1) {
      last += 1;
      weight += own[last] ?? 0;
    }
    if (weight < runWeight) break;
    runs.push({ text: words.slice(first, last + 1).map(({ text }) => text).join(' '), first, last });
    weight -= own[first] ?? 0;
  }
  return runs;
}

/** Forty-eight bits: among all runs of a check hardly ever two are taken for the same. */
export const digestLength = 8;
const offsets = [0x811c9dc5, 0x9e3779b9] as const;

/** Two hashes by Fowler, Noll and Vo, of other beginnings. http://www.isthe.com/chongo/tech/comp/fnv/ */
export function digestOf(run: string): string {
  let [one, other]: [number, number] = [...offsets];
  for (let place = 0; place < run.length; place += 1) {
    const unit = run.charCodeAt(place);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ unit, 0x85ebca6b);
    other ^= other >>> 13;
  }
  const bytes = [one, one >>> 8, one >>> 16, other, other >>> 8, other >>> 16].map((part) => part & 0xff);
  return Buffer.from(bytes).toString('base64');
}

/** What a text shares with another one shows by these. */
export const runDigests = (text: string): string[] => [...new Set(runsOf(wordsOf(normalText(text))).map((run) => digestOf(run.text)))];

/** Where these words stand in a row, each whole. */
export function rowsOf(words: Word[], row: string[]): { first: number; last: number }[] {
  const found: { first: number; last: number }[] = [];
  const [begin] = row;
  if (begin === undefined) return found;
  for (let first = 0; first + row.length <= words.length; first += 1) {
    if (words[first]?.text === begin && row.every((text, index) => words[first + index]?.text === text)) found.push({ first, last: first + row.length - 1 });
  }
  return found;
}
