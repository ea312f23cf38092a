import { dateIn } from '../../../i18n/dates';
import type { Language } from '../../../i18n/language';
import type { Found, Subject } from '../subject';
import { citedOf, countOf, daysOf, openWork } from './counts';
import { isDone, issueOf } from './facts';
import { foundIn, keyOf, teamName } from './found';
import * as chinese from './numbers-chinese';
import * as english from './numbers-english';
import { type Clause, type ReadPassage, readingsOf, type Sentence } from './reading';

/** A number that says what it counts, where Jira counts another. */
export function otherNumber(subject: Subject): Found[] {
  return readingsOf(subject).flatMap((read) => {
    if (read.passage.part !== 'text') return [];
    return read.sentences
      .filter(({ isQuestion }) => !isQuestion)
      .flatMap((sentence) => [...wrongLists(sentence, read, subject), ...sentence.clauses.flatMap((clause) => [...wrongCounts(clause, sentence, read, subject), ...wrongDays(clause, read, subject), ...wrongPercents(clause, sentence, read, subject), ...notAll(clause, sentence, read, subject)])]);
  });
}

const wordsOf = (language: Language) => (language === 'en' ? english : chinese);

function wrongCounts(clause: Clause, sentence: Sentence, read: ReadPassage, subject: Subject): Found[] {
  const { countsIn, isNarrowed, isTotal } = wordsOf(read.language);
  if (isTotal.test(sentence.words) || clause.namings.length > 0) return [];
  const { issueIds } = read.passage;
  return countsIn(clause.words).flatMap(({ start, end, count, bound, kind, rest }) => {
    const total = countOf(kind, subject);
    if (total === undefined || isNarrowed(rest)) return [];
    const known = [total, ...(issueIds.length > 0 ? [citedOf(kind, issueIds, subject)] : [])];
    if (known.some((each) => holds(bound, count, each)) || !isCountedThen(clause, count, total, subject)) return [];
    return [foundIn('other-number', read, { start: clause.start + start, end: clause.start + end }, { about: kind, restsOn: total, parameters: { count: total, kind } })];
  });
}

function wrongLists(sentence: Sentence, read: ReadPassage, subject: Subject): Found[] {
  const { listedCounts, isTotal } = wordsOf(read.language);
  if (isTotal.test(sentence.words) || read.passage.issueIds.length > 0) return [];
  return listedCounts(sentence.words).flatMap(({ start, end, count, kind }) => {
    const total = countOf(kind, subject);
    return total === undefined || total === count ? [] : [foundIn('other-number', read, { start: sentence.start + start, end: sentence.start + end }, { about: kind, restsOn: total, parameters: { count: total, kind } })];
  });
}

/** "This week" is not the time since the last update: then a number is wrong only where none of that time could make it right. */
function isCountedThen({ dates }: Clause, said: number, total: number, { evidence, engagement, today }: Subject): boolean {
  const [date, other] = dates;
  if (!date) return true;
  if (other || date.from === undefined || date.from > today || date.on < today || !evidence) return false;
  return dateIn(evidence.from, engagement.timeZone) <= date.from ? said > total : said < total;
}

/** Whether "at least 12" may be said of so many. */
function holds(bound: string, said: number, real: number): boolean {
  if (/^(?:at least|no fewer than|至少|不少于)$/.test(bound)) return real >= said;
  if (/^(?:more than|over|超过|多于)$/.test(bound)) return real > said;
  if (/^(?:at most|no more than|up to|最多|不超过)$/.test(bound)) return real <= said;
  if (/^(?:fewer than|less than|under|不到|少于)$/.test(bound)) return real < said;
  if (bound !== '') return Math.abs(real - said) <= Math.max(1, real / 10);
  return real === said;
}

function wrongDays(clause: Clause, read: ReadPassage, subject: Subject): Found[] {
  const [topic, other] = clause.about;
  if (!topic || other || clause.isVague) return [];
  const known = daysOf(topic, subject);
  if (!known) return [];
  const { lateBy, numberOf } = wordsOf(read.language);
  return [...clause.words.matchAll(lateBy)].flatMap((match) => {
    const parts = match.slice(1).filter((part) => part !== undefined);
    const [count, unit] = [/^an?$/i.test(parts[0] ?? '') ? 1 : numberOf(parts[0] ?? ''), parts.at(-1) ?? ''];
    const isWeeks = /week|周|星期/i.test(unit);
    if (Number.isNaN(count) || known.some((days) => (isWeeks ? Math.abs(days - 7 * count) <= 4 : days === count))) return [];
    const start = clause.start + match.index;
    return [foundIn('other-number', read, { start, end: start + match[0].length }, { topics: [topic], about: `days ${keyOf(topic)}`, restsOn: known, parameters: { key: teamName(subject, topic), count: known[0] ?? 0, kind: 'days' } })];
  });
}

function wrongPercents(clause: Clause, sentence: Sentence, read: ReadPassage, subject: Subject): Found[] {
  const { percentDone, percentOfItems } = wordsOf(read.language);
  const [topic, other] = clause.about;
  const issue = topic && !other ? issueOf(subject, topic) : undefined;
  const at = ({ index = 0, 0: words }: RegExpMatchArray) => ({ start: clause.start + index, end: clause.start + index + words.length });
  const of = (match: RegExpMatchArray) => Number(match.slice(1).find((part) => part !== undefined));
  if (topic && issue) {
    const isWrong = (percent: number) => (isDone(issue) ? percent < 100 : issue.category === 'to-do' && !issue.reopened && percent > 0 && percent < 100);
    return [...clause.words.matchAll(percentDone)].filter((match) => isWrong(of(match))).map((match) => foundIn('other-number', read, at(match), { topics: [topic], about: `percent ${keyOf(topic)}`, restsOn: issue.category, parameters: { key: issue.key, kind: 'percent' } }));
  }
  if (wordsOf(read.language).isTotal.test(sentence.words) || read.passage.section !== 'summary') return [];
  const open = openWork(subject);
  // Of what the share is taken is not known; that it is not the whole is.
  return [...clause.words.matchAll(percentOfItems), ...clause.words.matchAll(percentDone)].filter((match) => of(match) === 100 && open.length > 0).slice(0, 1).map((match) => foundIn('other-number', read, at(match), { topics: open, about: 'percent', restsOn: open.map(keyOf), parameters: { kind: 'percent' } }));
}

function notAll(clause: Clause, sentence: Sentence, read: ReadPassage, subject: Subject): Found[] {
  const { allDone, isNarrowed } = wordsOf(read.language);
  const match = allDone.exec(clause.words);
  const { issueIds, versionIds } = read.passage;
  if (!match || issueIds.length + versionIds.length > 0 || clause.namings.length > 0 || clause.dates.length > 0 || isNarrowed(clause.words.slice(match.index + match[0].length)) || /\b(?:not|n't|will|once|if|when|until)\b|并非|不是|未|待|如果|将/i.test(clause.words.slice(0, match.index)) || sentence.isQuestion) return [];
  const open = openWork(subject);
  return open.length === 0 ? [] : [foundIn('other-number', read, { start: clause.start + match.index, end: clause.start + match.index + match[0].length }, { topics: open, about: 'all', restsOn: open.map(keyOf), parameters: { kind: 'all' } })];
}
