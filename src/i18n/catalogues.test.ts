import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from './translate';
import { translate } from './translate';

const folder = (language: string) => join(__dirname, language);
const files = readdirSync(folder('en'));
const load = async (language: string, file: string) => Object.values((await import(join(folder(language), file))) as Record<string, Catalogue>);
const places = (catalogue: Catalogue, key: string) =>
  [...JSON.stringify(catalogue[key]).matchAll(/\{(\w+)\}/g)].map(([, name]) => name).filter((name, index, all) => all.indexOf(name) === index).sort();

describe('the catalogues', () => {
  it('has the same files in every language', () => {
    expect(readdirSync(folder('zh-CN'))).toEqual(files);
  });

  it.each(files)('%s says everything in Chinese with the same places', async (file) => {
    const [english, chinese] = [await load('en', file), await load('zh-CN', file)];
    english.forEach((catalogue, index) => {
      const other = chinese[index] ?? {};
      expect(Object.keys(other).sort()).toEqual(Object.keys(catalogue).sort());
      for (const key of Object.keys(catalogue)) expect({ key, places: places(other, key) }).toEqual({ key, places: places(catalogue, key) });
    });
  });
});

describe('translate', () => {
  const catalogue = { lines: { one: '{count} line for {name}', other: '{count} lines for {name}' }, plain: 'Hello {name}' };

  it('chooses the form by number and formats it', () => {
    expect(translate(catalogue, 'en', 'lines', { count: 1, name: 'Ana' })).toBe('1 line for Ana');
    expect(translate(catalogue, 'en', 'lines', { count: 1200, name: 'Ana' })).toBe('1,200 lines for Ana');
  });

  it('keeps a place readable when its parameter is missing, and never fills places inside values', () => {
    expect(translate(catalogue, 'en', 'plain')).toBe('Hello {name}');
    expect(translate(catalogue, 'en', 'lines', { count: 2, name: '{count}' })).toBe('2 lines for {count}');
  });
});
