import fc from 'fast-check';
import { referenceOf, referencePattern } from './reference';
import { excerptOf, languageOfText, wordsOf } from './words';

describe('a title and a text', () => {
  it.each([
    ['Refund', 'How do I do it?', 'Refund\n\nHow do I do it?'],
    ['How do I refund', 'How do I refund an order?', 'How do I refund an order?'],
    ['How do I…', 'How do I refund an order?', 'How do I refund an order?'],
    ['First line second', 'First line\nsecond line', 'First line\nsecond line'],
    ['Only a title', '', 'Only a title'],
    ['', 'Only a text', 'Only a text'],
    [undefined, '', ''],
    ['🎉', '🎉🎉', '🎉🎉'],
  ])('%j and %j are %j', (title, text, words) => {
    expect(wordsOf(title, text)).toBe(words);
  });

  it('lose nothing', () => {
    const words = fc.string({ minLength: 1 }).map((text) => text.replace(/\s+/g, ' ').trim());
    fc.assert(fc.property(words, words, (title, text) => wordsOf('', text) === text && wordsOf(title, text).endsWith(text)));
  });
});

describe('an excerpt', () => {
  it('never ends in half a character', () => {
    expect(excerptOf(`${'x'.repeat(499)}🎉 more`)).toBe('x'.repeat(499));
    expect(excerptOf('short')).toBe('short');
  });
});

describe('the language of a text', () => {
  it.each([
    ['退款按钮在哪里？', 'zh-CN'],
    ['The 退款 button', 'zh-CN'],
    ['返金ボタンはどこですか', 'en'],
    ['Onde está o botão?', 'en'],
    ['🎉', 'en'],
  ])('of %s is %s', (text, language) => {
    expect(languageOfText(text)).toBe(language);
  });
});

describe('a reference', () => {
  it('is the same for the same, and has nothing to mistake and no word in it', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        const reference = referenceOf(id);
        expect(referenceOf(id)).toBe(reference);
        expect(reference).toMatch(/^F-[2-9BCDFGHJKMNPQRSTVWXYZ]{4}$/);
        expect(referencePattern.exec(`Something · ${reference}`)?.[0]).toBe(reference);
      }),
    );
  });

  it('hardly ever names two things of the same client', () => {
    const references = Array.from({ length: 200 }, (_, index) => referenceOf(`request-${10_000 + index}`));
    expect(new Set(references).size).toBeGreaterThanOrEqual(199);
  });
});
