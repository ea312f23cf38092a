import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundleAsForgeDoes } from './bundle.mjs';
import { installIfMissing } from './installation.mjs';
import { buildInterface } from './interface-build.mjs';
import { projectFolder } from './project.mjs';

await installIfMissing();
process.chdir(projectFolder);
await buildInterface();
await refuseInvalidManifest();
const backEnd = await bundleBackEnd();

console.log('\nsize      gzip      file');
for (const file of [...filesOf(join(projectFolder, 'static', 'dist')), ...backEnd]) {
  const content = readFileSync(file);
  console.log(`${kilobytes(content.length)}  ${kilobytes(gzipSync(content, { level: 9 }).length)}  ${relative(projectFolder, file)}`);
}
console.log('\nThe manifest is valid and both halves bundle. This does not prove a deployment: only `forge deploy` against a real site does.');

/** The same checks the Forge CLI makes before it uploads, without a login. They look for the built interface too. */
async function refuseInvalidManifest() {
  const { validate } = await import('@forge/manifest');
  const { success, errors = [] } = await validate(false);
  const serious = errors.filter((error) => error.level !== 'warning');
  for (const error of errors) console.error(`manifest.yml:${error.line ?? 0}:${error.column ?? 0} ${error.level ?? 'error'}: ${error.message}`);
  if (!success || serious.length > 0) process.exit(1);
  console.log('manifest.yml is valid.');
}

async function bundleBackEnd() {
  const folder = join(projectFolder, 'dist');
  rmSync(folder, { recursive: true, force: true });
  await bundleAsForgeDoes(join(projectFolder, 'src', 'index.ts'), folder);
  return filesOf(folder).filter((file) => file.endsWith('.cjs'));
}

function filesOf(folder) {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesOf(path) : [path]))
    .sort();
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`.padEnd(8);
}
