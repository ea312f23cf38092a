import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endUnlessZero, projectFolder, runNode } from './project.mjs';

const stamp = join(projectFolder, '.cache', 'interface-build');
const built = join(projectFolder, 'static', 'dist');
/** What the built interface depends on: its sources, the contracts and catalogues it imports, and the packages. */
const sources = ['static', 'src', 'package-lock.json'];

/** Under another NODE_ENV, a test runner's say, React's development build would be bundled in part. */
const production = { environment: { NODE_ENV: 'production' } };

/** As in manifest.yml: a folder below static/dist each. */
const resources = ['ui', 'portal-feedback', 'portal-panel', 'portal-request', 'portal-preferences'];

/** Builds the interface into static/dist. */
export async function buildInterface() {
  const state = sourceState();
  rmSync(built, { recursive: true, force: true });
  for (const resource of resources) {
    endUnlessZero(await runNode(['node_modules/vite/bin/vite.js', 'build', '--config', 'static/vite.config.mts', '--mode', resource, '--logLevel', 'warn'], production));
  }
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
  for (const file of sources.flatMap(filesOf).sort()) hash.update(`${file}\0`).update(readFileSync(join(projectFolder, file))).update('\0');
  return hash.digest('hex');
}

/** Paths below the project; tests and the build itself do not count. */
function filesOf(source) {
  if (statSync(join(projectFolder, source)).isFile()) return [source];
  return readdirSync(join(projectFolder, source), { recursive: true })
    .map((name) => join(source, name))
    .filter((file) => !file.startsWith('src') || file.endsWith('contract.ts') || file.startsWith(join('src', 'i18n')))
    .filter((file) => !file.startsWith(join('static', 'dist')) && !/\.test\.tsx?$/.test(file) && statSync(join(projectFolder, file)).isFile());
}
