import { isCommonChinese, isCommonWord } from './common-words';
import { isHan, isSpacedWord, isWhole, type NormalText, normalWords, quoteOf, type Span } from './normal-text';

/** A name to look for. */
type Wanted<Owner> = {
  owner: Owner;
  /** Normal. */
  name: string;
  /** Common words: they count only as they are written here, and a single one not where every sentence begins so. */
  spelled?: string;
  /** Also where a sentence begins: no common word. */
  anywhere?: boolean;
};

export type NameFound<Owner> = Span & { owner: Owner; name: string; quote: string };

/** Legal forms: people leave them out. */
const forms =
  /(?:[\s,]+(?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|llp|plc|gmbh|ag|kg|se|sa|s\.a|sas|sarl|srl|spa|s\.p\.a|bv|b\.v|nv|ab|as|oy|oyj|aps|pty|pte|kk|holding|holdings|group)\.?)+$/u;
const chineseForms = /(?:股份)?有限(?:责任)?公司$|股份公司$|集团公司$|公司$|集团$|（[^（）]{1,10}）|\([^()]{1,10}\)/gu;

/** A company's name as people write it, with its legal form and without. */
export function companyNames(name: string): string[] {
  const whole = normalWords(name);
  const short = (isHan(whole.at(-1)) || /[)）]/u.test(whole.at(-1) ?? '') ? whole.replace(chineseForms, '').replace(chineseForms, '') : whole.replace(forms, '')).trim();
  return [...new Set([whole, short])].filter((each) => each !== '');
}

const letters = (text: string) => [...text].filter((character) => isSpacedWord(character) || isHan(character)).length;

/** How a name is to be looked for, which `spelled` gives as people write it; undefined where it is too short to mean anybody. */
export function wantedName<Owner>(owner: Owner, written: string, spelled = () => written): Wanted<Owner> | undefined {
  const name = normalWords(written);
  const size = letters(name);
  if (size === 0) return undefined;
  if ([...name].every((character) => !isSpacedWord(character))) return size < 2 || isCommonChinese(name) ? undefined : { owner, name };
  if (size < 2) return undefined;
  const words = name.split(/[\s.]+/u).filter(Boolean);
  return size < 4 || words.every(isCommonWord) ? { owner, name, spelled: spelled().normalize('NFKC').trim(), anywhere: !words.every(isCommonWord) } : { owner, name };
}

/** Finds any of many names in a text, by the word or the two characters they begin with. */
export function namesFinder<Owner>(wanted: Wanted<Owner>[]) {
  const byBeginning = new Map<string, { wanted: Wanted<Owner>; lead: number }[]>();
  for (const each of wanted) {
    const beginning = beginningOf(each.name);
    if (!beginning) continue;
    byBeginning.set(beginning.text, [...(byBeginning.get(beginning.text) ?? []), { wanted: each, lead: beginning.lead }]);
  }
  return (text: NormalText): NameFound<Owner>[] => {
    const found: NameFound<Owner>[] = [];
    for (const { text: beginning, from } of beginningsIn(text.text)) {
      for (const { wanted: { owner, name, spelled, anywhere = false }, lead } of byBeginning.get(beginning) ?? []) {
        const span = { from: from - lead, to: from - lead + name.length };
        if (span.from < 0 || !text.text.startsWith(name, span.from) || !isWhole(text, span.from, span.to)) continue;
        const quote = quoteOf(text, span.from, span.to);
        if (spelled !== undefined && (quote.normalize('NFKC') !== spelled || (!anywhere && !name.includes(' ') && beginsSentence(text, span.from)))) continue;
        found.push({ ...span, owner, name, quote });
      }
    }
    return found;
  };
}

const spacedWord = /(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu;
const hanPair = /(?=(\p{Script=Han}{2}))/gu;

function beginningOf(name: string): { text: string; lead: number } | undefined {
  const first = [...beginningsIn(name)].sort((one, other) => one.from - other.from)[0];
  return first && { text: first.text, lead: first.from };
}

function beginningsIn(text: string): { text: string; from: number }[] {
  const found: { text: string; from: number }[] = [];
  for (const { 0: word, index } of text.matchAll(spacedWord)) found.push({ text: word, from: index });
  for (const { 1: pair = '', index } of text.matchAll(hanPair)) found.push({ text: pair, from: index });
  return found;
}

/** English begins a sentence with a capital, whatever the word. */
function beginsSentence({ source, at }: NormalText, from: number): boolean {
  const before = source.slice(0, at[from] ?? 0).replace(/["'“”‘’([*•\s-]+$/u, (gap) => (gap.includes('\n') ? '\n' : ''));
  return before === '' || /[.!?:;。！？：；\n]$/u.test(before);
}
