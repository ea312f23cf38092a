import type { Engagement, ProjectSettings } from '../clients/contract';
import { titleOf } from '../clients/glossary';
import { dateIn } from '../i18n/dates';
import type { Language } from '../i18n/language';
import type { BadNewsSubject } from '../ledger/contract';
import type { IssueFact, VersionFact } from '../ledger/told';
import { badNewsSentence } from './bad-news-sentence';
import { type Phrase, renderPhrase, sentence, type Sentence } from './phrase';

type Fact = Pick<IssueFact, 'id' | 'status' | 'category' | 'dueOn' | 'blocked'>;

/** How an issue of this title in Jira stands now, in the client's words. */
export function stateInWords(engagement: Engagement, settings: ProjectSettings, fact: Fact, summary: string, language: Language): string {
  const today = dateIn(Date.now(), engagement.timeZone);
  const phrase: Phrase = { topic: 'note', ...stateSentence(fact, today) };
  return renderPhrase(phrase, language, { engagement, settings, titles: { [fact.id]: summary }, today, health: 'on-track' });
}

/** How a milestone stands now. */
export function milestoneInWords(engagement: Engagement, settings: ProjectSettings, { name, releaseOn, released }: VersionFact, language: Language): string {
  const today = dateIn(Date.now(), engagement.timeZone);
  const milestone = { name: { name } };
  const dated = (date: string) => sentence(date < today ? 'phrase.milestone-past-due' : 'phrase.milestone', { ...milestone, date: { date } });
  const said = released ? sentence('phrase.milestone-released', milestone) : releaseOn === undefined ? sentence('phrase.milestone-undated', milestone) : dated(releaseOn);
  return renderPhrase({ topic: 'note', ...said }, language, { engagement, settings, titles: {}, today, health: 'on-track' });
}

/** Of what is no longer there for her: an issue by her own word for it, where she has one. */
export function goneInWords(engagement: Engagement, settings: ProjectSettings, subject: BadNewsSubject, language: Language): string {
  const said = badNewsSentence({ subject, difference: { kind: 'removed' } }, subject.kind === 'version' || titleOf(engagement, { id: subject.issueId, summary: '' }, language) !== '');
  return renderPhrase({ topic: 'note', ...said }, language, { engagement, settings, titles: {}, today: dateIn(Date.now(), engagement.timeZone), health: 'on-track' });
}

/** A date is news only while the work is not done, and one that has passed is said to be past. */
function stateSentence({ id, status, category, dueOn, blocked }: Fact, today: string): Sentence {
  const values = { title: { issueId: id }, status: { status, category } };
  const date = dueOn === undefined || category === 'done' ? undefined : { date: dueOn };
  const isOverdue = date !== undefined && date.date < today;
  const state = date && !isOverdue ? sentence('phrase.moving-due', { ...values, date }) : sentence('phrase.moving', values);
  const dated = isOverdue ? sentence('phrase.also-overdue', { first: { phrase: state }, count: { daysSince: date.date }, date }) : state;
  return blocked ? sentence('phrase.also-blocked', { first: { phrase: dated } }) : dated;
}
