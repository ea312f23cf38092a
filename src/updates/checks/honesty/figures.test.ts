import type { EvidenceMilestone } from '../../contract';
import { findings, subjectOf, type Situation, type Work, type Written } from './honesty-fixture';

const wallet: Work = { id: '1', title: 'Pay with the phone wallet', titleChinese: '手机钱包支付', due: '2026-12-04' };
const movedWallet: Work = { ...wallet, dueBefore: '2026-11-27' };
const tips: Work = { id: '2', title: 'Tips, shared among the shift', titleChinese: '小费分账', category: 'to-do' };
const late: Work = { id: '3', title: 'Receipt by e-mail', due: '2026-11-12' };
const done: Work = { id: '4', title: 'Order again', category: 'done', due: '2026-11-18' };
const beta: EvidenceMilestone = { id: '9', name: 'Beta', releaseOn: '2026-12-18', movedFrom: '2026-12-11', workingDaysMoved: 5, released: false };
const undated: EvidenceMilestone = { id: '8', name: 'Training', movedFrom: '2026-12-01', released: false };
const of = (rule: string, situation: Situation) => findings(subjectOf(situation)).filter((finding) => finding.rule === rule);
const inWords = (text: string, more: Written = {}): Written => ({ ...more, [/\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en']: text });

describe('a date the fields do not have', () => {
  const quotes = (text: string, more: Written = {}) => of('other-date', { work: [movedWallet, tips, late, done], milestones: [beta, undated], lines: [inWords(text, more)] }).map(({ quote }) => quote);
  it.each<[string, Written, string[]]>([
    ['The wallet is due 11 Dec.', { issues: ['1'] }, ['11 Dec']],
    ['The wallet will be ready by Friday, 11 December.', { issues: ['1'] }, ['Friday, 11 December']],
    ['“Pay with the phone wallet”: 2026-12-11.', {}, ['2026-12-11']],
    ['The wallet goes live on December 11th.', { issues: ['1'] }, ['December 11th']],
    ['The wallet is now due 11 Dec instead of 27 Nov.', { issues: ['1'] }, ['11 Dec']],
    ['The wallet moved from 20 Nov to 4 Dec.', { issues: ['1'] }, ['20 Nov']],
    ['We deliver the wallet tomorrow.', { issues: ['1'] }, ['tomorrow']],
    ['The wallet will be finished next Friday.', { issues: ['1'] }, ['next Friday']],
    ['Beta is planned for 11 December.', { versions: ['9'] }, ['11 December']],
    ['Beta: 11 December', { versions: ['9'] }, ['11 December']],
    ['Training is planned for 1 December.', { versions: ['8'] }, ['1 December']],
    ['The receipt was due on 10 Nov.', { issues: ['3'] }, ['10 Nov']],
    ['手机钱包支付计划于12月11日完成。', { issues: ['1'] }, ['12月11日']],
    ['手机钱包支付12月11日上线。', { issues: ['1'] }, ['12月11日']],
    ['“Beta”将于12月11日发布。', { versions: ['9'] }, ['12月11日']],
    ['完成日期由11月27日改为12月11日。', { issues: ['1'] }, ['12月11日']],
    ['下周五前完成。', { issues: ['1'] }, ['下周五']],
    ['明天上线。', { issues: ['1'] }, ['明天']],
    ['预计本月底完成。', { issues: ['1'] }, ['本月底']],
  ])('"%s"', (text, more, expected) => expect(quotes(text, more)).toEqual(expected));
  it.each<[string, Written]>([
    ['The wallet is due 4 Dec.', { issues: ['1'] }],
    ['The wallet is now due Fri 4 Dec instead of Fri 27 Nov.', { issues: ['1'] }],
    ['The wallet will be ready in early December.', { issues: ['1'] }],
    ['The wallet will be ready on Friday week: 4 December.', { issues: ['1'] }],
    ['We meet the bank on 24 November about the wallet.', { issues: ['1'] }],
    ['The wallet: the bank answers by 25 November.', { issues: ['1'] }],
    ['Blocked since 17 Nov.', { issues: ['1'] }],
    ['Work on the wallet started on 2 November and is due 4 Dec.', { issues: ['1'] }],
    ['The wallet goes out with Beta on 18 December.', { issues: ['1'] }],
    ['Tips will be done by 11 December.', { issues: ['2'] }],
    ['The receipt was due on 12 Nov.', { issues: ['3'] }],
    ['Order again went live on 17 Nov.', { issues: ['4'] }],
    ['Beta moved from 11 to 18 December.', { versions: ['9'] }],
    ['Beta was planned for 11 December and comes on 18 December.', { versions: ['9'] }],
    ['Is 11 December fine for Beta?', { versions: ['9'] }],
    ['The next update comes on 27 November.', {}],
    ['“Beta”由12月11日周五推迟至12月18日周五。', { versions: ['9'] }],
    ['手机钱包支付计划于12月4日完成。', { issues: ['1'] }],
    ['我们11月24日与银行开会。', { issues: ['1'] }],
    ['自11月17日起受阻。', { issues: ['1'] }],
    ['我们在等银行答复，预计周五前收到。', { issues: ['1'] }],
    ['We wait for the bank and expect an answer by Friday.', { issues: ['1'] }],
    ['原定11月27日，现改为12月4日。', { issues: ['1'] }],
    ['12月初完成。', { issues: ['1'] }],
  ])('not "%s"', (text, more) => expect(quotes(text, more)).toEqual([]));
  it('offers the date there is', () => {
    const [found] = of('other-date', { work: [wallet], lines: [{ en: 'The wallet is due 11 Dec.', issues: ['1'] }] });
    expect(found).toMatchObject({ level: 'note', parameters: { key: 'HAR-1', words: '11 Dec', date: '2026-12-04' }, suggestion: { text: 'The wallet is due Fri 4 Dec.' } });
  });
  it.each<[string, Written, string[]]>([
    ['another day than stands beside the response', { en: 'It waits.', issues: ['1'], response: 'We have a way round it by 30 November.', by: '2026-11-27' }, ['30 November']],
    ['the same day', { en: 'It waits.', issues: ['1'], response: 'We meet on Tuesday and have a way round it by 27 November.', by: '2026-11-27' }, []],
    ['another day than the ask is needed by', { en: 'Please send the logo by 30 November.', section: 'asks', neededBy: '2026-11-27' }, ['30 November']],
    ['in Chinese', { 'zh-CN': '请在11月30日前提供徽标。', section: 'asks', neededBy: '2026-11-27' }, ['11月30日']],
    ['the day it is needed by', { 'zh-CN': '请在11月27日前提供徽标。', section: 'asks', neededBy: '2026-11-27' }, []],
  ])('%s', (_, line, expected) => expect(of('other-date', { work: [wallet], lines: [line] }).map(({ quote }) => quote)).toEqual(expected));
});

describe('a number Jira counts otherwise', () => {
  const work: Work[] = [...Array.from({ length: 12 }, (_, index): Work => ({ id: String(100 + index), title: `Piece number ${index}`, category: 'done' })), { id: '1', title: 'Pay with the phone wallet', blocked: true }, tips, late];
  const quotes = (text: string, more: Written = {}, situation: Situation = {}) => of('other-number', { work, milestones: [beta], more: { done: 2 }, lines: [inWords(text, { section: 'summary', ...more })], ...situation }).map(({ quote }) => quote);
  it.each<[string, Written, string[]]>([
    ['16 items done.', {}, ['16 items done']],
    ['This week 20 tasks have been completed.', {}, ['20 tasks have been completed']],
    ['We finished fifteen items.', {}, ['finished fifteen items']],
    ['14 done, 3 in progress, 2 blocked.', {}, ['3 in progress', '2 blocked']],
    ['More than 20 items are done.', {}, ['More than 20 items are done']],
    ['No items are blocked.', {}, ['No items are blocked']],
    ['Nothing is overdue.', {}, ['Nothing is overdue']],
    ['All work is done.', {}, ['All work is done']],
    ['Everything is finished.', {}, ['Everything is finished']],
    ['本周完成了16项任务。', {}, ['完成了16项任务']],
    ['20项工作已完成。', {}, ['20项工作已完成']],
    ['2项受阻。', {}, ['2项受阻']],
    ['没有逾期的工作。', {}, ['没有逾期的工作']],
    ['所有工作均已完成。', {}, ['所有工作均已完成']],
    ['The receipt is 3 days overdue.', { issues: ['3'], section: 'risks' }, ['3 days overdue']],
    ['收据已逾期3天。', { issues: ['3'], section: 'risks' }, ['逾期3天']],
    ['Beta is 2 days later.', { versions: ['9'] }, ['2 days later']],
    ['“Beta”推迟2天。', { versions: ['9'] }, ['推迟2天']],
    ['Tips are 40 % done.', { issues: ['2'], section: 'next' }, ['40 % done']],
    ['小费分账已完成40%。', { issues: ['2'], section: 'next' }, ['完成40%']],
  ])('"%s"', (text, more, expected) => expect(quotes(text, more)).toEqual(expected));
  it.each<[string, Written]>([
    ['14 items done, 2 in progress, 1 blocked, 1 overdue.', {}],
    ['At least 10 items are done.', {}],
    ['About 15 items are done.', {}],
    ['12 of 40 items are done.', {}],
    ['120 items done so far.', {}],
    ['3 items for the checkout are done.', {}],
    ['We tested 20 orders and 5 phones.', {}],
    ['Version 2.0 has 16 done-marks; the price is € 16.', {}],
    ['At 16:30 all items will be done.', {}],
    ['Three shops have finished their training.', {}],
    ['Will 20 items be done?', {}],
    ['80 % of the guests pay by card.', {}],
    ['The project is 80 % done.', {}],
    ['本周完成了14项任务。', {}],
    ['累计完成120项。', {}],
    ['20项中的14项已完成。', {}],
    ['3个工作日完成。', {}],
    ['预计完成20项任务。', {}],
    ['16家门店已完成培训。', {}],
    ['The receipt is 8 days overdue.', { issues: ['3'], section: 'risks' }],
    ['The receipt is about a week late.', { issues: ['3'], section: 'risks' }],
    ['The receipt is 6 working days late.', { issues: ['3'], section: 'risks' }],
    ['Beta is 5 working days later.', { versions: ['9'] }],
    ['“Beta”推迟一周。', { versions: ['9'] }],
    ['The wallet is 40 % done.', { issues: ['1'], section: 'moving' }],
    ['All items planned for Monday are done.', {}],
  ])('not "%s"', (text, more) => expect(quotes(text, more)).toEqual([]));
});
