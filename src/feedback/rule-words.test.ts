import fc from 'fast-check';
import { searchable, wordsIn } from './rule-words';

const found = (word: string, text: string) => wordsIn([word], searchable(text)).length === 1;

describe('words of a rule', () => {
  it.each([
    ['invoice', 'The INVOICE is late'],
    ['invoice', '(invoice)'],
    ['invoice', 'invoice'],
    ['client', "the client's wish"],
    ['credit note', 'a Credit\n  note, please'],
    ['straße', 'In der STRASSE: Straße'],
    ['café', 'Cafe\u0301 Harbor'],
    ['ＡＰＩ', 'our api'],
    ["doesn't", 'it doesn’t'],
    ['发票', '请开发票给我'],
    ['支付 失败', '提示支付 失败'],
    ['App打不开', '你们的App打不开了'],
    ['app', '你们的App打不开了'],
    ['결제', '결제가 안 돼요'],
    ['C++', 'We use C++.'],
    ['.*', 'a regular .* expression'],
    ['a.b', 'see a.b here'],
    ['(urgent)', 'this is (URGENT) now'],
    ['$100', 'It costs $100'],
    ['🔥', 'it is🔥!'],
    ['in\u200bvoice', 'invoice'],
  ])('%s stands in %j', (word, text) => expect(found(word, text)).toBe(true));

  it.each([
    ['invoice', 'invoices'],
    ['invoice', 'reinvoice'],
    ['art', 'start of the party'],
    ['note', 'credit\nnotes'],
    ['credit note', 'credit, note'],
    ['note due', 'a footnote due, and a note'],
    ['due note', 'a due notebook, and a note'],
    ['.*', 'anything'],
    ['a.b', 'axb'],
    ['[a-z]+', 'abc'],
    ['(a+)+$', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'],
    ['', 'anything'],
    [' \u200b ', 'anything'],
    ['App打不开', '你们的myApp打不开了'],
    ['发票', '发 票'],
    ['привет', 'приветик'],
  ])('%s does not stand in %j', (word, text) => expect(found(word, text)).toBe(false));

  it('finds every word in a text made of it, whatever it is written with', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }), (word) => {
        fc.pre(/[^\s\p{Cf}]/u.test(word.normalize('NFKC')));
        expect(found(word, `before, ${word} , after`)).toBe(true);
      }),
    );
  });

  it('answers the words as they were typed', () => expect(wordsIn(['Refund', '退款', 'nothing'], searchable('REFUND 退款')))
    .toEqual(['Refund', '退款']));

  it('reads 10,000 lines, markup and a million characters of one kind', () => {
    expect(found('needle', `${'line of hay\n'.repeat(10_000)}needle`)).toBe(true);
    expect(found('alert', '<script>alert(1)</script>')).toBe(true);
    for (const text of ['a'.repeat(1_000_000), 'a '.repeat(500_000), '字'.repeat(1_000_000), '\u0301'.repeat(1_000_000)]) expect(wordsIn(['needle', 'a b', '针'], searchable(text))).toEqual([]);
  });
});
