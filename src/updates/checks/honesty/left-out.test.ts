import type { EvidenceMilestone } from '../../contract';
import { findings, rulesOf, subjectOf, type Situation, type Work, type Written } from './honesty-fixture';

const late: EvidenceMilestone = { id: '9', name: 'Beta', releaseOn: '2026-11-12', released: false };
const moved: EvidenceMilestone = { id: '8', name: 'Launch', releaseOn: '2026-12-18', movedFrom: '2026-12-11', workingDaysMoved: 5, released: false };
const movedFarther: EvidenceMilestone = { id: '7', name: 'Shop screen', releaseOn: '2027-01-15', movedFrom: '2026-12-11', workingDaysMoved: 25, released: false };
const undated: EvidenceMilestone = { id: '6', name: 'Training', movedFrom: '2026-12-01', released: false };
const blocked: Work = { id: '1', title: 'Pay with the phone wallet', titleChinese: '手机钱包支付', blocked: true };
const blockedAndLate: Work = { id: '5', title: 'Refund from the shop screen', blocked: true, due: '2026-11-02' };
const overdue: Work = { id: '2', title: 'Receipt by e-mail', due: '2026-11-12' };
const reopened: Work = { id: '3', title: 'Menu pictures load slowly', reopened: true };
const calm: Work = { id: '4', title: 'Tips, shared among the shift' };

const leftOut = (situation: Situation) => findings(subjectOf(situation)).filter(({ rule }) => rule === 'left-out-news');
const ids = (situation: Situation) => leftOut(situation).map(({ issueIds, versionIds }) => [...issueIds, ...versionIds].join());

describe('the worst news left out', () => {
  it.each<[string, Situation, string[]]>([
    ['a milestone past its date before one that moved', { work: [blocked, overdue, reopened], milestones: [moved, late] }, ['9']],
    ['the one that moved farther', { work: [blocked], milestones: [moved, movedFarther] }, ['7']],
    ['a milestone that lost its date', { work: [blocked], milestones: [undated] }, ['6']],
    ['blocked before overdue', { work: [calm, overdue, blocked] }, ['1']],
    ['of the blocked, the one that is late too', { work: [blocked, blockedAndLate] }, ['5']],
    ['overdue before reopened', { work: [reopened, overdue] }, ['2']],
    ['reopened', { work: [reopened, calm] }, ['3']],
    ['none', { work: [calm, { id: '6', title: 'All done', category: 'done' }], milestones: [{ ...late, released: true }] }, []],
  ])('%s', (_, situation, expected) => expect(ids({ ...situation, lines: [{ en: 'Some news.', section: 'summary' }] })).toEqual(expected));

  it.each<[string, Written[], boolean]>([
    ['a line of another issue', [{ en: 'Tips come next.', issues: ['4'] }], false],
    ['a line that cites it and says something bad', [{ en: 'We still wait for the bank.', issues: ['1'] }], true],
    ['a line that cites it and says only good things', [{ en: 'Looks great in the shop.', issues: ['1'] }], false],
    ['a line that denies the bad', [{ en: 'It is not blocked any more.', issues: ['1'] }], false],
    ['its title in the summary, with what is bad', [{ en: 'The plan is at risk: “Pay with the phone wallet” is blocked.', section: 'summary' }], true],
    ['its title alone', [{ en: '“Pay with the phone wallet” is in progress.', section: 'summary' }], false],
    ['bad news of another issue beside its title', [{ en: '“Pay with the phone wallet” is in progress, “Tips, shared among the shift” is late.', section: 'summary' }], false],
    ['only a count', [{ en: '1 item is blocked.', section: 'summary' }], false],
    ['Chinese, bad', [{ 'zh-CN': '手机钱包支付受阻，我们在等银行答复。', issues: ['1'] }], true],
    ['Chinese, good', [{ 'zh-CN': '手机钱包支付效果很好。', issues: ['1'] }], false],
    ['Chinese, denied', [{ 'zh-CN': '手机钱包支付没有受阻。', issues: ['1'] }], false],
  ])('%s', (_, lines, told) => expect(ids({ work: [blocked, calm], lines })).toEqual(told ? [] : ['1']));

  it.each<[string, string, boolean]>([
    ['said to have moved', 'Launch moves from 11 to 18 December.', true],
    ['said to be later', 'Launch will be a week later.', true],
    ['only with its new date', 'Launch is planned for 18 December.', false],
    ['said to have moved, in Chinese', '“Launch”推迟到12月18日。', true],
    ['only with its new date, in Chinese', '“Launch”计划于12月18日发布。', false],
  ])('a moved milestone %s', (_, text, told) => {
    const language = /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en';
    expect(ids({ milestones: [moved], lines: [{ [language]: text, versions: ['8'] }] })).toEqual(told ? [] : ['8']);
  });

  it('is missed in one language', () => {
    const lines: Written[] = [{ en: 'It is blocked.', 'zh-CN': '我们在做。', issues: ['1'] }];
    expect(leftOut({ work: [blocked], lines })).toEqual([expect.objectContaining({ level: 'stop', language: 'zh-CN', section: 'risks', suggestion: { language: 'zh-CN', text: '“Pay with the phone wallet”目前受阻。' } })]);
  });

  it('may be read in another language by those who have none of theirs', () => {
    expect(ids({ work: [blocked], lines: [{ en: 'It is blocked.', issues: ['1'] }, { en: 'Hello', 'zh-CN': '您好' }] })).toEqual([]);
  });

  it('is one finding, with the sentence to add, where no language has it', () => {
    expect(leftOut({ work: [blocked], lines: [{ en: 'Hello', 'zh-CN': '您好' }] })).toEqual([expect.objectContaining({ suggestion: { language: 'en', text: '“Pay with the phone wallet” is blocked.' }, parameters: { key: 'HAR-1', kind: 'blocked' } })]);
  });

  it('is not said again of what a line says is done', () => {
    expect(rulesOf(subjectOf({ work: [blocked], lines: [{ en: 'The wallet is done.', issues: ['1'] }] }))).toEqual(['not-done']);
  });

  it('is nothing a note must tell', () => {
    const { evidence: _evidence, health: _health, ...note } = subjectOf({ work: [blocked], lines: [{ en: 'The bank called.', section: 'note' }] });
    expect(findings(note)).toEqual([]);
  });
});

describe('a watched risk left out', () => {
  const risk = { id: 'r1', names: { en: 'The bank is slow', 'zh-CN': '银行答复慢' }, issues: [{ id: '1', key: 'HAR-1' }] };
  const missing = (lines: Written[], work: Work[] = [calm]) => findings(subjectOf({ work, lines, risks: [risk] })).filter(({ rule }) => rule === 'left-out-risk');
  it.each<[string, Written[], number]>([
    ['in no line', [{ en: 'All the news.' }], 1],
    ['by its name', [{ en: 'The bank is slow: we call every day.' }], 0],
    ['in other words order', [{ en: 'A slow bank holds nothing up yet, but we watch it.' }], 0],
    ['in Chinese', [{ 'zh-CN': '银行答复慢，我们每天催。' }], 0],
    ['in one language of two', [{ en: 'The bank is slow.', 'zh-CN': '一切照旧。' }], 1],
  ])('%s', (_, lines, count) => expect(missing(lines)).toHaveLength(count));
  it('may be told of by its issue', () => expect(missing([{ en: 'It waits for the bank.', issues: ['1'] }], [{ ...calm, id: '1' }])).toEqual([]));
  it('is a Stop with its name', () => expect(missing([{ en: 'News.' }])).toEqual([expect.objectContaining({ level: 'stop', parameters: { name: 'The bank is slow' }, issueIds: ['1'], suggestion: { language: 'en', text: 'A risk we keep an eye on: The bank is slow.' } })]));
});
