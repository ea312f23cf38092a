import { datesTold } from './dates-told';
import type { CorrectionSnapshot, IssueFact, NoteSnapshot, ToldLine, WordOfMouthSnapshot } from './told';

const fact = (id: string, more: Partial<IssueFact> = {}): IssueFact => ({ id, key: `HAR-${id}`, category: 'in-progress', status: 'In Progress', blocked: false, blockedBy: [], unassigned: false, ...more });
const line = (more: Partial<ToldLine>): ToldLine => ({ id: 'one', section: 'moving', texts: { en: 'We are on it' }, issueIds: [], versionIds: [], ...more });
const frozen = {
  id: 'n1',
  engagementId: 'harbor',
  projectId: '10000',
  clientId: 'client',
  sentAt: '2026-11-13T12:00:00.000Z',
  sentBy: { accountId: 'maya', name: 'Maya' },
  issues: [fact('1'), fact('2', { category: 'done' }), fact('3', { category: 'to-do' })],
  versions: [{ id: '7', name: 'Beta', releaseOn: '2026-12-11', released: false }, { id: '8', name: 'Alpha', released: true }],
};
const note = (lines: ToldLine[]): NoteSnapshot => ({ ...frozen, kind: 'note', lines, recipients: [] });
const dates = (lines: ToldLine[]) => datesTold(note(lines)).map(({ key, told: { meaning, kind, on } }) => [key, meaning, kind, on]);
const on = '2026-12-04';

it('a dated line promises what it is about, and what is still to come of it', () => {
  const dated = { kind: 'commitment' as const, on };
  expect(dates([line({ issueIds: ['1', '2', '3', '99'], dated })])).toEqual([['issue-1', 'done', 'commitment', on], ['issue-3', 'done', 'commitment', on]]);
  expect(dates([line({ issueIds: ['1', '3'], dated: { ...dated, issueIds: ['1'] } })])).toEqual([['issue-1', 'done', 'commitment', on]]);
  expect(dates([line({ versionIds: ['7', '8'], dated })])).toEqual([['version-7', 'done', 'commitment', on]]);
  expect(dates([line({ dated: { kind: 'forecast', on } })])).toEqual([['line-n1.one', 'done', 'forecast', on]]);
  expect(dates([line({ issueIds: ['1'] })])).toEqual([]);
});

it('a corrected sentence is the same promise still', () => {
  const corrected: CorrectionSnapshot = { ...note([line({ id: 'text', dated: { kind: 'commitment', on } })]), id: 'c1', kind: 'correction', corrects: { updateId: 'n1', lineId: 'one' } };
  expect(datesTold(corrected).map(({ key, told: { on: day, source } }) => [key, day, source])).toEqual([['line-n1.one', on, { kind: 'correction', id: 'c1' }]]);
});

it('what comes next promises to begin, where it has not begun', () => {
  expect(dates([line({ section: 'next', issueIds: ['1', '3'], dated: { kind: 'commitment', on, begun: true } })])).toEqual([['issue-3', 'begun', 'commitment', on]]);
});

it('what we do about a problem is a promise of its own', () => {
  const response = { texts: { en: 'We test meanwhile' }, by: on };
  expect(dates([line({ issueIds: ['1'], response })])).toEqual([['issue-1', 'response', 'commitment', on]]);
  expect(dates([line({ issueIds: ['1', '3'], response })])).toEqual([['line-n1.one', 'response', 'commitment', on]]);
  expect(dates([line({ issueIds: ['1'], response: { texts: { en: ' ' }, by: on } })])).toEqual([]);
  expect(dates([line({ issueIds: ['1'], response: { texts: response.texts } })])).toEqual([]);
});

it('one message gives one date for one thing: the later, and rather as a promise', () => {
  const dated = (kind: 'commitment' | 'forecast', day: string) => line({ issueIds: ['1'], dated: { kind, on: day } });
  expect(dates([dated('commitment', on), dated('commitment', '2026-12-11')])).toEqual([['issue-1', 'done', 'commitment', '2026-12-11']]);
  expect(dates([dated('forecast', on), dated('commitment', on)])).toEqual([['issue-1', 'done', 'commitment', on]]);
});

it('a conversation promises what was ticked, and a confirmed comment nothing', () => {
  const conversation = (id: string): WordOfMouthSnapshot => ({ ...frozen, id, kind: 'word-of-mouth', contactKind: 'call', summary: 'We talked.', contacts: [], issues: [fact('1', { dueOn: on }), fact('2', { dueOn: on, category: 'done' }), fact('3')], lines: [line({ texts: { en: 'We talked.' }, issueIds: ['1', '2', '3'] })] });
  expect(datesTold(conversation('call'))).toEqual([
    {
      subject: { kind: 'issue', issueId: '1', key: 'HAR-1' },
      key: 'issue-1',
      told: { snapshotId: 'call', at: frozen.sentAt, by: frozen.sentBy, source: { kind: 'word-of-mouth', id: 'call', contactKind: 'call' }, meaning: 'done', kind: 'commitment', on, words: { en: 'We talked.' } },
    },
  ]);
  expect(datesTold(conversation('mention.harbor.1.5'))).toEqual([]);
});

it('long words are cited in short', () => {
  const [date] = datesTold(note([line({ texts: { en: 'x'.repeat(2_000) }, dated: { kind: 'commitment', on } })]));
  expect(date?.told.words.en).toHaveLength(300);
});
