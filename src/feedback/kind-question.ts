import type { Found } from './kind-phrases';
import type { Sentence, Token } from './kind-text';

/** What a sentence asks, by the place of a word in it: failures and wishes named in a question need not be hers. */
export type Question = {
  /** Something is asked here. */
  asks(place: number): boolean;
  /** "How …", "when …": about something, not for it. */
  open(place: number): boolean;
  /** "Do you …", "还能…吗": about what holds in general. */
  general(place: number): boolean;
  /** After "if …" of a question: it has not happened. */
  supposed(place: number): boolean;
  /** "Why …" asks about what did happen. */
  why: boolean;
};

const han = /\p{Script=Han}/u;

/** In Chinese a question is a clause between commas; elsewhere it is the sentence. */
export function questionOf(sentence: Sentence, found: Found[]): Question {
  const { tokens } = sentence;
  const chinese = tokens.filter(({ raw }) => han.test(raw)).length * 2 > tokens.length;
  const why = tokens.some(({ raw }, place) => raw === 'why' && !suggests(tokens, place));
  const clauses = chinese ? clausesOf(tokens) : [{ from: 0, to: tokens.length }];
  const asked = found.filter(({ list }) => list.says === 'question' && list.weight >= 3).map((each) => each.tokens[0] ?? 0);
  const about = clauses.map(({ from, to }, index) => {
    const words = tokens.slice(from, to);
    const marked = sentence.asks !== undefined && index === clauses.length - 1;
    const open = chinese ? openInChinese.test(written(words)) : opensInEnglish(words);
    const asks = !why && (marked || open || asked.some((place) => place >= from && place < to));
    return { asks, open: asks && open, general: asks && (chinese ? whetherInChinese.test(written(words)) : asksInGeneral(words)) };
  });
  const clause = (place: number) => about[clauses.findIndex(({ from, to }) => place >= from && place < to)];
  const condition = about.some(({ asks }) => asks) ? conditionIn(tokens) : -1;
  return {
    asks: (place) => clause(place)?.asks ?? false,
    open: (place) => clause(place)?.open ?? false,
    general: (place) => clause(place)?.general ?? false,
    supposed: (place) => condition >= 0 && place > condition,
    why,
  };
}

function clausesOf(tokens: Token[]): { from: number; to: number }[] {
  const starts = tokens.flatMap(({ pause }, place) => (pause && place > 0 ? [place] : []));
  return [0, ...starts].map((from, index) => ({ from, to: starts[index] ?? tokens.length }));
}

/** "Why not …", "why don't you …" are suggestions. */
function suggests(tokens: Token[], place: number): boolean {
  const [first, second, third] = [1, 2, 3].map((step) => tokens[place + step]?.raw ?? '');
  return first === 'not' || (second === 'not' && /^(?:you|we)$/.test(third ?? ''));
}

const opensInEnglish = (words: Token[]) => words.slice(0, 4).some(({ raw }) => /^(?:how|what|when|where|who|which)$/.test(raw));

function asksInGeneral(words: Token[]): boolean {
  const at = words.findIndex(({ raw }) => /^(?:do|does|may|should|can|could)$/.test(raw));
  if (at < 0 || at > 2) return false;
  const [asked = '', who = ''] = [words[at]?.raw, words[at + 1]?.raw];
  return /^(?:do|does|may|should)$/.test(asked) || /^(?:i|we|one)$/.test(who);
}

const written = (words: Token[]) => words.map(({ raw }) => (raw.length === 1 ? raw : ' ')).join('');
const openInChinese = /怎么(?![不都也又还老总])|如何|怎样|多久|多长|多少|什么时候|何时|几点|几号|哪里|哪儿|哪个|哪些|哪位|在哪|谁(?!都|也)/;
/** But not where it is asked of us to look after something. */
const whetherInChinese = /(?:能|可以|会|需要|要|有)(?!.{0,4}(?:看|处理|解决|帮|修|查|恢复|弄|退|赔|给)).{0,14}吗$|会不会|是否|算不算/;

/** Where "if …" begins, but not the "if" of "do you know if". */
function conditionIn(tokens: Token[]): number {
  return tokens.findIndex(({ raw }, place) => {
    const [before = '', after = ''] = [tokens[place - 1]?.raw, tokens[place + 1]?.raw];
    if (raw === 'if') return !/^(?:know|check|sure|wondering|wonder|ask|asking|see|me|us|clear|tell|confirm)$/.test(before);
    return raw === '若' || conditions.has(raw + after);
  });
}
const conditions = new Set(['如果', '万一', '假如', '要是', '一旦', '倘若']);

/** "收不收费": a character, "not", and the same again. */
export function orNot(tokens: Token[]): number | undefined {
  const place = tokens.findIndex(({ raw }, at) => /^[不没]$/.test(tokens[at + 1]?.raw ?? '') && raw === tokens[at + 2]?.raw && han.test(raw));
  return place < 0 ? undefined : place;
}
