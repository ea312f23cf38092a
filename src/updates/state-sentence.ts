import type { Engagement, ProjectSettings } from '../clients/contract';
import { dateIn } from '../i18n/dates';
import type { Language } from '../i18n/language';
import type { IssueFact } from '../ledger/told';
import { type Phrase, renderPhrase, sentence, type Sentence } from './phrase';

type Fact = Pick<IssueFact, 'id' | 'status' | 'category' | 'dueOn' | 'blocked'>;

/** How an issue of this title in Jira stands now, in the client's words. */
export function stateInWords(engagement: Engagement, settings: ProjectSettings, fact: Fact, summary: string, language: Language): string {
  const today = dateIn(Date.now(), engagement.timeZone);
  const phrase: Phrase = { topic: 'note', ...stateSentence(fact, today) };
  return renderPhrase(phrase, language, { engagement, settings, titles: { [fact.id]: summary }, today, health: 'on-track' });
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
