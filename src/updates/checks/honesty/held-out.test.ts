import type { SectionName } from '../../contract';
import { heldOut } from './held-out';
import { heldOutAgain } from './held-out-again';
import { findings, type Situation, subjectOf, type Work } from './honesty-fixture';

const wallet: Work = { id: '1', title: 'Pay with the phone wallet', titleChinese: '手机钱包支付' };
const finished = Array.from({ length: 14 }, (_, index): Work => ({ id: String(100 + index), title: `Piece number ${index}`, category: 'done' }));
type Kind = keyof typeof heldOut;
const setting: Record<Kind, { rule: string; situation: Situation; section: SectionName }> = {
  done: { rule: 'not-done', situation: { work: [wallet] }, section: 'moving' },
  calm: { rule: 'reassuring', situation: { work: [{ ...wallet, blocked: true }] }, section: 'moving' },
  due: { rule: 'other-date', situation: { work: [{ ...wallet, due: '2026-12-04' }] }, section: 'moving' },
  counts: { rule: 'other-number', situation: { work: [...finished, { ...wallet, blocked: true, due: '2026-11-12' }] }, section: 'summary' },
  badNews: { rule: 'left-out-news', situation: { work: [{ ...wallet, blocked: true }] }, section: 'moving' },
};

/** What the rules miss of what is not so, and find in what is. */
function gaps(kind: Kind, { untrue, honest }: { untrue: string[]; honest: string[] }, section = setting[kind].section) {
  const { rule, situation } = setting[kind];
  const line = (text: string) => ({ [/\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en']: text, section, ...(section !== 'summary' && { issues: ['1'] }) });
  const isFound = (text: string) => findings(subjectOf({ ...situation, lines: [line(text)] })).some((finding) => finding.rule === rule);
  return { missed: untrue.filter((text) => !isFound(text)), wrong: honest.filter(isFound) };
}

// When the rules first met the first list they missed 21 of 40, 16 of 20, 11 of 16, 6 of 12 and 0 of 8, and found 5 of 40, 3 of 16, 2 of 16,
// 0 of 12 and 10 of 12 that are so. They learnt from it.
it.each(Object.keys(heldOut) as Kind[])('finds what it has learnt of: %s', (kind) => {
  expect(gaps(kind, heldOut[kind])).toEqual({ missed: [], wrong: [] });
});

// At first: missed 18 of 30, 12 of 16, 9 of 12, 4 of 10 and 1 of 8; found 2 of 20, 2 of 12, 2 of 10, 1 of 10 and 8 of 12 that are so.
describe('what is known not to be found', () => {
  it('figures of speech for "done", except under the heading "Done"', () => {
    const { missed, wrong } = gaps('done', heldOutAgain.done);
    expect([missed, wrong]).toMatchInlineSnapshot(`
[
  [
    "As of this morning, guests pay with their phone in every shop.",
    "The wallet left our hands on Wednesday; enjoy it.",
    "Great news, the wallet is now part of the app.",
    "The wallet has passed all its tests and is with your guests.",
    "Nothing remains to be done on the wallet.",
    "We are proud to announce the release of the wallet.",
    "You will be glad to hear the wallet was finished last Friday.",
    "我们很高兴地通知您，手机钱包支付已与顾客见面。",
    "手机钱包支付的开发工作画上了句号。",
    "全部门店都能用手机钱包付款了。",
    "手机钱包支付验收通过并上线。",
    "手机钱包支付提前两天交工。",
    "手机钱包支付功能上线成功。",
    "钱包支付已切换到线上。",
    "我们已经把手机钱包支付交到您手上。",
    "前期承诺的手机钱包支付已兑现。",
  ],
  [],
]
`);
    const under = gaps('done', heldOutAgain.done, 'done');
    expect([under.missed, under.wrong]).toMatchInlineSnapshot(`
[
  [
    "Great news, the wallet is now part of the app.",
    "The wallet has passed all its tests and is with your guests.",
    "Nothing remains to be done on the wallet.",
    "You will be glad to hear the wallet was finished last Friday.",
    "手机钱包支付的开发工作画上了句号。",
    "全部门店都能用手机钱包付款了。",
  ],
  [],
]
`);
  });
  it('figures of speech for calm', () => {
    expect(gaps('calm', heldOutAgain.calm)).toMatchInlineSnapshot(`
{
  "missed": [
    "The wallet keeps pace with the plan.",
    "We see no reason for concern.",
    "The wallet is looking strong.",
    "Everybody is relaxed about the wallet.",
    "Work on the wallet flows.",
    "You can sleep well.",
    "The date is safe.",
    "手机钱包支付推进得很顺。",
    "一切都在计划之中。",
    "没有遇到任何阻力。",
    "手机钱包支付节奏正常。",
    "请您安心。",
  ],
  "wrong": [],
}
`);
  });
  it('dates given in passing', () => {
    expect(gaps('due', heldOutAgain.due)).toMatchInlineSnapshot(`
{
  "missed": [
    "The wallet follows two weeks later, on 18 December.",
    "From 11 December your guests pay with their phone.",
    "Wallet in production: 11 Dec.",
    "自12月11日起顾客可以用手机钱包付款。",
  ],
  "wrong": [],
}
`);
  });
  it('numbers', () => {
    expect(gaps('counts', heldOutAgain.counts)).toMatchInlineSnapshot(`
{
  "missed": [],
  "wrong": [],
}
`);
  });
  it('figures of speech for trouble, except under the heading of risks', () => {
    expect(gaps('badNews', heldOutAgain.badNews)).toMatchInlineSnapshot(`
{
  "missed": [
    "手机钱包支付新增两种卡。",
  ],
  "wrong": [
    "Work on the wallet came to a stop.",
    "We had to put the wallet aside.",
    "The wallet is on ice.",
    "There is a hitch with the wallet.",
    "手机钱包支付搁浅了。",
    "手机钱包支付要看银行的脸色。",
    "我们只好把手机钱包支付放一放。",
    "手机钱包支付这边出了点状况。",
  ],
}
`);
    expect(gaps('badNews', heldOutAgain.badNews, 'risks')).toMatchInlineSnapshot(`
{
  "missed": [
    "手机钱包支付新增两种卡。",
  ],
  "wrong": [],
}
`);
  });
});
