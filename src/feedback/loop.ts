import { titlesOf } from '../clients/engagement';
import { engagementOutlines } from '../clients/places';
import { visibleIssueIds } from '../clients/visibility';
import { type Language, languages } from '../i18n/language';
import { loopCatalogues } from '../i18n/loop';
import { translator } from '../i18n/translate';
import type { Texts } from '../ledger/told';
import { isolated, oneLine } from '../updates/message/plain-text';
import { type PostingBody, postingRecords } from './answer-posting';
import type { FeedbackDetail, LinkedIssue } from './contract';
import { isUntold, isWorkDone } from './item';
import { type Asking, askingsOf, contactOf } from './merge-askers';
import type { FeedbackBody, StoredFeedback } from './store';

/** What one call has time to tell; whoever is left is told by the next. */
export const mostAtOnce = 20;

/** Somebody who asked, and what became of telling her. */
export type Telling = Asking & { postingId: string; posting: PostingBody | undefined };

/** Everybody is told once of the same work done: the moment it was done is part of what was said. */
export const tellingId = (feedbackId: string, doneAt: string | undefined, { key }: Asking) => `told.${feedbackId}.${doneAt ?? ''}.${key}`;

/** Everyone who asked; nobody while the work is not done. `merged` into the feedback were these. */
export async function tellingsOf(record: StoredFeedback, merged: StoredFeedback[]): Promise<Telling[]> {
  if (!isWorkDone(record.body.issues)) return [];
  const askings = askingsOf([record, ...merged]).map((asking) => ({ ...asking, postingId: tellingId(record.id, record.body.doneAt, asking) }));
  const postings = new Map((await postingRecords.getMany(askings.map(({ postingId }) => postingId))).map(({ id, body }) => [id, body]));
  return askings.map((asking) => ({ ...asking, posting: postings.get(asking.postingId) }));
}

/** Nobody who asked has come, and no work has been reopened, since these were told. */
export const isSameRound = (now: FeedbackBody, then: FeedbackBody) => isUntold(now) && now.doneAt === then.doneAt && now.alsoAsked.length === then.alsoAsked.length;

export const isTold = ({ posting }: Telling) => posting?.postedAt !== undefined;
/** By a word on her own request. Jira may have refused that. */
export const isReachable = ({ request, posting }: Telling) => request !== undefined && posting?.refused === undefined;

/** Hers as a contact today, else that of her words. */
export async function languageOf(asking: Asking): Promise<Language> {
  return (await contactOf(asking))?.language ?? asking.language;
}

/** The sentence to confirm, in the languages of those who are still to be told. */
export async function loopOf(record: StoredFeedback, merged: StoredFeedback[], issues: LinkedIssue[]): Promise<FeedbackDetail['loop']> {
  if (!isUntold(record.body)) return undefined;
  const untold = (await tellingsOf(record, merged)).filter((telling) => !isTold(telling));
  const spoken = await Promise.all(untold.map((telling, index) => (index < mostAtOnce ? languageOf(telling) : telling.language)));
  const suggestion = await suggestedTexts('done', record, untold, issues);
  return {
    text: Object.fromEntries(languages.filter((language) => spoken.includes(language)).map((language) => [language, suggestion[language]])),
    askers: untold.map((telling, index) => ({ name: telling.asker.name, language: spoken[index] ?? telling.language, unreachable: !isReachable(telling) })),
  };
}

/**
 * What Candor proposes to say. The work is named, in her words, only where all who asked are of one client, and that client sees
 * it: another one's words and work are nobody else's.
 */
export async function suggestedTexts(form: 'done' | 'news', { body }: StoredFeedback, askings: Asking[], issues: LinkedIssue[]): Promise<Record<Language, string>> {
  const titles = await titlesFor(askings, issues);
  return Object.fromEntries(
    languages.map((language) => {
      const say = translator(loopCatalogues, language);
      const work = titles.map((title) => isolated(oneLine(title[language]))).join(say('loop.between-work'));
      return [language, work === '' ? say(`loop.${form}.${body.kind}`) : say(`loop.${form}.${body.kind}.work`, { work })];
    }),
  ) as Record<Language, string>;
}

/** Of the linked issues this one client sees, in her words. */
async function titlesFor(askings: Asking[], issues: LinkedIssue[]): Promise<Texts[]> {
  const [engagementId, ...others] = new Set(askings.map((asking) => asking.engagementId));
  if (engagementId === undefined || others.length > 0) return [];
  const [engagement] = await engagementOutlines([engagementId]);
  if (!engagement) return [];
  const [visible, titles] = await Promise.all([visibleIssueIds(engagement, issues.map(({ id }) => id)), titlesOf(engagementId)]);
  return issues
    .filter(({ id, summary }) => visible.has(id) && summary !== '')
    .map(({ id, summary }) => Object.fromEntries(languages.map((language) => [language, titles[id]?.[language] ?? summary])));
}
