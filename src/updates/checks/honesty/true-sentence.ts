import type { Language } from '../../../i18n/language';
import { milestoneLine, milestoneRisk } from '../../draft-lines';
import { renderPhrase, sentence, type PhraseValue, type Sentence } from '../../phrase';
import type { Suggestion } from '../../check-contract';
import type { CheckedIssue, Subject } from '../subject';
import { issueOf, isReopened, milestoneOf } from './facts';
import type { Topic } from './names';
import type { ReadPassage } from './reading';
import type { Span } from './sentences';

/** How something stands, in one sentence of the kind Candor writes itself; undefined where nothing is known. */
export function trueSentence(subject: Subject, topic: Topic, language: Language): string | undefined {
  const phrase = phraseOf(subject, topic);
  const { engagement, settings, today, health } = subject;
  const titles = Object.fromEntries(Object.values(subject.issues).map(({ id, summary }) => [id, summary]));
  return phrase && renderPhrase(phrase, language, { engagement, settings, titles, today, health: health?.chosen ?? 'on-track' });
}

function phraseOf(subject: Subject, topic: Topic) {
  const milestone = milestoneOf(subject, topic);
  if (milestone) return (milestoneRisk(milestone, subject.today) ?? milestoneLine(milestone, subject.today))?.phrase;
  const issue = issueOf(subject, topic);
  return issue && { topic: '', ...issueSentence(issue) };
}

function issueSentence(issue: CheckedIssue): Sentence {
  const { id, status, category, dueOn, blocked, overdue } = issue;
  const title: PhraseValue = { issueId: id };
  if (category === 'done') return sentence('phrase.done', { title });
  const late = overdue && dueOn !== undefined ? { count: { daysSince: dueOn }, date: { date: dueOn } } : undefined;
  if (blocked) return late ? sentence('phrase.also-overdue', { first: { phrase: sentence('phrase.blocked', { title }) }, ...late }) : sentence('phrase.blocked', { title });
  if (late) return sentence('phrase.overdue', { title, ...late });
  if (isReopened(issue)) return sentence('phrase.reopened', { title });
  const word = { status, category };
  return dueOn === undefined ? sentence('phrase.moving', { title, status: word }) : sentence('phrase.moving-due', { title, status: word, date: { date: dueOn } });
}

/** The text with what was found in it replaced, to be taken with one click. */
export function inPlaceOf({ passage }: ReadPassage, { start, end }: Span, replacement: string | undefined): Suggestion | undefined {
  if (replacement === undefined) return undefined;
  const { text, language } = passage;
  const spoken = text.slice(start, end);
  const [before, after] = [/^\s*/.exec(spoken)?.[0] ?? '', /\s*$/.exec(spoken)?.[0] ?? ''];
  return { language, text: `${text.slice(0, start)}${before}${replacement}${after}${text.slice(end)}` };
}
