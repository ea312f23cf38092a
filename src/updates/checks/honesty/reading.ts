import { statusWord } from '../../../clients/glossary';
import { datesIn, type WrittenDate } from '../../../i18n/dates-in-text';
import { type Language, languages } from '../../../i18n/language';
import type { Passage, Subject } from '../subject';
import { type Comparable, comparable, likeness, namesLoosely, type TitleParts, titleParts } from './likeness';
import { masked, masks, type Naming, namingsIn, type Topic } from './names';
import { sentencesIn, type Span } from './sentences';

/** A part of a sentence with one thing to say. */
export type Clause = Span & {
  /** Masked. */
  words: string;
  /** What it speaks of. */
  about: Topic[];
  /** It may be about any of these: it names none of what its line cites, or they have one name. */
  isVague: boolean;
  /** Named in it, not only understood. */
  namings: Naming[];
  /** Places are those of the whole text. */
  dates: WrittenDate[];
};
export type Sentence = Span & { words: string; isQuestion: boolean; clauses: Clause[] };
/** A text as the rules read it. `language` is the one it is written in. */
export type ReadPassage = { passage: Passage; language: Language; sentences: Sentence[] };

const readings = new WeakMap<Subject, ReadPassage[]>();

/** Every text of a message, read once for all rules. */
export function readingsOf(subject: Subject): ReadPassage[] {
  const before = readings.get(subject);
  if (before) return before;
  const read = subject.passages.filter(({ part, text }) => part !== 'link' && part !== 'file' && text.trim() !== '').map((passage) => readPassage(passage, subject));
  readings.set(subject, read);
  return read;
}

const quotations = /“[^”]*”|"[^"\n]*"|「[^」]*」|『[^』]*』/g;
const refersBack = /^[\s“"]*(?:it|this|that|they|these|both|which|there)\b|^[\s“"]*(?:它|这|该|此|其|两|目前|现|已|均|都|预计|将|还|仍)/i;

function readPassage(passage: Passage, subject: Subject): ReadPassage {
  const { text } = passage;
  const cited: Topic[] = [...passage.issueIds.map((id): Topic => ({ kind: 'issue', id })), ...passage.versionIds.map((id): Topic => ({ kind: 'milestone', id }))];
  const isCited = (topic: Topic) => cited.some((each) => isSame(each, topic));
  const named = namingsIn(text, subject, isCited);
  // Two issues may have one title: what the line cites is meant.
  const namings = named.filter((one) => isCited(one.topic) || !named.some((other) => other.start === one.start && isCited(other.topic)));
  const withoutNames = masked(text, namings, masks.name);
  const quotes = [...withoutNames.matchAll(quotations)].filter(([words]) => saysMuch(words)).map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const withoutQuotes = masked(withoutNames, quotes, masks.quote);
  const dates = datesIn(withoutQuotes, passage.language, subject.today);
  const readable = masked(masked(withoutQuotes, passage.generated ? statusesIn(withoutQuotes, cited, subject) : [], masks.status), dates, masks.date);
  const within = <Part extends Span>(parts: Part[], { start, end }: Span) => parts.filter((part) => part.start >= start && part.end <= end);

  let last: Topic[] = [];
  const sentences = sentencesIn(readable).map(({ start, end, isQuestion, clauses }): Sentence => {
    const words = readable.slice(start, end);
    const parts = joined(clauses, readable, namings).map((span): Clause => ({ ...span, words: readable.slice(span.start, span.end), namings: within(namings, span), dates: within(dates, span), about: [], isVague: false }));
    const carried = refersBack.test(words) ? last : [];
    attribute(parts, { cited, carried, text, subject });
    last = unique(parts.flatMap(({ namings: found }) => found.map(({ topic }) => topic)));
    return { start, end, words, isQuestion, clauses: parts };
  });
  return { passage, language: /\p{Script=Han}/u.test(readable) ? 'zh-CN' : 'en', sentences };
}

/** A word or two in quotation marks is said by the writer, a sentence by somebody else. */
const saysMuch = (quoted: string) => (/\p{Script=Han}/u.test(quoted) ? [...quoted].length > 8 : quoted.trim().split(/\s+/).length > 2) && !/^.[\uE000\s]*.$/u.test(quoted);

/** The words a status has for this client, where Candor wrote them: the team agreed on them. */
function statusesIn(text: string, cited: Topic[], { engagement, settings, issues }: Subject): Span[] {
  return cited.flatMap(({ kind, id }) => {
    const issue = kind === 'issue' ? issues[id] : undefined;
    if (!issue) return [];
    return languages.flatMap((language) => {
      const word = statusWord(engagement, settings, { name: issue.status, category: issue.category }, language);
      const start = word === '' ? -1 : text.indexOf(word);
      return start < 0 ? [] : [{ start, end: start + word.length }];
    });
  });
}

/** "A, B and C are done": names alone belong to the clause they lead to. */
function joined(clauses: Span[], text: string, namings: Naming[]): Span[] {
  const onlyNames = ({ start, end }: Span) => namings.some((naming) => naming.start >= start && naming.end <= end) && text.slice(start, end).replace(/\b(?:the|and|both|also|our|your)\b|[\uE000“”"'「」《》、和与以及及\s]/gi, '') === '';
  return clauses.reduceRight<Span[]>((later, clause) => {
    const [next, ...rest] = later;
    const isColon = next !== undefined && /[:：(（]/.test(text.slice(clause.end, next.start));
    return next && onlyNames(clause) && !isColon && !onlyNames(next) ? [{ start: clause.start, end: next.end }, ...rest] : [clause, ...later];
  }, []);
}

type Around = { cited: Topic[]; carried: Topic[]; text: string; subject: Subject };

function attribute(clauses: Clause[], { cited, carried, text, subject }: Around): void {
  let before: Pick<Clause, 'about' | 'isVague'> = { about: carried, isVague: false };
  for (const [index, clause] of clauses.entries()) {
    const words = comparable(text.slice(clause.start, clause.end));
    const named = understood(clause.namings);
    const loosely = named.about.length > 0 ? [] : looselyNamed(words, subject);
    if (named.about.length > 0 || loosely.length > 0 || before.about.length > 0) {
      before = named.about.length > 0 ? named : loosely.length > 0 ? { about: loosely, isVague: false } : before;
      Object.assign(clause, before);
      continue;
    }
    // "Done: A, B"
    const after = understood(clauses.slice(index + 1).flatMap(({ namings }) => namings));
    const isHeading = after.about.length > 0 && (cited.length === 0 || (isShort(clause.words) && /[:：]$/.test(text.slice(0, clauses[index + 1]?.start).trimEnd())));
    const alike = cited.length > 1 ? mostAlike(words, cited, subject) : cited;
    Object.assign(clause, isHeading ? after : alike.length > 0 ? { about: alike, isVague: false } : { about: cited, isVague: cited.length > 1 });
  }
}

/** One name of two things leaves open which is meant. */
const understood = (namings: Naming[]): Pick<Clause, 'about' | 'isVague'> => ({
  about: unique(namings.map(({ topic }) => topic)),
  isVague: namings.some((one) => namings.some((other) => other !== one && other.start === one.start)),
});

const isShort = (words: string) => words.trim().split(/\s+/).length <= 4 && [...words].filter((sign) => /\p{Script=Han}/u.test(sign)).length <= 8;

const titles = new WeakMap<Subject, { topic: Topic; parts: TitleParts[] }[]>();
function titlesOf(subject: Subject) {
  const before = titles.get(subject);
  if (before) return before;
  const parted = (kind: Topic['kind'], id: string, names: string[]) => ({ topic: { kind, id }, parts: [...new Set(names)].map(titleParts) });
  const all = [
    ...Object.values(subject.issues).map(({ id, summary, titles: worded }) => parted('issue', id, [summary, ...Object.values(worded)])),
    ...subject.milestones.map(({ id, name }) => parted('milestone', id, [name])),
  ];
  titles.set(subject, all);
  return all;
}

function looselyNamed(words: Comparable, subject: Subject): Topic[] {
  return titlesOf(subject)
    .filter(({ topic, parts }) => topic.kind === 'issue' && parts.some((title) => namesLoosely(words, title)))
    .map(({ topic }) => topic);
}

function mostAlike(words: Comparable, cited: Topic[], subject: Subject): Topic[] {
  const scored = titlesOf(subject)
    .filter(({ topic }) => cited.some((each) => isSame(each, topic)))
    .map(({ topic, parts }) => ({ topic, score: Math.max(0, ...parts.map((title) => likeness(words, title))) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return best === 0 ? [] : scored.filter(({ score }) => score === best).map(({ topic }) => topic);
}

const isSame = (left: Topic, right: Topic) => left.kind === right.kind && left.id === right.id;
const unique = (topics: Topic[]) => topics.filter((topic, index) => topics.findIndex((each) => isSame(each, topic)) === index);
