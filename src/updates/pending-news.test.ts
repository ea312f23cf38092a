import { startInside } from '../../local/testing/inside';
import type * as Transactions from '../platform/storage/transaction';
import type * as News from './pending-news';

let inside: Awaited<ReturnType<typeof startInside>>;
let news: typeof News;
let commit: typeof Transactions.commit;
beforeEach(async () => {
  inside = await startInside();
  // Loaded once the platform's globals are in place.
  news = await import('./pending-news');
  ({ commit } = await import('../platform/storage/transaction'));
});
afterEach(() => inside.close());

const one = { id: 'request-10', issueIds: ['10001'], texts: { en: 'You asked for receipts: they print.' } };
const other = { id: 'pasted-7', issueIds: [], texts: { 'zh-CN': '您问过退款：已完成。' } };
const add = (engagementId: string, each: News.News) => news.addPendingNews({ engagementId, ...each });

it('keeps the news of each client, oldest first, and the newest words of each', () =>
  inside.run(async () => {
    await add('e1', one);
    await add('e1', other);
    await add('e2', other);
    await add('e1', { ...one, texts: { en: 'Receipts print now.' } });
    expect(await news.pendingNews('e1')).toEqual([{ ...one, texts: { en: 'Receipts print now.' } }, other]);
    expect(await news.pendingNews('e2')).toEqual([other]);
    await news.removePendingNews('e1', one.id);
    await news.removePendingNews('e1', 'unknown');
    expect(await news.pendingNews('e1')).toEqual([other]);
    expect(await news.pendingNews('e3')).toEqual([]);
  }));

it('keeps all of what comes at once', () =>
  inside.run(async () => {
    await Promise.all([add('e1', one), add('e1', other), add('e1', { ...one, id: 'third' })]);
    expect((await news.pendingNews('e1')).map(({ id }) => id).sort()).toEqual(['pasted-7', 'request-10', 'third']);
  }));

it('takes away only what the lines of a sent update told', () =>
  inside.run(async () => {
    await add('e1', one);
    await add('e1', other);
    await commit(await news.toldNews('e1', [news.newsLineId(one.id), 'done:10001']));
    expect(await news.pendingNews('e1')).toEqual([other]);
    expect(await news.toldNews('e1', ['done:10001'])).toEqual([]);
  }));

it('drops nothing for want of room: whatever leaves the list passes for told', () =>
  inside.run(async () => {
    for (let count = 1; count <= 50; count += 1) await add('e1', { ...one, id: `news-${count}` });
    await expect(add('e1', other)).rejects.toMatchObject({ code: 'invalid', key: 'failure.too-many' });
    expect(await news.pendingNews('e1')).toHaveLength(50);
  }));
