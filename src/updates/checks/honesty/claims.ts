import * as chinese from './chinese';
import * as english from './english';
import type { WrittenDate } from '../../../i18n/dates-in-text';
import type { Topic } from './names';
import { isOfAnotherThing } from './another-thing';
import type { Clause, ReadPassage, Sentence } from './reading';
import type { Subject } from '../subject';
import type { Span } from './sentences';

/** Words of a text that say something of what its clause is about. */
export type Claim = Span & { clause: Clause; sentence: Sentence };

/** Where a text says that what it speaks of is done (or begun), now and without reserve. */
export function claims(kind: 'done' | 'started', { language, sentences }: ReadPassage, subject: Subject): Claim[] {
  const { [kind]: pattern } = language === 'en' ? english : chinese;
  return sentences.flatMap((sentence) => {
    const { conditional, keptApart } = hedgesOf(language);
    if (sentence.isQuestion || conditional.test(sentence.words) || keptApart.test(sentence.words) || isTakenBack(sentence, language)) return [];
    return sentence.clauses.flatMap((clause) =>
      [...clause.words.matchAll(pattern)]
        .map((match) => ({ at: match.index, words: match[0] }))
        .filter(({ at, words }) => (language === 'en' ? !isHedgedEnglish(clause, at, words) : !isHedgedChinese(clause, at, words)) && !isPlanned(clause, at, at + words.length, subject.today) && !isOfAStep(clause, at, words, language, subject) && !isOfAnotherThing(clause, at, words, language, subject))
        .slice(0, 1)
        .map(({ at, words }): Claim => ({ clause, sentence, start: clause.start + at, end: clause.start + at + words.length })),
    );
  });
}

/** Whether a sentence says, of the whole or of a part, that something is still to come. */
export function leavesOpen(sentence: Sentence, { language }: ReadPassage, subject: Subject): boolean {
  const { denied, ahead, uncertain, partly, asked, conditional, harmless } = hedgesOf(language);
  const { steps, started, done } = language === 'en' ? english : chinese;
  const words = sentence.words.replace(harmless, ' ');
  if (sentence.isQuestion || isTakenBack(sentence, language) || [denied, ahead, uncertain, partly, asked, conditional].some((pattern) => pattern.test(words))) return true;
  if (sentence.clauses.some((clause) => saysBad(clause, language) || clause.dates.some((date) => isAhead(date, subject.today)) || clause.words.search(started) >= 0)) return true;
  // A word of the end that was not said of the whole.
  return sentence.clauses.some((clause) => clause.words.search(done) >= 0 || namesOtherThan(steps, clause.words, clause, subject));
}

const hedgesOf = (language: ReadPassage['language']) => (language === 'en' ? english.hedges : chinese.hedges);
const isTakenBack = ({ words }: Sentence, language: ReadPassage['language']) => hedgesOf(language).takenBack.test(words);

function isHedgedEnglish({ words }: Clause, at: number, hit: string): boolean {
  const { harmless, denied, ahead, uncertain, partly, partlyAfter, asked, reported } = english.hedges;
  const before = words.slice(0, at).replace(harmless, ' ');
  const after = words.slice(at + hit.length);
  if (!/\s/.test(hit) && isAttributive(words.slice(0, at), after)) return true;
  return denied.test(before) || (ahead.test(before) && !/^(?:tick|cross|check)/i.test(hit)) || uncertain.test(before) || /\bmay\b/.test(before) || partly.test(before) || partlyAfter.test(after) || asked.test(before) || reported.test(before) || /\bwhat (?:\w+ ){1,3}$/i.test(before) || /\b(?:well|half|over)-?\s?$/i.test(before) && /^done/i.test(hit);
}

/** "The released version", "a finished draft": such a word says how a thing is, not that the work is over. */
const isAttributive = (before: string, after: string) => /\b(?:the|a|an|this|any|each|every|our|your|its|no|these|those|newly|recently)\s+(?:newly |recently |fully )?$/i.test(before) && /^\s+(?!(?:on|by|in|at|for|to|since|now|today|yesterday|with|and|last|this|as|already)\b)\w/i.test(after);

function isHedgedChinese({ words }: Clause, at: number, hit: string): boolean {
  const { harmless, denied, ahead, uncertain, after: afterwards, partly, partlyAfter, asked } = chinese.hedges;
  const before = words.slice(0, at).replace(harmless, '　');
  const inside = hit.replace(harmless, '　');
  const after = words.slice(at + hit.length);
  const isPast = /^(?:已|业已|早已|均已|都已|也已|现已|刚)/.test(hit);
  if (denied.test(before) || denied.test(inside.replace(/不再|不会再/, '')) || uncertain.test(before) || afterwards.test(after) || partly.test(before + inside) || partlyAfter.test(after) || asked.test(before)) return true;
  return isPast ? /将|预计|有望|争取|力争|即将|快要|待/.test(before) : ahead.test(before) || (!/^(?:现在|目前|如今)/.test(hit) && /(?:尽快|即将|将|会)/.test(inside));
}

const isAhead = (date: WrittenDate, today: string) => date.on > today && (date.from === undefined || date.from > today) && !date.or.some((other) => other <= today && date.from === undefined && !/\d/.test(date.words));

/** "Live on 4 December" is a plan as long as that day lies ahead. */
const isPlanned = ({ words, dates, start }: Clause, at: number, until: number, today: string) =>
  dates.some((date) => {
    const [from, to] = [date.start - start, date.end - start];
    if (!isAhead(date, today)) return false;
    if (from >= until) return /^\s*(?:(?:to|for|by)\s+\w+\s+)?(?:on|by|from|until|before|in|at|for|as of|is|are)?\s*(?:the\s+)?(?:于|在|时间为)?\s*$/i.test(words.slice(until, from));
    return to <= at && at - to <= 4 && /\p{Script=Han}/u.test(words.slice(at, until));
  });

/** "The tests are finished" is not said of the whole, unless the whole is the tests. */
function isOfAStep(clause: Clause, at: number, hit: string, language: ReadPassage['language'], subject: Subject): boolean {
  const { steps } = language === 'en' ? english : chinese;
  const around = clause.words.slice(0, at) + (language === 'en' ? `${hit} ${clause.words.slice(at + hit.length).split(/\b(?:on|by|since|for|in|with|after|before)\b/)[0] ?? ''}` : hit + clause.words.slice(at + hit.length, at + hit.length + 8));
  if (language !== 'en' && wholeOfSteps.test(around)) return false;
  return namesOtherThan(steps, around.replace(lastSteps, ' '), clause, subject);
}

/** With these the whole is over, too. */
const lastSteps = /\b(?:last|final|remaining)(?: open| missing| remaining)? (?:pieces?|parts?|steps?|stages?|phases?|bits?)\b|\b(?:latest|newest|current|new) version\b/gi;
const wholeOfSteps = /[和及、并][^，。]{0,4}(?:上线|发布|交付|验收)|通过[^，。]{0,4}验收/;

function namesOtherThan(steps: RegExp, words: string, { about }: Clause, { issues }: Subject): boolean {
  const titles = about.flatMap(({ kind, id }) => (kind === 'issue' && issues[id] ? [issues[id].summary, ...Object.values(issues[id].titles)] : [])).join(' ').toLowerCase();
  return [...words.matchAll(steps)].some(([step]) => !titles.includes(step.toLowerCase().replace(/s$/, '')));
}

/** Where a text tells something bad of this. Under the heading of risks and delays, anything that is no praise does. */
export function tellsBad(read: ReadPassage, about: Topic): boolean {
  const { language, sentences, passage } = read;
  const isOwn = (about.kind === 'issue' ? passage.issueIds : passage.versionIds).includes(about.id);
  if (passage.section === 'risks' && passage.part === 'text' && isOwn && !isPraise(read)) return true;
  return sentences.some((sentence) => sentence.clauses.some((clause) => isAbout(clause, about) && (saysBad(clause, language) || saysBadBroadly(clause, language))));
}

function isPraise(read: ReadPassage): boolean {
  const { done, praise } = read.language === 'en' ? english : chinese;
  return reassurances(read).length > 0 || read.sentences.some(({ words }) => words.search(done) >= 0 || praise.test(words) || denialOfTrouble(words, read.language));
}

/** "It is not blocked any more." */
function denialOfTrouble(words: string, language: ReadPassage['language']): boolean {
  const { bad, deniedBefore } = language === 'en' ? english : chinese;
  return [...words.matchAll(bad)].some((match) => deniedBefore.test(words.slice(0, match.index)));
}

export const isAbout = ({ about }: Clause, topic: Topic) => about.some(({ kind, id }) => kind === topic.kind && id === topic.id);

export function saysBad({ words }: Clause, language: ReadPassage['language']): boolean {
  const { bad, deniedBefore } = language === 'en' ? english : chinese;
  return [...words.matchAll(bad)].some((match) => !(deniedBefore.test(words.slice(0, match.index)) && !/^(?:not|n't|尚未|还未|仍未|还没|未|没|无法|不能)/i.test(match[0])));
}

function saysBadBroadly({ words }: Clause, language: ReadPassage['language']): boolean {
  const { badBroadly, denyingTrouble, deniedBefore } = language === 'en' ? english : chinese;
  return [...words.matchAll(badBroadly)].some((match) => !denyingTrouble.test(words.slice(match.index + match[0].length)) && !deniedBefore.test(words.slice(0, match.index)));
}

/** Where a text says that all is well. */
export function reassurances({ language, sentences }: ReadPassage, subject?: Subject): Claim[] {
  const { reassuring, deniedBefore, intended } = language === 'en' ? english : chinese;
  return sentences
    .filter(({ isQuestion, words }) => !isQuestion && !hedgesOf(language).conditional.test(words) && !hedgesOf(language).keptApart.test(words))
    .flatMap((sentence) =>
      sentence.clauses.flatMap((clause) =>
        [...clause.words.matchAll(reassuring)]
          .filter((match) => !deniedBefore.test(clause.words.slice(0, match.index)) && !intended.test(clause.words.slice(0, match.index)) && !(subject && isOfAnotherThing(clause, match.index, match[0], language, subject)))
          .slice(0, 1)
          .map((match): Claim => ({ clause, sentence, start: clause.start + match.index, end: clause.start + match.index + match[0].length })),
      ),
    );
}
