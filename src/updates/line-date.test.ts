import { phraseCatalogues } from '../i18n/phrases';
import type { SectionName } from './contract';
import { type StoredLine, writtenLine } from './line';
import { dateIn, givenDate } from './line-date';
import { sentence } from './phrase';

const on = '2026-12-04';
const context = { today: '2026-11-20', followingUpdateOn: '2026-11-27' };
const written = (key: Parameters<typeof sentence>[0], values: Parameters<typeof sentence>[1], more: Partial<StoredLine> = {}): StoredLine => ({ ...writtenLine({ topic: 'moving:1', ...sentence(key, values) }, { issueIds: ['1'] }), ...more });
const typed = (more: Partial<StoredLine>): StoredLine => ({ id: 'x', issueIds: [], versionIds: [], text: { en: 'Soon' }, asIs: [], ...more });
const moving = written('phrase.moving-due', { date: { date: on } });
const given = (line: StoredLine, section: SectionName = 'moving') => givenDate(line, section, context);

describe('the date a line gives', () => {
  it('is that of the facts it was written from', () => {
    expect(given(moving)).toEqual({ kind: 'commitment', on, from: 'words' });
    expect(given(written('phrase.milestone-later', { from: { date: '2026-11-27' }, to: { date: on } }), 'risks')).toEqual({ kind: 'commitment', on, from: 'words' });
    expect(given({ ...moving, dated: { kind: 'forecast' } })).toEqual({ kind: 'forecast', on, from: 'words' });
    // The words are what the client reads.
    expect(given({ ...moving, dated: { kind: 'commitment', on: '2026-12-11' } })?.on).toBe(on);
  });

  it('is none where the words tell of a day that has passed, or of since when', () => {
    expect(given(written('phrase.overdue', { date: { date: '2026-11-12' } }), 'risks')).toBeUndefined();
    expect(given(written('phrase.blocked-since', { date: { date: '2026-11-17' } }), 'risks')).toBeUndefined();
    expect(given(written('phrase.moving-due', { date: { date: '2026-11-19' } }))).toBeUndefined();
    expect(given(typed({ dated: { kind: 'commitment', on: '2026-11-19' } }))).toBeUndefined();
  });

  it('is none any more where a person replaced the words in every language and leaves it out', () => {
    expect(given({ ...moving, text: { en: 'We are on it', 'zh-CN': '进行中' } })).toBeUndefined();
    expect(given({ ...moving, text: { en: 'We are on it' } })?.on).toBe(on);
    expect(given({ ...moving, text: { en: 'We are on it, due 4 December', 'zh-CN': '进行中' } })?.on).toBe(on);
    expect(given({ ...moving, text: { en: 'We are on it', 'zh-CN': '进行中' }, dated: { kind: 'forecast', on: '2026-12-11' } })).toEqual({ kind: 'forecast', on: '2026-12-11', from: 'person' });
  });

  it('of a typed line is the one a person gave', () => {
    expect(given(typed({}))).toBeUndefined();
    expect(given(typed({ dated: { kind: 'forecast', on } }))).toEqual({ kind: 'forecast', on, from: 'person' });
  });

  it('of what comes next without one is the following update', () => {
    const next = written('phrase.next', {});
    expect(given(next, 'next')).toEqual({ kind: 'commitment', on: '2026-11-27', from: 'plan' });
    expect(given(typed({ issueIds: ['1'] }), 'next')).toEqual({ kind: 'commitment', on: '2026-11-27', from: 'plan' });
    expect(given(typed({}), 'next')).toBeUndefined();
    expect(given(next, 'moving')).toBeUndefined();
    expect(given(written('phrase.next-due', { date: { date: on } }), 'next')?.from).toBe('words');
  });
});

it('knows every sentence that gives a day to come: the others tell of days that have passed, or sum up what another line promises', () => {
  const naming = Object.entries(phraseCatalogues.en).filter(([, message]) => /\{(date|to)\}/.test(typeof message === 'string' ? message : message.other)).map(([key]) => key);
  const others = naming.filter((key) => dateIn({ topic: 't', ...sentence(key as never, { date: { date: on }, to: { date: on } }) }) === undefined);
  const past = ['phrase.also-overdue', 'phrase.blocked-since', 'phrase.blocked-since-by', 'phrase.blocked-since-by-other', 'phrase.milestone-past-due', 'phrase.news.overdue', 'phrase.overdue', 'phrase.reason.past-due'];
  // A notice takes the day from the issue it is about, whatever becomes of the words.
  const ofNotices = ['phrase.news.later'];
  expect(others.sort()).toEqual([...past, ...ofNotices, 'phrase.reason.moved', 'phrase.reason.planned'].sort());
});
