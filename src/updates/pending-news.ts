import type { Texts } from '../ledger/told';
import { invalid } from '../platform/app-error';
import { collection } from '../platform/storage/collection';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit, type Write } from '../platform/storage/transaction';
import { engagementScope } from './update-store';

/** A line of another area that is to ride in the next update: "You asked whether …: it is done". */
export type News = { id: string; issueIds: string[]; texts: Texts };

/** By engagement: what is still to be told, oldest first. */
const records = collection<{ news: News[] }>('pending-news', 1);

/** An update holds no more. What is taken from the list without being told would pass for told, so none is dropped for another. */
const mostNews = 50;

/** Lets it ride; the same id again replaces its words. The id becomes part of a line's: at most 90 of A-Z a-z 0-9 _ : . - */
export function addPendingNews({ engagementId, ...news }: News & { engagementId: string }): Promise<void> {
  return change(engagementId, (current) => {
    if (current.some(({ id }) => id === news.id)) return current.map((each) => (each.id === news.id ? news : each));
    if (current.length >= mostNews) throw invalid('failure.too-many', 'rides', { limit: mostNews });
    return [...current, news];
  });
}

export function removePendingNews(engagementId: string, newsId: string): Promise<void> {
  return change(engagementId, (current) => current.filter(({ id }) => id !== newsId));
}

/** What no update has told yet. It leaves when an update that tells it is sent; one a person took out of a draft waits for the next. */
export async function pendingNews(engagementId: string): Promise<News[]> {
  return (await records.get(engagementId))?.body.news ?? [];
}

const linePrefix = 'news-';
/** Of the line of a draft that tells it. */
export const newsLineId = (newsId: string) => `${linePrefix}${newsId}`;

/** The write by which what these lines tell is no longer pending. */
export async function toldNews(engagementId: string, lineIds: string[]): Promise<Write[]> {
  const current = await records.get(engagementId);
  const left = current?.body.news.filter(({ id }) => !lineIds.includes(newsLineId(id)));
  return current && left && left.length < current.body.news.length ? [records.replace(current, { body: { news: left } })] : [];
}

async function change(engagementId: string, changed: (news: News[]) => News[]): Promise<void> {
  await repeatOnConflict(async () => {
    const current = await records.get(engagementId);
    const before = current?.body.news ?? [];
    const news = changed(before);
    if (JSON.stringify(news) === JSON.stringify(before)) return;
    const row = { scope: engagementScope(engagementId), at: new Date().toISOString(), body: { news } };
    await commit([current ? records.replace(current, row) : records.create(engagementId, row)]);
  });
}
