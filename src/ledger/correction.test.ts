import { type FactsNow, type Later, toldBetter, type WrongLine } from './correction';
import type { IssueFact, ToldLine } from './told';

const fact = (more: Partial<IssueFact> = {}): IssueFact => ({ id: '1', key: 'HAR-1', category: 'in-progress', status: 'In Progress', dueOn: '2026-12-11', blocked: false, blockedBy: [], unassigned: false, ...more });
const line = (text: string, more: Partial<ToldLine> = {}): ToldLine => ({ id: text, section: 'next', texts: { en: text }, issueIds: ['1'], versionIds: [], ...more });
const wrong: WrongLine = { updateId: 'u1', line: line('Ready on Friday', { id: 'l1' }) };
const now: FactsNow = { issues: [fact()], versions: [{ id: '9', name: 'Beta', releaseOn: '2026-12-18', released: false }] };
const later = (more: Partial<Later> = {}): Later => ({ issues: [fact()], versions: [], lines: [line('Ready on 11 December')], ...more });

it.each<[string, boolean, Later]>([
  ['it told of the issue as it is now', true, later()],
  ['it told of it otherwise than it is now', false, later({ issues: [fact({ dueOn: '2026-12-04' })] })],
  ['it told of another issue', false, later({ issues: [fact({ id: '2' })], lines: [line('Another', { issueIds: ['2'] })] })],
  ['it said the same wrong words again', false, later({ lines: [line(' Ready on Friday ')] })],
  ['it named the issue only in facts no line of hers told', false, later({ lines: [] })],
  ['it corrected the line', true, later({ lines: [], issues: [], corrects: { updateId: 'u1', lineId: 'l1' } })],
  ['it corrected another line', false, later({ lines: [], issues: [], corrects: { updateId: 'u1', lineId: 'l2' } })],
])('%s: %s', (_, better, message) => expect(toldBetter(wrong, message, now)).toBe(better));

it('asks for every issue and milestone of the line', () => {
  const both: WrongLine = { updateId: 'u1', line: line('Both', { issueIds: ['1'], versionIds: ['9'] }) };
  expect(toldBetter(both, later(), now)).toBe(false);
  expect(toldBetter(both, later({ versions: now.versions, lines: [line('Now', { versionIds: ['9'] })] }), now)).toBe(true);
  expect(toldBetter(both, later({ versions: [{ id: '9', name: 'Beta', releaseOn: '2026-12-11', released: false }], lines: [line('Now', { versionIds: ['9'] })] }), now)).toBe(false);
});

it('knows only a correction of a line that is about nothing in Jira', () => {
  const words: WrongLine = { updateId: 'u1', line: line('The office is closed', { id: 'l1', issueIds: [] }) };
  expect(toldBetter(words, later(), now)).toBe(false);
  expect(toldBetter(words, later({ corrects: { updateId: 'u1', lineId: 'l1' } }), now)).toBe(true);
});
