import fc from 'fast-check';
import { languages } from '../i18n/language';
import { phraseCatalogues } from '../i18n/phrases';
import { draftLines, type Dismissed } from './draft-lines';
import { fitting } from './draft-store';
import type { EvidenceGroup, EvidenceMilestone, HealthState, IssueChange } from './contract';
import { evidenceGroups, healthStates, sectionNames } from './contract';
import type { Facts, FoundIssue } from './evidence';
import { healthOf } from './health';
import { textOf } from './line';
import { type PhraseContext, renderPhrase, sentence } from './phrase';

const today = '2026-11-20';
const thresholds = { atRiskIssues: 1, offTrackWorkingDays: 10 };
const category = { done: 'done', moving: 'in-progress', next: 'to-do', overdue: 'in-progress', blocked: 'in-progress' } as const;
const at = '2026-11-18T09:00:00.000Z';

function factsFrom(issues: { id: number; group: EvidenceGroup; dueOn?: string; changes?: IssueChange[] }[], more: { milestones?: EvidenceMilestone[]; counts?: Partial<Record<EvidenceGroup, number>>; first?: boolean; blocks?: Facts['blocks']; uncounted?: EvidenceGroup[] } = {}): Facts {
  const found = ({ id, group, dueOn, changes = [] }: (typeof issues)[number]): FoundIssue => ({
    id: String(id), key: `HAR-${id}`, summary: `Work ${id}`, status: 'In Review', category: category[group], flagged: false, blockedBy: [], changes, ...(dueOn !== undefined && { dueOn }),
  });
  const groups = Object.fromEntries(evidenceGroups.map((group) => [group, issues.filter((issue) => issue.group === group).map(found)])) as Record<EvidenceGroup, FoundIssue[]>;
  groups.overdue.push(...groups.blocked.filter(({ dueOn = today }) => dueOn < today));
  const evidence = { from: at, until: at, groups, more: { done: 0, moving: 0, next: 0, overdue: 0, blocked: 0, ...more.counts }, milestones: more.milestones ?? [], unseen: [] };
  return {
    evidence, uncounted: more.uncounted ?? [], historyIds: [], blocks: more.blocks ?? {}, first: more.first ?? false, today, health: healthOf(evidence, thresholds, today),
    titles: Object.fromEntries(issues.map(({ id }) => [String(id), `Work ${id}`])),
  };
}
const contextOf = (facts: Facts, health: HealthState = facts.health.state): PhraseContext => ({ engagement: { glossary: { titles: {}, statuses: {} } }, settings: { statuses: {} }, titles: facts.titles, today, health });
const english = (facts: Facts, dismissed: Dismissed = {}) =>
  Object.fromEntries(Object.entries(draftLines(facts, dismissed)).map(([name, lines]) => [name, lines.map((line) => line.phrase && renderPhrase(line.phrase, 'en', contextOf(facts)))]));
const milestone = (more: Partial<EvidenceMilestone>): EvidenceMilestone => ({ id: '9', name: 'Beta', released: false, ...more });

describe('draftLines', () => {
  it.each<[string, EvidenceMilestone, string[], string[]]>([
    ['planned', milestone({ releaseOn: '2026-12-12' }), ['Beta is planned for Sat 12 Dec.'], []],
    ['without a date', milestone({}), ['Beta has no date yet.'], []],
    ['released', milestone({ released: true }), ['Beta has been released.'], []],
    ['later', milestone({ releaseOn: '2026-12-18', movedFrom: '2026-12-17', workingDaysMoved: 1 }), ['Beta is planned for Fri 18 Dec.'], ['Beta moved from Thu 17 Dec to Fri 18 Dec (1 working day later).']],
    ['later by a weekend', milestone({ releaseOn: '2026-12-13', movedFrom: '2026-12-12', workingDaysMoved: 0 }), ['Beta is planned for Sun 13 Dec.'], ['Beta moved from Sat 12 Dec to Sun 13 Dec.']],
    ['earlier', milestone({ releaseOn: '2026-12-11', movedFrom: '2026-12-18', workingDaysMoved: -5 }), ['Beta moved from Fri 18 Dec to Fri 11 Dec (5 working days earlier).'], []],
    ['past due', milestone({ releaseOn: '2026-11-19', movedFrom: '2026-11-12', workingDaysMoved: 5 }), [], ['Beta was planned for Thu 19 Nov and is not released yet.']],
    ['without its date', milestone({ movedFrom: '2027-01-15' }), [], ['Beta was planned for Fri 15 Jan 2027 and has no date now.']],
  ])('says of a milestone that is %s', (_, one, milestones, risks) => {
    expect(english(factsFrom([], { milestones: [one] }))).toMatchObject({ milestones, risks });
  });

  it('names fifteen and counts the rest', () => {
    const issues = Array.from({ length: 20 }, (_, id) => ({ id, group: 'done' as const }));
    const done = english(factsFrom(issues, { counts: { done: 7 } }))['done'];
    expect([done?.length, done?.[0], done?.at(-1)]).toEqual([16, '“Work 0” is done.', 'And 12 more.']);
    expect(english(factsFrom(issues, { counts: { done: 1 }, uncounted: ['done'] }))['done']?.at(-1)).toBe('And others.');
  });

  it('does not write again what a person removed', () => {
    const facts = factsFrom([{ id: 1, group: 'done' }, { id: 2, group: 'done' }]);
    expect(english(facts, { done: ['done:1'], summary: ['changes'] })).toMatchObject({ done: ['“Work 2” is done.'], summary: ['We are on track.'] });
  });

  it('says first whether all is well, then what changed', () => {
    const milestones = [milestone({ releaseOn: '2026-12-12' })];
    expect(english(factsFrom([], { milestones }))['summary']).toEqual(['We are on track: Beta is planned for Sat 12 Dec.', 'Nothing has changed since our last update.']);
    const troubled = factsFrom([{ id: 1, group: 'done' }, { id: 2, group: 'blocked' }, { id: 3, group: 'overdue', dueOn: '2026-11-12' }, { id: 4, group: 'overdue', dueOn: '2026-11-13' }], { milestones: [milestone({ releaseOn: '2026-11-12' })] });
    expect(english(troubled)['summary']).toEqual([
      'We are off track: Beta was due Thu 12 Nov and is not released yet, “Work 2” is blocked, 2 items are overdue.',
      'Since our last update: 1 item done, 1 blocked, 2 overdue. “Work 1” is done.',
    ]);
  });

  it('counts all that is blocked and late, also where not every reason is listed', () => {
    const many = (from: number, count: number, group: EvidenceGroup) => Array.from({ length: count }, (_, index) => ({ id: from + index, group, dueOn: group === 'overdue' ? '2026-11-12' : '2026-12-24' }));
    const facts = factsFrom([...many(100, 25, 'blocked'), ...many(200, 3, 'overdue')]);
    expect(english(facts)['summary']?.[0]).toBe('The plan is at risk: 25 items are blocked, 3 items are overdue.');
  });

  it('says first what was opened again', () => {
    const calm = Array.from({ length: 20 }, (_, index) => ({ id: 100 + index, group: 'moving' as const }));
    expect(english(factsFrom([...calm, { id: 7, group: 'moving', changes: [{ kind: 'reopened', at }] }]))['moving']?.[0]).toBe('“Work 7” was done before and has been opened again.');
  });

  const anyChange = fc.constantFrom<IssueChange>({ kind: 'reopened', at }, { kind: 'started', at }, { kind: 'due-moved', from: '2026-11-11', to: '2026-12-01', at });
  const anyIssue = fc.record({ id: fc.integer({ min: 1, max: 60 }), group: fc.constantFrom(...evidenceGroups), dueOn: fc.constantFrom(undefined, '2026-11-12', '2026-12-24'), changes: fc.array(anyChange, { maxLength: 2 }) }, { requiredKeys: ['id', 'group'] });
  const anyMilestone = fc.record({ id: fc.constant('9'), name: fc.constantFrom('Beta', '正式版'), released: fc.boolean(), releaseOn: fc.constantFrom(undefined, '2026-11-12', '2026-12-24'), movedFrom: fc.constantFrom(undefined, '2026-12-01', '2027-01-04'), workingDaysMoved: fc.integer({ min: -9, max: 9 }) }, { requiredKeys: ['id', 'name', 'released'] }) as fc.Arbitrary<EvidenceMilestone>;
  const anyFacts = fc
    .record({ issues: fc.uniqueArray(anyIssue, { selector: ({ id }) => id, maxLength: 40 }), milestones: fc.array(anyMilestone, { maxLength: 5 }).map((list) => list.map((one, index) => ({ ...one, id: String(index) }))), left: fc.integer({ min: 0, max: 3 }), first: fc.boolean(), since: fc.constantFrom(undefined, '2026-11-17'), hidden: fc.boolean() })
    .map(({ issues, milestones, left, first, since, hidden }) => {
      const by = issues.find(({ group }) => group === 'moving');
      const blocks = Object.fromEntries(issues.map(({ id }) => [String(id), { ...(since !== undefined && { since }), ...(by && !hidden && { by: String(by.id) }), byOther: hidden }]));
      return factsFrom(issues, { milestones, blocks, first, counts: { done: left, blocked: left, overdue: left } });
    });

  it('renders every sentence in every language, with every place filled and no key of Jira in it', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...healthStates), (facts, health) => {
        for (const name of sectionNames) {
          for (const line of draftLines(facts, {})[name]) {
            for (const language of languages) {
              const text = line.phrase ? renderPhrase(line.phrase, language, contextOf(facts, health)) : '';
              expect(text).toMatch(language === 'en' ? /[.]$/ : /。$/);
              expect(text).not.toMatch(/[{}]|undefined|NaN|Invalid|HAR-|phrase\.|In Review|“”/);
            }
          }
        }
      }),
    );
  });

  it('never says the same thing twice in a section', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const name of sectionNames) {
          const ids = draftLines(facts, {})[name].map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
        }
      }),
    );
  });

  it('uses every phrase of the catalogue', () => {
    const used = new Set<string>();
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('key' in value && typeof value.key === 'string') used.add(value.key);
      Object.values(value).forEach(collect);
    };
    fc.assert(fc.property(anyFacts, (facts) => void Object.values(draftLines(facts, {})).forEach(collect)), { numRuns: 400, seed: 20 });
    const chosenWhenRead = /^phrase\.(health\.|separator$)/;
    const ofOthers = /^phrase\.(news\.|watched-risk$)/;
    const never = Object.keys(phraseCatalogues.en).filter((key) => !used.has(key) && !chosenWhenRead.test(key) && !ofOthers.test(key));
    // Notices of bad news and watched risks have lines of their own. Groups too large to be counted are rare enough to be made by hand above; only notes say shortly that something is blocked.
    expect(never).toEqual(['phrase.count.at-least', 'phrase.also-blocked', 'phrase.more-uncounted']);
  });
});

describe('textOf', () => {
  const context = contextOf(factsFrom([{ id: 1, group: 'done' }]));
  const line = { id: 'a', issueIds: [], versionIds: [], text: {}, asIs: [] };
  const phrase = { topic: 'done:1', ...sentence('phrase.done', { title: { issueId: '1' } }) };
  it.each([
    ['the typed text', { ...line, text: { en: 'Mine' }, phrase }, 'en' as const, { text: 'Mine', inOtherLanguage: false }],
    ['the generated one in the other language', { ...line, text: { en: 'Mine' }, phrase }, 'zh-CN' as const, { text: '“Work 1”已完成。', inOtherLanguage: false }],
    ['nothing where nobody wrote', { ...line, text: { en: 'Mine' } }, 'zh-CN' as const, undefined],
    ['another language where a person said so', { ...line, text: { en: 'Mine' }, asIs: ['zh-CN' as const] }, 'zh-CN' as const, { text: 'Mine', inOtherLanguage: true }],
    ['the typed text though another would do', { ...line, text: { en: 'Mine', 'zh-CN': '我的' }, asIs: ['zh-CN' as const] }, 'zh-CN' as const, { text: '我的', inOtherLanguage: false }],
    ['nothing for blanks', { ...line, text: { en: '  ' } }, 'en' as const, undefined],
  ])('gives %s', (_, one, language, expected) => {
    expect(textOf(one, language, context)).toEqual(expected);
  });
});

describe('renderPhrase', () => {
  it('takes the client’s words, and lets no title pose as a place or end the sentence', () => {
    const facts = { ...factsFrom([{ id: 1, group: 'done' }, { id: 2, group: 'done' }]), titles: { '1': 'Jira words', '2': 'Send {title}.' } };
    const context = { ...contextOf(facts), engagement: { glossary: { titles: { '1': { 'zh-CN': '苹果支付' } }, statuses: {} } } };
    const done = (issueId: string) => ({ topic: 'x', ...sentence('phrase.done', { title: { issueId } }) });
    expect(renderPhrase(done('1'), 'zh-CN', context)).toBe('“苹果支付”已完成。');
    expect(renderPhrase(done('1'), 'en', context)).toBe('“Jira words” is done.');
    expect(renderPhrase(done('2'), 'en', context)).toBe('“Send {title}” is done.');
  });
});

describe('fitting', () => {
  it('lists fewer of hundreds of the longest titles, and counts the rest', () => {
    const issues = evidenceGroups.flatMap((group, index) => Array.from({ length: group === 'done' ? 200 : 50 }, (_, number) => ({ id: index * 1000 + number, group })));
    const facts = factsFrom(issues);
    const long = (issue: FoundIssue) => ({ ...issue, summary: '字'.repeat(255) });
    const groups = Object.fromEntries(evidenceGroups.map((group) => [group, facts.evidence.groups[group].map(long)])) as typeof facts.evidence.groups;
    const titles = Object.fromEntries(issues.map(({ id }) => [String(id), '字'.repeat(255)]));
    const { evidence } = fitting({ ...facts, titles, evidence: { ...facts.evidence, groups } });
    expect(Buffer.byteLength(JSON.stringify(evidence))).toBeLessThan(230 * 1024);
    for (const group of evidenceGroups) {
      expect(evidence.groups[group].length).toBeGreaterThanOrEqual(20);
      expect(evidence.groups[group].length + evidence.more[group]).toBe(facts.evidence.groups[group].length);
    }
    expect(fitting(facts)).toBe(facts);
  });
});
