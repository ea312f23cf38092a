import { formatDate } from '../../../i18n/dates';
import { mayMean, type WrittenDate } from '../../../i18n/dates-in-text';
import type { Found, Subject } from '../subject';
import { type DateRole, roleOf, saysByWhen } from './date-role';
import { evidenceIssueOf, isDone, issueOf, milestoneOf } from './facts';
import { foundIn, keyOf, teamName } from './found';
import type { Topic } from './names';
import { type Clause, type ReadPassage, readingsOf, type Sentence } from './reading';

/** A date said of work or a milestone that its fields do not have. */
export function otherDate(subject: Subject): Found[] {
  return readingsOf(subject).flatMap((read) => [...(read.passage.part === 'text' ? saidOfWork(read, subject) : []), ...besideItsLine(read, subject)]);
}

function saidOfWork(read: ReadPassage, subject: Subject): Found[] {
  return read.sentences
    .filter(({ isQuestion }) => !isQuestion)
    .flatMap((sentence) => sentence.clauses.flatMap((clause) => clause.dates.flatMap((date) => wrongDate(date, clause, sentence, read, subject) ?? [])));
}

function wrongDate(date: WrittenDate, clause: Clause, sentence: Sentence, read: ReadPassage, subject: Subject): Found | undefined {
  const role = roleOf(date, clause, sentence, read.language, subject);
  if (!role || (role === 'now' && isPast(date, subject.today))) return undefined;
  const known = clause.about.map((topic) => fieldsOf(topic, subject));
  if (known.length === 0 || known.some((fields) => fields === undefined)) return undefined;
  // What is late gets a new day, which Jira need not have yet.
  if (role === 'now' && known.every((fields) => fields?.now !== undefined && fields.now < subject.today)) return undefined;
  // Where work is named with its milestone the date may be either's; where it names neither, that of any it cites.
  const named = [...clause.about, ...sentence.clauses.flatMap(({ namings }) => namings.map(({ topic }) => topic)).filter(({ kind }) => kind === 'milestone')];
  const allowed = named.flatMap((topic) => allowedAs(role, fieldsOf(topic, subject)));
  // "12 to 14 November" is one date of two days.
  const together = clause.dates.filter(({ start }) => start === date.start);
  if (together[0] !== date || together.some((one) => allowed.some((day) => mayMean(one, day))) || isBetween(together, allowed)) return undefined;
  const [topic] = clause.about;
  if (!topic) return undefined;
  const fields = fieldsOf(topic, subject);
  const right = clause.about.length === 1 && role === 'now' ? fields?.now : undefined;
  const { text, language } = read.passage;
  return foundIn('other-date', read, date, {
    topics: clause.about,
    about: `${keyOf(topic)} ${date.on}`,
    restsOn: clause.about.map((each) => fieldsOf(each, subject)),
    parameters: { key: teamName(subject, topic), ...(fields?.now !== undefined && { date: fields.now }) },
    ...(right !== undefined && { suggestion: { language, text: text.slice(0, date.start) + formatDate(right, language, subject.today) + text.slice(date.end) } }),
  });
}

const isPast = ({ on, from, or }: WrittenDate, today: string) => [on, from ?? on, ...or].every((day) => day < today);
const isBetween = (dates: WrittenDate[], days: string[]) => {
  const [first, last] = [dates[0]?.on, dates.at(-1)?.on];
  return dates.length > 1 && first !== undefined && last !== undefined && days.some((day) => first <= day && day <= last);
};

/** `now` is absent where the date was taken away. */
type Fields = { now?: string; before: string[] };

/** What is known of something's date; undefined where nothing is, or it no longer counts. */
function fieldsOf(topic: Topic, subject: Subject): Fields | undefined {
  const milestone = milestoneOf(subject, topic);
  if (milestone) {
    const { released, releaseOn, movedFrom } = milestone;
    return released || (releaseOn === undefined && movedFrom === undefined) ? undefined : { ...(releaseOn !== undefined && { now: releaseOn }), before: movedFrom === undefined ? [] : [movedFrom] };
  }
  const issue = issueOf(subject, topic);
  if (!issue || isDone(issue)) return undefined;
  const moves = (evidenceIssueOf(subject, topic.id)?.changes ?? []).flatMap((change) => (change.kind === 'due-moved' ? [change.from, change.to] : []));
  const before = moves.flatMap((day) => (day !== undefined && day !== issue.dueOn ? day : []));
  return issue.dueOn === undefined && before.length === 0 ? undefined : { ...(issue.dueOn !== undefined && { now: issue.dueOn }), before };
}

function allowedAs(role: DateRole, fields: Fields | undefined): string[] {
  if (!fields) return [];
  return [...(fields.now === undefined ? [] : [fields.now]), ...(role === 'before' ? fields.before : [])];
}

/** A response or an ask names another day than stands beside it. */
function besideItsLine(read: ReadPassage, subject: Subject): Found[] {
  const { by, part, section, text, language } = read.passage;
  if (by === undefined || !(part === 'response' || section === 'asks')) return [];
  const clauses = read.sentences.flatMap((sentence) => sentence.clauses);
  const days = clauses.flatMap((clause) => clause.dates.filter((date) => saysByWhen(date, clause, read.language)));
  const [first] = days;
  if (!first || days.some((date) => mayMean(date, by))) return [];
  const suggestion = { language, text: text.slice(0, first.start) + formatDate(by, language, subject.today) + text.slice(first.end) };
  return [foundIn('other-date', read, first, { about: `by ${first.on}`, restsOn: by, parameters: { date: by }, suggestion })];
}
