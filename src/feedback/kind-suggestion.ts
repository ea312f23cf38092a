import { type FeedbackKind, feedbackKinds, type KindSuggestion } from './contract';
import { type DistinctiveWord, distinctiveWords } from './correction-words';
import { type Reason, reasonsOf } from './kind-reasons';
import type { Correction } from './store';

/** Every further reason of a kind says less than the one before. */
const further = 0.55;
/** From this on, something is asked or wanted for sure. */
const clear = 2.4;
const wrongForSure = 2;
/** A friendly word beside a wish, a question or a complaint is a courtesy. */
const praiseBeside = { asked: { most: 6, factor: 0.3 }, wrong: 0.6 };
const questionBesideOther = 0.5;
/** A text is like a corrected one when it shares this many telling words, and this part of the shorter one's. */
const alike = { words: 3, part: 0.5 };
/** Corrections decide where the words leave it open; against two plain reasons they do not count. */
const corrected = { each: 1.2, most: 2.2 };

/** Where two kinds weigh the same, the one that must not be overlooked. */
const order: FeedbackKind[] = ['problem', 'change', 'question', 'praise'];
const mostWords = 5;
const longestWords = 60;

type Totals = Record<FeedbackKind, number>;

/**
 * What a text seems to be, by words and turns of phrase in English and Chinese and by what people made of texts like it.
 * `because` are the words of the text that decided, the weightiest first; none when it is only the default, a question.
 */
export function suggestKind(text: string, corrections: Correction[]): KindSuggestion {
  const reasons = reasonsOf(text).sort((one, other) => other.weight - one.weight);
  const raised = raisedBy(corrections, text);
  const totals = weighed(each((kind) => summed(reasons.filter((reason) => reason.kind === kind))));
  const most = Math.max(...feedbackKinds.map((kind) => totals[kind] + raised[kind].weight));
  const kind = most > 0 ? order.find((candidate) => totals[candidate] + raised[candidate].weight >= most) : undefined;
  if (kind === undefined) return { kind: 'question', because: [] };
  const places = [...reasons.filter((reason) => reason.kind === kind), ...raised[kind].words];
  const words = places.map(({ start, end }) => shortened(text.slice(start, end)));
  const once = words.filter((word, index) => words.findIndex((other) => other.toLowerCase() === word.toLowerCase()) === index);
  return { kind, because: once.slice(0, mostWords) };
}

/** Never half a character. */
const shortened = (words: string) => words.slice(0, longestWords).replace(/[\ud800-\udbff]$/, '');

const each = <Value>(value: (kind: FeedbackKind) => Value) => Object.fromEntries(feedbackKinds.map((kind) => [kind, value(kind)])) as Record<FeedbackKind, Value>;
const summed = (reasons: Reason[]) => reasons.reduce((sum, { weight }, index) => sum + weight * further ** index, 0);

function weighed({ problem, change, question, praise }: Totals): Totals {
  const asked = Math.max(change, question) >= clear;
  return {
    problem,
    change,
    question: question * (Math.max(problem, change) >= clear ? questionBesideOther : 1),
    praise: asked ? Math.min(praise, praiseBeside.asked.most) * praiseBeside.asked.factor : praise * (problem >= wrongForSure ? praiseBeside.wrong : 1),
  };
}

/** What corrections of texts like this one speak for, and the words they share with it. */
function raisedBy(corrections: Correction[], text: string): Record<FeedbackKind, { weight: number; words: DistinctiveWord[] }> {
  const words = corrections.length > 0 ? distinctiveWords(text) : [];
  const similar = corrections.flatMap(({ words: known, to }) => {
    const shared = words.filter(({ word }) => known.includes(word));
    return shared.length >= alike.words && shared.length >= alike.part * Math.min(known.length, words.length) ? [{ to, shared }] : [];
  });
  return each((kind) => {
    const those = similar.filter(({ to }) => to === kind);
    return { weight: Math.min(corrected.most, corrected.each * those.length), words: [...new Set(those.flatMap(({ shared }) => shared))] };
  });
}
