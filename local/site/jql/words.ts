/** A run of letters and digits is a word; Han characters and kana are words of their own. */
const wordPattern = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}_])+/gu;

const wordsOf = (text: string): string[] => text.toLowerCase().match(wordPattern) ?? [];

const known = new Map<string, string[]>();
const knownLimit = 200_000;

function cachedWords(text: string): string[] {
  const found = known.get(text);
  if (found) return found;
  if (known.size >= knownLimit) known.clear();
  const words = wordsOf(text);
  known.set(text, words);
  return words;
}

type Term = { words: string[]; prefix: boolean };

/** 'red car*' is two terms; a phrase inside escaped quotes is one. */
function termsOf(query: string): Term[] {
  return [...query.matchAll(/"([^"]*)"|(\S+)/g)].flatMap(([, phrase, loose]) => {
    const source = phrase ?? loose ?? '';
    const words = wordsOf(source);
    return words.length === 0 ? [] : [{ words, prefix: phrase === undefined && source.endsWith('*') }];
  });
}

function holds(words: string[], term: Term): boolean {
  const last = term.words.length - 1;
  for (let start = 0; start + last < words.length; start += 1) {
    let index = 0;
    while (index <= last) {
      const word = words[start + index] ?? '';
      const wanted = term.words[index] ?? '';
      if (index === last && term.prefix ? !word.startsWith(wanted) : word !== wanted) break;
      index += 1;
    }
    if (index > last) return true;
  }
  return false;
}

/** Jira's `~`: every term stands in one of the texts. Word stems are not known here. */
export function textMatcher(query: string): (texts: readonly string[]) => boolean {
  const terms = termsOf(query);
  return (texts) => terms.length > 0 && terms.every((term) => texts.some((text) => holds(cachedWords(text), term)));
}
