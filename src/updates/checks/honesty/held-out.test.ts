import type { SectionName } from '../../contract';
import { heldOut } from './held-out';
import { heldOutAgain } from './held-out-again';
import { heldOutByAThird } from './held-out-by-a-third';
import { heldOutByAnother } from './held-out-by-another';
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

const learnt = { heldOut, heldOutAgain, heldOutByAnother, heldOutByAThird };

// Missed of what is not so, and found in what is, when the rules first met a list; they learnt from each.
// heldOut:          done 21 of 40 and 5 of 40, calm 16 of 20 and 3 of 16, due 11 of 16 and 2 of 16, counts 6 of 12 and 0 of 12, bad news 0 of 8 and 10 of 12.
// heldOutAgain:     done 18 of 30 and 2 of 20, calm 12 of 16 and 2 of 12, due 9 of 12 and 2 of 10, counts 4 of 10 and 1 of 10, bad news 1 of 8 and 8 of 12.
// heldOutByAnother: done 13 of 40 and 4 of 40, calm 2 of 20 and 8 of 20, due 4 of 20 and 0 of 20, counts 8 of 16 and 0 of 16, bad news 1 of 12 and 1 of 16.
// heldOutByAThird:  done 13 of 40 and 2 of 40, calm 2 of 20 and 3 of 20, due 5 of 20 and 3 of 20, counts 2 of 12 and 0 of 12, bad news 4 of 12 and 1 of 16.
describe('what is known of the lists they learnt from', () => {
  const of = (kind: Kind, section?: SectionName) => {
    const all = Object.values(learnt).map((list) => gaps(kind, list[kind], section));
    return { missed: all.flatMap(({ missed }) => missed), wrong: all.flatMap(({ wrong }) => wrong) };
  };
  it('said to be done and is not', () => {
    expect(of('done')).toMatchInlineSnapshot(`
{
  "missed": [
    "As of this morning, guests pay with their phone in every shop.",
    "Great news, the wallet is now part of the app.",
    "手机钱包支付的开发工作画上了句号。",
    "从周一开始，客人在App里就能直接用钱包付款了。",
    "银行那边审核通过后，我们当天就把手机钱包支付上线了。",
    "目前用户更新到最新版本，即可使用手机钱包支付。",
    "手机钱包支付这一项可以从清单上划掉了。",
    "Since Monday roughly one in five orders has been paid with the phone wallet, which is a lovely start.",
    "Please go ahead and tell your baristas that the phone wallet works and that they can start taking payments with it today.",
    "银行那边周四通过了，我们当天就把钱包支付全量放开了。",
    "钱包支付没有遗留问题，可以关单了。",
    "您可以通知店员，今天起顾客出示手机钱包就可以付款。",
    "现在打开App，结账页就能选手机钱包，客人付款也很顺畅。",
  ],
  "wrong": [],
}
`);
  });
  it('under the heading "Done"', () => {
    expect(of('done', 'done')).toMatchInlineSnapshot(`
{
  "missed": [
    "Great news, the wallet is now part of the app.",
    "手机钱包支付的开发工作画上了句号。",
    "从周一开始，客人在App里就能直接用钱包付款了。",
    "银行那边审核通过后，我们当天就把手机钱包支付上线了。",
    "手机钱包支付这一项可以从清单上划掉了。",
    "Since Monday roughly one in five orders has been paid with the phone wallet, which is a lovely start.",
    "Please go ahead and tell your baristas that the phone wallet works and that they can start taking payments with it today.",
    "银行那边周四通过了，我们当天就把钱包支付全量放开了。",
    "钱包支付没有遗留问题，可以关单了。",
    "现在打开App，结账页就能选手机钱包，客人付款也很顺畅。",
  ],
  "wrong": [
    "证书安装完成后即可上线。",
    "Apart from the wallet, which we're still building, everything you ordered for the autumn is working for your guests.",
  ],
}
`);
  });
  it('calm', () => {
    expect(of('calm')).toMatchInlineSnapshot(`
{
  "missed": [
    "Work on the wallet flows.",
  ],
  "wrong": [
    "新菜单一切正常，门店反馈也不错。",
  ],
}
`);
  });
  it('dates', () => {
    expect(of('due')).toMatchInlineSnapshot(`
{
  "missed": [
    "The wallet follows two weeks later, on 18 December.",
    "Wallet in production: 11 Dec.",
    "The plan remains to release the phone wallet three weeks from today, on 11 December.",
    "The wallet was never meant for 4 December; the date we agreed is the 11th.",
    "三周后，也就是12月11日，客人就能用手机钱包付款了。",
    "银行那边弄好之后，我们12.11发布钱包支付。",
  ],
  "wrong": [],
}
`);
  });
  it('numbers', () => {
    expect(of('counts')).toMatchInlineSnapshot(`
{
  "missed": [
    "We have finished 13 of the 15 items.",
    "In total there are 16 items, 14 of them done.",
    "本期共16项工作，已完成14项。",
    "截至今天，15项中已完成12项，逾期1项。",
    "Looking at the whole list, fourteen items are done, three are past their date and one is stuck.",
  ],
  "wrong": [],
}
`);
  });
  it('bad news left out', () => {
    expect(of('badNews')).toMatchInlineSnapshot(`
{
  "missed": [
    "手机钱包支付新增两种卡。",
    "The wallet will let guests pay without taking out a card.",
    "The phone wallet will let your guests pay without taking out a card.",
    "The receipt printer was stuck for a day, but we carried on with the wallet.",
    "会员卡那边在等您确认文案，钱包这边本周主要在写代码。",
  ],
  "wrong": [],
}
`);
  });
  it('under the heading of risks, where anything that is no praise tells of it', () => {
    expect(of('badNews', 'risks').wrong).toEqual([]);
  });
});
