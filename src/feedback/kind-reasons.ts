import type { FeedbackKind } from './contract';
import { type Found, type Phrasebook, phrasebook } from './kind-phrases';
import { orNot, type Question, questionOf } from './kind-question';
import { type Sentence, sentencesOf, type Token } from './kind-text';
import { english } from './kind-words-en';
import { chinese } from './kind-words-zh';

/** Words of a text that speak for a kind, and how much. */
export type Reason = { kind: FeedbackKind; weight: number; start: number; end: number; hint?: true };

const factors = {
  title: 1.25,
  first: 1.15,
  last: 1.1,
  /** "Great. Now …" may be meant the other way round. */
  exclamation: 0.55,
  /** A failure named in a question, or beside a wish, need not have happened. */
  namedInQuestion: 0.25,
  wordInQuestion: 0.35,
  moodInQuestion: 0.5,
  namedBesideWish: 0.5,
  wishInOpenQuestion: 0.35,
  afterWhy: 1.4,
  /** "Great job, but …": what stands before the turn counts less. */
  praiseBeforeTurn: 0.4,
  otherBeforeTurn: 0.8,
  afterTurn: 1.15,
  negatedPraise: 0.9,
};
const strongWish = 3.5;
const strongProblem = 4;
const negationReach = 3;

let opened: Phrasebook | undefined;
/** Made when first needed: most invocations suggest nothing. */
const book = (): Phrasebook => (opened ??= phrasebook([english, chinese]));

/** Everything in a text that speaks for a kind. Hints count only where there is nothing else. */
export function reasonsOf(text: string): Reason[] {
  const sentences = sentencesOf(text);
  const all = sentences.flatMap((sentence, index) => {
    const place = placeFactor(sentence, index, sentences.length);
    return reasonsIn(sentence).map((reason) => ({ ...reason, weight: reason.weight * place }));
  });
  return all.every(({ hint }) => hint) ? all : all.filter(({ hint }) => !hint);
}

function placeFactor({ title, tokens }: Sentence, index: number, count: number): number {
  if (tokens.length <= 2 && count > 1) return factors.exclamation;
  if (title) return factors.title;
  return index === 0 ? factors.first : index === count - 1 ? factors.last : 1;
}

/** Reasons within one sentence, weighed against each other. */
function reasonsIn(sentence: Sentence): Reason[] {
  const { tokens } = sentence;
  const found = book().find(sentence);
  const reading: Reading = {
    tokens,
    question: questionOf(sentence, found),
    turns: found.filter(({ list }) => list.says === 'contrast').map((each) => each.tokens[0] ?? 0),
    wish: found.some(({ list }) => list.says === 'change' && list.weight >= strongWish),
    resolved: false,
    // A weak word does not keep its "not" to itself.
    taken: new Set(found.filter(({ list }) => list.says !== 'problem' || list.weight >= 2.5).flatMap((each) => each.tokens)),
  };
  reading.resolved = found.some((each) => each.list.role === 'resolves' && negatorBefore(each, reading) === undefined);
  const reasons = found.flatMap((each) => reasonOf(each, reading) ?? []);
  return [...reasons, ...asked(sentence, reasons, reading), ...leftOver(reasons, reading)];
}

type Reading = { tokens: Token[]; question: Question; turns: number[]; wish: boolean; resolved: boolean; taken: Set<number> };

function reasonOf(each: Found, reading: Reading): Reason | undefined {
  const { says, weight, role } = each.list;
  if (says === 'nothing' || says === 'contrast') return undefined;
  const span = spanOf(each, reading.tokens);
  if (role === 'hint') return { kind: says, weight, ...span, hint: true };
  const negator = negatorBefore(each, reading);
  if (says === 'praise' && negator !== undefined) {
    return role === 'thanks' ? undefined : { kind: 'problem', weight: weight * factors.negatedPraise, start: reading.tokens[negator]?.start ?? span.start, end: span.end };
  }
  if (says === 'problem' && ((negator !== undefined && weight < strongProblem) || (role === 'named' && reading.resolved))) return undefined;
  const factor = says === 'problem' ? problemFactor(each, reading) : says === 'change' ? wishFactor(each, reading) : 1;
  return { kind: says, weight: weight * factor * turnFactor(each, reading.turns), ...span };
}

function problemFactor({ list: { role }, tokens: [place = 0, ...more] }: Found, { question, wish, tokens }: Reading): number {
  if (question.supposed(place)) return factors.namedInQuestion;
  const asks = question.asks(place);
  if (role === 'named' && (asks || wish)) return asks ? factors.namedInQuestion : factors.namedBesideWish;
  if (role === 'mood' && (asks || wish)) return factors.moodInQuestion;
  // "怎么又…" asks nothing.
  const rhetorical = /^[怎咋]$/.test(tokens[place]?.raw ?? '');
  if (!rhetorical && (question.open(place) || question.general(place)) && (more.length === 0 || isHan(tokens[place]))) return factors.wordInQuestion;
  return question.why ? factors.afterWhy : 1;
}

function wishFactor({ list: { role, weight }, tokens: [place = 0] }: Found, { question, tokens }: Reading): number {
  if (question.supposed(place)) return factors.namedInQuestion;
  if (role === 'named') return question.asks(place) ? factors.namedInQuestion : 1;
  // "希望…" and "建议…" stay wishes whatever is asked besides, and so does "how about …".
  const stays = isHan(tokens[place]) ? /^[希建最求]$/.test(tokens[place]?.raw ?? '') : weight >= strongProblem;
  return question.open(place) && !stays ? factors.wishInOpenQuestion : 1;
}

const isHan = (token: Token | undefined) => /^\p{Script=Han}$/u.test(token?.raw ?? '');

function turnFactor({ list: { says }, tokens: [place = 0] }: Found, turns: number[]): number {
  if (turns.some((turn) => turn > place)) return says === 'praise' ? factors.praiseBeforeTurn : factors.otherBeforeTurn;
  return turns.length > 0 ? factors.afterTurn : 1;
}

/** Where a word stands that turns the phrase round, with nothing but small words between. */
function negatorBefore({ tokens: [first = 0] }: Found, { tokens, taken }: Reading): number | undefined {
  if (tokens[first]?.pause) return undefined;
  for (let place = first - 1; place >= Math.max(0, first - negationReach); place--) {
    const token = tokens[place];
    if (!token) return undefined;
    if (book().negates(token) && !taken.has(place)) return place;
    if (!book().fills(token) || token.pause) return undefined;
  }
  return undefined;
}

function spanOf({ tokens: places }: Found, tokens: Token[]): { start: number; end: number } {
  return { start: tokens[places[0] ?? 0]?.start ?? 0, end: tokens[places.at(-1) ?? 0]?.end ?? 0 };
}

/** The question mark, where no word says as much, and "收不收". */
function asked(sentence: Sentence, reasons: Reason[], { tokens, taken }: Reading): Reason[] {
  const place = orNot(tokens);
  const alternative = place === undefined || taken.has(place) ? [] : [{ kind: 'question' as const, weight: 3.5, start: tokens[place]?.start ?? 0, end: tokens[place + 2]?.end ?? 0 }];
  const known = [...reasons, ...alternative].some(({ kind, weight }) => kind === 'question' && weight >= 2.5);
  return sentence.asks && !known ? [...alternative, { kind: 'question', weight: 2.5, ...sentence.asks }] : alternative;
}

/** A "not" that belongs to nothing known: something is not as it should be. */
function leftOver(reasons: Reason[], { tokens, taken, question }: Reading): Reason[] {
  if (!reasons.every(({ hint }) => hint)) return [];
  const place = tokens.findIndex(({ raw }, index) => /^(?:not|没|未|不|无)$/.test(raw) && !taken.has(index) && !question.asks(index));
  const token = tokens[place];
  return token ? [{ kind: 'problem', weight: 1.2, start: token.start, end: token.end }] : [];
}
