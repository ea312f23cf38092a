import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleAsForgeDoes } from '../../local/commands/bundle.mjs';
import { projectFolder } from '../../local/installed-site';

export type LoadApp = () => Promise<Record<string, unknown>>;

export const appEntry = join(projectFolder, 'src', 'index.ts');

/** Works with a folder in which this file is bundled as Forge runs it. */
export async function withBundle<Result>(entry: string, work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'candor-bench-'));
  try {
    await bundleAsForgeDoes(entry, folder);
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Works with the back end as Forge runs it. From its sources every `import()` on demand would wait for the thread in which
 * TypeScript is resolved, which no deployed app does.
 */
export const withBundledApp = <Result>(work: (loadApp: LoadApp) => Promise<Result>): Promise<Result> =>
  withBundle(appEntry, (folder) => work(async () => createRequire(__filename)(join(folder, 'index.cjs')) as Record<string, unknown>));
