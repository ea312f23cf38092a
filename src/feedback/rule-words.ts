/** A text as words are looked for in it: in one form of writing, in small letters, with single spaces. */
export type Searchable = { text: string; words: Set<string>; unspaced: Set<string> };

/** Scripts written without spaces between words, or with endings grown onto them: a word is found inside others. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const runs = /[\p{L}\p{M}\p{N}]+/gu;
const unspacedRuns = new RegExp(`${unspaced.source}+`, 'gu');
const unspacedCharacters = new RegExp(unspaced.source, 'gu');
const letter = /[\p{L}\p{M}\p{N}]/u;

const ascii = /^[\x20-\x7e\s]*$/;

/** Marks nobody sees go; the curly apostrophe is the straight one. */
function plain(text: string): string {
  const spaced = (written: string) => (/[^\S ]| {2}/.test(written) ? written.replace(/\s+/g, ' ') : written);
  if (ascii.test(text)) return spaced(text.toLowerCase());
  return spaced(text.normalize('NFKC').toLowerCase().replace(/\p{Cf}/gu, '').replace(/[’‘]/g, "'"));
}

/** Its words, and its characters of unspaced scripts. */
function partsOf(text: string): { words: string[]; characters: string[] } {
  const found = ascii.test(text) ? (text.match(/[a-z0-9]+/g) ?? []) : (text.match(runs) ?? []);
  if (!unspaced.test(text)) return { words: found, characters: [] };
  return { words: found.flatMap((run) => run.split(unspacedRuns).filter((part) => part !== '')), characters: found.join('').match(unspacedCharacters) ?? [] };
}

export function searchable(text: string): Searchable {
  const written = plain(text);
  const { words, characters } = partsOf(written);
  return { text: written, words: new Set(words), unspaced: new Set(characters) };
}

/** Which of these words or phrases stand in the text. They are text themselves: what a regular expression would read into them means nothing here. */
export const wordsIn = (words: string[], text: Searchable): string[] => words.filter((word) => standsIn(plain(word).trim(), text));

function standsIn(word: string, { text, words, unspaced: characters }: Searchable): boolean {
  if (words.has(word)) return true;
  // One plain word: it would have been among them.
  if (/^[a-z0-9]*$/.test(word)) return false;
  const parts = partsOf(word);
  if (parts.words[0] === word || !parts.words.every((part) => words.has(part)) || !parts.characters.every((character) => characters.has(character))) return false;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) if (isWhole(word, text, at)) return true;
  return false;
}

/** Where a word begins or ends with a letter of a spaced script, no other may stand beside it. */
function isWhole(word: string, text: string, at: number): boolean {
  const [first = '', last = ''] = [word[0], word[word.length - 1]];
  return !(joins(text[at - 1]) && joins(first)) && !(joins(text[at + word.length]) && joins(last));
}
const joins = (character: string | undefined) => character !== undefined && letter.test(character) && !unspaced.test(character);
