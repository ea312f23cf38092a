/** Words that say nothing of what a piece of work is about. */
const ordinary = new Set(
  'the and for are was can but not all our its you has had one two any who how why out off new with from that this have been will when what which your their every each into onto over under after before about also only just more most some such than then them they there these those does done work works working make made show shows like being were very page part item items task tasks issue issues problem problems feature features'.split(' '),
);
const stems = (text: string) =>
  (text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).filter((word) => !/\p{Script=Han}/u.test(word) && !ordinary.has(word)).map((word) => (word.length > 4 ? word.slice(0, Math.max(4, Math.min(word.length - 2, 6))) : word));
const han = (text: string) => text.replace(/[^\p{Script=Han}]|[的和与及在了是]/gu, '');
const pairs = (text: string) => Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2));

/** How much of a title's own words stand in a text: 0 to 1. */
export function likeness(text: string, title: string): number {
  const textHan = han(text);
  const titlePairs = pairs(han(title));
  const textWords = text.toLowerCase();
  const titleStems = stems(title);
  const wanted = titlePairs.length + titleStems.length;
  if (wanted === 0) return 0;
  return (titlePairs.filter((pair) => textHan.includes(pair)).length + titleStems.filter((stem) => textWords.includes(stem)).length) / wanted;
}

/** All of the title's words stand in the text, though in another order or form; a title of one word is never meant this way. */
export function namesLoosely(text: string, title: string): boolean {
  const distinct = new Set(stems(title)).size;
  return (distinct >= 2 || han(title).length >= 4) && likeness(text, title) === 1;
}
