import { findings, subjectOf, type Work, type Written } from './honesty-fixture';

const wallet: Work = { id: '1', title: 'Pay with the phone wallet', titleChinese: '手机钱包支付', category: 'in-progress' };
const receipt: Work = { id: '2', title: 'Receipt by e-mail', titleChinese: '电子邮件收据', category: 'done' };
const menu: Work = { id: '3', title: 'Menu pictures load slowly', titleChinese: '菜单图片加载缓慢', category: 'to-do' };
const beta = { id: '9', name: 'Beta', releaseOn: '2026-12-11', released: false };

const untrue = (line: Written) => findings(subjectOf({ work: [wallet, receipt, menu], milestones: [beta], lines: [line] })).filter(({ rule }) => rule === 'not-done');
const quotes = (line: Written) => untrue(line).map(({ issueIds, versionIds }) => [...issueIds, ...versionIds].join());

describe('said to be done and is not', () => {
  it.each([
    'Paying with the phone wallet is done.',
    'The phone wallet is now fully live.',
    'We have finished the phone wallet.',
    'We fixed it yesterday.',
    'Done!',
    'Fixed: wallets in all shops.',
    'Wallet payment went live on Monday.',
    'Guests can now pay with their phone.',
    'It was released last week and works well.',
    'After two weeks of hard work, the wallet is finally complete.',
    'The wallet has been shipped, tests included.',
    'The error is gone.',
    'The wallet is not only designed but also finished.',
    'This is resolved; next we look at tips.',
    'Thanks to your help, the wallet is up and running.',
    'Wallet: done',
    '“Pay with the phone wallet” – delivered.',
    'All of it is in production now.',
  ])('"%s"', (en) => expect(quotes({ en, issues: ['1'] })).toEqual(['1']));

  it.each([
    '手机钱包支付已完成。',
    '该功能已经正式上线。',
    '我们修复了这个问题。',
    '钱包支付昨天发布了。',
    '已修复。',
    '已上线，所有门店可用。',
    '手机钱包支付：完成。',
    '问题已全部解决。',
    '经过两周的努力，钱包支付终于做好了。',
    '支付问题已处理完毕。',
    '手机钱包现已投入使用。',
    '顾客现在可以用手机支付。',
    '之前反馈的问题已修复。',
    '需要修改的地方已经修复。',
    '手机钱包支付、退款等功能已上线。',
  ])('"%s"', (text) => expect(quotes({ 'zh-CN': text, issues: ['1'] })).toEqual(['1']));

  it.each<[string, Written, string[]]>([
    ['named by its title, cited nowhere', { en: '“Pay with the phone wallet” is done.' }, ['1']],
    ['named by its title without quotation marks', { en: 'We shipped Pay with the phone wallet.' }, ['1']],
    ['named by its key', { en: 'HAR-1 is fixed.' }, ['1']],
    ['named in Chinese', { 'zh-CN': '“手机钱包支付”已完成。' }, ['1']],
    ['one of three', { en: '“Receipt by e-mail”, “Pay with the phone wallet” and “Menu pictures load slowly” are done.', issues: ['1', '2', '3'] }, ['1', '3']],
    ['listed after the word', { en: 'Done: “Receipt by e-mail”, “Pay with the phone wallet”.' }, ['1']],
    ['both of two', { en: 'Both are done.', issues: ['1', '2'] }, ['1']],
    ['two in Chinese', { 'zh-CN': '两项均已完成。', issues: ['1', '2'] }, ['1']],
    ['only the one that is meant', { en: 'The receipt is done, the wallet is in progress.', issues: ['1', '2'] }, []],
    ['the other one that is meant', { en: 'The wallet is done, the receipt follows.', issues: ['1', '2'] }, ['1']],
    ['a milestone', { en: 'Beta has been released.', versions: ['9'] }, ['9']],
    ['a milestone by its name', { 'zh-CN': '“Beta”已发布。' }, ['9']],
    ['work that is done, for a milestone that is not', { en: '“Receipt by e-mail” for Beta is done.', issues: ['2'] }, []],
    ['with a pronoun in the next sentence', { en: '“Pay with the phone wallet” was hard. It is finished now.' }, ['1']],
    ['begun', { en: 'We have started on the menu pictures.', issues: ['3'] }, ['3']],
    ['under way', { en: 'Work on the menu pictures is under way.', issues: ['3'] }, ['3']],
    ['begun, in Chinese', { 'zh-CN': '菜单图片优化已经开始。', issues: ['3'] }, ['3']],
    ['in hand, in Chinese', { 'zh-CN': '菜单图片正在处理。', issues: ['3'] }, ['3']],
    ['begun of what is begun', { en: 'Work on the wallet has begun.', issues: ['1'] }, []],
    ['done of what is done', { en: 'The receipt is done.', 'zh-CN': '收据已完成。', issues: ['2'] }, []],
    ['in both languages', { en: 'The wallet is done.', 'zh-CN': '手机钱包已完成。', issues: ['1'] }, ['1', '1']],
  ])('%s', (_, line, ids) => expect(quotes(line).sort()).toEqual(ids));

  it('offers how it stands, in the language of the text, and leaves the other sentences', () => {
    const [found] = untrue({ en: 'Good week. The wallet is done. Thank you!', issues: ['1'] });
    expect(found).toMatchObject({ level: 'stop', quote: 'done', language: 'en', lineId: 'line-0', suggestion: { language: 'en', text: 'Good week. “Pay with the phone wallet”: In progress. Thank you!' } });
    expect(untrue({ 'zh-CN': '手机钱包支付已完成。', issues: ['1'] })[0]?.suggestion?.text).toBe('“Pay with the phone wallet”：进行中。');
  });
});

describe('not said to be done', () => {
  it.each([
    'The wallet is not done yet.',
    "The wallet isn't finished.",
    'It will be done by 4 December.',
    'We expect it to be live on Friday.',
    'It should be finished next week.',
    'The wallet is half done.',
    'About 80 % complete.',
    'Is the wallet done?',
    'You asked whether the wallet is live.',
    'Once the wallet is released, we can start the tips.',
    'If the bank answers, the wallet is done on Friday.',
    'The first part is done, the second follows.',
    'The design of the wallet is finished.',
    'We have finished the tests with the first bank.',
    'The wallet is almost done.',
    'Nothing is finished yet.',
    'Still to be done: the certificates.',
    'The wallet was done before and has been opened again.',
    'The release is planned for 4 December.',
    'Live on 4 December.',
    'We agreed a fixed price.',
    'The closed beta starts on Monday.',
    'Your team wrote “the wallet must be finished this week”.',
    'The wallet is done except for refunds.',
    'We need to get this done before Christmas.',
    'It cannot be closed before the bank answers.',
    'The wallet is being fixed.',
    'What is left to do: certificates.',
    'The wallet is ready for your review.',
    'The wallet waits for the bank; the workshop with them is done.',
    'So far three of five banks are done.',
  ])('"%s"', (en) => expect(quotes({ en, issues: ['1'] })).toEqual([]));

  it.each([
    '手机钱包支付还没有完成。',
    '尚未上线。',
    '将于12月4日完成。',
    '预计下周上线。',
    '计划12月4日发布。',
    '完成了一半。',
    '已完成80%。',
    '钱包支付完成了吗？',
    '您询问钱包支付是否已上线。',
    '钱包支付上线后，我们开始做小费功能。',
    '如果银行按时答复，本周五就能完成了。',
    '设计已完成，开发正在进行。',
    '第一阶段已经完成，第二阶段下周开始。',
    '基本完成。',
    '即将上线。',
    '待银行证书到位后上线。',
    '此前已完成，现已重新打开。',
    '完成日期由11月12日改为12月4日。',
    '争取本周完成。',
    '问题正在修复。',
    '暂时无法解决。',
    '还需要两天才能修好。',
    '测试已完成，等待银行确认。',
    '剩余工作：证书。',
  ])('"%s"', (text) => expect(quotes({ 'zh-CN': text, issues: ['1'] })).toEqual([]));

  it('reads no words of a title as words of the text', () => {
    const subject = subjectOf({ work: [{ id: '1', title: 'Tell guests that their order is done' }], lines: [{ en: 'We work on “Tell guests that their order is done”.', issues: ['1'] }] });
    expect(findings(subject)).toEqual([]);
  });
});
