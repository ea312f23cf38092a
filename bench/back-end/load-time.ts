import { build } from 'esbuild';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectFolder } from '../../local/installed-site';
import { median } from '../median';

export type LoadTime = { milliseconds: number; bytes: number };

const processes = 21;

/** How long Forge would need to load the back end, and an app that does nothing: each in fresh processes of its own, in turn. */
export async function loadTimes(): Promise<{ app: LoadTime; empty: LoadTime; processes: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'candor-bench-'));
  try {
    const app = await bundle(join(projectFolder, 'src', 'index.ts'), join(folder, 'app.cjs'));
    const empty = await bundle(join(__dirname, 'empty-app.ts'), join(folder, 'empty.cjs'));
    const appTimes: number[] = [];
    const emptyTimes: number[] = [];
    for (let process = 0; process < processes; process += 1) {
      appTimes.push(await loadOnce(app));
      emptyTimes.push(await loadOnce(empty));
    }
    const result = (file: string, times: number[]): LoadTime => ({ milliseconds: median(times), bytes: statSync(file).size });
    return { app: result(app, appTimes), empty: result(empty, emptyTimes), processes };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One file with every package inside, made as `npm run package` makes it. */
async function bundle(entry: string, file: string): Promise<string> {
  await build({ entryPoints: [entry], outfile: file, bundle: true, platform: 'node', target: 'node22', format: 'cjs', logLevel: 'error' });
  return file;
}

async function loadOnce(file: string): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(__dirname, 'load-once.cjs'), file]);
  return Number(stdout);
}
