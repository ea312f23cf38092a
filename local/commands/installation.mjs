import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endUnlessZero, projectFolder, run } from './project.mjs';

const lockfile = join(projectFolder, 'package-lock.json');
const stamp = join(projectFolder, 'node_modules', '.candor-installed');
/** npm writes it last, so an interrupted installation has none. */
const npmRecord = join(projectFolder, 'node_modules', '.package-lock.json');

/** Installs the packages when they are missing or the lockfile is another than the installed one. */
export async function installIfMissing() {
  const wanted = createHash('sha256').update(readFileSync(lockfile)).digest('hex');
  if (isInstalled(wanted)) return;
  console.log('Installing packages (npm ci)…');
  endUnlessZero(await run('npm', ['ci', '--no-audit', '--no-fund'], { quiet: true }));
  writeFileSync(stamp, wanted);
}

function isInstalled(wanted) {
  if (!existsSync(npmRecord)) return false;
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === wanted;
  // Installed by hand with npm: as new as the lockfile means the same packages.
  if (statSync(npmRecord).mtimeMs < statSync(lockfile).mtimeMs) return false;
  writeFileSync(stamp, wanted);
  return true;
}
