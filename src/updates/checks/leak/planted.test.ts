import fc from 'fast-check';
import type { LeakRule } from '../../check-contract';
import { issue, type Leaky, leaksIn } from './leak-fixture';

/** Sentences that say nothing they must not. */
const harmless = {
  en: ['The checkout works in all shops.', 'We have finished the receipts.', 'Next comes the loyalty card, until Friday.', 'Two of the three shops are connected!', 'Please send us the new logo.', 'The import takes two days longer: the files are larger than we had thought.', 'It is tested on phones and tablets;'],
  'zh-CN': ['结账功能已在所有门店上线。', '小票打印已经完成，', '下一步是会员卡，周五前完成。', '三家门店中有两家已接入！', '请把新的标志发给我们。', '导入比预想的多用两天：文件更大。', '已在手机和平板上测试；'],
};
const english = { id: '901', issueId: '7', issueKey: 'HAR-7', text: 'The vendor has not paid us yet, so keep the export out of the demo until their invoice is settled.' };
const chinese = { id: '902', issueId: '8', issueKey: 'HAR-8', text: '供应商还没有付款，请在发票结清之前不要在演示里展示导出功能。' };
const base: Omit<Leaky, 'lines'> = {
  issues: [issue('HAR-1', 'Pay with Apple Pay'), issue('HAR-12', 'Renegotiate the hosting contract', { visible: false }), issue('HAR-14', '重新谈判服务器合同', { visible: false })],
  guarded: { comments: [english, chinese], staff: ['Jonas Weber', 'Priya Nair', '陈小伟'] },
};

const words = english.text.replace(/[.,]/gu, '').split(' ');
const characters = chinese.text.replace(/[，。]/gu, '');
const runOf = (length: number, from: number) => words.slice(from, from + length).join(' ');
const digits = fc.integer({ min: 1, max: 9_999 });

/** What is planted, and how it may be written. */
const planted: Record<LeakRule, fc.Arbitrary<string>> = {
  'other-client': fc.constantFrom('Northwind Traders', 'NORTHWIND TRADERS LTD.', 'northwind\u00a0traders', '晨光会员', '晨光会员有限公司', 'Erika Holm', '李晓明', 'sales@northwind-traders.com', 'https://www.chenguang.cn/a', 'bo.lund77@gmail.com', 'Ｎorthwind Ｔraders'),
  'internal-comment': fc.oneof(
    fc.integer({ min: 0, max: words.length - 7 }).chain((from) => fc.integer({ min: 7, max: words.length - from }).map((length) => runOf(length, from))),
    fc.integer({ min: 0, max: characters.length - 12 }).chain((from) => fc.integer({ min: 12, max: characters.length - from }).map((length) => characters.slice(from, from + length))),
  ),
  'unseen-issue': fc.constantFrom('HAR-12', 'har-14', 'Renegotiate the hosting contract', '重新谈判服务器合同', 'https://jira.example.com/browse/HAR-12'),
  'unseen-field': fc.oneof(
    digits.map((count) => `story points: ${count}`),
    digits.map((count) => `Original estimate: ${count}h`),
    fc.constantFrom('Priority: Highest', 'Security level: board only', '优先级：最高', '安全级别：仅内部', '经办人：小李'),
    digits.map((count) => `故事点：${count}`),
  ),
  placeholder: fc.constantFrom('TODO', 'TBD', 'XXX', 'lorem ipsum', '{{name}}', '<name>', '[insert date]', '____', '（待定）', '待补充', '某某', '【请填写日期】', '请填写。', '××月××日'),
  'staff-name': fc.constantFrom('Jonas Weber', 'Jonas', 'Priya Nair', '陈小伟', 'PRIYA NAIR'),
  money: fc.oneof(
    digits.map((count) => `€${count}`),
    digits.map((count) => `${count} USD`),
    digits.map((count) => `${count}万元`),
    digits.map((count) => `人民币${count}`),
    digits.map((count) => `${count} person-days`),
    digits.map((count) => `${count}个人天`),
  ),
  'insider-link': fc.constantFrom('https://agency.atlassian.net/browse/HAR-1', 'http://jenkins/job/7', 'http://10.1.2.3/x', 'https://wiki.corp/page', 'http://build.agency.local:8080'),
};

const languageOf = fc.constantFrom('en' as const, 'zh-CN' as const);
const draft = languageOf.chain((language) => fc.array(fc.array(fc.constantFrom(...harmless[language]), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }));
const linesOf = (sentences: string[][]) => sentences.map((each) => ({ text: each.join(' ') }));
const runs = 500;

describe.each(Object.entries(planted) as [LeakRule, fc.Arbitrary<string>][])('%s', (rule, leaks) => {
  it('is caught wherever it is planted, once, and is gone when it is mended', () => {
    fc.assert(
      fc.property(draft, leaks, fc.nat(), fc.nat(), fc.constantFrom('text', 'response', 'link') as fc.Arbitrary<'text' | 'response' | 'link'>, (sentences, leak, at, place, part) => {
        const clean = linesOf(sentences);
        expect(leaksIn({ ...base, lines: clean })).toEqual([]);
        const lineNumber = at % sentences.length;
        const line = [...(sentences[lineNumber] ?? [])];
        line.splice(place % (line.length + 1), 0, leak);
        const bad = clean.map((each, index) => (index === lineNumber ? { text: line.join(' '), part } : each));
        const found = leaksIn({ ...base, lines: bad }).filter((finding) => finding.rule === rule);
        expect(found).toHaveLength(1);
        expect(found[0]).toMatchObject({ lineId: `line-${lineNumber}` });
      }),
      { numRuns: runs },
    );
  });
});
