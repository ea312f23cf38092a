/** Words that say nothing of what a piece of work is about. */
const ordinary = new Set(
  'the and for are was can but not all our its you has had one two any who how why out off new with from that this have been will when what which your their every each into onto over under after before about also only just more most some such than then them they these those there does done work works working make made show shows like being were very page part item items task tasks issue issues problem problems feature features'.split(' '),
);
const stems = (text: string) =>
  (text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).filter((word) => !/\p{Script=Han}/u.test(word) && !ordinary.has(word)).map((word) => (word.length > 4 ? word.slice(0, Math.max(4, Math.min(word.length - 2, 6))) : word));
const han = (text: string) => text.replace(/[^\p{Script=Han}]|[的和与及在了是]/gu, '');
const pairs = (text: string) => Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2));

/** A title's own words, taken apart once. */
export type TitleParts = { stems: string[]; pairs: string[]; isDistinct: boolean };
/** A text to compare titles with. */
export type Comparable = { words: string; han: string };

export const comparable = (text: string): Comparable => ({ words: text.toLowerCase(), han: han(text) });

export function titleParts(title: string): TitleParts {
  const [ownStems, ownHan] = [[...new Set(stems(title))], han(title)];
  return { stems: ownStems, pairs: pairs(ownHan), isDistinct: ownStems.length >= 2 || ownHan.length >= 4 };
}

/** How much of a title's own words stand in a text: 0 to 1. */
export function likeness(text: Comparable, title: TitleParts): number {
  const wanted = title.pairs.length + title.stems.length;
  if (wanted === 0) return 0;
  return (title.pairs.filter((pair) => text.han.includes(pair)).length + title.stems.filter((stem) => text.words.includes(stem)).length) / wanted;
}

/** All of the title's words stand in the text, though in another order or form; a title of one word is never meant this way. */
export function namesLoosely(text: Comparable, { stems: ownStems, pairs: ownPairs, isDistinct }: TitleParts): boolean {
  return isDistinct && ownStems.every((stem) => text.words.includes(stem)) && ownPairs.every((pair) => text.han.includes(pair));
}
