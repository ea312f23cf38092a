import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { endUnlessZero, projectFolder, runNode } from './project.mjs';

const stamp = join(projectFolder, '.cache', 'interface-build');
const built = join(projectFolder, 'static', 'dist');
/** What the built interface depends on: its sources, the contracts and catalogues it imports, and the packages. */
const sources = ['static', 'src', 'package-lock.json'];

/** Builds the interface into static/dist. */
export async function buildInterface() {
  const state = sourceState();
  endUnlessZero(await runNode(['node_modules/vite/bin/vite.js', 'build', '--config', 'static/vite.config.mts', '--logLevel', 'warn']));
  mkdirSync(join(projectFolder, '.cache'), { recursive: true });
  writeFileSync(stamp, state);
}

/** Builds the interface unless the last build was made from these very sources. */
export async function buildInterfaceIfChanged() {
  if (existsSync(built) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceState()) return;
  console.log('Building the interface…');
  await buildInterface();
}

function sourceState() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesOf(join(projectFolder, source))).sort()) {
    hash.update(`${relative(projectFolder, file)}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesOf(path) {
  if (!existsSync(path)) return [];
  if (path === built || /\.test\.tsx?$/.test(path)) return [];
  if (/\.[a-z]+$/i.test(path)) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesOf(join(path, entry.name)) : filesOf(join(path, entry.name)).filter((file) => file !== path),
  );
}
