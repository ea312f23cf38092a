import { hasLeft } from '../clients/account-contacts';
import type { Engagement } from '../clients/contract';
import { engagementFor } from '../clients/engagement';
import { titleOf } from '../clients/glossary';
import { readSettings } from '../clients/settings';
import { visibleIssueIds } from '../clients/visibility';
import { readersLanguages } from '../i18n/readers-languages';
import { dateIn } from '../i18n/dates';
import { type Language, languages as everyLanguage } from '../i18n/language';
import type { BadNewsView } from '../ledger/contract';
import { factsOf } from '../ledger/facts';
import { untoldNews } from '../ledger/untold';
import { conflict } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { asUser } from '../platform/jira/jira';
import { limits } from '../platform/limits';
import { badNewsSubject } from '../ledger/bad-news-subject';
import { badNewsSentence, responseSentence } from './bad-news-sentence';
import type { BadNewsNote } from './contract';
import { mostInNote } from './draft-input';
import { renderPhrase } from './phrase';

/** What a note about the bad news of one working day begins with: the facts in each of the client's languages. */
export async function startBadNewsNote({ engagementId, day }: { engagementId: string; day: string }, caller: Caller): Promise<BadNewsNote> {
  const engagement = await engagementFor(caller, engagementId);
  const { news: untold, more } = await untoldNews(engagement, mostUntold);
  const ofDay = untold.filter((news) => news.day === day);
  const ids = [...new Set(ofDay.flatMap(({ subject }) => (subject.kind === 'issue' ? subject.issueId : [])))].slice(0, mostIssues);
  const [facts, visible, settings] = await Promise.all([factsOf(asUser(), caller.projectId, ids), visibleIssueIds(engagement, ids), readSettings(caller.projectId)]);
  const titles = Object.fromEntries(facts.map(({ issueId, summary }) => [issueId, summary]));
  const context = { engagement, settings, titles, today: dateIn(Date.now(), engagement.timeZone), health: 'on-track' as const };
  const isNamed = ({ subject }: BadNewsView) => subject.kind === 'version' || titles[subject.issueId] !== undefined;
  const isHidden = ({ subject }: BadNewsView) => subject.kind === 'issue' && titles[subject.issueId] !== undefined && !visible.has(subject.issueId);
  // An issue this reader may not see is for somebody else to tell of.
  const tellable = ofDay.filter((news) => news.topic === 'removed' || (isNamed(news) && !isHidden(news)));
  const hidden = ofDay.filter(isHidden);
  const isKnown = ({ subject }: BadNewsView, language: Language) => subject.kind === 'version' || titleOf(engagement, { id: subject.issueId, summary: titles[subject.issueId] ?? '' }, language) !== '';
  const say = (news: BadNewsView, language: Language) => renderPhrase({ topic: 'note', ...badNewsSentence(news, isKnown(news, language)) }, language, context);
  const written = writtenOf(tellable.length > 0 ? tellable : hidden, say, engagement);
  if (written.covered.length === 0) throw conflict('failure.told-meanwhile');
  return {
    about: aboutOf(written.covered),
    text: written.text,
    covered: written.covered.map((news) => ({ ...news, title: news.subject.kind === 'version' ? news.subject.name : (titles[news.subject.issueId] ?? news.subject.key) })),
    hidden: tellable.length > 0 ? [...new Set(hidden.flatMap(({ subject }) => (subject.kind === 'issue' ? subject.key : [])))] : [],
    more: more || written.covered.length < tellable.length,
    languages: languagesOf(engagement),
    hasContacts: engagement.contacts.some((contact) => !hasLeft(contact)),
  };
}

const mostUntold = 100;
/** Jira brings so many up to date before it answers a search. */
const mostIssues = 50;

const languagesOf = (engagement: Engagement): Language[] => readersLanguages(engagement, engagement.contacts.filter((contact) => !hasLeft(contact)));

/** As much of it, the oldest first, as one note holds and may name. */
function writtenOf(news: BadNewsView[], say: (news: BadNewsView, language: Language) => string, engagement: Engagement): { covered: BadNewsView[]; text: BadNewsNote['text'] } {
  const readers = everyLanguage.filter((language) => languagesOf(engagement).includes(language));
  const wordsOf = (covered: BadNewsView[], language: Language) => [...covered.map((each) => say(each, language)), responseSentence(language)].join('\n');
  const covered: BadNewsView[] = [];
  for (const each of news) {
    const next = [...covered, each];
    const about = aboutOf(next);
    const named = [about.alsoIssueIds, about.versionIds, about.gone];
    if (named.some((ids = []) => ids.length > mostInNote) || readers.some((language) => wordsOf(next, language).length > limits.line)) break;
    covered.push(each);
  }
  return { covered, text: Object.fromEntries(readers.map((language) => [language, wordsOf(covered, language)])) };
}

function aboutOf(covered: BadNewsView[]): BadNewsNote['about'] {
  const unique = (ids: string[]) => [...new Set(ids)];
  const gone = unique(covered.flatMap(({ topic, subject }) => (topic === 'removed' ? badNewsSubject(subject) : [])));
  const there = covered.map(({ subject }) => subject).filter((subject) => !gone.includes(badNewsSubject(subject)));
  const [issueId, ...alsoIssueIds] = unique(there.flatMap((subject) => (subject.kind === 'issue' ? subject.issueId : [])));
  const versionIds = unique(there.flatMap((subject) => (subject.kind === 'version' ? subject.versionId : [])));
  return {
    ...(issueId !== undefined && { issueId }),
    ...(alsoIssueIds.length > 0 && { alsoIssueIds }),
    ...(versionIds.length > 0 && { versionIds }),
    ...(gone.length > 0 && { gone }),
  };
}
