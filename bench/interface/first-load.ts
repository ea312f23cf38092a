import { load } from 'cheerio';
import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

export type FirstLoad = { scripts: number; words: number; styles: number };

/**
 * Gzipped bytes a browser loads before a page of the built UI can show anything: the page's scripts and styles with what they import,
 * and its catalogues in one language, the longer one. What is imported later, on a click, does not count.
 */
export async function firstLoadOf(page: string, catalogues: string[]): Promise<FirstLoad> {
  const html = load(readFileSync(page, 'utf8'));
  const named = (selector: string, attribute: string) => html(selector).get().map((element) => join(dirname(page), html(element).attr(attribute) ?? ''));
  const chunks = await chunksFrom(named('script[src]', 'src'));
  const entry = reached(chunks, [...named('script[src]', 'src'), ...named('link[rel=modulepreload]', 'href')]);
  const words = (['en', 'zh'] as const).map((language) => sizeOf(wordsOf(language, catalogues, chunks)));
  return { scripts: sizeOf(entry), words: Math.max(...words), styles: sizeOf(new Set(named('link[rel=stylesheet]', 'href'))) };
}

type Chunk = { now: string[]; later: string[] };

/** What every chunk imports at once and later, by path. esbuild is only asked to read them. */
async function chunksFrom(entryPoints: string[]): Promise<Map<string, Chunk>> {
  const { metafile } = await build({ entryPoints, bundle: true, format: 'esm', write: false, metafile: true, outdir: 'unwritten', logLevel: 'error' });
  return new Map(
    Object.entries(metafile.inputs).map(([path, { imports }]) => {
      const ofKind = (wanted: string) => imports.filter(({ kind, external }) => kind === wanted && external !== true).map((imported) => join(process.cwd(), imported.path));
      return [join(process.cwd(), path), { now: ofKind('import-statement'), later: ofKind('dynamic-import') }];
    }),
  );
}

function reached(chunks: Map<string, Chunk>, from: string[]): Set<string> {
  const found = new Set(from);
  for (const file of found) for (const next of chunks.get(file)?.now ?? []) found.add(next);
  return found;
}

/** The build names the file of a catalogue by its language: words-en-panel-1a2b.js. */
function wordsOf(language: 'en' | 'zh', catalogues: string[], chunks: Map<string, Chunk>): Set<string> {
  const files = catalogues.map((catalogue) => {
    const file = [...chunks.keys()].find((path) => basename(path).startsWith(`words-${language}-${catalogue}-`));
    if (file === undefined) throw new Error(`The page has no catalogue ${catalogue}.`);
    return file;
  });
  return new Set(files);
}

function sizeOf(files: ReadonlySet<string>): number {
  return [...files].reduce((bytes, file) => bytes + gzipSync(readFileSync(file), { level: 9 }).length, 0);
}
