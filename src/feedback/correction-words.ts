import { sentencesOf } from './kind-text';

/** A word that tells what a text is about, and where it first stands. */
export type DistinctiveWord = { word: string; start: number; end: number };

const mostWords = 40;
const shortest = 3;
const han = /\p{Script=Han}/u;
let segmenter: Intl.Segmenter | undefined;
/** Made when it is first needed: its dictionary takes longer to load than all of the app. */
const inWords = (text: string) => (segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })).segment(text);

/** Words found in texts about anything. Those of the kinds themselves are weighed elsewhere. */
const common = new Set(
  (
    'the and for are was were has have had not but you your our out all can could will would should with from this that these those they them their there here what when where which who how why been being did does done get got its his her him she ' +
    'one two any some more most than then too very just also now into over about after before again only own same such off per via yes let may might must shall hello dear team regards thank thanks please hi hey sir madam best kind day today ' +
    'like want need know see say make use new still good great nice bad well much many really sorry question help problem issue work ' +
    '我们 你们 他们 它们 自己 这个 那个 这些 那些 这样 那样 什么 怎么 怎样 哪里 哪个 可以 能够 需要 希望 建议 请问 谢谢 感谢 您好 你好 没有 不是 不能 一个 一下 一些 一点 已经 还是 但是 不过 因为 所以 如果 或者 以及 现在 今天 昨天 时候 时间 问题 非常 比较 应该 知道 觉得 进行 通过 之后 之前 以后 麻烦 是否 为什么'
  ).split(' '),
);

/** The first of a text, each once; no more than forty. */
export function distinctiveWords(text: string): DistinctiveWord[] {
  const found = new Map<string, DistinctiveWord>();
  const keep = (word: string, start: number, end: number) => {
    if (found.size < mostWords && !common.has(word) && !found.has(word)) found.set(word, { word, start, end });
  };
  for (const { tokens } of sentencesOf(text)) {
    for (let place = 0; place < tokens.length; place++) {
      const token = tokens[place];
      if (!token) continue;
      if (!han.test(token.raw)) {
        if (token.raw.length >= shortest && /\p{L}/u.test(token.raw) && !common.has(token.raw)) keep(token.stem, token.start, token.end);
        continue;
      }
      let after = place;
      while (han.test(tokens[after]?.raw ?? '') && (after === place || !tokens[after]?.pause)) after++;
      for (const { segment, index } of inWords(tokens.slice(place, after).map(({ raw }) => raw).join(''))) {
        const [first, last] = [tokens[place + index], tokens[place + index + segment.length - 1]];
        if (segment.length > 1 && first && last) keep(segment, first.start, last.end);
      }
      place = after - 1;
    }
  }
  return [...found.values()];
}
