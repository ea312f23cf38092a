import { limits } from '../../src/platform/limits';
import { newLine, textOf } from './lines';
import { movedByKey, pasted, type Place, removedByBackspace, sameWords, split } from './line-keys';

const line = (id: string, text: string) => ({ ...newLine({ text: text === '' ? {} : { en: text } }), id });
const at = (lineId: string, start: number, end = start): Place => ({ lineId, language: 'en', start, end });
const texts = (lines: Parameters<typeof textOf>[0][] = []) => lines.map((each) => textOf(each, 'en') ?? '');

describe('Enter', () => {
  const lines = [line('a', 'Menu works'), line('b', 'Prices too')];

  it('at the end begins an empty line below, with the caret in it', () => {
    const edit = split(lines, at('a', 10));
    expect(texts(edit?.lines)).toEqual(['Menu works', '', 'Prices too']);
    expect(edit?.focus).toEqual({ lineId: edit?.lines[1]?.id, at: 0 });
    expect(edit?.lines[0]).toBe(lines[0]);
  });

  it('in the middle takes what stands behind it along, and replaces what is selected', () => {
    expect(texts(split(lines, at('a', 4))?.lines)).toEqual(['Menu', ' works', 'Prices too']);
    expect(texts(split(lines, at('a', 4, 5))?.lines)).toEqual(['Menu', 'works', 'Prices too']);
  });

  it('at the start puts an empty line above, and the words keep their issues', () => {
    const edit = split(lines, at('b', 0));
    expect(texts(edit?.lines)).toEqual(['Menu works', '', 'Prices too']);
    expect(edit?.focus).toEqual({ lineId: 'b', at: 0 });
  });

  it('does nothing in an empty line', () => {
    expect(split([line('a', '')], at('a', 0))).toBeUndefined();
  });

  it('leaves the other language where it was', () => {
    const both = { ...line('a', 'Menu works'), text: { en: 'Menu works', 'zh-CN': '菜单可用' } };
    const edit = split([both], at('a', 4));
    expect(edit?.lines.map((each) => each.text['zh-CN'])).toEqual(['菜单可用', undefined]);
  });

  it('splits Candor’s own words as a person’s', () => {
    const own = { ...line('done:1', ''), generated: { en: 'Menu works', 'zh-CN': '菜单可用' } };
    expect(texts(split([own], at('done:1', 4))?.lines)).toEqual(['Menu', ' works']);
    expect(split([own], at('done:1', 10))?.lines[0]).toBe(own);
  });
});

describe('Backspace', () => {
  it('removes an empty line and goes behind the one above', () => {
    const edit = removedByBackspace([line('a', 'Menu'), line('b', '')], at('b', 0));
    expect(texts(edit?.lines)).toEqual(['Menu']);
    expect(edit?.focus).toEqual({ lineId: 'a', at: 4 });
  });

  it('goes before the next one where there is none above, and keeps the only line', () => {
    expect(removedByBackspace([line('a', ''), line('b', 'Menu')], at('a', 0))?.focus).toEqual({ lineId: 'b', at: 0 });
    expect(removedByBackspace([line('a', '')], at('a', 0))).toBeUndefined();
  });

  it('removes nothing that says something or names an issue', () => {
    expect(removedByBackspace([line('a', 'Menu'), line('b', 'x')], at('b', 0))).toBeUndefined();
    expect(removedByBackspace([line('a', 'Menu'), { ...line('b', ''), issueIds: ['1'] }], at('b', 0))).toBeUndefined();
  });
});

describe('a paste', () => {
  it('of several lines makes as many, without bullets, around the caret', () => {
    const edit = pasted([line('a', 'We did: today')], at('a', 8), '- Menu\r\n\r\n- Prices\n- Photos \n');
    expect(texts(edit?.lines)).toEqual(['We did: Menu', 'Prices', 'Photostoday']);
    expect(edit?.focus).toEqual({ lineId: edit?.lines[2]?.id, at: 6 });
  });

  it('keeps what only looks like a bullet', () => {
    expect(texts(pasted([line('a', '')], at('a', 0), '3.5 hours\n2. Menu')?.lines)).toEqual(['3.5 hours', '2. Menu']);
    expect(texts(pasted([line('a', '')], at('a', 0), '1、菜单\n2、价格')?.lines)).toEqual(['菜单', '价格']);
  });

  it('of one line is the browser’s', () => {
    expect(pasted([line('a', 'x')], at('a', 1), 'Menu\n')).toBeUndefined();
  });

  it('loses nothing, however long', () => {
    const many = Array.from({ length: limits.linesInSection + 20 }, (_, index) => `Line ${index}`);
    expect(texts(pasted([line('a', '')], at('a', 0), many.join('\n'))?.lines)).toEqual(many);
  });
});

it('moves a line and keeps the caret, and stops at the ends', () => {
  const lines = [line('a', 'Menu'), line('b', 'Prices')];
  expect(movedByKey(lines, at('b', 2), -1)).toEqual({ lines: [lines[1], lines[0]], focus: { lineId: 'b', at: 2 } });
  expect(movedByKey(lines, at('b', 2), 1)).toBeUndefined();
});

it('tells whether anything was written since', () => {
  const lines = [line('a', 'Menu')];
  expect(sameWords(lines, [{ ...line('a', 'Menu'), generated: { en: 'x', 'zh-CN': 'y' } }])).toBe(true);
  expect(sameWords(lines, [line('a', 'Menus')])).toBe(false);
});
