import type { Language } from '../i18n/language';
import { phraseCatalogues } from '../i18n/phrases';
import { translate } from '../i18n/translate';
import type { BadNewsView } from '../ledger/contract';
import { sentence, type Sentence } from './phrase';

/** What changed, from what to what, in the client's words. Of an issue that is gone nothing is named unless she has a word for it (`isNamed`). */
export function badNewsSentence({ subject, difference }: Pick<BadNewsView, 'subject' | 'difference'>, isNamed = true): Sentence {
  if (difference.kind === 'removed' && !isNamed) return sentence('phrase.news.removed-unnamed');
  return subject.kind === 'issue' ? ofIssue({ title: { issueId: subject.issueId } }, difference) : ofMilestone({ name: { name: subject.name } }, difference);
}

function ofIssue(title: { title: { issueId: string } }, difference: BadNewsView['difference']): Sentence {
  switch (difference.kind) {
    case 'later':
      return difference.to === undefined ? sentence('phrase.news.undated', { ...title, ...dates({ from: difference.from }) }) : sentence('phrase.news.later', { ...title, ...dates({ from: difference.from, to: difference.to }) });
    case 'overdue':
      return sentence('phrase.news.overdue', { ...title, date: { date: difference.due } });
    case 'reopened':
      return sentence('phrase.reopened', title);
    case 'removed':
      return sentence('phrase.news.removed', title);
    default:
      return sentence('phrase.blocked', title);
  }
}

function ofMilestone(name: { name: { name: string } }, difference: BadNewsView['difference']): Sentence {
  switch (difference.kind) {
    case 'later':
      return difference.to === undefined ? sentence('phrase.milestone-date-removed', { ...name, ...dates({ from: difference.from }) }) : sentence('phrase.milestone-moved', { ...name, ...dates({ from: difference.from, to: difference.to }) });
    case 'overdue':
      return sentence('phrase.milestone-past-due', { ...name, date: { date: difference.due } });
    case 'removed':
      return sentence('phrase.news.milestone-removed', name);
    default:
      return sentence('phrase.news.milestone-back', name);
  }
}

const dates = (found: Record<string, string | undefined>) => Object.fromEntries(Object.entries(found).flatMap(([name, date]) => (date === undefined ? [] : [[name, { date }]])));

/** What a person has to fill in: as it stands it is a gap that no check lets through. */
export const responseSentence = (language: Language): string => translate(phraseCatalogues[language], language, 'phrase.news.response');
