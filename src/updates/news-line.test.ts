import { mergedLines, savedLines } from './draft-merge';
import { isTouched, newsLine, type StoredLine } from './line';

const news = newsLine({ id: 'request-10', issueIds: ['10001'], texts: { en: 'You asked for receipts: they print.' } });
const typed: StoredLine = { id: 'typed', issueIds: [], versionIds: [], text: { en: 'Mine' }, asIs: [] };
const draftOf = ({ news: _news, phrase: _phrase, ...line }: StoredLine) => line;
const noPhrase = () => undefined;

describe('a line about news', () => {
  it('has its words as if they were typed, and is untouched until a person changes them', () => {
    expect(news).toMatchObject({ id: 'news-request-10', text: { en: 'You asked for receipts: they print.' }, issueIds: ['10001'] });
    expect(isTouched(news)).toBe(false);
    expect(isTouched({ ...news, text: { en: 'Receipts print.' } })).toBe(true);
    expect(isTouched({ ...news, text: {} })).toBe(true);
  });

  it('is there once, however often Jira is read', () => {
    const once = mergedLines([typed], [news]);
    expect(once).toEqual([typed, news]);
    expect(mergedLines(once, [news])).toEqual(once);
  });

  it('follows the news while nobody has touched it, and stays as a person wrote it', () => {
    const newer = newsLine({ id: 'request-10', issueIds: [], texts: { en: 'Receipts and refunds print.' } });
    expect(mergedLines([news], [newer])).toEqual([newer]);
    const edited = { ...news, text: { en: 'Receipts print, as you wished.' } };
    expect(mergedLines([edited], [newer])).toMatchObject([{ text: { en: 'Receipts print, as you wished.' } }]);
    expect(mergedLines([edited], [])).toEqual([edited]);
  });

  it('goes when the news is taken back before anybody touched it', () => {
    expect(mergedLines([news, typed], [])).toEqual([typed]);
  });

  it('is remembered as dismissed when a person removes it, and not when she undoes that', () => {
    const current = { lines: [news, typed], dismissed: [] };
    expect(savedLines(current, [draftOf(typed)], noPhrase)).toEqual({ lines: [typed], dismissed: ['news-request-10'] });
    expect(savedLines(current, [draftOf(news), draftOf(typed)], noPhrase)).toEqual(current);
  });
});
