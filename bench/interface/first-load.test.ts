import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { firstLoadOf } from './first-load';

const files = {
  'page.html': '<link rel="stylesheet" href="./assets/page.css"><script type="module" src="./assets/page.js"></script><link rel="modulepreload" href="./assets/preloaded.js">',
  'assets/page.css': '.page { color: red }',
  'assets/page.js': 'import { shared } from "./shared.js"; export const words = { en: () => import("./words-en-area-1.js"), zh: () => import("./words-zh-area-1.js"), other: () => import("./words-en-other-1.js") }; export const open = () => import("./dialog.js"); console.log(shared);',
  'assets/shared.js': 'export const shared = "everywhere";',
  'assets/preloaded.js': 'console.log("preloaded");',
  'assets/words-en-area-1.js': 'export const en = "Nothing is lost, nothing is told twice, and everybody reads her own language.";',
  'assets/words-zh-area-1.js': 'export const zh = "什么也不会丢失";',
  'assets/words-en-other-1.js': 'export const other = "Words of a dialog nobody has opened.";',
  'assets/dialog.js': 'import { shared } from "./shared.js"; import { large } from "./large.js"; export { large, shared };',
  'assets/large.js': `export const large = "${'only on a click '.repeat(20)}";`,
};

describe('the first load of a page', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'candor-first-load-'));
    mkdirSync(join(folder, 'assets'));
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const gzipped = (...names: (keyof typeof files)[]) => names.reduce((bytes, name) => bytes + gzipSync(files[name], { level: 9 }).length, 0);

  it('is what it names and imports at once, with the words of the longer language', async () => {
    expect(await firstLoadOf(join(folder, 'page.html'), ['area'])).toEqual({
      scripts: gzipped('assets/page.js', 'assets/shared.js', 'assets/preloaded.js'),
      words: gzipped('assets/words-en-area-1.js'),
      styles: gzipped('assets/page.css'),
    });
  });
});
