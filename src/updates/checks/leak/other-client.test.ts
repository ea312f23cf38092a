import { type Leaky, quotesIn, leaksIn } from './leak-fixture';

const found = (text: string, more: Partial<Leaky> = {}) => quotesIn({ lines: [{ text }], ...more });

describe('another client', () => {
  it.each([
    ['by name', 'We reuse what we built for Northwind Traders.', 'Northwind Traders'],
    ['with its legal form', 'As for Northwind Traders Ltd. last year', 'Northwind Traders Ltd.'],
    ['in any case and width', 'as for ＮＯＲＴＨＷＩＮＤ traders', 'ＮＯＲＴＨＷＩＮＤ traders'],
    ['over a line break', 'As for Northwind\nTraders', 'Northwind\nTraders'],
    ['with a mark nobody sees', 'As for North\u200bwind Traders', 'North\u200bwind Traders'],
    ['as an owner', "Northwind Traders' import runs first.", 'Northwind Traders'],
    ['in Chinese', '这与晨光会员的做法相同。', '晨光会员'],
    ['in Chinese with its legal form', '晨光会员有限公司也用它', '晨光会员有限公司'],
    ['within Chinese', '参照Northwind Traders的方案', 'Northwind Traders'],
    ['by a common word that is its name', 'We tried it with Summit first.', 'Summit'],
    ['by two common words that are its name', 'We tried it with Next Step first.', 'Next Step'],
    ['by one of its people', 'Erika Holm liked it as well.', 'Erika Holm'],
    ['by one of its people in Chinese', '李晓明也喜欢。', '李晓明'],
    ['by one of its people’s short names', 'We asked Mark about it.', 'Mark'],
    ['by its domain', 'See https://shop.northwind-traders.com/start for how it looks.', 'shop.northwind-traders.com'],
    ['by an address of its domain', 'Write to sales@northwind-traders.com.', 'sales@northwind-traders.com'],
    ['by an address of its people at a public host', 'Write to Bo.Lund77@gmail.com.', 'Bo.Lund77@gmail.com'],
    ['by its Chinese domain', '详见 chenguang.cn', 'chenguang.cn'],
    ['whose name begins like hers', 'The same as for Harbor, last year.', 'Harbor'],
  ])('is found %s', (_, text, quote) => {
    expect(found(text)).toEqual([`other-client: ${quote}`]);
  });

  it.each([
    ['the client herself', 'Harbor Coffee opens two shops.'],
    ['her people', 'Ana Silva and 王芳 have seen it. Ana likes it.'],
    ['her domain', 'Write to orders@harbor-coffee.com.'],
    ['a public host of addresses', 'Customers with gmail.com addresses can sign in.'],
    ['a common word in small letters', 'We reached the summit of the load test. The next step is the shop.'],
    ['a common word where a sentence begins', 'Summit reached: all tests pass. Mark the date.'],
    ['a part of a longer word', 'The northwinds and the Summiteers'],
    ['a part of a name', 'The traders agree.'],
    ['ordinary Chinese', '早晨光线好的时候效果最佳，会员可以看到。'],
  ])('is not %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  it('may be told where the plan says so, and only by these words', () => {
    expect(found('As for Northwind Traders and Summit', { mayTell: { words: ['northwind traders'] } })).toEqual(['other-client: Summit']);
  });

  it('is no leak where the client wrote of it herself, or reads of it where both of us can', () => {
    expect(found('As for Northwind Traders', { guarded: { publicTexts: ['Can it do what Northwind Traders has?'] } })).toEqual([]);
    // What slipped through once is not hers to know because of that.
    expect(found('As for Northwind Traders', { guarded: { toldTexts: ['As for Northwind Traders'] } })).toHaveLength(1);
  });

  it('is none where both are the same client, whatever the legal form', () => {
    expect(found('Erika Holm agreed.', { guarded: { others: [{ engagementId: 'e9', name: 'Harbor Coffee GmbH', people: [{ name: 'Erika Holm' }] }] } })).toEqual([]);
  });

  it('is found in the title of an issue she sees, in an answer, in a link, and in what every message says', () => {
    const line = { text: '“Northwind Traders export” is done', issueIds: ['1'], generated: true };
    const title = { id: '1', key: 'HAR-1', summary: 'Northwind Traders export', status: 'Done', category: 'done' as const, titles: { en: 'Northwind Traders export', 'zh-CN': '' }, blocked: false, overdue: false, reopened: false, visible: true };
    expect(quotesIn({ lines: [line, { text: 'Summit helps us.', part: 'response' }, { text: 'Demo https://northwind-traders.com', part: 'link' }], issues: [title], team: { howToReach: 'Ask Erika Holm.' } })).toEqual([
      'other-client: Northwind Traders',
      'other-client: northwind-traders.com',
      'other-client: Erika Holm',
    ]);
  });

  it('sits on its line and says nothing of the other client but the words', () => {
    const [finding] = leaksIn({ lines: [{ text: 'Erika Holm liked it.' }] });
    expect(finding).toMatchObject({ level: 'stop', lineId: 'line-0', section: 'moving', language: 'en', parameters: { words: 'Erika Holm' } });
    expect(JSON.stringify(finding)).not.toContain('Northwind');
  });
});
